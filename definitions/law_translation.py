"""How the words of a written law become the domain's."""

from definitions.law_sections import ConsultationRuleSection, LawSection
from domain.legal_pack import (
    AwardRule,
    ConsultationRule,
    LeastDays,
    LegalPack,
    NotificationRule,
    TransferRule,
)


def legal_pack(law: LawSection) -> LegalPack:
    """The rules by the day from which each holds."""
    return LegalPack(
        id=law.id,
        title=law.title,
        consultation=tuple(_consultation(each) for each in law.consultation),
        notification=tuple(
            NotificationRule(since=each.since, source=each.source, online_only=each.online_only)
            for each in law.notification
        ),
        protective_award=tuple(
            AwardRule(since=each.since, source=each.source, most_days=each.most_days)
            for each in law.protective_award
        ),
        transfer=tuple(
            TransferRule(
                since=each.since,
                source=each.source,
                information_days=each.information_days,
                most_weeks=each.most_weeks,
            )
            for each in law.transfer
        ),
    )


def _consultation(rule: ConsultationRuleSection) -> ConsultationRule:
    return ConsultationRule(
        since=rule.since,
        source=rule.source,
        window_days=rule.window_days,
        minimum=tuple(LeastDays(heads=each.heads, days=each.days) for each in rule.minimum),
    )
