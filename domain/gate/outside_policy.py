"""Whether a gate was passed outside its policy: told from what was recorded, whatever the verdict says.

Written apart from the rules that judge decisions, so that a fault in those is not repeated here.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.authority import lower
from domain.gate.check import CheckResult
from domain.gate.checking import checked
from domain.gate.events import DecisionTaken, GateEvent
from domain.gate.material import material_digest
from domain.gate.outcome import Choice, Outcome
from domain.gate.retold import Ground, Retold, Spoken, retold
from domain.gate.step import Ask, Method, Step, StepKind
from domain.identity import Identity
from domain.roster import Delegation, Limit, RoleId, Roster
from domain.stage import Stage


class Breach(StrEnum):
    """In which way a gate was passed outside its policy."""

    WRONG_PERSON = "wrong person"
    MISSING_CONSULTEE = "missing consultee"
    ABOVE_CAP = "above a cap"
    LATE_EVIDENCE = "late evidence"
    OWN_REQUEST = "own request"
    LATE_WORD = "late word"
    FAILED_CHECK = "failed check"
    TOO_FEW = "too few people"
    SAID_NO = "somebody said no"
    UNKNOWN_POLICY = "policy never adopted"
    OVERRIDDEN = "overridden"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsidePolicy:
    """One breach: the place of the event among those of its round, counted from 0, and a sentence."""

    breach: Breach
    place: int
    why: str


def outside_policy(
    round: Sequence[GateEvent], *, rosters: Mapping[str, Roster], policies: Collection[str]
) -> tuple[OutsidePolicy, ...]:
    """Everything by which a round that was passed should not have been; nothing when it was not passed.

    `rosters` are those that the programme had adopted by then, and `policies` the digests of its policies.
    """
    told = retold(round, rosters)
    if told is None or told.closed is None or not told.closed.outcome.opens_the_way:
        return ()
    found = [*_unknown(told, policies)]
    match told.closed.outcome:
        case Outcome.OVERRIDDEN:
            found.append(_at_its_end(told, Breach.OVERRIDDEN, " ".join(told.closed.reasons)))
        case Outcome.DEEMED_CONSENT:
            found += _deemed(told)
        case _:
            found += _decided(told)
    return tuple(dict.fromkeys(found))


def _unknown(told: Retold, policies: Collection[str]) -> Iterator[OutsidePolicy]:
    for digest in told.unknown:
        yield _at_its_end(told, Breach.WRONG_PERSON, f"It asked people of {digest}, a roster never adopted.")
    if told.policy.digest not in policies:
        yield _at_its_end(told, Breach.UNKNOWN_POLICY, f"{told.policy.id} is no policy of the programme.")


def _deemed(told: Retold) -> Iterator[OutsidePolicy]:
    subject = told.opened.subject
    if not told.policy.deemed_consent or subject.is_for_money or subject.stage is Stage.SIGN_OFF:
        yield _at_its_end(told, Breach.TOO_FEW, "Nobody decided, and silence is no consent here.")


def _decided(told: Retold) -> Iterator[OutsidePolicy]:
    """The breaches of every step that does not stand once the words that should not count are left out."""
    missing = set(told.policy.evidence) - {piece.name for piece in told.evidence}
    for name in sorted(missing):
        yield _at_its_end(told, Breach.LATE_EVIDENCE, f"{name} had not been handed in.")
    for check in told.policy.checks:
        if (looked := checked(check, told.facts)).result is CheckResult.FAIL:
            yield _at_its_end(told, Breach.FAILED_CHECK, f"The check of {check.kind} fails: {looked.reason}")
    binding = [each for each in told.policy.steps if _is_binding(each)]
    if all(each.kind is not StepKind.DECIDE for each in binding):
        yield _at_its_end(told, Breach.TOO_FEW, "Its policy has nobody decide.")
    seated, is_met = list[set[Identity]](), True
    for step in binding:
        words = [word for word in told.words if word.taken.step == step.id]
        good = [word for word in words if not any(_faults(told, step, word))]
        if why := _unmet(told, step, good):
            faults = [fault for word in words for fault in _faults(told, step, word)]
            yield from faults or [why]
            is_met = False
        seated += _seats(told, step, good)
    if is_met and not _are_filled(seated):
        yield _at_its_end(told, Breach.TOO_FEW, "Somebody would have to fill two seats.")


def _is_binding(step: Step) -> bool:
    return step.kind is not StepKind.RATIFY and (
        step.blocks or step.kind in (StepKind.CONSULT, StepKind.DECIDE)
    )


def _faults(told: Retold, step: Step, word: Spoken) -> Iterator[OutsidePolicy]:
    """Why a word should not have counted."""
    taken = word.taken
    who, place = taken.by.subject, word.place
    if {taken.by, taken.place} & told.interested:
        why = f"{who} asked for the gate, or wrote or handed in its evidence."
        yield OutsidePolicy(breach=Breach.OWN_REQUEST, place=place, why=why)
    if not any(_is_asked(told, step, ask, taken) for ask in step.asks) or taken.by in told.aside:
        why = f"{who} held none of the roles {', '.join(step.roles)} here."
        yield OutsidePolicy(breach=Breach.WRONG_PERSON, place=place, why=why)
    elif step.kind is StepKind.DECIDE and (caps := list(_caps(told, step, taken))):
        yield OutsidePolicy(breach=Breach.ABOVE_CAP, place=place, why=caps[0])
    if taken.bound_to != material_digest(told.policy, told.evidence, told.facts):
        why = f"The evidence or the facts changed after {who} had spoken."
        yield OutsidePolicy(breach=Breach.LATE_EVIDENCE, place=place, why=why)
    if taken.at > word.due:
        why = f"{who} spoke on {taken.at:%d %B %Y, %H:%M} UTC, after the time was over."
        yield OutsidePolicy(breach=Breach.LATE_WORD, place=place, why=why)


def _unmet(told: Retold, step: Step, words: Sequence[Spoken]) -> OutsidePolicy | None:
    """Why a step is not met by these words; None when it is."""
    short = [ask.role for ask in step.asks if len(_heard(told, step, ask, words)) < _needed(told, ask)]
    if step.kind is StepKind.CONSULT:
        why = f"{', '.join(short)} was not heard."
        return _at_its_end(told, Breach.MISSING_CONSULTEE, why) if short else None
    noes = [word for word in words if word.taken.choice.is_a_no]
    yes = {word.taken.by for word in words if word.taken.choice is Choice.APPROVE}
    no = {word.taken.by for word in noes}
    # A tie is no majority; with a casting vote it is for the chair to break.
    is_no = {
        Method.VETO: bool(no),
        Method.CONSENSUS: bool(no),
        Method.MAJORITY: bool(no) and len(no) >= len(yes),
        Method.CASTING_VOTE: len(no) > len(yes),
    }
    if is_no.get(step.method):
        why = f"{noes[0].taken.by.subject} said no."
        return OutsidePolicy(breach=Breach.SAID_NO, place=noes[0].place, why=why)
    if short or not yes:
        return _at_its_end(told, Breach.TOO_FEW, f"Too few of {', '.join(step.roles)} said yes.")
    return None


def _heard(told: Retold, step: Step, ask: Ask, words: Sequence[Spoken]) -> set[Identity]:
    """Who spoke as a role; where seats are filled, who said yes."""
    fills = step.kind is not StepKind.CONSULT and step.method.fills_seats
    return {
        word.taken.by
        for word in words
        if (word.taken.choice is Choice.APPROVE or not fills) and _is_asked(told, step, ask, word.taken)
    }


def _seats(told: Retold, step: Step, words: Sequence[Spoken]) -> list[set[Identity]]:
    if step.kind is StepKind.CONSULT or not step.method.fills_seats:
        return []
    return [_heard(told, step, ask, words) for ask in step.asks for _ in range(_needed(told, ask))]


def _are_filled(seats: Sequence[set[Identity]]) -> bool:
    """Whether each seat can have a person of its own: seat after seat takes one, or moves those before on."""
    sitting: dict[Identity, int] = {}

    def sits(place: int, asked: set[Identity]) -> bool:
        for who in seats[place] - asked:
            asked.add(who)
            if who not in sitting or sits(sitting[who], asked):
                sitting[who] = place
                return True
        return False

    return all(sits(place, set()) for place in range(len(seats)))


def _needed(told: Retold, ask: Ask) -> int:
    counts = [ask.how_many.of(len(roster.holders_of(ask.role, day))) for roster, day in told.grounds]
    return min(counts, default=1)


def _is_asked(told: Retold, step: Step, ask: Ask, taken: DecisionTaken) -> bool:
    """Whether a word is one as this role: of a holder, of who decides for one, or of a board above."""
    takes_in_others = step.kind is StepKind.CONSULT or step.method.fills_seats
    above = told.above if takes_in_others else []
    return any(_speaks(each, ask.role, taken) for each in told.grounds) or any(
        taken.by in roster.holders_of(role, day) for roster, day in told.grounds for role in above
    )


def _speaks(ground: Ground, role: RoleId, taken: DecisionTaken) -> bool:
    """Whether somebody held a role, or decided for a holder, when the round began and when they spoke."""
    roster, day = ground
    days = (day, taken.at.date())
    if any(taken.place not in roster.holders_of(role, on) for on in days):
        return False
    return taken.by == taken.place or any(_delegations(ground, role, taken))


def _delegations(ground: Ground, role: RoleId, taken: DecisionTaken) -> Iterator[Delegation]:
    roster, day = ground
    for each in roster.delegations:
        names_them = (each.giver, each.taker) == (taken.place, taken.by) and role in each.roles
        if names_them and each.covers(day) and each.covers(taken.at.date()):
            yield each


def _caps(told: Retold, step: Step, taken: DecisionTaken) -> Iterator[str]:
    """Why what is at stake is above what somebody may decide, as each role that they hold here."""
    stake = told.facts.stake
    if stake is None:
        return
    for role in (*step.roles, *told.above):
        amount = stake.for_role(role)
        for limit in _limits(told, role, taken):
            sums = (
                (limit.per_decision, amount.whole),
                (limit.in_year, amount.whole + amount.already_this_year),
                (limit.in_all, amount.whole + amount.already_in_all),
            )
            if not any(cap is not None and whole > cap for cap, whole in sums):
                return
            yield f"What is at stake is above what {taken.by.subject} may decide as {role}."


def _limits(told: Retold, role: RoleId, taken: DecisionTaken) -> Iterator[Limit]:
    """Up to how much somebody may decide as a role: of a deputy, what both limits allow."""
    for ground in told.grounds:
        roster, day = ground
        limit = roster.by_id[role].limit if role in roster.by_id else None
        if taken.by in roster.holders_of(role, day):
            yield limit or Limit()
        for each in _delegations(ground, role, taken):
            yield lower(limit, each.limit) or Limit()


def _at_its_end(told: Retold, breach: Breach, why: str) -> OutsidePolicy:
    return OutsidePolicy(breach=breach, place=told.closed_at, why=why)
