"""OpenSSL finds the log's signature under a checkpoint good, and under an altered one false."""

import shutil
import subprocess
from base64 import b64encode
from pathlib import Path

from tests.packs.facts import small_record
from tests.packs.packing import LOG_KEY, packed
from tests.packs.verifiers import lacking
from tlog.note import Note

BEGIN, END = "-----BEGIN PUBLIC KEY-----", "-----END PUBLIC KEY-----"
# What RFC 8410 has in front of an Ed25519 key.
ED25519 = bytes.fromhex("302a300506032b6570032100")


def test_openssl_verifies_the_checkpoint_of_a_pack(tmp_path: Path) -> None:
    note = Note.parse(packed(small_record())["log/checkpoint"])
    assert _is_signed(note.text, note.signatures[0].value, tmp_path)
    assert not _is_signed(note.text.replace("\n6\n", "\n5\n"), note.signatures[0].value, tmp_path)


def _is_signed(text: str, signature: bytes, folder: Path) -> bool:
    if not shutil.which("openssl"):
        lacking("OpenSSL (Debian: openssl)")
    key = b64encode(ED25519 + LOG_KEY.verifier.public).decode()
    (folder / "key.pem").write_text(f"{BEGIN}\n{key}\n{END}\n")
    (folder / "text").write_text(text, newline="")
    (folder / "signature").write_bytes(signature)
    typed = "openssl pkeyutl -verify -rawin -pubin -inkey key.pem -in text -sigfile signature"
    return subprocess.run(typed.split(), cwd=folder, capture_output=True, check=False).returncode == 0
