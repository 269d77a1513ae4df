"""A witness in the room, who tells what is wrong with a word, a count, an end or a confirmation.

Written apart from the rules that it judges: people are seated by trying every seating. A rule of gates that
comes gets its sentence here as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from domain.evidence import evidence_digest
from domain.gate.aftermath import DecisionRatified
from domain.gate.commands import AnyGateCommand, CountVotes, Decide
from domain.gate.events import DecisionTaken, GateClosed, GateEvent, VotesCounted
from domain.gate.outcome import Choice, Outcome
from domain.gate.step import Method, Step, StepKind
from domain.identity import Identity
from tests.domain.gate.room import Room

PASSED = (Outcome.APPROVED, Outcome.APPROVED_WITH_CONDITIONS)
VOTES = (Method.MAJORITY, Method.CASTING_VOTE)


@dataclass(slots=True, kw_only=True)
class Witness:
    """What a witness remembers of one round."""

    room: Room

    def sees(self, command: AnyGateCommand, events: Sequence[GateEvent]) -> list[str]:
        """What is wrong with how a command was answered; then remembers it."""
        wrong: list[str] = []
        is_lost = any(isinstance(event, GateClosed) and event.outcome not in PASSED for event in events)
        for event in events:
            wrong += self._complaints(command, event, is_lost=is_lost)
            self.room.remember(command, event)
        return wrong

    def _complaints(self, command: AnyGateCommand, event: GateEvent, *, is_lost: bool) -> Iterator[str]:
        match event:
            case DecisionTaken():
                yield from self._about_word(command, event)
                # Where a step cannot be met any more, any word ends the gate, in whichever step it is heard.
                if not is_lost and not self._is_turn_of(self.room.step(event.step)):
                    yield "Others had to be heard before."
            case VotesCounted():
                yield from self._about_count(command, event)
            case GateClosed() if event.outcome in PASSED:
                yield from self._about_passing(command, event)
            case DecisionRatified():
                yield from self._about_ratifying(command)
            case _:
                pass

    def _about_word(self, command: AnyGateCommand, word: DecisionTaken) -> Iterator[str]:
        step = self.room.step(word.step)
        if not isinstance(command, Decide):
            yield "Nobody said it."
            return
        said = (command.by.identity, command.choice, command.evidence_digest, command.submission)
        if said != (word.by, word.choice, word.evidence_digest, word.submission):
            yield "It is not what was said."
        if word.evidence_digest != evidence_digest(self.room.evidence):
            yield "They had seen other evidence."
        if not any(self.room.speaks(word, ask, step) for ask in step.asks):
            yield "They may not speak in this step, or not in that place."
        until = self.room.ratify_by if self.room.is_closed else self.room.due
        if until is None or command.at > until:
            yield "It came too late."
        if step.kind is StepKind.RATIFY and not self.room.is_closed:
            yield "There was nothing to ratify yet."
        if self.room.is_closed and self.room.ratify_by is None:
            yield "The gate had ended."
        if any(self._is_another_word(before, word) for before in self.room.standing(step)):
            yield "They had spoken, or somebody had in that place."

    def _is_another_word(self, before: DecisionTaken, word: DecisionTaken) -> bool:
        is_same_person_or_place = before.by == word.by or before.place == word.place
        says_yes_again = (before.by, before.choice, word.choice) == (word.by, *[Choice.APPROVE] * 2)
        return is_same_person_or_place and not says_yes_again

    def _about_count(self, command: AnyGateCommand, event: VotesCounted) -> Iterator[str]:
        step = self.room.step(event.step)
        until = self.room.ratify_by if self.room.is_closed else self.room.due
        if until is None or command.at < until:
            yield "There was time left to vote."
        if step.method not in VOTES or step.kind is StepKind.CONSULT:
            yield "It was no vote."
        if not self._is_heard(step):
            yield "Too few had taken part."

    def _about_passing(self, command: AnyGateCommand, closed: GateClosed) -> Iterator[str]:
        binding = self.room.binding()
        if not isinstance(command, Decide | CountVotes):
            yield "Nobody's word passed it."
        if self.room.is_closed:
            yield "It had ended before."
        if all(step.kind is not StepKind.DECIDE for step in binding):
            yield "Nobody decided."
        if missing := set(self.room.opening.policy.evidence) - {piece.name for piece in self.room.evidence}:
            yield f"Evidence was missing: {missing}."
        yield from (f"{step.id} was not met." for step in binding if not self._is_met(step))
        if not self._are_seated(binding):
            yield "Somebody sat in two seats, or nobody in one."
        asked_for_more = any(word.conditions for step in binding for word in self.room.standing(step))
        if asked_for_more and closed.outcome is not Outcome.APPROVED_WITH_CONDITIONS:
            yield "Its conditions were lost."

    def _about_ratifying(self, command: AnyGateCommand) -> Iterator[str]:
        (step,) = (each for each in self.room.opening.policy.steps if each.kind is StepKind.RATIFY)
        if not isinstance(command, Decide | CountVotes):
            yield "Nobody's word ratified it."
        if self.room.ratify_by is None or not self._is_met(step) or not self._are_seated([step]):
            yield "It was not ratified."

    def _is_turn_of(self, step: Step) -> bool:
        if self.room.is_closed:
            return step.kind is StepKind.RATIFY
        if all(each.kind is not StepKind.DECIDE for each in self.room.opening.policy.steps):
            return True  # Nobody decides, so it never passes, and keeps no order.
        steps = self.room.opening.policy.steps
        before = [each for each in self.room.binding() if steps.index(each) < steps.index(step)]
        return all(self._is_met(each) for each in before) and self._are_seated(before)

    def _is_met(self, step: Step) -> bool:
        """Whether a step has what it asks for, but for its seats."""
        said = {word.place: word.choice for word in self.room.standing(step)}
        yes, no = (
            sum(word is choice for word in said.values()) for choice in (Choice.APPROVE, Choice.REJECT)
        )
        silent = len(set().union(*(self.room.members(step, ask) for ask in step.asks)) - said.keys())
        if step.kind is StepKind.CONSULT:
            return self._is_heard(step)
        match step.method:
            case Method.VETO:
                return no == 0
            case Method.THRESHOLD:
                return True
            case Method.CONSENSUS:
                return self._is_heard(step) and no == silent == 0 and yes > 0
            case Method.MAJORITY | Method.CASTING_VOTE:
                is_over = silent == 0 or step.id in self.room.counted
                is_cast = step.method is Method.CASTING_VOTE and self._is_cast(step, said)
                is_carried = yes > no or (is_cast and yes == no > 0)
                return self._is_heard(step) and (yes > no + silent or (is_over and is_carried))

    def _is_heard(self, step: Step) -> bool:
        return all(
            len({word.place for word in self.room.standing(step) if self.room.speaks(word, ask, step)})
            >= self.room.needed(ask)
            for ask in step.asks
        )

    def _is_cast(self, step: Step, said: Mapping[Identity, Choice]) -> bool:
        chairs = [self.room.opening.roster.by_id[ask.role].chair for ask in step.asks]
        return all(chair and said.get(chair) is Choice.APPROVE for chair in chairs)

    def _are_seated(self, steps: Sequence[Step]) -> bool:
        """Whether each seat of these steps has a person of its own who said yes, by trying every seating."""
        seats = [
            {word.by for word in self._yeses(step) if self.room.speaks(word, ask, step)}
            for step in steps
            if step.kind is not StepKind.CONSULT and step.method in (Method.VETO, Method.THRESHOLD)
            for ask in step.asks
            for _ in range(self.room.needed(ask))
        ]
        return any(len(set(seating)) == len(seats) for seating in product(*seats))

    def _yeses(self, step: Step) -> list[DecisionTaken]:
        return [word for word in self.room.standing(step) if word.choice is Choice.APPROVE]
