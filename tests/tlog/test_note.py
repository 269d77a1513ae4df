"""Notes: what is a signature, and what is none."""

from dataclasses import replace

import pytest

from tests.tlog.people import AUDITOR, BEDFORD, SHEPWAY, log_key
from tlog.encoding import Malformed
from tlog.keys import KeyKind, SigningKey, VerifierKey
from tlog.note import Note, Signature, SignatureRefused, cosign, sign, signatures_of

TEXT = "record.shepway.example/log\n1\nhoho\n"
NOTE = sign(TEXT, SHEPWAY)
LINE = NOTE.signatures[0].line


# The example of c2sp.org/signed-note.
PUBLISHED_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
PUBLISHED_NOTE = (
    "This is an example message.\n\n\N{EM DASH} example.com/foo"
    " Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)


def test_the_published_example_verifies() -> None:
    key = VerifierKey.parse(PUBLISHED_KEY)
    assert str(key) == PUBLISHED_KEY
    assert key in signatures_of(Note.parse(PUBLISHED_NOTE.encode()), [key])


def test_a_note_is_read_back_as_it_was_written() -> None:
    assert Note.parse(NOTE.encoded()) == NOTE
    assert SHEPWAY.verifier in signatures_of(NOTE, [SHEPWAY.verifier])


def test_keys_are_read_back_as_they_were_written() -> None:
    for key in (SHEPWAY, AUDITOR):
        assert SigningKey.parse(key.secret_text()) == key
        assert VerifierKey.parse(str(key.verifier)) == key.verifier


def test_a_private_key_does_not_show_itself() -> None:
    assert SHEPWAY.seed.hex() not in repr(SHEPWAY)
    assert str(SHEPWAY.seed) not in repr(SHEPWAY)
    text = SHEPWAY.secret_text()
    with pytest.raises(Malformed) as refused:
        SigningKey.parse(text[:-3])
    assert text[-20:-3] not in str(refused.value)


def test_a_text_may_have_empty_lines() -> None:
    note = sign("one\n\ntwo\n", SHEPWAY)
    assert Note.parse(note.encoded()).text == "one\n\ntwo\n"


def test_signatures_of_strangers_are_passed_over() -> None:
    both = NOTE.with_signatures(sign(TEXT, BEDFORD).signatures)
    assert list(signatures_of(both, [SHEPWAY.verifier])) == [SHEPWAY.verifier]
    assert signatures_of(both, [log_key(SHEPWAY.name, "another").verifier]) == {}


def test_a_wrong_signature_of_a_known_key_spoils_the_note() -> None:
    changed = replace(NOTE, text=TEXT.replace("1", "2"))
    with pytest.raises(SignatureRefused):
        signatures_of(changed, [SHEPWAY.verifier])
    twice = NOTE.with_signatures([replace(NOTE.signatures[0], value=b"\0" * 64)])
    with pytest.raises(SignatureRefused):
        signatures_of(twice, [SHEPWAY.verifier])


def test_a_cosignature_says_when_it_was_given() -> None:
    cosignature = cosign(NOTE, AUDITOR, seconds=1_800_000_000)
    seen = signatures_of(NOTE.with_signatures([cosignature]), [AUDITOR.verifier])
    assert seen[AUDITOR.verifier].seconds == 1_800_000_000


def test_a_cosignature_with_another_time_is_refused() -> None:
    cosignature = cosign(NOTE, AUDITOR, seconds=1_800_000_000)
    for seconds in (0, 1_800_000_001, 2**63):
        later = replace(cosignature, value=seconds.to_bytes(8, "big") + cosignature.value[8:])
        with pytest.raises(SignatureRefused):
            signatures_of(NOTE.with_signatures([later]), [AUDITOR.verifier])


def test_a_log_does_not_cosign_and_a_witness_does_not_sign() -> None:
    with pytest.raises(ValueError, match="does not cosign"):
        cosign(NOTE, SHEPWAY, seconds=1)
    with pytest.raises(ValueError, match="does not sign"):
        sign(TEXT, AUDITOR)
    with pytest.raises(ValueError, match="when it was given"):
        cosign(NOTE, AUDITOR, seconds=0)


def test_the_same_key_has_another_id_for_another_kind() -> None:
    as_witness = SigningKey(name=SHEPWAY.name, kind=KeyKind.WITNESS, seed=SHEPWAY.seed)
    assert as_witness.verifier.id != SHEPWAY.verifier.id


@pytest.mark.parametrize(
    "note",
    [
        "",
        "text\n",
        "text\n\n",
        TEXT + LINE,
        TEXT + "\n" + LINE[:-1],
        TEXT + "\n" + LINE.replace("\n", "\r\n"),
        TEXT.replace("\n", "\r\n") + "\n" + LINE,
        TEXT + "\n" + LINE.replace("\N{EM DASH}", "-"),
        TEXT + "\n" + LINE + "more\n",
        TEXT + "\n" + LINE.replace(" record", "  record"),
        TEXT + "\n" + LINE.replace("record.", "record+"),
        TEXT + "\n" + LINE.replace("record.", "record.\N{NO-BREAK SPACE}"),
        TEXT + "\n" + LINE[:-4] + "\n",
        TEXT + "\n" + LINE.replace("==\n", "\n").replace("=\n", "\n"),
        TEXT + "\n" + LINE[:-1] + " \n",
        TEXT + "\n\N{EM DASH} name AAAA\n",
        TEXT + "\n" + LINE * 101,
        "tab\there\n\n" + LINE,
        "x" * 1_000_001 + "\n\n" + LINE,
    ],
)
def test_what_is_not_in_the_form_of_a_note_is_refused(note: str) -> None:
    with pytest.raises(Malformed):
        Note.parse(note.encode())


def test_a_note_is_utf_8() -> None:
    with pytest.raises(Malformed):
        Note.parse(NOTE.encoded().replace(b"hoho", b"h\xffho"))


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "name",
        "name+530d903a",
        PUBLISHED_KEY.replace("530d903a", "530D903A"),
        PUBLISHED_KEY.replace("530d903a", "530d903b"),
        PUBLISHED_KEY.replace("example.com/foo", "example.com/fop"),
        PUBLISHED_KEY.replace("example.com/foo", "example.com foo"),
        PUBLISHED_KEY + "=",
        PUBLISHED_KEY[:-4],
        PUBLISHED_KEY.replace("+AekyeRrm", "+AukyeRrm"),
    ],
)
def test_what_is_not_a_key_is_refused(vkey: str) -> None:
    with pytest.raises(Malformed):
        VerifierKey.parse(vkey)


def test_a_key_that_is_no_point_of_the_curve_verifies_nothing() -> None:
    key = VerifierKey(name="x", kind=KeyKind.LOG, public=b"\xff" * 32)
    assert not key.verifies(b"text", b"\0" * 64)


def test_no_signature_is_added_twice() -> None:
    again = [
        Signature(
            name=NOTE.signatures[0].name, key_id=NOTE.signatures[0].key_id, value=NOTE.signatures[0].value
        )
    ]
    assert NOTE.with_signatures(again) == NOTE
