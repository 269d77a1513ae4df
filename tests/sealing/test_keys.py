"""How the log's next key takes the place of the one before."""

from pathlib import Path

import pytest

from runtime.keys import make_key, next_key_file, publics_beside, read_key, read_public, retire_key
from tlog.keys import KeyKind, SigningKey

LOG = KeyKind.LOG


@pytest.mark.parametrize("step", ["hardlink_to", "write_text", "replace", "unlink"])
def test_a_retirement_that_was_interrupted_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file = tmp_path / "log.key"
    former, following = _made(file), _made(next_key_file(file))
    with monkeypatch.context() as interrupted:
        interrupted.setattr(Path, step, _interrupt)
        with pytest.raises(KeyboardInterrupt):
            retire_key(file)
    assert read_key(file, kind=LOG) in (former, following)
    if next_key_file(file).exists():
        retire_key(file)
    assert (read_key(file, kind=LOG), read_public(file)) == (following, following.verifier)
    assert read_key(tmp_path / f"log.key.{former.verifier.id.hex()}", kind=LOG) == former
    assert set(publics_beside(file)) == {former.verifier, following.verifier}


def _made(file: Path) -> SigningKey:
    return make_key(file, name="record.example/log", kind=LOG)


def _interrupt(*_args: object, **_options: object) -> None:
    raise KeyboardInterrupt
