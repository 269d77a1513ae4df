"""What differs between two plans of the same programme."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.money import exact_pounds
from domain.release.exit_costs.plan import ExitCost
from domain.release.plan import ReleaseId, ReleasePlan, Successor, with_plan_of
from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing about a release that is planned otherwise; `days` is by how many calendar days it moves."""

    release: ReleaseId
    about: str
    before: str
    after: str
    days: int | None = None


def differences(
    before: Mapping[ReleaseId, ReleasePlan], after: Mapping[ReleaseId, ReleasePlan]
) -> tuple[Change, ...]:
    """Every change from one plan to the other: releases in the order in which they are planned."""
    return tuple(change for release in {**before, **after} for change in _of(release, before, after))


def _of(
    release: ReleaseId, before: Mapping[ReleaseId, ReleasePlan], after: Mapping[ReleaseId, ReleasePlan]
) -> Iterator[Change]:
    if release not in after:
        yield Change(release=release, about="release", before=_whole(before[release]), after="taken out")
    elif release not in before:
        yield Change(release=release, about="release", before="", after=f"added, {_whole(after[release])}")
    else:
        yield from _changes(before[release], after[release])


def _changes(before: ReleasePlan, after: ReleasePlan) -> Iterator[Change]:
    yield from _dates(before, after)
    said = {
        "depends on": (_listed(before.depends_on), _listed(after.depends_on)),
        "depends on, outside": (
            _listed(before.depends_on_external),
            _listed(after.depends_on_external),
        ),
        "build awaits": (_listed(before.build_awaits), _listed(after.build_awaits)),
        "sprints": (str(before.sprints), str(after.sprints)),
        "lead": (before.lead.subject, after.lead.subject),
        "successors": (_successors(before.successors), _successors(after.successors)),
        "days of deliverables": ("", _moved(before, after)),
        "exit costs": (_costs(before.exit_costs), _costs(after.exit_costs)),
    }
    for about, (was, will_be) in said.items():
        if was != will_be:
            yield Change(release=before.id, about=about, before=was, after=will_be)
    if with_plan_of(before, after) != after:
        yield Change(release=before.id, about="other details", before="", after="changed")


def _dates(before: ReleasePlan, after: ReleasePlan) -> Iterator[Change]:
    were = {each.stage: each for each in before.stages}
    for stage in after.stages:
        was = were.get(stage.stage)
        if was is None:
            continue
        yield from _date(before.id, stage.stage, "starts", was.starts, stage.starts)
        yield from _date(before.id, stage.stage, "ends", was.ends, stage.ends)
        if was.gate != stage.gate:
            yield Change(release=before.id, about=f"{stage.stage} gate", before=was.gate, after=stage.gate)


def _date(release: ReleaseId, stage: Stage, end: str, was: date, will_be: date) -> Iterator[Change]:
    if was != will_be:
        yield Change(
            release=release,
            about=f"{stage} {end}",
            before=was.isoformat(),
            after=will_be.isoformat(),
            days=(will_be - was).days,
        )


def _whole(plan: ReleasePlan) -> str:
    return f"{plan.starts} to {plan.ends}"


def _moved(before: ReleasePlan, after: ReleasePlan) -> str:
    due = {each.id: each.due for each in after.deliverables}
    moved = sum(each.id in due and due[each.id] != each.due for each in before.deliverables)
    return f"{moved} moved" if moved else ""


def _listed(ids: Sequence[str]) -> str:
    return ", ".join(ids) or "nothing"


def _successors(successors: Sequence[Successor]) -> str:
    return ", ".join(f"{each.lead.subject} from {each.since}" for each in successors) or "none"


def _costs(costs: Sequence[ExitCost]) -> str:
    return ", ".join(f"{each.stage} {exact_pounds(each.amount)}" for each in costs) or "not known"
