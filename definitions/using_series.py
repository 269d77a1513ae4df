"""What a blueprint says once the shipped discount rates that it takes by name are written out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from definitions.document import Content, Document, read
from definitions.faults import BlueprintRefused, Fault, printable
from definitions.shipped import shipped_series_path
from domain.programme.problem import Path

CASE, APPRAISAL, SERIES, USE = "business_case", "appraisal", "series", "use"
HERE: Path = (CASE, APPRAISAL, SERIES)


def with_shipped_series(document: Document) -> Document:
    """The same document with the rates that it only names; a wrong name is a fault."""
    series = _named_in(document.content)
    if series is None:
        return document
    faults = tuple(_faults(document, series))
    if faults or (*HERE, USE) in document.unreadable:
        # It has its fault already, and gets no second one for what it leaves out.
        return replace(document, unreadable=document.unreadable | {HERE}, faults=(*document.faults, *faults))
    return replace(document, content=_with(document.content, HERE, _in_full(str(series[USE]))))


def _named_in(content: Content) -> Mapping[str, Content] | None:
    """What stands where the series is only named."""
    for step in HERE:
        if not isinstance(content, dict) or step not in content:
            return None
        content = content[str(step)]
    return content if isinstance(content, dict) and USE in content else None


def _with(content: Content, path: Path, found: Content) -> Content:
    if not path:
        return found
    assert isinstance(content, dict)
    step = str(path[0])
    return {**content, step: _with(content[step], path[1:], found)}


def _faults(document: Document, series: Mapping[str, Content]) -> Iterator[Fault]:
    for field in series:
        if field != USE:
            sentence = "Beside use there is nothing: the rest is the series' own."
            yield document.fault((*HERE, field), sentence)
    if (*HERE, USE) in document.unreadable:
        return
    if not isinstance(name := series[USE], str):
        yield document.fault((*HERE, USE), "The name of a shipped series is expected.")
        return
    try:
        shipped_series_path(name)
    except BlueprintRefused as refused:
        yield document.fault((*HERE, USE), f"{printable(name)}: {refused.problems[0].sentence}")


def _in_full(name: str) -> Content:
    path = shipped_series_path(name)
    match read(path.read_text("utf-8"), path.name).content:
        case {"discounting": dict() as shipped}:
            return shipped
        case _:
            raise ValueError(f"{path.name} holds no discount rates")
