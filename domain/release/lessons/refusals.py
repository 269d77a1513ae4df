"""Why a release refuses what somebody said of a lesson."""

from domain.refusal import Rejected


class LessonRecordedOtherwise(Rejected):
    """A lesson stays as it was recorded, since others were offered it. Record another one."""


class LessonNamedTwice(Rejected):
    """A list of lessons names each of them once."""


class LessonNotOffered(Rejected):
    """A release answers the lessons that it was offered, those recorded before its design passed (S-19)."""
