"""How a release passes on what it learned, and answers what others did."""

from datetime import datetime

from domain.release.lessons.commands import DeclineLesson, Learned, RecordLessons, TakeUpLesson
from domain.release.lessons.events import LessonOffered
from domain.release.lessons.lesson import Lesson
from domain.release.plan import ReleaseId
from domain.stage import Stage
from runtime.demo import script
from runtime.demo.at_work.company import Company

LESSON = "L-1"


class Learning:
    """Each lead records a lesson before sign-off; those still designing take it up, or say why not."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._designing: set[ReleaseId] = set()
        self._waiting: dict[ReleaseId, list[Lesson]] = {}

    def begin(self, release: ReleaseId, stage: Stage, at: datetime) -> None:
        """Plans the answers to what was offered before, with the design, and the lesson with the sign-off."""
        if stage is Stage.DESIGN:
            self._designing.add(release)
            for lesson in self._waiting.pop(release, []):
                self._answer(release, lesson, at)
        if stage is Stage.SIGN_OFF and self._company.plan.programme_team:
            self._record(release, at)

    def read(self, release: ReleaseId, offered: LessonOffered) -> None:
        """Takes note of a lesson of another release."""
        if release in self._designing:
            self._answer(release, offered.lesson, offered.at)
        else:
            self._waiting.setdefault(release, []).append(offered.lesson)

    def _record(self, release: ReleaseId, at: datetime) -> None:
        planned = self._company.planned(release)
        lesson = Learned(
            id=LESSON,
            text=f"{planned.name}: those who use it every day found faults sooner than those who test it",
            to_do="Have somebody of each team test from the first sprint on",
            owner=planned.lead,
        )
        record = RecordLessons(**self._company.asked(release, planned.lead, at), learned=(lesson,))
        self._company.later(script.DAYS_TO_HAND_IN, record)

    def _answer(self, release: ReleaseId, lesson: Lesson, at: datetime) -> None:
        planned = self._company.planned(release)
        asked = self._company.asked(release, planned.lead, at)
        if planned.build.requirements or planned.affected_headcount:
            take_up = TakeUpLesson(**asked, lesson=lesson.name, how="Testers are named in its sprint plan")
            self._company.later(script.DAYS_TO_HAND_IN, take_up)
        else:
            decline = DeclineLesson(**asked, lesson=lesson.name, reason="No team works with what it builds")
            self._company.later(script.DAYS_TO_HAND_IN, decline)
