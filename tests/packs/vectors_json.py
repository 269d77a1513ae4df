"""JSON that says what it should and is not in the one form that is hashed, though the log signed it."""

from collections.abc import Callable


def _with(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    return lambda envelope: envelope.replace(old, new, 1)


ENVELOPES: dict[str, Callable[[bytes], bytes]] = {
    "envelope-key-twice": _with(b'"v":1', b'"v":1,"v":1'),
    "envelope-key-missing": _with(b',"v":1', b""),
    "envelope-key-added": _with(b'"v":1', b'"v":1,"w":1'),
    "envelope-number-as-text": _with(b'"v":1', b'"v":"1"'),
    "envelope-truth-as-number": _with(b'"schema":1', b'"schema":true'),
    "envelope-fraction": _with(b'"v":1', b'"v":1.0'),
    "envelope-spaced": _with(b'"v":1', b'"v": 1'),
    "envelope-escaped": _with(b'"stage-left"', b'"stage\\u002dleft"'),
    "envelope-cut": lambda envelope: envelope[:-1],
    "envelope-list": lambda envelope: b"[" + envelope + b"]",
    "envelope-null": lambda envelope: b"null",
    "envelope-empty": lambda envelope: b"",
    "envelope-u2028-behind": lambda envelope: envelope + "\u2028".encode(),
    "envelope-long": _with(b'"actor":"', b'"actor":"' + b"p" * 65_536),
}

BODIES: dict[str, bytes] = {
    "body-key-twice": b'{"event":1,"event":2}',
    "body-key-twice-escaped": b'{"a":1,"\\u0061":2}',
    "body-keys-out-of-order": b'{"b":1,"a":2}',
    "body-key-not-ascii": '{"é":1}'.encode(),
    "body-spaced": b'{"a": 1}',
    "body-fraction": b'{"a":1.5}',
    "body-whole-fraction": b'{"a":1.0}',
    "body-exponent": b'{"a":1e2}',
    "body-minus-zero": b'{"a":-0}',
    "body-leading-zero": b'{"a":01}',
    "body-plus": b'{"a":+1}',
    "body-not-a-number": b'{"a":NaN}',
    "body-infinity": b'{"a":Infinity}',
    "body-too-large-a-number": b'{"a":9007199254740992}',
    "body-far-too-large-a-number": b'{"a":' + b"9" * 5000 + b"}",
    "body-minus-alone": b'{"a":-}',
    "body-nested-too-deeply": b"[" * 101 + b"]" * 101,
    "body-nested-without-end": b"[" * 100_000,
    "body-half-a-pair": b'{"a":"\\ud800"}',
    "body-not-utf-8": b'{"a":"\xff"}',
    "body-surrogate-in-utf-8": b'{"a":"\xed\xa0\x80"}',
    "body-overlong": b'{"a":"\xc0\xaf"}',
    "body-mark-in-front": b"\xef\xbb\xbf{}",
    "body-control-sign": b'{"a":"\x01"}',
    "body-escape-not-needed": b'{"a":"\\/"}',
    "body-escape-in-capitals": b'{"a":"\\u001F"}',
    "body-escape-too-long": b'{"a":"\\u000a"}',
    "body-escape-of-a-letter": b'{"a":"\\u0041"}',
    "body-escape-unknown": b'{"a":"\\x41"}',
    "body-escape-cut": b'{"a":"\\u00',
    "body-open-text": b'{"a":"',
    "body-words-behind": b"{}{}",
    "body-space-behind": b"{} ",
    "body-comma-behind": b"[1,]",
    "body-comma-in-front": b"[,1]",
    "body-empty": b"",
    "body-capital-truth": b"[True]",
    "body-single-quotes": b"{'a':1}",
}
