"""How those affected are heard: their representatives, form HR1, responses and answers, and the outcome."""

from datetime import date, datetime, timedelta

from domain.release.consultation.commands import (
    AnswerResponse,
    GiveNoticeCopy,
    LogResponses,
    NotifyRedundancies,
    RecordTransferStep,
    RegisterRepresentatives,
    ReportOutcome,
    Response,
)
from domain.release.consultation.events import (
    ConsultationClosed,
    ConsultationEvent,
    ConsultationOpened,
    Representatives,
    Representing,
    TransferPlanned,
    TransferStep,
)
from domain.release.consultation.lawful import LawfulDates
from domain.release.plan import ReleaseId
from runtime.demo import script
from runtime.demo.at_work.company import Company

UNION = Representatives(kind=Representing.TRADE_UNION, body="UNISON", people=2)
RESPONSE = "R-1"


class Consulting:
    """The lead of a release does what the law asks for, as it is known when the consultation opens."""

    def __init__(self, company: Company) -> None:
        self._company = company

    def read(self, release: ReleaseId, event: ConsultationEvent) -> None:
        """Takes note of what happened to the consultation, and plans what to do about it."""
        match event:
            case ConsultationOpened():
                self._plan_hearing(release, event)
                if event.lawful and event.lawful.notifies:
                    self._plan_notice(release, event, event.lawful)
            case ConsultationClosed(at=at):
                self._plan_report(release, at)
            case TransferPlanned(at=at):
                self._plan_transfer(release, at)
            case _:
                pass

    def _plan_hearing(self, release: ReleaseId, opened: ConsultationOpened) -> None:
        asked = self._company.asked(release, self._company.planned(release).lead, opened.at)
        self._company.later(
            script.DAYS_TO_FIND_REPRESENTATIVES, RegisterRepresentatives(**asked, representatives=UNION)
        )
        heard = Response(
            number=RESPONSE,
            speaks_for=UNION.body,
            heads=opened.affected_headcount,
            summary=f"minute of the meeting with {UNION.body}",
        )
        self._company.later(script.DAYS_TO_RESPOND, LogResponses(**asked, responses=(heard,)))
        answer = AnswerResponse(**asked, response=RESPONSE, answer=f"letter to {UNION.body}")
        self._company.later(script.DAYS_TO_ANSWER, answer)

    def _plan_notice(self, release: ReleaseId, opened: ConsultationOpened, lawful: LawfulDates) -> None:
        planned, about = self._company.planned(release), f"form HR1 of {release}"
        day = opened.at.date() + timedelta(days=script.DAYS_TO_NOTIFY)
        least = timedelta(days=lawful.minimum_days)
        leaving = max(
            planned.consultation.first_dismissal or date.min,
            lawful.earliest_leaving,
            day + least,
            opened.closes_on + timedelta(days=script.DAYS_OF_NOTICE),
        )
        notify = NotifyRedundancies(
            **self._company.asked(release, planned.lead, opened.at),
            day=day,
            reference=f"HR1-{release}",
            copy=self._company.papers.paper("form HR1", about, planned.lead).digest,
            first_notice=leaving - timedelta(days=script.DAYS_OF_NOTICE),
            first_dismissal=leaving,
        )
        self._company.later(script.DAYS_TO_NOTIFY, notify)
        asked = self._company.asked(release, planned.lead, opened.at)
        days = script.DAYS_TO_NOTIFY + script.DAYS_TO_COPY
        copy = GiveNoticeCopy(**asked, day=opened.at.date() + timedelta(days=days))
        self._company.later(days, copy)

    def _plan_report(self, release: ReleaseId, at: datetime) -> None:
        lead = self._company.planned(release).lead
        report = self._company.papers.paper("outcome of the consultation", f"on {release}", lead)
        asked = self._company.asked(release, lead, at)
        self._company.later(script.DAYS_TO_REPORT, ReportOutcome(**asked, report=report.digest))

    def _plan_transfer(self, release: ReleaseId, at: datetime) -> None:
        asked = self._company.asked(release, self._company.planned(release).lead, at)
        for days, step in enumerate(TransferStep, start=script.DAYS_TO_NOTIFY):
            record = RecordTransferStep(
                **asked,
                step=step,
                day=at.date() + timedelta(days=days),
                evidence=f"letter about {release}",
                plans_measures=step is TransferStep.MEASURES_LETTER,
            )
            self._company.later(days, record)
