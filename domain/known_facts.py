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
from domain.gate.facts import Consulted, MoneyFreeze, SubjectFacts
from domain.gate.state import Gate
from domain.programme.state import Programme
from domain.release.events import ConsultationFoundUnnecessary
from domain.release.readiness import Measure, Portion
from domain.release.state import Release
from domain.stage import Stage


def facts_of_stage(
    release: Release,
    programme: Programme,
    *,
    earlier: Sequence[Gate],
    benefits: Sequence[Benefit],
    fund: Fund,
    at: datetime,
) -> SubjectFacts:
    """The facts of a release's next gate; `earlier` are the gates that it has passed."""
    return SubjectFacts(
        deliverables=_reported(release, Measure.DELIVERABLES),
        musts=_reported(release, Measure.MUSTS),
        training=_reported(release, Measure.TRAINING),
        transition=_reported(release, Measure.TRANSITION),
        risks=_reported(release, Measure.RISKS),
        consultation=_consulted(release),
        waits_for=_not_signed_off(release, programme),
        conditions_open=tuple(_conditions(earlier)),
        conditions_late=tuple(_conditions(earlier, due_before=at.date())),
        overrides_unreviewed=_unreviewed(earlier),
        benefits=len(benefits),
        benefits_lacking=tuple(_lacking(benefits)),
        spend=spend_of(fund, quarter_of(at.date()).year, at),
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


def _lacking(benefits: Iterable[Benefit]) -> Iterator[str]:
    for benefit in benefits:
        if benefit.profile and benefit.profile.baseline is None:
            yield benefit.profile.id
