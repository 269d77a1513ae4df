"""What a blueprint says once the shipped law that it takes by name is written out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from definitions.document import Content, Document, read
from definitions.faults import BlueprintRefused, Fault, printable
from definitions.shipped import shipped_law_path

LAW, USE = "law", "use"
HERE = (LAW, USE)


def with_shipped_law(document: Document) -> Document:
    """The same document with the content of the law that it only names; a wrong name is a fault."""
    content = document.content
    if not isinstance(content, dict) or not isinstance(law := content.get(LAW), dict) or USE not in law:
        return document
    faults = tuple(_faults(document, law))
    if faults or HERE in document.unreadable:
        # It has its fault already, and gets no second one for what it leaves out.
        return replace(
            document, unreadable=document.unreadable | {(LAW,)}, faults=(*document.faults, *faults)
        )
    return replace(document, content={**content, LAW: _in_full(str(law[USE]))})


def _faults(document: Document, law: Mapping[str, Content]) -> Iterator[Fault]:
    for field in law:
        if field != USE:
            yield document.fault((LAW, field), "Beside use there is nothing: the rest is the law's own.")
    if HERE in document.unreadable:
        return
    if not isinstance(name := law[USE], str):
        yield document.fault(HERE, "The name of a shipped law is expected.")
        return
    try:
        shipped_law_path(name)
    except BlueprintRefused as refused:
        yield document.fault(HERE, f"{printable(name)}: {refused.problems[0].sentence}")


def _in_full(name: str) -> Content:
    path = shipped_law_path(name)
    match read(path.read_text("utf-8"), path.name).content:
        case {"law": dict() as shipped}:
            return shipped
        case _:
            raise ValueError(f"{path.name} holds no law")
