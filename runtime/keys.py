"""Where keys are kept: each in a file of its own that its owner alone reads, the public half beside it."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from runtime.failures import Failure, NotFound
from tlog.encoding import Malformed
from tlog.keys import KEY_BYTES, KeyKind, SigningKey, VerifierKey

OWNER_ONLY = 0o600
OTHERS = 0o077


class KeyUnfit(Failure):
    """A key cannot be made or used."""

    code = "key-unfit"


def make_key(file: Path, *, name: str, kind: KeyKind) -> SigningKey:
    """A new key in a new file.

    :raises KeyUnfit: when there is one already, or nobody can have that name.
    """
    try:
        key = SigningKey(name=name, kind=kind, seed=secrets.token_bytes(KEY_BYTES))
    except Malformed as error:
        raise KeyUnfit(f"{error}.".capitalize(), next="Name it like record.example.gov.uk/log.") from error
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except FileExistsError as error:
        raise KeyUnfit(
            f"There is a key in {file} already.", next="Keep it: what it signed can be checked by it alone."
        ) from error
    with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
        opened.write(key.secret_text() + "\n")
    _write_public(file, key.verifier)
    return key


def read_key(file: Path, *, kind: KeyKind) -> SigningKey:
    """The key in a file.

    :raises NotFound: when there is no such file.
    :raises KeyUnfit: when it is not such a key, or others can read it.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise NotFound(f"There is no key in {file}.", next=_how_to_make(kind)) from error
    except OSError as error:
        raise KeyUnfit(f"{file} cannot be read: {error.strerror}.", next="Run this as its owner.") from error
    if file.stat().st_mode & OTHERS:
        raise KeyUnfit(f"Others can read {file}.", next=f"Close it with: chmod 600 {file}")
    with suppress(Malformed):
        key = SigningKey.parse(text.strip())
        if key.kind is kind:
            return key
    raise KeyUnfit(f"{file} is not the key of a {kind.name.lower()}.", next=_how_to_make(kind))


def read_public(file: Path) -> VerifierKey:
    """The public half of the key in a file; the key itself is not looked at.

    :raises NotFound: when it is not there.
    """
    beside = public_file(file)
    try:
        return VerifierKey.parse(beside.read_text(encoding="utf-8").strip())
    except (OSError, Malformed) as error:
        raise NotFound(
            f"There is no public key in {beside}.", next="Make a key with: lockgate admin key make"
        ) from error


def next_key_file(file: Path) -> Path:
    """Where the key lies that is to sign after the one in a file."""
    return file.with_name(f"{file.name}.new")


def retire_key(file: Path) -> Path:
    """Puts the next key in the place of the log's key in a file, which is kept under another name: that one.

    The key itself is put there last, at once: what was interrupted before that is done again.

    :raises NotFound: when one of them is not there.
    :raises KeyUnfit: when one of them is no key of a log, or others can read it.
    """
    following = next_key_file(file)
    former, key = (read_key(each, kind=KeyKind.LOG).verifier for each in (file, following))
    kept = file.with_name(f"{file.name}.{former.id.hex()}")
    with suppress(FileExistsError):
        kept.hardlink_to(file)
    _write_public(kept, former)
    _write_public(file, key)
    following.replace(file)
    public_file(following).unlink(missing_ok=True)
    return kept


def publics_beside(file: Path) -> tuple[VerifierKey, ...]:
    """The public halves of the key in a file, and of those before and after it that lie beside it.

    :raises NotFound: when that of the key itself is not there, or one of them is none.
    """
    others = sorted(file.parent.glob(f"{file.name}.*.pub"))
    return (read_public(file), *(read_public(each.with_suffix("")) for each in others))


def public_file(file: Path) -> Path:
    """Where the public half of a key lies."""
    return file.with_name(f"{file.name}.pub")


def _write_public(file: Path, key: VerifierKey) -> None:
    public_file(file).write_text(f"{key}\n", encoding="utf-8")


def _how_to_make(kind: KeyKind) -> str:
    match kind:
        case KeyKind.LOG:
            return "Make one with: lockgate admin key make"
        case KeyKind.WITNESS:
            return "Make one with: lockgate witness key NAME"
