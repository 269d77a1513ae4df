"""Which facts a performance must leave in the record: those of its plan, and those of its script."""

from collections.abc import Iterator

from domain.benefit.commands import benefit_stream
from domain.fund.commands import fund_stream
from domain.fund.plan import FundPlan
from domain.gate.policy import PolicyId
from domain.gate.step import StepKind
from domain.programme.commands import programme_stream
from domain.programme.plan import ProgrammePlan
from domain.release.commands import release_stream
from domain.release.plan import ReleaseId, ReleasePlan
from domain.stage import STAGES, Stage
from runtime.demo.expected_of_lists import of_lists
from runtime.demo.script import Script, Turn
from runtime.demo.team import team_of

# A stream, and the type of a fact in it.
Fact = tuple[str, str]

OF_A_GATE = ("gate-opened", "decision-taken", "gate-closed")


def expected(plan: ProgrammePlan, script: Script) -> Iterator[Fact]:
    """Every fact, as often as it must be there."""
    yield from _of_programme(plan, script)
    for release in plan.releases:
        yield from _of_release(plan, release, script)
    yield from _of_benefits(plan, script)
    yield from _of_script(plan, script)
    if plan.fund:
        yield from _of_fund(plan, plan.fund, script)


def _of_programme(plan: ProgrammePlan, script: Script) -> Iterator[Fact]:
    stream = programme_stream(plan.id)
    once = ("programme-started", "roster-adopted", "calendar-adopted", "programme-ended")
    yield from ((stream, type) for type in once)
    yield from ((stream, "policy-adopted") for _ in plan.policies)
    yield from ((stream, "external-met") for _ in plan.external)
    yield from ((stream, "release-scored") for _ in script.scored)
    yield from ((stream, "baseline-adopted") for _ in script.replanned)
    yield from ((stream, type) for type in ("review-called", "review-held") for _ in script.reviewed)
    for release in plan.releases:
        end = "release-dropped" if release.id == _stopped(script) else "release-completed"
        yield from ((stream, type) for type in ("release-planned", "release-cleared", end))


def _of_release(plan: ProgrammePlan, release: ReleasePlan, script: Script) -> Iterator[Fact]:
    stream, stages = release_stream(plan.id, release.id), _stages(release.id, script)
    yield stream, "release-registered"
    if release.id == _stopped(script):
        yield stream, "release-stopped"
    else:
        yield from ((stream, type) for type in ("release-signed-off", "release-closed"))
    if Stage.BUILD_SPRINTS in stages:
        for type in ("sprint-started", "sprint-ended"):
            yield from ((stream, type) for _ in release.sprint_days)
    if Stage.CONSULTATION in stages:
        yield from ((stream, type) for type in _of_consultation(release.affected_headcount))
    yield from ((stream, type) for type in of_lists(plan, release, stages))
    for stage in stages:
        last_round = 2 if script.rejected == Turn(gate=f"{release.id}/{stage}") else 1
        yield from _of_gate(plan, Turn(gate=f"{release.id}/{stage}", round=last_round))


def _stages(release: ReleaseId, script: Script) -> tuple[Stage, ...]:
    if script.stopped is None or release != _stopped(script):
        return STAGES
    last = Stage(script.stopped.gate.partition("/")[2])
    return STAGES[: STAGES.index(last) + 1]


def _stopped(script: Script) -> str | None:
    return script.stopped.gate.partition("/")[0] if script.stopped else None


def _of_consultation(heads: int) -> tuple[str, ...]:
    return ("consultation-opened", "consultation-closed") if heads else ("consultation-found-unnecessary",)


def _of_benefits(plan: ProgrammePlan, script: Script) -> Iterator[Fact]:
    team = team_of(plan)
    for benefit in plan.benefits:
        stream = benefit_stream(plan.id, benefit.id)
        yield stream, "benefit-registered"
        if benefit.release == _stopped(script):
            yield stream, "benefit-withdrawn"
            continue
        yield from ((stream, type) for type in ("benefit-posted", "benefit-realised"))
        if benefit.owner in team:
            yield stream, "benefit-taken-over"
        for type in ("measurement-asked", "benefit-measured", "measurement-confirmed"):
            yield from ((stream, type) for _ in range(benefit.reviews))


def _of_script(plan: ProgrammePlan, script: Script) -> Iterator[Fact]:
    release = script.rejected.gate.partition("/")[0]
    yield release_stream(plan.id, release), "stage-returned"
    yield from _of_gate(plan, script.rejected)
    unanswered = script.unanswered.subject(plan.id).stream
    yield from ((unanswered, type) for type in ("gate-reminded", "gate-escalated"))
    yield script.conditional.subject(plan.id).stream, "condition-discharged"
    yield script.tried_by_requester.subject(plan.id).stream, "decision-refused"
    for stops in script.stops:
        stream = release_stream(plan.id, stops.release)
        found = ("process-stop-declared", "adverse-effect-found", "adverse-effect-resolved", "old-cases-kept")
        yield from ((stream, type) for type in found)
    for tried in script.tried:
        stream = release_stream(plan.id, tried.release)
        yield from ((stream, f"experiment-{what}") for what in ("started", "measured", "scaled"))
        yield benefit_stream(plan.id, tried.benefit), "forecast-revised"


def _of_fund(plan: ProgrammePlan, fund: FundPlan, script: Script) -> Iterator[Fact]:
    stream = fund_stream(plan.id)
    yield stream, "fund-established"
    for year in fund.years:
        if year.opening:
            yield from _of_ask(plan, year.ask, year.opening.gate, script)
    for each in script.asks:
        yield from _of_ask(plan, each.ask, PolicyId(each.gate), script, moves=bool(each.from_line))
    if script.unratified:
        yield script.unratified.subject(plan.id).stream, "decision-lapsed"
        yield stream, "capability-revoked"
        again = Turn(gate=f"{script.unratified.gate}-rest")
        yield from _of_gate(plan, again)
        yield from ((stream, type) for type in ("money-asked", "money-granted", "drawdown-released"))


def _of_ask(
    plan: ProgrammePlan, ask: str, gate: PolicyId, script: Script, *, moves: bool = False
) -> Iterator[Fact]:
    stream, turn = fund_stream(plan.id), Turn(gate=ask)
    yield from _of_gate(plan, turn)
    yield from ((stream, type) for type in ("money-asked", "money-granted"))
    yield stream, "lines-vired" if moves else "drawdown-released"
    policy = next(each for each in plan.policies if each.id == gate)
    if turn != script.unratified and any(step.kind is StepKind.RATIFY for step in policy.steps):
        yield turn.subject(plan.id).stream, "decision-ratified"


def _of_gate(plan: ProgrammePlan, turn: Turn) -> Iterator[Fact]:
    stream = turn.subject(plan.id).stream
    yield from ((stream, type) for type in OF_A_GATE)
