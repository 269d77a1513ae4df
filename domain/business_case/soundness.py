"""Whether a version of a business case holds together."""

from collections.abc import Iterator

from domain.business_case.line import CaseLine, LineKind
from domain.business_case.plan import CaseVersion

# Where it stands within the version, and what is wrong.
Fault = tuple[tuple[str | int, ...], str]


def version_faults(version: CaseVersion) -> Iterator[Fault]:
    """Everything that is wrong with a version, with the place that causes it."""
    if not version.lines:
        yield ("lines",), "Give at least one line."
    seen: set[str] = set()
    for place, line in enumerate(version.lines):
        here = ("lines", place)
        if line.id in seen:
            yield (*here, "id"), f"{line.id} is there twice."
        seen.add(line.id)
        for path, sentence in _line(line):
            yield (*here, *path), sentence


def _line(line: CaseLine) -> Iterator[Fault]:
    if not line.years:
        yield ("years",), f"{line.id} has no amount in any year."
    seen: set[int] = set()
    for nth, each in enumerate(line.years):
        if each.year in seen:
            yield ("years", nth, "year"), f"{line.id} has the year {each.year} twice."
        seen.add(each.year)
        if each.amount < 0:
            yield (
                ("years", nth, "amount"),
                f"{line.id} costs less than nothing; write down a benefit instead.",
            )
    if line.kind is LineKind.OPTIMISM_BIAS and not line.source.strip():
        yield ("source",), f"{line.id} allows for optimism: say where its values come from."
    if line.exit_cost < 0:
        yield ("exit_cost",), f"Ending {line.id} costs nothing at least."
