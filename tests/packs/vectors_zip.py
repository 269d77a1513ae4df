"""Files that are no pack, and policies that tell nobody whom to trust."""

import zipfile
from collections.abc import Callable
from io import BytesIO

from tests.packs.packing import LOG_KEY, ONE_WITNESS, WITNESS, Files, resaid, zipped, zipped_as_given


def _members(files: Files) -> list[tuple[bytes, bytes]]:
    return sorted((name.encode(), content) for name, content in files.items())


def _with_member(name: bytes, content: bytes = b"") -> Callable[[Files], bytes]:
    return lambda files: zipped_as_given(sorted([*_members(files), (name, content)]))


def _by_another_program(
    files: Files, *, compression: int = zipfile.ZIP_STORED, comment: bytes = b""
) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", compression) as written:
        written.comment = comment
        for name, content in sorted(files.items()):
            written.writestr(zipfile.ZipInfo(name), content, compression)
    return target.getvalue()


def _bomb(files: Files) -> bytes:
    return _by_another_program(
        {**files, "evidence/bomb": bytes(64 * 1024 * 1024)}, compression=zipfile.ZIP_DEFLATED
    )


def _turned(place: int, byte: int) -> Callable[[Files], bytes]:
    """The zip file with one byte of its end changed."""

    def make(files: Files) -> bytes:
        content = bytearray(zipped(files))
        content[place] = byte
        return bytes(content)

    return make


NO_PACKS: dict[str, Callable[[Files], bytes]] = {
    "no-zip": lambda files: b"This is not a pack.",
    "one-byte": lambda files: b"P",
    "pdf": lambda files: b"%PDF-1.7\n" + zipped(files),
    "zip-cut": lambda files: zipped(files)[:-1],
    "zip-cut-in-half": lambda files: zipped(files)[: len(zipped(files)) // 2],
    "zip-with-words-behind": lambda files: zipped(files) + b"\n",
    "zip-with-a-zip-behind": lambda files: zipped(files) + zipped(files),
    "zip-of-another-program": _by_another_program,
    "zip-compressed": lambda files: _by_another_program(files, compression=zipfile.ZIP_DEFLATED),
    "zip-with-comment": lambda files: _by_another_program(files, comment=b"Trust me."),
    "zip-bomb": _bomb,
    "zip-name-twice": lambda files: zipped_as_given([_members(files)[0], *_members(files)]),
    "zip-last-name-twice": lambda files: zipped_as_given([*_members(files), _members(files)[-1]]),
    "zip-out-of-order": lambda files: zipped_as_given(_members(files)[::-1]),
    "zip-absolute-name": _with_member(b"/etc/passwd"),
    "zip-name-that-leads-up": _with_member(b"../policy.txt"),
    "zip-name-that-leads-up-within": _with_member(b"log/../policy.txt"),
    "zip-name-of-windows": _with_member(b"log\\checkpoint"),
    "zip-name-with-a-drive": _with_member(b"C:policy.txt"),
    "zip-name-with-a-zero": _with_member(b"log/checkpoint\0.txt"),
    "zip-name-not-ascii": _with_member("évidence".encode()),
    "zip-name-empty": _with_member(b""),
    "zip-folder": _with_member(b"log/"),
    "zip-hidden-name": _with_member(b"log/.checkpoint"),
    "zip-name-with-an-end-of-line": _with_member(b"zz\n"),
    "zip-link": lambda files: zipped_as_given(_members(files), attributes=0o120777 << 16),
    "zip-program": lambda files: zipped_as_given(_members(files), attributes=0o100755 << 16),
    "zip-of-nothing": lambda files: b"PK\x05\x06" + bytes(18),
    "zip-of-two-disks": _turned(-18, 1),
    "zip-that-counts-wrongly": _turned(-12, 1),
    "zip-without-manifest": lambda files: zipped(
        {name: each for name, each in files.items() if name != "MANIFEST.json"}
    ),
    "pack-of-a-later-form": lambda files: zipped(resaid(files, format="lockgate-pack/2")),
    "manifest-is-a-list": lambda files: zipped({**files, "MANIFEST.json": b"[]"}),
}

NO_TRUST: dict[str, bytes] = {
    "trust-empty": b"",
    "trust-without-log": b"quorum none\n",
    "trust-without-quorum": f"log {LOG_KEY.verifier}\n".encode(),
    "trust-with-carriage-returns": ONE_WITNESS.replace(b"\n", b"\r\n"),
    "trust-quorum-twice": ONE_WITNESS + b"quorum none\n",
    "trust-quorum-unknown": ONE_WITNESS.replace(b"quorum anybody", b"quorum everybody"),
    "trust-group-too-small": ONE_WITNESS.replace(b"any kent", b"3 kent"),
    "trust-group-of-nobody": ONE_WITNESS.replace(b" any kent neighbour", b" any"),
    "trust-group-of-none": ONE_WITNESS.replace(b"any kent", b"0 kent"),
    "trust-member-twice": ONE_WITNESS.replace(b"any kent neighbour", b"any kent kent"),
    "trust-name-taken": ONE_WITNESS.replace(b"witness neighbour", b"witness kent"),
    "trust-witness-none": ONE_WITNESS.replace(b"witness neighbour", b"witness none"),
    "trust-log-twice": ONE_WITNESS + f"log {LOG_KEY.verifier}\n".encode(),
    "trust-witness-as-log": f"log {WITNESS.verifier}\nquorum none\n".encode(),
    "trust-log-as-witness": f"log {LOG_KEY.verifier}\nwitness w {LOG_KEY.verifier}\nquorum none\n".encode(),
    "trust-key-with-other-id": ONE_WITNESS.replace(
        b"log " + str(LOG_KEY.verifier).encode(), b"log a+00000000+AQ=="
    ),
    "trust-no-key": b"log shepway\nquorum none\n",
    "trust-word-unknown": b"trust me\n" + ONE_WITNESS,
    "trust-control-sign": ONE_WITNESS + b"\x7f\n",
}
