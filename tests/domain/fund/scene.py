"""The money that the rules are told about: a million in all, asked for by the year, on three lines."""

from datetime import UTC, datetime
from typing import TypedDict

from domain.aggregate import Command
from domain.authority import Entitlement
from domain.evidence import Evidence
from domain.fund.commands import (
    AskForMoney,
    CloseAsk,
    DrawDown,
    EstablishFund,
    FreezeMoney,
    GrantMoney,
    LiftFreeze,
    OfferAskEvidence,
    ReturnMoney,
    RevokeCapability,
    Vire,
)
from domain.fund.events import (
    AskClosed,
    CapabilityRevoked,
    DrawdownReleased,
    FundEstablished,
    LinesVired,
    MoneyAsked,
    MoneyFrozen,
    MoneyGranted,
    MoneyReturned,
)
from domain.fund.plan import (
    NO_ASK,
    NO_LINE,
    NO_RELEASE,
    AskId,
    BudgetLine,
    CapabilityId,
    FundPlan,
    LineId,
    Opening,
    YearsAsk,
)
from domain.gate.outcome import Outcome
from domain.gate.policy import PolicyId
from domain.identity import Actor
from domain.money import Pence
from domain.release.plan import ReleaseId
from domain.roster import Limit, RoleId
from domain.stake import Share
from tests.domain.gate.scene import BOARD, CABINET, FINANCE
from tests.domain.papers import paper
from tests.domain.people import ASHA, BEN, DINA, EMIL, LOCKGATE, NOON

PROGRAMME, MONEY_GATE = "shepway-fom", PolicyId("money-gate")
TEAM, SYSTEMS, SPARE = LineId("team"), LineId("systems"), LineId("spare")
LINES = (TEAM, SYSTEMS, SPARE)
A, B = AskId("A"), AskId("B")
ASKS = (A, B)
CAP_A, CAP_B = CapabilityId("A-1"), CapabilityId("B-1")
CAPABILITIES = (CAP_A, CAP_B)
R1A = ReleaseId("1A")
CASE, BETTER_CASE = (
    paper("business-case", words, author=EMIL.identity, submitted_by=ASHA.identity) for words in ("1", "2")
)
GUARDIAN, REQUESTER, VIRER = DINA, ASHA, BEN
IN_JANUARY = datetime(2019, 1, 24, tzinfo=UTC)

PLAN = FundPlan(
    envelope=Pence(1_000_000_00),
    years=(
        YearsAsk(year=2018, amount=Pence(600_000_00)),
        YearsAsk(
            year=2019,
            amount=Pence(500_000_00),
            opening=Opening(day=IN_JANUARY.date(), gate=MONEY_GATE, requested_by=ASHA.identity),
        ),
    ),
    lines=(
        BudgetLine(id=TEAM, name="Programme team", amount=Pence(400_000_00)),
        BudgetLine(id=SYSTEMS, name="Systems", amount=Pence(300_000_00)),
        BudgetLine(id=SPARE, name="Contingency", amount=Pence(100_000_00)),
    ),
    guardian=FINANCE,
    virement=(BOARD,),
    gates=(MONEY_GATE,),
    partners=(BOARD, CABINET),
)
BOARDS_LIMIT = Limit(per_decision=Pence(50_000_00), in_year=Pence(80_000_00), in_all=Pence(90_000_00))


def entitled(who: Actor, role: RoleId, limit: Limit | None = None) -> tuple[Entitlement, ...]:
    return (Entitlement(who=who.identity, role=role, for_=None, limit=limit, delegation=None),)


AS_GUARDIAN = entitled(GUARDIAN, FINANCE)
AS_BOARD = entitled(VIRER, BOARD, BOARDS_LIMIT)


class Told(TypedDict):
    """What every command to this fund carries, except who sends it."""

    programme: str
    at: datetime


TOLD: Told = {"programme": PROGRAMME, "at": NOON}
ESTABLISH = EstablishFund(plan=PLAN, by=LOCKGATE, **TOLD)
ESTABLISHED = FundEstablished(programme=PROGRAMME, plan=PLAN, at=NOON)


def ask(
    amount: int,
    ask: AskId = A,
    *,
    year: int = 2018,
    line: LineId = NO_LINE,
    from_line: LineId = NO_LINE,
    increases: AskId = NO_ASK,
    shares: tuple[Share, ...] = (),
    round: int = 1,
    deciders: tuple[RoleId, ...] = (BOARD,),
    release: ReleaseId = NO_RELEASE,
    by: Actor = REQUESTER,
) -> AskForMoney:
    return AskForMoney(
        ask=ask,
        round=round,
        year=year,
        amount=Pence(amount),
        line=line,
        from_line=from_line,
        increases=increases,
        shares=shares,
        gate=MONEY_GATE,
        deciders=deciders,
        release=release,
        requested_by=by.identity,
        by=by,
        **TOLD,
    )


