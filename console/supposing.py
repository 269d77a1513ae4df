"""How suppositions are typed: another decision, start or day, or so many days more."""

from datetime import date

from console.moments import day_of
from domain.gate.outcome import Outcome
from domain.release.plan import ExternalId, ReleaseId
from domain.what_if.changes import AnotherDay, AnotherLength, AnotherStart
from runtime.failures import Failure


class NotASupposition(Failure):
    """What was typed supposes nothing that can be understood."""

    code = "usage"
    next = "Such as: --slip 1A=20 --start 2A=2019-01-07 --gate 1A/design=approved@2018-05-02"


def decision_typed(text: str) -> tuple[str, Outcome, date]:
    """A gate, the outcome that it would have had, and on which day.

    :raises NotASupposition: when it cannot be understood.
    """
    gate, _, wanted = text.rpartition("=")
    outcome, _, day = wanted.partition("@")
    if not gate or outcome not in set(Outcome):
        raise NotASupposition(f"{text!r} names no gate, outcome and day.")
    return gate, Outcome(outcome), day_of(day)


def length_typed(text: str) -> AnotherLength:
    """So many working days more, or fewer, for a release.

    :raises NotASupposition: when it cannot be understood.
    """
    release, days = _pair(text)
    if not days.removeprefix("-").isdecimal():
        raise NotASupposition(f"{days!r} is no number of working days.")
    return AnotherLength(release=ReleaseId(release), days=int(days))


def start_typed(text: str) -> AnotherStart:
    """Another day on which work on a release starts.

    :raises NotASupposition: when it cannot be understood.
    """
    release, day = _pair(text)
    return AnotherStart(release=ReleaseId(release), on=day_of(day))


def outside_typed(text: str) -> AnotherDay:
    """Another day for something outside the programme.

    :raises NotASupposition: when it cannot be understood.
    """
    external, day = _pair(text)
    return AnotherDay(external=ExternalId(external), on=day_of(day))


def _pair(text: str) -> tuple[str, str]:
    name, is_there, value = text.partition("=")
    if not (name and is_there and value):
        raise NotASupposition(f"{text!r} is no name and value.")
    return name.rpartition("/")[2], value
