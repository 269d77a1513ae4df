"""Whether a programme could run to its end as planned: every problem, each with the place that causes it."""

from collections.abc import Iterator

from domain.gate.check import CheckKind
from domain.gate.soundness import nobody_for, policy_problems
from domain.programme.benefit_soundness import benefit_problems
from domain.programme.build_soundness import build_problems
from domain.programme.case_soundness import case_problems
from domain.programme.count_soundness import count_problems
from domain.programme.deliverable_soundness import deliverable_problems
from domain.programme.dependencies import circles
from domain.programme.figure_soundness import figure_problems
from domain.programme.fund_soundness import fund_problems
from domain.programme.law_soundness import consultation_problems
from domain.programme.milestone_soundness import milestone_problems
from domain.programme.outside.soundness import outside_problems
from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path, Problem, problem_at, twice
from domain.programme.reference_soundness import reference_problems
from domain.programme.register_soundness import register_problems
from domain.programme.roster_soundness import roster_problems
from domain.programme.scoring.soundness import scoring_problems
from domain.programme.silence import SILENT_SIGN_OFF
from domain.programme.training_soundness import training_problems
from domain.programme.transition_soundness import transition_problems
from domain.programme.watched_soundness import watched_problems
from domain.release.plan import ReleasePlan, StagePlan
from domain.stage import STAGES, Stage


def problems(plan: ProgrammePlan) -> tuple[Problem, ...]:
    """Everything that would keep the programme from running; empty when it is sound."""
    return (
        *roster_problems(plan.roster),
        *_stewards(plan),
        *_freezes(plan),
        *_evidence(plan),
        *_policies(plan),
        *release_problems(plan),
        *benefit_problems(plan),
        *_parent(plan),
        *_legend(plan),
        *count_problems(plan),
        *figure_problems(plan),
        *fund_problems(plan),
        *scoring_problems(plan.criteria),
    )


def release_problems(plan: ProgrammePlan) -> tuple[Problem, ...]:
    """Everything that would keep releases from running: days, gates, people, and what waits for what."""
    return (
        *_calendar(plan),
        *_releases(plan),
        *_gates(plan),
        *outside_problems(plan),
        *milestone_problems(plan),
        *register_problems(plan),
        *reference_problems(plan),
        *deliverable_problems(plan),
        *consultation_problems(plan),
        *build_problems(plan),
        *training_problems(plan),
        *watched_problems(plan),
        *transition_problems(plan),
        *case_problems(plan),
    )


def _freezes(plan: ProgrammePlan) -> Iterator[Problem]:
    for place, window in enumerate(plan.freezes):
        if window.until < window.since:
            yield problem_at(f"It ends before it starts on {window.since}.", "freezes", place, "until")


def _parent(plan: ProgrammePlan) -> Iterator[Problem]:
    if plan.parent == plan.id:
        yield problem_at("A programme is not a part of itself.", "programme", "parent")


def _legend(plan: ProgrammePlan) -> Iterator[Problem]:
    yield from twice(("rag_legend",), (each.name for each in plan.legend.colours), "colour")
    for place, policy in enumerate(plan.policies):
        for nth, check in enumerate(policy.checks):
            for colour in check.names if check.kind is CheckKind.RATING else ():
                if plan.legend.colour(colour) is None:
                    here = ("policies", place, "checks", nth, "names")
                    yield problem_at(f"{colour} is not in the legend: {plan.legend}.", *here)


def _stewards(plan: ProgrammePlan) -> Iterator[Problem]:
    for field in ("stewards", "planners"):
        for place, role in enumerate(getattr(plan, field)):
            if role not in plan.roster.by_id:
                yield problem_at(f"There is no role {role}.", field, place)


def _calendar(plan: ProgrammePlan) -> Iterator[Problem]:
    calendar = plan.calendar
    if list(calendar.closed) != sorted(set(calendar.closed)):
        yield problem_at("Closed days are listed once each, in order.", "calendar", "closed")
    for place, release in enumerate(plan.releases):
        for nth, planned in enumerate(release.stages):
            for end in ("starts", "ends"):
                if not calendar.first <= getattr(planned, end) <= calendar.last:
                    sentence = f"The calendar {calendar.id} covers {calendar.first} to {calendar.last} only."
                    yield problem_at(sentence, "releases", place, "stages", nth, end)


