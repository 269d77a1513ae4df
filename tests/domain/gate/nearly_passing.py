"""Gates that a few people could pass, some of whom may not: drawn by lot, as a search would try few kinds."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from domain.evidence import Evidence
from domain.gate.commands import OpenGate
from domain.gate.step import ALL, ANY, Ask, HowMany, Method, Step, StepKind
from domain.identity import Identity
from domain.roster import Delegation, Leaver, Role, RoleId, Roster, held_by
from tests.domain.gate.scene import DESIGN, OPEN_GATE, POLICY, REDESIGN, ROSTER
from tests.domain.people import ASHA, BEN, CHLOE, DINA, EMIL, FARAH, GITA, HANA, NOON

PEOPLE = (ASHA, BEN, CHLOE, DINA, EMIL, FARAH, GITA, HANA)
EVERYBODY = [who.identity for who in PEOPLE]
# Few, so that they share roles; at times those who ask, write or hand in are among them.
SITTING = [who.identity for who in (BEN, CHLOE, DINA, FARAH)]
ASKED = tuple(RoleId(name) for name in ("board", "finance", "law"))
ABOVE = tuple(RoleId(name) for name in ("cabinet", "council"))
TODAY = NOON.date()


def opening(lot: Random) -> OpenGate:
    """The opening of a gate with up to four steps, its people and their deputies."""
    return replace(
        OPEN_GATE,
        policy=replace(POLICY, steps=_several_steps(lot)),
        roster=_roster(lot),
        evidence=evidence(lot) if lot.random() < 0.95 else (),
    )


def evidence(lot: Random) -> tuple[Evidence, ...]:
    """One of two contents, and one of several authors and hands: these may change while the content stays."""
    piece, author = lot.choice([DESIGN, REDESIGN]), lot.choice([*[EMIL] * 4, BEN, DINA])
    hand = lot.choice([*[HANA] * 4, CHLOE, FARAH])
    return (replace(piece, author=author.identity, submitted_by=hand.identity),)


def _several_steps(lot: Random) -> tuple[Step, ...]:
    before = (StepKind.CONSULT, StepKind.DECIDE, StepKind.ENDORSE, StepKind.NOTE)
    steps = [_step(lot, f"step-{number}", lot.choice(before)) for number in range(lot.choice([0, 0, 1, 2]))]
    if lot.random() < 0.95:
        steps.append(_step(lot, "decide", StepKind.DECIDE))
    if lot.random() < 0.3:
        steps.append(replace(_step(lot, "ratify", StepKind.RATIFY), within_days=5))
    return tuple(steps)


def _step(lot: Random, id: str, kind: StepKind) -> Step:
    how_many = [*[ANY] * 5, HowMany(least=2), HowMany(percent=51), ALL]
    roles = lot.sample(ASKED, lot.choice([1, 1, 2]))
    return Step(
        id=id,
        kind=kind,
        asks=tuple(Ask(role=role, how_many=lot.choice(how_many)) for role in roles),
        method=lot.choice(list(Method)),
        blocks=lot.random() < 0.5,
    )


def _roster(lot: Random) -> Roster:
    above = (*[ABOVE[0]] * len(ASKED), ABOVE[1], None)
    return replace(
        ROSTER,
        roles=tuple(_role(lot, *each) for each in zip((*ASKED, *ABOVE), above, strict=True)),
        delegations=tuple(_delegation(lot, number) for number in range(lot.choice([0, 1, 2, 4]))),
        leavers=(Leaver(who=lot.choice(SITTING), left=TODAY),) if lot.random() < 0.1 else (),
    )


def _role(lot: Random, role: RoleId, above: RoleId | None) -> Role:
    holders = lot.sample(SITTING if lot.random() < 0.7 else EVERYBODY, lot.choice([1, 2, 2, 3, 4]))
    chair: Identity | None = lot.choice([*holders, None])
    return Role(id=role, name=role.title(), holdings=held_by(*holders), chair=chair, escalates_to=above)


def _delegation(lot: Random, number: int) -> Delegation:
    """By somebody who may hold the role or not, in force or lapsed the day before."""
    giver = lot.choice(SITTING if lot.random() < 0.8 else EVERYBODY)
    taker = lot.choice([who for who in EVERYBODY if who != giver])
    return Delegation(
        id=f"delegation-{number}",
        giver=giver,
        taker=taker,
        roles=tuple(lot.sample(ASKED, lot.choice([1, 2, 3]))),
        since=TODAY - timedelta(days=30),
        until=TODAY + timedelta(days=lot.choice([60, 60, 60, 60, -1])),
        reason="On leave.",
    )
