"""What only one of the two has: the record, or Temporal."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from domain.aggregate import Command
from domain.attempt.events import AttemptRefused
from domain.benefit.events import BenefitMeasured, BenefitWrittenOff, MeasurementConfirmed
from domain.digest import digest
from domain.identity import SERVICE_ISSUER
from domain.programme.commands import programme_stream
from readmodels.place import place_of
from readmodels.recorded import Recorded
from readmodels.written import Life, Told, Written
from runtime.reconciling.histories import Asked, Histories, History

_NEVER = datetime.min.replace(tzinfo=UTC)
# Turned away by a workflow before the record was asked, so no attempt is kept.
NOT_ASKED = {"NotForPeople", "WrongGate", "WrongRelease", "NotForThisProgramme"}
# The rest of what happens to a benefit is settled without its workflow.
OF_BENEFITS = (BenefitMeasured, MeasurementConfirmed, BenefitWrittenOff)

# What a programme's own workflow is asked for, in streams of their own.
OF_PROGRAMMES = {"fund", "risk", "indicator"}


class Side(StrEnum):
    """Who has it alone."""

    RECORD = "only the record"
    TEMPORAL = "only Temporal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that one side has and the other should."""

    side: Side
    about: str
    sentence: str


@dataclass(slots=True, kw_only=True)
class Compared:
    """What was compared, what differs, and what could not be compared since Temporal no longer keeps it."""

    programme: str
    workflows: int
    asked: int
    written: int
    differences: list[Difference] = field(default_factory=list)
    no_longer_kept: list[str] = field(default_factory=list)
    started_again: list[str] = field(default_factory=list)


def compare(programme: str, told: Told, histories: Histories) -> Compared:
    """What only one side has; a history that is no longer kept, or begins after a loss, is no difference."""
    known = histories.by_id
    asked = [each for history in known.values() for each in history.asked]
    matched = _matched(asked, told)
    done = Compared(programme=programme, workflows=len(known), asked=len(asked), written=len(told.written))
    done.differences += _not_running(told, known)
    done.differences += _running_on(told, known)
    done.differences += _reviews(programme, told, histories)
    done.differences += _unrecorded(asked, matched, told, known)
    done.differences += _unasked(matched, told, known)
    done.no_longer_kept = [
        life.id for life in told.lives.values() if life.id not in known and life.ends is not None
    ]
    done.started_again = [id for id, each in known.items() if each.after]
    return done


def _not_running(told: Told, known: Mapping[str, History]) -> Iterator[Difference]:
    for life in told.lives.values():
        history = known.get(life.id)
        if life.ends is None and not (history and history.is_running):
            how = f"is {history.status}" if history else "is not there"
            yield _only_record(life.id, f"It is under way by the record, and its workflow {how}.")


def _running_on(told: Told, known: Mapping[str, History]) -> Iterator[Difference]:
    for id, history in known.items():
        life = told.lives.get(id)
        if history.is_running and (life is None or life.ends is not None):
            why = "has nothing of it" if life is None else f"has its end at position {life.ends}"
            yield _only_temporal(id, f"Its workflow runs, and the record {why}.")


def _reviews(programme: str, told: Told, histories: Histories) -> Iterator[Difference]:
    stream = programme_stream(programme)
    life = told.lives.get(stream)
    goes_on = life is not None and life.ends is None
    if goes_on and not histories.is_reviewed:
        yield _only_record(stream, "It goes on by the record, and no schedule calls its monthly reviews.")
    if histories.is_reviewed and not goes_on:
        yield _only_temporal(stream, "A schedule calls its monthly reviews, and it has ended or never began.")


def _matched(asked: Sequence[Asked], told: Told) -> dict[int, Written]:
    """For each command by its place: what it brought about; each piece of the record only once."""
    free = dict.fromkeys(range(len(told.written)))
    found: dict[int, Written] = {}
    for place, each in enumerate(asked):
        for number in free:
            if _is_from(told.written[number], each):
                found[place] = told.written[number]
                del free[number]
                break
    return found


def _is_from(written: Written, asked: Asked) -> bool:
    return any(_is_of(each, asked) for each in written.recorded)


def _is_of(each: Recorded, asked: Asked) -> bool:
    command, event = asked.command, each.event
    if asked.refusal and isinstance(event, AttemptRefused):
        said = (event.stream, event.attempt, event.by, event.refusal)
        return said == (command.stream, asked.name, command.by.identity, asked.refusal)
    if _workflow_of(each) != asked.workflow or each.by.identity != command.by.identity:
        return False
    submission = getattr(command, "submission", None)
    return submission is None or getattr(event, "submission", None) == submission


def _unrecorded(
    asked: Sequence[Asked], matched: Mapping[int, Written], told: Told, known: Mapping[str, History]
) -> Iterator[Difference]:
    said = {_content(asked[place].command) for place in matched}
    for place, each in enumerate(asked):
        is_on_its_way = not each.is_answered and known[each.workflow].is_running
        is_repeated = _content(each.command) in said
        if place in matched or is_repeated or is_on_its_way or each.refusal in NOT_ASKED:
            continue
        who = each.command.by.identity.subject
        what = f"refused it ({each.refusal})" if each.refusal else "took it"
        if not each.is_answered:
            what = "took it and never answered"
        yield _only_temporal(
            each.workflow, f"{who} asked it to {each.name}; it {what}, and the record has nothing of that."
        )


def _unasked(
    matched: Mapping[int, Written], told: Told, known: Mapping[str, History]
) -> Iterator[Difference]:
    used = {written.first for written in matched.values()}
    for written in told.written:
        if written.first in used:
            continue
        for each in written.recorded:
            history = known.get(_workflow_of(each))
            if history and _is_through(each, told.lives.get(history.id)) and written.first > history.after:
                yield _only_record(
                    each.fact.stream,
                    f"Position {each.fact.position} says {each.fact.type} by {each.by.identity.subject}, "
                    f"and {history.id} was never asked for it.",
                )
                break


def _workflow_of(each: Recorded) -> str:
    """Whose workflow is asked for what stands in this stream."""
    kind, _, _ = each.fact.stream.partition("-")
    is_of_programme = kind in OF_PROGRAMMES
    return programme_stream(place_of(each.fact.stream).programme) if is_of_programme else each.fact.stream


def _is_through(each: Recorded, life: Life | None) -> bool:
    """Whether people can have brought it about through a workflow only."""
    if life is None or each.by.identity.issuer == SERVICE_ISSUER:
        return False
    if place_of(each.fact.stream).benefit and not isinstance(each.event, OF_BENEFITS):
        return False
    return life.begins < each.fact.position and (life.ends is None or each.fact.position < life.ends)


def _content(command: Command) -> str:
    """The same for a command that is sent once more, whenever that is."""
    return digest("asked/1", [type(command).__name__, replace(command, at=_NEVER)])


def _only_record(about: str, sentence: str) -> Difference:
    return Difference(side=Side.RECORD, about=about, sentence=sentence)


def _only_temporal(about: str, sentence: str) -> Difference:
    return Difference(side=Side.TEMPORAL, about=about, sentence=sentence)
