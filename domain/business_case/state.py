"""What a business case is now, from what happened to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import assert_never

from domain.business_case.events import (
    ActualsRecorded,
    BusinessCaseAdopted,
    BusinessCaseEvent,
    BusinessCaseRevised,
)
from domain.business_case.line import CaseLine
from domain.business_case.plan import CasePlan, CaseVersion
from domain.business_case.refusals import VersionUnknown
from domain.business_case.spend import Entry

ORIGINAL, LATEST = "original", "latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessCase:
    """A programme's business case; `plan` is None until it has one.

    Every version is kept, in order, every file of actuals, and every entry that counts by its reference.
    """

    programme: str = ""
    plan: CasePlan | None = None
    versions: tuple[CaseVersion, ...] = ()
    files: tuple[ActualsRecorded, ...] = ()
    entries: Mapping[str, Entry] = field(default_factory=dict)

    def version(self, name: str) -> CaseVersion:
        """A version by its id; `original` is the first and `latest` the newest, whatever they are called.

        :raises VersionUnknown: when there is none.
        """
        if self.versions and name == LATEST:
            return self.versions[-1]
        if self.versions and name == ORIGINAL:
            return self.versions[0]
        found = next((each for each in self.versions if each.id == name), None)
        if found is None:
            raise VersionUnknown(f"There is {', '.join(each.id for each in self.versions) or 'none'}.")
        return found

    def line(self, written: str) -> CaseLine | None:
        """A line by its id or name, in whatever case, as the newest version that has it says."""
        wanted = written.casefold()
        lines = (line for version in reversed(self.versions) for line in version.lines)
        return next((each for each in lines if wanted in (each.id.casefold(), each.name.casefold())), None)

    @property
    def years(self) -> tuple[int, ...]:
        """Every year in which some version costs anything, from the first to the last."""
        found = {each.year for version in self.versions for line in version.lines for each in line.years}
        return tuple(range(min(found), max(found) + 1)) if found else ()


def evolve(case: BusinessCase, event: BusinessCaseEvent) -> BusinessCase:
    """The business case after one more event; it believes every event."""
    match event:
        case BusinessCaseAdopted():
            versions = event.plan.versions
            return replace(case, programme=event.programme, plan=event.plan, versions=versions)
        case BusinessCaseRevised():
            return replace(case, versions=(*case.versions, event.version))
        case ActualsRecorded():
            entries = {each.reference: each for each in event.entries}
            return replace(case, files=(*case.files, event), entries={**case.entries, **entries})
        case _:
            assert_never(event)


def fold(events: Iterable[BusinessCaseEvent]) -> BusinessCase:
    """The business case that these events made."""
    return reduce(evolve, events, BusinessCase())
