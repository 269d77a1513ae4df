"""The law that the rules are told with, as it stands in England."""

from datetime import date

from domain.legal_pack import (
    AwardRule,
    ConsultationRule,
    LeastDays,
    LegalPack,
    NotificationRule,
    TransferRule,
)

FROM = date(2006, 4, 6)

LAW = LegalPack(
    id="england",
    title="Redundancies and transfers in England",
    consultation=(
        ConsultationRule(
            since=FROM,
            source="TULRCA 1992 section 188",
            window_days=90,
            minimum=(LeastDays(heads=20, days=30), LeastDays(heads=100, days=90)),
        ),
        ConsultationRule(
            since=date(2013, 4, 6),
            source="TULRCA 1992 section 188 as amended by SI 2013/763",
            window_days=90,
            minimum=(LeastDays(heads=20, days=30), LeastDays(heads=100, days=45)),
        ),
    ),
    notification=(
        NotificationRule(since=FROM, source="TULRCA 1992 section 193", online_only=False),
        NotificationRule(since=date(2025, 12, 1), source="form HR1", online_only=True),
    ),
    protective_award=(
        AwardRule(since=FROM, source="TULRCA 1992 section 189", most_days=90),
        AwardRule(since=date(2026, 4, 6), source="Employment Rights Act 2025", most_days=180),
    ),
    transfer=(
        TransferRule(since=FROM, source="SI 2006/246", information_days=14, most_weeks=13),
        TransferRule(since=date(2014, 5, 1), source="SI 2014/16", information_days=28, most_weeks=13),
    ),
)