def asked(command: AskForMoney) -> MoneyAsked:
    """What an ask that is let through brings about."""
    return MoneyAsked(
        ask=command.ask,
        round=command.round,
        year=command.year,
        amount=command.amount,
        line=command.line,
        from_line=command.from_line,
        increases=command.increases,
        shares=command.shares,
        gate=command.gate,
        deciders=command.deciders,
        requested_by=command.requested_by,
        release=command.release,
        at=command.at,
    )


def grant(
    ask: AskId = A,
    *,
    round: int = 1,
    under: tuple[RoleId, ...] = (BOARD,),
    valid_until: datetime | None = None,
) -> GrantMoney:
    return GrantMoney(
        ask=ask,
        round=round,
        capability=CapabilityId(f"{ask}-{round}"),
        under=under,
        valid_until=valid_until,
        by=LOCKGATE,
        **TOLD,
    )


def granted(
    amount: int,
    ask: AskId = A,
    *,
    round: int = 1,
    under: tuple[RoleId, ...] = (BOARD,),
    valid_until: datetime | None = None,
) -> MoneyGranted:
    return MoneyGranted(
        ask=ask,
        round=round,
        capability=CapabilityId(f"{ask}-{round}"),
        amount=Pence(amount),
        under=under,
        valid_until=valid_until,
        at=NOON,
    )


def close(ask: AskId = A, *, round: int = 1) -> CloseAsk:
    return CloseAsk(ask=ask, round=round, outcome=Outcome.REJECTED, reason="Too dear.", by=LOCKGATE, **TOLD)


def closed(ask: AskId = A, *, round: int = 1) -> AskClosed:
    return AskClosed(ask=ask, round=round, outcome=Outcome.REJECTED, reason="Too dear.", at=NOON)


def draw(
    amount: int,
    capability: CapabilityId = CAP_A,
    *,
    by: Actor = REQUESTER,
    standing: tuple[Entitlement, ...] = (),
) -> DrawDown:
    return DrawDown(
        capability=capability, amount=Pence(amount), reference="J-1", by=by, standing=standing, **TOLD
    )


def drawn(amount: int, capability: CapabilityId = CAP_A, by: Actor = REQUESTER) -> DrawdownReleased:
    return DrawdownReleased(
        capability=capability, amount=Pence(amount), reference="J-1", by=by.identity, at=NOON
    )


def revoke(capability: CapabilityId = CAP_A) -> RevokeCapability:
    return RevokeCapability(capability=capability, reason="It was not ratified.", by=LOCKGATE, **TOLD)


def revoked(unspent: int, drawn: int, capability: CapabilityId = CAP_A) -> CapabilityRevoked:
    return CapabilityRevoked(
        capability=capability,
        reason="It was not ratified.",
        unspent=Pence(unspent),
        drawn=Pence(drawn),
        at=NOON,
    )


def vire(
    amount: int,
    reference: str = "V-1",
    *,
    from_line: LineId = SPARE,
    to_line: LineId = TEAM,
    by: Actor = VIRER,
    standing: tuple[Entitlement, ...] = AS_BOARD,
) -> Vire:
    return Vire(
        from_line=from_line,
        to_line=to_line,
        amount=Pence(amount),
        role=BOARD,
        reference=reference,
        reason="Specialists.",
        by=by,
        standing=standing,
        **TOLD,
    )


def vired(amount: int, reference: str = "V-1", *, at: datetime = NOON) -> LinesVired:
    return LinesVired(
        from_line=SPARE,
        to_line=TEAM,
        amount=Pence(amount),
        under=(BOARD,),
        reference=reference,
        reason="Specialists.",
        by=VIRER.identity,
        at=at,
    )


GIVE_BACK = ReturnMoney(release=R1A, reason="1A was stopped.", by=LOCKGATE, **TOLD)


def given_back(unspent: int, drawn: int) -> MoneyReturned:
    return MoneyReturned(
        release=R1A, reason="1A was stopped.", unspent=Pence(unspent), drawn=Pence(drawn), at=NOON
    )


FREEZE = FreezeMoney(reason="Section 114.", by=GUARDIAN, standing=AS_GUARDIAN, **TOLD)
FROZEN = MoneyFrozen(reason="Section 114.", by=GUARDIAN.identity, at=NOON)
LIFT = LiftFreeze(reason="It balances.", by=GUARDIAN, standing=AS_GUARDIAN, **TOLD)


def offer(ask: AskId = A, evidence: Evidence = CASE, *, by: Actor = REQUESTER) -> OfferAskEvidence:
    return OfferAskEvidence(ask=ask, evidence=evidence, by=by, **TOLD)


_TO_B = ask(30_000_00, B, line=TEAM, from_line=SPARE)
WAYS: tuple[list[Command], ...] = (
    [ESTABLISH, ask(50_000_00), offer(), grant(), draw(50_000_00), revoke()],
    [ESTABLISH, ask(50_000_00), close(), ask(40_000_00, round=2), grant(round=2), FREEZE, LIFT],
    [ESTABLISH, ask(50_000_00, release=R1A), ask(1, B, release=R1A), grant(), GIVE_BACK],
    [ESTABLISH, _TO_B, grant(B), vire(20_000_00), vire(20_000_00, "V-2")],
)
