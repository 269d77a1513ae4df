"""What a blueprint's digest depends on: its content, however it is laid out."""

import json
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as some

from definitions.document import Content, read
from definitions.loader import load_blueprint
from definitions.values import MOST_PENCE
from tests.definitions.edited import SHEPWAY, written
from tests.repetition import often

LINES = SHEPWAY.splitlines()
CONTENT = read(SHEPWAY, "shepway.yaml").content
FIRST_AMOUNT = "annual_pence: 39762329"
COMMENTS = some.text(alphabet="ab: -#{[", max_size=12)


def digest_of(text: str) -> str:
    with TemporaryDirectory() as folder:
        return load_blueprint(written(Path(folder), text)).blueprint_digest


SHIPPED = digest_of(SHEPWAY)


@settings(max_examples=often(10))
@given(some.dictionaries(some.integers(0, len(LINES)), COMMENTS, max_size=4))
def test_comments_leave_the_digest_alone(comments: dict[int, str]) -> None:
    lines = [line for nth, line in enumerate(LINES) for line in _with_comment(line, comments.get(nth))]
    assert digest_of("\n".join(lines)) == SHIPPED


@settings(max_examples=often(10))
@given(some.randoms())
def test_the_order_of_fields_leaves_the_digest_alone(random: Random) -> None:
    assert digest_of(_laid_out(CONTENT, random)) == SHIPPED


@settings(max_examples=often(10))
@given(some.integers(0, MOST_PENCE).filter(lambda pence: pence != 39762329))
def test_another_amount_changes_the_digest(pence: int) -> None:
    assert digest_of(SHEPWAY.replace(FIRST_AMOUNT, f"annual_pence: {pence}")) != SHIPPED


def test_every_amount_counts_for_the_digest() -> None:
    amounts = [line for line in LINES if "annual_pence: " in line]
    digests = {digest_of(SHEPWAY.replace(line, f"{line}0")) for line in amounts}
    assert len(digests - {SHIPPED}) == len(amounts) == 6


def test_another_word_changes_the_digest() -> None:
    assert digest_of(SHEPWAY.replace("Asha Verma", "Asha Varma")) != SHIPPED


def _with_comment(line: str, comment: str | None) -> tuple[str, ...]:
    continues = line.startswith("      ") and not line.lstrip().startswith(("-", "{"))
    return (line,) if comment is None or continues else (f"# {comment}", line)


def _laid_out(value: Content, random: Random) -> str:
    """The same content in braces, its fields in any order."""
    match value:
        case dict():
            fields = random.sample(sorted(value), len(value))
            return "{" + ",\n ".join(f"{name}: {_laid_out(value[name], random)}" for name in fields) + "}"
        case tuple():
            return "[" + ", ".join(_laid_out(each, random) for each in value) + "]"
        case date():
            return value.isoformat()
        case _:
            return json.dumps(value)
