"""What a YAML text says on which line.

The text is read event by event instead of being constructed: nothing in it can name a Python object, be
repeated through an alias or nest without end, and one reading finds every fault.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from ruamel.yaml.reader import ReaderError

from definitions.faults import Fault, dotted, printable
from definitions.scalars import Scalar, meant
from domain.programme.problem import Path

MOST_LEVELS = 12
UNWRITABLE = "A character here cannot be part of a text."

Content: TypeAlias = "Scalar | tuple[Content, ...] | dict[str, Content]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A YAML text as plain values, with the line of every path.

    `unreadable` are the paths whose value could not be told; `is_complete` is false when reading had to stop.
    """

    file: str
    content: Content
    lines: Mapping[Path, int]
    unreadable: frozenset[Path]
    faults: tuple[Fault, ...]
    is_complete: bool

    def fault(self, path: Path, sentence: str) -> Fault:
        """A fault at a path; a path that the file does not have is shown where its parent stands."""
        known = next((path[:end] for end in range(len(path), -1, -1) if path[:end] in self.lines), None)
        line = None if known is None else self.lines[known]
        return Fault(file=self.file, line=line, field=dotted(path), sentence=sentence)


def read(text: str, file: str) -> Document:
    """The document in a text, with every fault that reading it met."""
    reading = _Reading(text, file)
    content: Content = None
    is_complete = True
    try:
        content = reading.document()
    except _CannotGoOn as stop:
        reading.note(stop.line, stop.path, stop.sentence)
        is_complete = False
    except (YAMLError, ValueError) as error:
        reading.note(_line_of(error, text), (), _sentence_of(error))
        is_complete = False
    return Document(
        file=file,
        content=content,
        lines=reading.lines,
        unreadable=frozenset(reading.unreadable),
        faults=tuple(reading.faults),
        is_complete=is_complete,
    )


class _CannotGoOn(Exception):
    """The rest of the text cannot be told apart from what is wrong with it."""

    def __init__(self, line: int, path: Path, sentence: str) -> None:
        self.line, self.path, self.sentence = line, path, sentence


class _Reading:
    """One pass over the events of a text."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.events: Iterator[Event] = iter(YAML(typ="safe", pure=True).parse(text))
        self.lines: dict[Path, int] = {}
        self.unreadable: set[Path] = set()
        self.faults: list[Fault] = []

    def note(self, line: int, path: Path, sentence: str) -> None:
        self.faults.append(Fault(file=self.file, line=line, field=dotted(path), sentence=sentence))

    def document(self) -> Content:
        next(self.events)
        if isinstance(next(self.events), StreamEndEvent):
            raise _CannotGoOn(1, (), "The file is empty.")
        content = self._node(next(self.events), ())
        next(self.events)
        after = next(self.events)
        if isinstance(after, DocumentStartEvent):
            raise _CannotGoOn(_line(after), (), "A file holds one document, and here a second one begins.")
        return content

    def _node(self, event: Event, path: Path) -> Content:
        self.lines.setdefault(path, _line(event))
        if len(path) > MOST_LEVELS:
            raise _CannotGoOn(_line(event), path[:2], "It is nested too deeply.")
        self._refuse_names_and_tags(event, path)
        match event:
            case MappingStartEvent():
                return self._mapping(path)
            case SequenceStartEvent():
                return self._sequence(path)
            case ScalarEvent():
                return self._scalar(event, path)
            case _:
                return None

    def _refuse_names_and_tags(self, event: Event, path: Path) -> None:
        if isinstance(event, AliasEvent):
            self._unreadable(
                event, path, f"Write it out: *{printable(event.anchor)} refers to another place."
            )
        elif isinstance(event, NodeEvent) and event.anchor:
            self.note(_line(event), path, f"Leave out &{printable(event.anchor)}: nothing may refer to it.")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._unreadable(event, path, f"Leave out the tag {printable(str(tag))}.")

    def _mapping(self, path: Path) -> Content:
        found: dict[str, Content] = {}
        while not isinstance(key := next(self.events), MappingEndEvent):
            if not isinstance(key, ScalarEvent):
                self.note(_line(key), path, "The name of a field is one word.")
                self._node(key, (*path, "?"))
                self._node(next(self.events), (*path, "?"))
                continue
            here = (*path, key.value)
            self._refuse_names_and_tags(key, here)
            if key.value in found:
                self.note(_line(key), here, f"It is there twice, first on line {self.lines[here]}.")
                self._node(next(self.events), here)
                continue
            if _has_lone_surrogate(key.value):
                self.note(_line(key), here, UNWRITABLE)
                self._node(next(self.events), here)
                continue
            self.lines[here] = _line(key)
            found[key.value] = self._node(next(self.events), here)
        return found

    def _sequence(self, path: Path) -> Content:
        found: list[Content] = []
        while not isinstance(item := next(self.events), SequenceEndEvent):
            found.append(self._node(item, (*path, len(found))))
        return tuple(found)

    def _scalar(self, event: ScalarEvent, path: Path) -> Content:
        if _has_lone_surrogate(event.value):
            self._unreadable(event, path, UNWRITABLE)
            return None
        if not event.implicit[0]:
            return str(event.value)
        try:
            return meant(event.value)
        except ValueError as error:
            self._unreadable(event, path, str(error))
            return None

    def _unreadable(self, event: Event, path: Path, sentence: str) -> None:
        self.unreadable.add(path)
        self.note(_line(event), path, sentence)


def _has_lone_surrogate(text: str) -> bool:
    """Whether an escape such as `\\ud800` made half a character, which nothing can store."""
    return any("\ud800" <= sign <= "\udfff" for sign in text)


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


def _line_of(error: Exception, text: str) -> int:
    if isinstance(error, MarkedYAMLError) and error.problem_mark is not None:
        return int(error.problem_mark.line) + 1
    if isinstance(error, ReaderError):
        return text.count("\n", 0, error.position) + 1
    return 1


def _sentence_of(error: Exception) -> str:
    if isinstance(error, MarkedYAMLError) and error.problem:
        return f"This is not YAML: {printable(error.problem)}."
    if isinstance(error, ReaderError):
        return UNWRITABLE
    return "This is not YAML."
