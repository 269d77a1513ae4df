"""No byte of a pack can be changed without the verifier's notice."""

from pathlib import Path

import pytest

from packs.verify_pack import ALTERED, NOT_A_PACK, VERIFIED, main, verify
from tests.packs.facts import small_record
from tests.packs.packing import ONE_WITNESS, changed, checkpoint, packed, zipped, zipped_as_given

# Without cosignatures under the earlier checkpoint: nobody asks for any there.
FILES = packed(small_record(), before=checkpoint(small_record().leaves[:3], cosigners=()))
SMALL = zipped(FILES)
# Signed by nobody, and said to be so: what stands there an attacker may write with the manifest in agreement.
FREE = {"README.txt", "MANIFEST.json"}


def test_every_byte_of_a_pack_matters() -> None:
    assert verify(SMALL, ONE_WITNESS).code == VERIFIED
    for place in range(len(SMALL)):
        for change in (0x01, 0x80, 0xFF):
            turned = bytearray(SMALL)
            turned[place] ^= change
            assert verify(bytes(turned), ONE_WITNESS).code in (ALTERED, NOT_A_PACK), (place, change)


@pytest.mark.parametrize("name", sorted(set(FILES) - FREE))
def test_every_byte_matters_even_when_check_sums_and_manifest_are_made_to_agree(name: str) -> None:
    for place in range(len(FILES[name])):
        turned = bytearray(FILES[name])
        turned[place] ^= 0x01
        files = changed(FILES, {name: bytes(turned)})
        pack = zipped_as_given(sorted((name.encode(), content) for name, content in files.items()))
        assert verify(pack, ONE_WITNESS).code != VERIFIED, place


def test_no_pack_that_is_cut_short_is_verified() -> None:
    for size in range(len(SMALL)):
        assert verify(SMALL[:size], ONE_WITNESS).code == NOT_A_PACK, size


def test_words_out_of_a_pack_give_a_terminal_no_orders() -> None:
    record = small_record()
    record.add("release-shepway-fom/\x1b[2J", "stage-entered", {})
    record.add("release-shepway-fom/\x1b[2J", "stage-entered\x1b[31m", {})
    record.leaves[-1] = type(record.leaves[-1])(
        position=8, stream="", type="", schema=1, envelope=record.leaves[-1].envelope, salt=None, body=None
    )
    report = verify(zipped(packed(record)), ONE_WITNESS)
    assert report.code == ALTERED
    assert "\x1b" not in report.text()


def test_the_exit_code_is_the_verdict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack, trust = tmp_path / "pack.zip", tmp_path / "policy.txt"
    pack.write_bytes(SMALL)
    trust.write_bytes(ONE_WITNESS)
    assert main([str(pack), "--trust", str(trust)]) == VERIFIED
    assert "VERIFIED. This is the record that the log signed" in capsys.readouterr().out
    pack.write_bytes(SMALL.replace(b"Ready.", b"Steady", 1))
    assert main([str(pack), "--trust", str(trust)]) == ALTERED
    said = capsys.readouterr().out
    assert ("ALTERED" in said, "the body of fact " in said) == (True, True)


@pytest.mark.parametrize("typed", [[], ["pack.zip"], ["no-such.zip", "--trust", "no-such.txt"], ["--trust"]])
def test_what_is_typed_wrongly_is_never_taken_for_a_verdict(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(typed)
    except SystemExit as left:
        code = int(str(left.code))
    assert code == NOT_A_PACK


def test_an_empty_file_is_not_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty, trust = tmp_path / "pack.zip", tmp_path / "policy.txt"
    empty.touch()
    trust.write_bytes(ONE_WITNESS)
    assert main([str(empty), "--trust", str(trust)]) == NOT_A_PACK
