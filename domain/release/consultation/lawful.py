"""Which dates the law asks for, when a consultation begins on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from domain.legal_pack import LegalPack
from domain.release.consultation.affected import Establishment
from domain.release.consultation.counting import Proposal, count_of
from domain.release.plan import ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class LawfulDates:
    """What a consultation that `begins` on a day needs, the count that decides it, and by which rule.

    `notifies` says whether form HR1 is due. Nobody can be given notice before `earliest_notice` or leave
    before `earliest_leaving`; a later HR1 moves both. `award_days` is the most days' pay at stake for a
    dismissal on that day. The rule is that of the pack of this digest since `rule_since`.
    """

    begins: date
    establishment: Establishment
    counted: int
    counted_with: tuple[ReleaseId, ...]
    window_days: int
    minimum_days: int
    notifies: bool
    earliest_notice: date
    earliest_leaving: date
    award_days: int
    pack: str
    pack_digest: str
    rule_since: date
    source: str


def lawful_dates(
    law: LegalPack, begins: date, own: Iterable[Proposal], elsewhere: Iterable[Proposal] = ()
) -> LawfulDates:
    """The dates that the law, as it is on the day on which consultation begins, asks for.

    :raises LawSilent: when the pack says nothing about that day.
    """
    rule = law.consulting(begins)
    count = count_of(own, elsewhere, window_days=rule.window_days)
    days, notifies = rule.days_for(count.heads), rule.is_collective(count.heads)
    leaving = begins + timedelta(days=days)
    return LawfulDates(
        begins=begins,
        establishment=count.establishment,
        counted=count.heads,
        counted_with=count.releases,
        window_days=rule.window_days,
        minimum_days=days,
        notifies=notifies,
        earliest_notice=begins + timedelta(days=1) if notifies else begins,
        earliest_leaving=leaving,
        award_days=law.award(leaving).most_days if notifies else 0,
        pack=law.id,
        pack_digest=law.digest,
        rule_since=rule.since,
        source=rule.source,
    )
