"""What a file must be before it can be a blueprint at all."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from definitions.document import read
from tests.definitions.edited import SHEPWAY, edited, faults_of, line_of, written

FILES: dict[str, tuple[str | bytes, int | None, str]] = {
    "empty": ("", 1, "The file is empty."),
    "only a comment": ("# to do\n", 1, "The file is empty."),
    "a tab": ("schema: 1\npeople:\n\t- id: asha\n", 3, "This is not YAML: found character '\\t'"),
    "an open quote": ("schema: 'one\n", 2, "This is not YAML: found unexpected end of stream."),
    "two documents": ("schema: 1\n---\nschema: 1\n", 2, "A file holds one document"),
    "nested without end": ("schema: 1\na: " + "[" * 5000, 2, "It is nested too deeply."),
    "nested by indent": ("".join(f"{' ' * n}a:\n" for n in range(40)), 14, "It is nested too deeply."),
    "two MiB": ("# padding\n" * 210_000, None, "It is larger than 1 MiB."),
    "binary": (b"schema: 1\n\xff\xfe\x00\x80", 2, "It is not text in UTF-8."),
    "a control sign": ("schema: 1\nprogramme: \x01\n", 2, "A character here cannot be part of a text."),
    "an impossible sign": ('schema: "\\U00110000"\n', 1, "This is not YAML."),
}


@pytest.mark.parametrize(("content", "line", "sentence"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_blueprint(
    content: str | bytes, line: int | None, sentence: str, tmp_path: Path
) -> None:
    (fault,) = faults_of(written(tmp_path, content))
    assert (fault.file, fault.line) == ("shepway.yaml", line)
    assert fault.sentence.startswith(sentence)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path / "nowhere.yaml")
    assert str(fault) == "nowhere.yaml: There is no such file."


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path)
    assert fault.sentence == "It is a folder, not a file."


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (fault,) = faults_of(tmp_path / "pipe.yaml")
    assert fault.sentence == "It is not an ordinary file."


def test_a_name_no_file_can_have_is_refused(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path / ("a" * 5000))
    assert fault.sentence == "It cannot be opened."


def test_a_field_may_not_be_there_twice(tmp_path: Path) -> None:
    path = edited(tmp_path, ("    sprints: 2\n", "    sprints: 2\n    sprints: 3\n"))
    (fault,) = faults_of(path)
    first = path.read_text().splitlines().index("    sprints: 2") + 1
    assert line_of(path, fault) == "sprints: 3"
    assert fault.sentence == f"It is there twice, first on line {first}."


def test_an_alias_is_refused_where_it_stands(tmp_path: Path) -> None:
    path = edited(
        tmp_path, ("holders: [farah]", "holders: &one [farah]"), ("holders: [hana]", "holders: *one")
    )
    named, used = faults_of(path)
    assert (named.field, named.sentence) == ("roles[2].holders", "Leave out &one: nothing may refer to it.")
    assert (used.field, used.sentence) == (
        "roles[3].holders",
        "Write it out: *one refers to another place.",
    )


def test_an_alias_bomb_is_refused_at_once(tmp_path: Path) -> None:
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)]
    faults = faults_of(written(tmp_path, "a0: &a0 boom\n" + "".join(levels)))
    assert sum(fault.sentence.startswith("Write it out: *a") for fault in faults) == 29 * 9


def test_tags_are_refused_and_never_run(tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    tagged = f'name: !!python/object/apply:os.system ["touch {ran}"]'
    (fault,) = faults_of(edited(tmp_path, ("name: Transforming Shepway", tagged)))
    assert fault.field == "programme.name"
    assert fault.sentence.startswith("Leave out the tag tag:yaml.org,2002:python")
    assert not ran.exists()


def test_a_field_name_is_one_word(tmp_path: Path) -> None:
    faults = faults_of(written(tmp_path, SHEPWAY + "? [a, b]\n: 1\n"))
    assert [fault.sentence for fault in faults] == ["The name of a field is one word."]


def test_hidden_signs_in_names_are_shown_escaped(tmp_path: Path) -> None:
    (fault,) = faults_of(written(tmp_path, SHEPWAY + '"\\e[31m": 1\n'))
    assert str(fault).endswith(r" \x1b[31m: There is no such field.")


@pytest.mark.parametrize("broken", ['"\\ud800": 1', 'extra: "\\ud800"'])
def test_half_a_character_is_refused(broken: str, tmp_path: Path) -> None:
    fault = faults_of(written(tmp_path, f"{SHEPWAY}{broken}\n"))[0]
    assert fault.sentence == "A character here cannot be part of a text."


def test_a_mark_of_byte_order_is_no_fault(tmp_path: Path) -> None:
    (fault,) = faults_of(written(tmp_path, b"\xef\xbb\xbf" + (SHEPWAY + "extra: 1\n").encode()))
    assert fault.field == "extra"


@given(some.text(alphabet="ab01:-?[]{},&*!|>'\"%@#~. \n\t\\x", max_size=40))
def test_any_text_is_read_or_faulted(text: str) -> None:
    document = read(text, "any.yaml")
    assert document.is_complete or document.faults
