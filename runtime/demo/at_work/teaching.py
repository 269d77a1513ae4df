"""How the groups of a release are trained: one session a group, to which nearly everybody comes."""

from datetime import date, datetime, timedelta

from domain.release.plan import ReleaseId
from domain.release.training.commands import NameChampions, PlanSessions, RecordAttendance
from domain.release.training.need import Attended, Champion, Session, SessionId
from domain.release.training.plan import Trainees
from runtime.demo import script
from runtime.demo.at_work.company import Company

# From so many heads on, somebody is ill.
MANY = 10


class Teaching:
    """The lead of a release plans the sessions, and says afterwards who came."""

    def __init__(self, company: Company) -> None:
        self._company = company

    def begin(self, release: ReleaseId, at: datetime) -> None:
        """Plans the sessions of the training, when its work begins."""
        planned = self._company.planned(release)
        if not planned.training:
            return
        asked = self._company.asked(release, planned.lead, at)
        day = at.date() + timedelta(days=script.DAYS_TO_TRAIN)
        speaks = Champion(who=self._company.somebody_but(planned.lead), team=planned.name, since=at.date())
        self._company.later(
            script.DAYS_TO_PLAN_TRAINING,
            PlanSessions(**asked, sessions=tuple(self._session(each, day=day) for each in planned.training)),
            NameChampions(**asked, champions=(speaks,)),
        )
        came = tuple(
            Attended(session=_named(each), group=each.group, heads=_came(each)) for each in planned.training
        )
        self._company.later(script.DAYS_TO_TRAIN, RecordAttendance(**asked, attended=came))

    def _session(self, trainees: Trainees, *, day: date) -> Session:
        group = next(each for each in self._company.plan.training if each.id == trainees.group)
        return Session(
            id=_named(trainees),
            topics=group.topic_names,
            groups=(group.id,),
            day=day,
            places=trainees.heads,
            provider="Learning and development",
        )


def _named(trainees: Trainees) -> SessionId:
    return SessionId(f"day-of-{trainees.group}")


def _came(trainees: Trainees) -> int:
    return trainees.heads - 1 if trainees.heads >= MANY else trainees.heads