def _evidence(plan: ProgrammePlan) -> Iterator[Problem]:
    if plan.evidence.most_bytes < 1:
        yield problem_at("Give at least one.", "evidence", "most_bytes")
    if not plan.evidence.types:
        yield problem_at("Name a type of file, or nobody can hand in any.", "evidence", "types")


def _policies(plan: ProgrammePlan) -> Iterator[Problem]:
    yield from twice(("policies",), (policy.id for policy in plan.policies))
    for place, policy in enumerate(plan.policies):
        yield from policy_problems(policy, plan.roster, ("policies", place))


def _releases(plan: ProgrammePlan) -> Iterator[Problem]:
    ids = [release.id for release in plan.releases]
    yield from twice(("releases",), ids)
    if not plan.releases:
        yield problem_at("A programme needs a release.", "releases")
    for place, release in enumerate(plan.releases):
        yield from _release(plan, release, place)
    for circle in circles({release.id: release.depends_on for release in plan.releases}):
        place = ids.index(next(each for each in ids if each == circle[0]))
        yield problem_at(
            f"Releases wait for one another: {' → '.join(circle)}.", "releases", place, "depends_on"
        )


def _release(plan: ProgrammePlan, release: ReleasePlan, place: int) -> Iterator[Problem]:
    here = ("releases", place)
    if release.lead not in plan.roster.names:
        yield problem_at(f"{release.lead.subject} is not among the people.", *here, "lead")
    for nth, successor in enumerate(release.successors):
        if successor.lead not in plan.roster.names:
            sentence = f"{successor.lead.subject} is not among the people."
            yield problem_at(sentence, *here, "successors", nth, "lead")
    if release.sprints < 1:
        yield problem_at("The build needs at least one sprint.", *here, "sprints")
    if release.affected_headcount < 0:
        yield problem_at("A headcount cannot be negative.", *here, "affected_headcount")
    if release.affected_headcount == 0 and not release.nothing_to_consult_on.strip():
        yield problem_at("Say why there is nothing to consult on.", *here, "nothing_to_consult_on")
    yield from _stages(release, here)
    for nth, other in enumerate(release.depends_on):
        needed = next((each for each in plan.releases if each.id == other), None)
        if needed is None:
            yield problem_at(f"There is no release {other}.", *here, "depends_on", nth)
        elif needed.stages and release.stages and release.starts < needed.ends:
            sentence = f"It starts on {release.starts}, before {other} ends on {needed.ends}."
            yield problem_at(sentence, *here, "depends_on", nth)


def _stages(release: ReleasePlan, here: Path) -> Iterator[Problem]:
    if tuple(planned.stage for planned in release.stages) != STAGES:
        yield problem_at(f"The stages are {', '.join(STAGES)}, each once and in this order.", *here, "stages")
    before: StagePlan | None = None
    for nth, planned in enumerate(release.stages):
        if planned.ends < planned.starts:
            yield problem_at(f"It ends before it starts on {planned.starts}.", *here, "stages", nth, "ends")
        if before and planned.starts < before.starts:
            sentence = f"It starts before the stage before it, on {before.starts}."
            yield problem_at(sentence, *here, "stages", nth, "starts")
        if before and planned.ends < before.ends:
            sentence = f"It ends before the stage before it, on {before.ends}."
            yield problem_at(sentence, *here, "stages", nth, "ends")
        before = planned


def _gates(plan: ProgrammePlan) -> Iterator[Problem]:
    policies = {policy.id: policy for policy in plan.policies}
    for place, release in enumerate(plan.releases):
        for nth, planned in enumerate(release.stages):
            here = ("releases", place, "stages", nth, "gate")
            policy = policies.get(planned.gate)
            if policy is None:
                yield problem_at(f"There is no policy {planned.gate}.", *here)
            elif policy.deemed_consent and planned.stage is Stage.SIGN_OFF:
                yield problem_at(SILENT_SIGN_OFF, *here)
            elif empty := nobody_for(plan.roster, policy, release.lead_on(planned.ends), planned.ends):
                yield problem_at(
                    f"Nobody can decide this gate as {', '.join(empty)}: each seat needs a person of its own "
                    f"other than {release.lead_on(planned.ends).subject}, who asks for it.",
                    *here,
                )
