"""How the consultation of a blueprint becomes the domain's plan of it."""

from collections.abc import Iterable

from definitions.consultation_sections import AffectedSection, ConsultationSection, TransferSection
from domain.release.consultation.affected import Affected, Establishment
from domain.release.consultation.plan import NO_CONSULTATION_PLAN, ConsultationPlan, TransferPlan


def consultation_plan(section: ConsultationSection | None) -> ConsultationPlan:
    """Who is affected where, when the first of them would leave, and who changes employer."""
    if section is None:
        return NO_CONSULTATION_PLAN
    return ConsultationPlan(
        affected=affected_in(section.affected),
        first_dismissal=section.first_dismissal,
        transfer=_transfer(section.transfer) if section.transfer else None,
    )


def affected_in(sections: Iterable[AffectedSection]) -> tuple[Affected, ...]:
    """Who is affected, one establishment each."""
    return tuple(
        Affected(
            establishment=Establishment(each.establishment),
            heads=each.heads,
            voluntary=each.voluntary,
            reengaged=each.reengaged,
            notified=each.notified,
        )
        for each in sections
    )


def _transfer(section: TransferSection) -> TransferPlan:
    return TransferPlan(
        effective=section.effective,
        transferor=section.transferor,
        transferee=section.transferee,
        heads=section.heads,
    )
