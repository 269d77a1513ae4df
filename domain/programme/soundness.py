"""Whether a programme could run to its end as planned: every problem, each with the place that causes it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from domain.benefit.profile import BenefitProfile
from domain.gate.policy import GatePolicy
from domain.gate.seats import Seat, unfillable
from domain.programme.dependencies import circles
from domain.programme.plan import ProgrammePlan
from domain.release.plan import ReleasePlan
from domain.roster import Roster
from domain.stage import STAGES

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong, and where: the path of field names and list places from the top of the plan."""

    path: Path
    sentence: str


def problems(plan: ProgrammePlan) -> tuple[Problem, ...]:
    """Everything that would keep the programme from running; empty when it is sound."""
    return (
        *_roster(plan.roster),
        *_policies(plan),
        *_releases(plan),
        *_gates(plan),
        *_benefits(plan),
    )


def _roster(roster: Roster) -> Iterator[Problem]:
    yield from _twice(("people",), (person.identity.subject for person in roster.people))
    yield from _twice(("roles",), (role.id for role in roster.roles))
    for place, role in enumerate(roster.roles):
        for nth, who in enumerate(role.holders):
            if who not in roster.names:
                yield _at(f"{who.subject} is not among the people.", "roles", place, "holders", nth)
        if role.escalates_to and role.escalates_to not in roster.by_id:
            yield _at(f"There is no role {role.escalates_to}.", "roles", place, "escalates_to")
    upwards: dict[str, tuple[str, ...]] = {
        role.id: (role.escalates_to,) for role in roster.roles if role.escalates_to
    }
    for circle in circles(upwards):
        place = next(nth for nth, role in enumerate(roster.roles) if role.id == circle[0])
        yield _at(f"Roles escalate in a circle: {' → '.join(circle)}.", "roles", place, "escalates_to")


def _policies(plan: ProgrammePlan) -> Iterator[Problem]:
    yield from _twice(("policies",), (policy.id for policy in plan.policies))
    for place, policy in enumerate(plan.policies):
        if not policy.deciders:
            yield _at("A gate that asks nobody would never open.", "policies", place, "deciders")
        for nth, role in enumerate(policy.deciders):
            if role not in plan.roster.by_id:
                yield _at(f"There is no role {role}.", "policies", place, "deciders", nth)
        for days in ("answer_within_days", "remind_every_days"):
            if getattr(policy, days) < 1:
                yield _at("Give at least one day.", "policies", place, days)


def _releases(plan: ProgrammePlan) -> Iterator[Problem]:
    ids = [release.id for release in plan.releases]
    yield from _twice(("releases",), ids)
    if not plan.releases:
        yield _at("A programme needs a release.", "releases")
    for place, release in enumerate(plan.releases):
        yield from _release(plan, release, place)
    for circle in circles({release.id: release.depends_on for release in plan.releases}):
        place = ids.index(next(each for each in ids if each == circle[0]))
        yield _at(f"Releases wait for one another: {' → '.join(circle)}.", "releases", place, "depends_on")


def _release(plan: ProgrammePlan, release: ReleasePlan, place: int) -> Iterator[Problem]:
    here = ("releases", place)
    if release.lead not in plan.roster.names:
        yield _at(f"{release.lead.subject} is not among the people.", *here, "lead")
    if release.sprints < 1:
        yield _at("The build needs at least one sprint.", *here, "sprints")
    if release.affected_headcount < 0:
        yield _at("A headcount cannot be negative.", *here, "affected_headcount")
    if release.affected_headcount == 0 and not release.nothing_to_consult_on.strip():
        yield _at("Say why there is nothing to consult on.", *here, "nothing_to_consult_on")
    yield from _stages(release, here)
    for nth, other in enumerate(release.depends_on):
        needed = next((each for each in plan.releases if each.id == other), None)
        if needed is None:
            yield _at(f"There is no release {other}.", *here, "depends_on", nth)
        elif needed.stages and release.stages and release.starts < needed.ends:
            sentence = f"It starts on {release.starts}, before {other} ends on {needed.ends}."
            yield _at(sentence, *here, "depends_on", nth)


def _stages(release: ReleasePlan, here: Path) -> Iterator[Problem]:
    if tuple(planned.stage for planned in release.stages) != STAGES:
        yield _at(f"The stages are {', '.join(STAGES)}, each once and in this order.", *here, "stages")
    free_from = None
    for nth, planned in enumerate(release.stages):
        if planned.ends < planned.starts:
            yield _at(f"It ends before it starts on {planned.starts}.", *here, "stages", nth, "ends")
        if free_from and planned.starts < free_from:
            sentence = f"It starts before the stage before it ends on {free_from}."
            yield _at(sentence, *here, "stages", nth, "starts")
        free_from = planned.ends


def _gates(plan: ProgrammePlan) -> Iterator[Problem]:
    policies = {policy.id: policy for policy in plan.policies}
    for place, release in enumerate(plan.releases):
        for nth, planned in enumerate(release.stages):
            here = ("releases", place, "stages", nth, "gate")
            policy = policies.get(planned.gate)
            if policy is None:
                yield _at(f"There is no policy {planned.gate}.", *here)
            elif empty := _nobody_for(plan.roster, policy, release):
                yield _at(
                    f"Nobody can decide this gate as {', '.join(empty)}: each seat needs a person of its own "
                    f"other than {release.lead.subject}, who asks for it.",
                    *here,
                )


def _nobody_for(roster: Roster, policy: GatePolicy, release: ReleasePlan) -> tuple[str, ...]:
    known = [role for role in policy.deciders if role in roster.by_id]
    seats = [Seat(role=role, holders=roster.by_id[role].holders) for role in known]
    return unfillable(seats, set(roster.names) - {release.lead})


def _benefits(plan: ProgrammePlan) -> Iterator[Problem]:
    yield from _twice(("benefits",), (benefit.id for benefit in plan.benefits))
    for place, benefit in enumerate(plan.benefits):
        yield from _benefit(plan, benefit, ("benefits", place))


def _benefit(plan: ProgrammePlan, benefit: BenefitProfile, here: Path) -> Iterator[Problem]:
    if benefit.release not in {release.id for release in plan.releases}:
        yield _at(f"There is no release {benefit.release}.", *here, "release")
    if benefit.annual < 0:
        yield _at("An amount cannot be negative.", *here, "annual")
    if benefit.fte_hundredths < 0:
        yield _at("Posts cannot be negative.", *here, "fte_hundredths")
    if benefit.owner not in plan.roster.names:
        yield _at(f"{benefit.owner.subject} is not among the people.", *here, "owner")
    if not set(benefit.confirmers) - {benefit.owner}:
        yield _at("Somebody other than the owner must be able to confirm it.", *here, "confirmers")
    for nth, who in enumerate(benefit.confirmers):
        if who not in plan.roster.names:
            yield _at(f"{who.subject} is not among the people.", *here, "confirmers", nth)
    for field in ("reviews", "review_every_months"):
        if getattr(benefit, field) < 1:
            yield _at("Give at least one.", *here, field)


def _twice(path: Path, ids: Iterable[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, each in enumerate(ids):
        if each in seen:
            yield _at(f"{each} is there twice.", *path, place, "id")
        seen.add(each)


def _at(sentence: str, *path: str | int) -> Problem:
    return Problem(path=path, sentence=sentence)
