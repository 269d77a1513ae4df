"""What a blueprint says once the shipped policies and sets that it takes by name are written out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path as File

from definitions.document import Content, Document, read
from definitions.faults import BlueprintRefused, Fault, printable
from definitions.shipped import shipped_policy_path, shipped_set_path
from domain.programme.problem import Path

USE, BESIDE = "use", ("use", "id")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shipped:
    """What can be taken by name: the list it stands in, its word, its field in a file, and where that is."""

    field: str
    called: str
    holds: str
    file_of: Callable[[str], File]


SHIPPED = (
    _Shipped(
        field="policies",
        called="policy",
        holds="policy",
        file_of=lambda name: shipped_policy_path(name),
    ),
    _Shipped(
        field="deliverable_sets",
        called="set",
        holds="deliverable_set",
        file_of=lambda name: shipped_set_path(name),
    ),
)


def with_shipped(document: Document) -> Document:
    """The same document with the content of everything that it only names; a wrong name is a fault."""
    for kind in SHIPPED:
        document = _with(document, kind)
    return document


def _with(document: Document, kind: _Shipped) -> Document:
    content = document.content
    if not isinstance(content, dict) or not isinstance(entries := content.get(kind.field), tuple):
        return document
    written: list[Content] = []
    faults: list[Fault] = []
    unreadable: set[Path] = set()
    for nth, entry in enumerate(entries):
        here = (kind.field, nth)
        if not isinstance(entry, dict) or USE not in entry:
            written.append(entry)
        elif (found := tuple(_faults(document, entry, here, kind))) or (*here, USE) in document.unreadable:
            # It has its fault already, and gets no second one for what it leaves out.
            written.append(entry)
            faults += found
            unreadable.add(here)
        else:
            written.append(_in_full(entry, kind))
    return replace(
        document,
        content={**content, kind.field: tuple(written)},
        unreadable=document.unreadable | unreadable,
        faults=(*document.faults, *faults),
    )


def _faults(document: Document, entry: Mapping[str, Content], here: Path, kind: _Shipped) -> Iterator[Fault]:
    for field in entry:
        if field not in BESIDE:
            sentence = f"Beside use there is only id: the rest is the {kind.called}'s own."
            yield document.fault((*here, field), sentence)
    if (*here, USE) in document.unreadable:
        return
    if not isinstance(name := entry[USE], str):
        yield document.fault((*here, USE), f"The name of a shipped {kind.called} is expected.")
        return
    try:
        kind.file_of(name)
    except BlueprintRefused as refused:
        yield document.fault((*here, USE), f"{printable(name)}: {refused.problems[0].sentence}")


def _in_full(entry: Mapping[str, Content], kind: _Shipped) -> Content:
    path = kind.file_of(str(entry[USE]))
    content = read(path.read_text("utf-8"), path.name).content
    shipped = content.get(kind.holds) if isinstance(content, dict) else None
    if not isinstance(shipped, dict):
        raise ValueError(f"{path.name} holds no {kind.called}")
    return {**shipped, "id": entry.get("id", shipped.get("id"))}
