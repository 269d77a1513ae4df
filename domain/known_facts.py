"""What is known about the subject of a gate, told by the aggregates that it depends on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from domain.authority import entitled
from domain.benefit.state import Benefit
from domain.financial_year import quarter_of
from domain.fund.plan import AskId
from domain.fund.room import gone, spend_of
from domain.fund.stake import stake_of
from domain.fund.state import Fund
from domain.gate.facts import Consulted, LessonsHeard, MoneyFreeze, SubjectFacts
from domain.gate.state import Gate
from domain.programme.state import Programme
from domain.release.events import ConsultationFoundUnnecessary
from domain.release.readiness import Measure, Portion
from domain.release.state import Release
from domain.release.transition import counting
from domain.stage import Stage


def facts_of_stage(
    release: Release,
    programme: Programme,
    *,
    earlier: Sequence[Gate],
    benefits: Sequence[Benefit],
    fund: Fund,
    at: datetime,
    stage: Stage | None = None,
) -> SubjectFacts:
    """The facts of the gate of a stage, the one under way if none is named; `earlier` gates were passed."""
    stage = stage or release.stage
    return SubjectFacts(
        deliverables=_reported(release, Measure.DELIVERABLES),
        musts=_reported(release, Measure.MUSTS),
        training=_reported(release, Measure.TRAINING),
        transition=_planned(release) or _reported(release, Measure.TRANSITION),
        risks=_reported(release, Measure.RISKS),
        consultation=_consulted(release),
        waits_for=_not_signed_off(release, programme),
        conditions_open=tuple(_conditions(earlier)),
        conditions_late=tuple(_conditions(earlier, due_before=at.date())),
        overrides_unreviewed=_unreviewed(earlier),
        benefits=len(benefits),
        benefits_lacking=tuple(_lacking(benefits)),
        spend=spend_of(fund, quarter_of(at.date()).year, at),
        transition_delivered=_delivered(release, stage),
        adverse_effects=tuple(each.name for each in release.watching.open_effects),
        lessons=_heard(release),
        exit_cost=release.exit_cost(stage) if stage else None,
    )


def facts_of_ask(
    fund: Fund, programme: Programme, ask: AskId, round: int, *, earlier: Sequence[Gate], at: datetime
) -> SubjectFacts:
    """The facts of a gate for money; `earlier` are the gates of asks that were granted before."""
    this, stake = fund.in_round(ask, round), stake_of(fund, ask, round)
    if this and fund.plan:
        stake = replace(stake, drawn=gone(fund, fund.plan, this, at))
    return SubjectFacts(
        conditions_open=tuple(_conditions(earlier)),
        conditions_late=tuple(_conditions(earlier, due_before=at.date())),
        overrides_unreviewed=_unreviewed(earlier),
        stake=stake,
        spend=spend_of(fund, stake.year, at),
        freeze=_freeze(fund, programme, at.date()),
    )


def _freeze(fund: Fund, programme: Programme, on: date) -> MoneyFreeze | None:
    if fund.frozen is None or fund.plan is None:
        return None
    guardians = (each.who for each in entitled(programme.roster, fund.plan.guardian, on))
    return MoneyFreeze(reason=fund.frozen.reason, guardians=tuple(dict.fromkeys(guardians)))


def _reported(release: Release, measure: Measure) -> Portion | None:
    said = release.readiness.get(measure)
    return said.portion if said else None


def _planned(release: Release) -> Portion | None:
    return counting.planned(release.terms.transition, release.transition)


def _delivered(release: Release, stage: Stage | None) -> Portion | None:
    """What is delivered of the transition is asked for at sign-off; before, planning it is enough (S-18)."""
    if stage is not Stage.SIGN_OFF:
        return None
    return counting.delivered(release.terms.transition, release.transition)


def _heard(release: Release) -> LessonsHeard | None:
    lessons = release.lessons
    if not lessons.offered:
        return None
    return LessonsHeard(taken_up=lessons.taken_up, declined=lessons.declined, unanswered=lessons.unanswered)


def _consulted(release: Release) -> Consulted | None:
    held, closed = release.consultation, release.consultation_closed_at
    if held is None:
        return None
    if isinstance(held, ConsultationFoundUnnecessary):
        return Consulted(heads=0, unnecessary=held.reason)
    return Consulted(
        heads=held.affected_headcount,
        opened=held.at.date(),
        closed=closed.date() if closed else None,
        handed_in=tuple(sorted({piece.name for piece in release.evidence(Stage.CONSULTATION)})),
    )


def _not_signed_off(release: Release, programme: Programme) -> tuple[str, ...]:
    needed = release.plan.depends_on if release.plan else ()
    return tuple(each for each in needed if each not in programme.completed)


def _conditions(earlier: Iterable[Gate], *, due_before: date | None = None) -> Iterator[str]:
    for gate in earlier:
        for condition in gate.outstanding if gate.opened else ():
            if gate.opened and (due_before is None or condition.due < due_before):
                yield f"{gate.opened.subject.gate} {condition.id}"


def _unreviewed(earlier: Iterable[Gate]) -> tuple[str, ...]:
    return tuple(gate.opened.subject.gate for gate in earlier if gate.to_review and gate.opened)


def _lacking(benefits: Iterable[Benefit]) -> Iterator[str]:
    for benefit in benefits:
        if benefit.profile and benefit.profile.baseline is None:
            yield benefit.profile.id
