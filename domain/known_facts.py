"""What is known about the subject of a gate, told by the aggregates that it depends on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from domain.authority import entitled
from domain.benefit.state import Benefit
from domain.evidence import Evidence, newest
from domain.financial_year import quarter_of
from domain.fund.plan import AskId
from domain.fund.room import gone, spend_of
from domain.fund.stake import stake_of
from domain.fund.state import Fund
from domain.gate.facts import Assessed, LessonsHeard, MoneyFreeze, SubjectFacts
from domain.gate.state import Gate
from domain.programme.state import Programme
from domain.release.build.events import RequirementDropped
from domain.release.consultation.telling import consulted
from domain.release.deliverables.counting import asked_by, counted
from domain.release.readiness import Measure, Portion
from domain.release.state import Release
from domain.release.training.counting import portion_trained
from domain.release.transition import counting
from domain.risk import counting as risk_counting
from domain.risk.state import Risk
from domain.roster import Roster
from domain.stage import Stage


def facts_of_stage(
    release: Release,
    programme: Programme,
    stage: Stage,
    *,
    earlier: Sequence[Gate],
    benefits: Sequence[Benefit],
    fund: Fund,
    at: datetime,
    risks: Sequence[Risk] = (),
) -> SubjectFacts:
    """The facts of the gate of a release's stage; `earlier` are the gates that it has passed.

    `risks` are those of the programme, where the gate looks at them.
    """
    return SubjectFacts(
        deliverables=_deliverables(release, stage),
        deliverables_listed=_listed(release, stage),
        musts=_musts(release),
        musts_given_up=tuple(_given_up(release)),
        training=_trained(release),
        transition=_planned(release) or _reported(release, Measure.TRANSITION),
        risks=_within_appetite(release, risks),
        consultation=consulted(release),
        assessments=_assessed(release.evidence(stage), at.date()),
        waits_for=_not_signed_off(release, programme),
        conditions_open=tuple(_conditions(earlier)),
        conditions_late=tuple(_conditions(earlier, due_before=at.date())),
        overrides_unreviewed=_unreviewed(earlier),
        benefits=len(benefits),
        benefits_lacking=tuple(_lacking(benefits, programme.roster, at.date())),
        spend=spend_of(fund, quarter_of(at.date()).year, at),
        rating=release.rating.colour if release.rating else None,
        transition_delivered=_delivered(release, stage),
        adverse_effects=tuple(each.name for each in release.watching.open_effects),
        lessons=_heard(release),
        exit_cost=release.exit_cost(stage),
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
        assessments=_assessed(fund.evidence(ask), at.date()),
    )


def _assessed(handed_in: Iterable[Evidence], today: date) -> tuple[Assessed, ...]:
    """The assessments among the newest evidence; of one that is dated later, nobody has had any yet."""
    return tuple(
        Assessed(assessment=each.assessment, evidence=each.name, is_in_time=each.assessment.day <= today)
        for each in newest(handed_in)
        if each.assessment
    )


def _freeze(fund: Fund, programme: Programme, on: date) -> MoneyFreeze | None:
    if fund.frozen is None or fund.plan is None:
        return None
    guardians = (each.who for each in entitled(programme.roster, fund.plan.guardian, on))
    return MoneyFreeze(reason=fund.frozen.reason, guardians=tuple(dict.fromkeys(guardians)))


def _deliverables(release: Release, stage: Stage) -> Portion | None:
    if release.listed:
        return counted(release, stage)
    return _reported(release, Measure.DELIVERABLES)


def _listed(release: Release, stage: Stage) -> tuple[str, ...]:
    return tuple(each.name for each in asked_by(release.listed, stage))


def _reported(release: Release, measure: Measure) -> Portion | None:
    said = release.readiness.get(measure)
    return said.portion if said else None


def _planned(release: Release) -> Portion | None:
    return counting.planned(release.terms.transition, release.transition)


def _delivered(release: Release, stage: Stage) -> Portion | None:
    """What is delivered of the transition is asked for at sign-off; before, planning it is enough (S-18)."""
    if stage is not Stage.SIGN_OFF:
        return None
    return counting.delivered(release.terms.transition, release.transition)


def _heard(release: Release) -> LessonsHeard | None:
    lessons = release.lessons
    if not lessons.offered:
        return None
    return LessonsHeard(taken_up=lessons.taken_up, declined=lessons.declined, unanswered=lessons.unanswered)


def _trained(release: Release) -> Portion | None:
    """Counted from its list where the release has one, else as people reported it."""
    if release.training.is_listed:
        return portion_trained(release.training, release.terms.training)
    return _reported(release, Measure.TRAINING)


def _within_appetite(release: Release, risks: Sequence[Risk]) -> Portion | None:
    """Counted from the risks where what is borne is known, else as people reported it."""
    known = risk_counting.counted(risks, release.plan.id) if release.plan else None
    return _reported(release, Measure.RISKS) if known is None else known


def _musts(release: Release) -> Portion | None:
    """Counted from the backlog, and as reported only where there is none."""
    build = release.build
    if not build.has_backlog:
        return _reported(release, Measure.MUSTS)
    left = tuple(each.requirement.named for each in build.musts if each.is_open)
    return Portion(done=len(build.musts) - len(left), of=len(build.musts), outstanding=left)


def _given_up(release: Release) -> Iterator[str]:
    for item in release.build.given_up:
        if event := item.given_up:
            became = "dropped" if isinstance(event, RequirementDropped) else f"now {event.moscow}"
            yield f"{item.requirement.named} ({became}: {event.reason})"


def _not_signed_off(release: Release, programme: Programme) -> tuple[str, ...]:
    if release.plan is None:
        return ()
    outside = (programme.externals.get(each) for each in release.plan.depends_on_external)
    return (
        *(each for each in release.plan.depends_on if each not in programme.completed),
        *(f"{each.dependency.name} (outside)" for each in outside if each and not each.is_met),
    )


def _conditions(earlier: Iterable[Gate], *, due_before: date | None = None) -> Iterator[str]:
    for gate in earlier:
        for condition in gate.outstanding if gate.opened else ():
            if gate.opened and (due_before is None or condition.due < due_before):
                yield f"{gate.opened.subject.gate} {condition.id}"


def _unreviewed(earlier: Iterable[Gate]) -> tuple[str, ...]:
    return tuple(gate.opened.subject.gate for gate in earlier if gate.to_review and gate.opened)


def _lacking(benefits: Iterable[Benefit], roster: Roster, on: date) -> Iterator[str]:
    """Benefits without a baseline, or whose owner has left so that nobody answers for them."""
    for benefit in benefits:
        if benefit.profile is None:
            continue
        unmeasured = benefit.profile.baseline is None and benefit.baseline is None
        if unmeasured or roster.has_left(benefit.profile.owner, on):
            yield benefit.profile.id
