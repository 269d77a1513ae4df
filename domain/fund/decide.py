"""What a fund answers to each command: events, or a named refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.evidence import newest
from domain.fund.asking import ask_for, require_fit_name
from domain.fund.commands import (
    AnyFundCommand,
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
from domain.fund.drawing import draw
from domain.fund.events import AskEvidenceOffered, FundEstablished, FundEvent
from domain.fund.freezing import freeze, lift
from domain.fund.granting import close, grant
from domain.fund.refusals import AskGranted, FundUnknown
from domain.fund.returning import give_back, revoke
from domain.fund.state import Fund
from domain.fund.viring import vire
from domain.offering import require_acceptable


def decide(fund: Fund, command: AnyFundCommand) -> Sequence[FundEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    if isinstance(command, EstablishFund):
        return _establish(fund, command)
    if fund.plan is None:
        raise FundUnknown(command.programme)
    match command:
        case AskForMoney():
            return ask_for(fund, fund.plan, command)
        case OfferAskEvidence():
            return _offer(fund, command)
        case GrantMoney():
            return grant(fund, fund.plan, command)
        case CloseAsk():
            return close(fund, command)
        case DrawDown():
            return draw(fund, fund.plan, command)
        case RevokeCapability():
            return revoke(fund, fund.plan, command)
        case ReturnMoney():
            return give_back(fund, fund.plan, command)
        case Vire():
            return vire(fund, fund.plan, command)
        case FreezeMoney():
            return freeze(fund, fund.plan, command)
        case LiftFreeze():
            return lift(fund, fund.plan, command)
        case _:
            assert_never(command)


def _establish(fund: Fund, command: EstablishFund) -> Sequence[FundEvent]:
    if fund.plan:
        return []
    return [
        FundEstablished(
            programme=command.programme, plan=command.plan, at=command.at, evidence=command.evidence
        )
    ]


def _offer(fund: Fund, command: OfferAskEvidence) -> Sequence[FundEvent]:
    if command.evidence in newest(fund.evidence(command.ask)):
        return []
    require_fit_name(command.ask)
    latest = fund.latest(command.ask)
    if latest and latest.granted and not latest.is_over(command.at):
        raise AskGranted(command.ask)
    require_acceptable(command.evidence, by=command.by.identity, limits=fund.limits)
    return [AskEvidenceOffered(ask=command.ask, evidence=command.evidence, at=command.at)]
