"""What happened to a programme's money, in plain English."""

from typing import assert_never

from domain.financial_year import year_name
from domain.fund.events import (
    AskClosed,
    AskEvidenceOffered,
    CapabilityRevoked,
    DrawdownReleased,
    FreezeLifted,
    FundEstablished,
    FundEvent,
    LinesVired,
    MoneyAsked,
    MoneyFrozen,
    MoneyGranted,
    MoneyReturned,
)
from domain.money import exact_pounds, pounds
from readmodels.scene import Scene, ended, instant, listed, plain_words, rounded


def fund_sentence(event: FundEvent, scene: Scene) -> str:
    """One sentence for each event of a fund; amounts to the penny, because a penny decides."""
    match event:
        case FundEstablished():
            years = listed(year_name(each.year) for each in event.plan.years) or "no year yet"
            return f"An envelope of {pounds(event.plan.envelope)} was set up, to be asked for in {years}."
        case MoneyAsked():
            return _asked(event, scene)
        case AskEvidenceOffered():
            piece = event.evidence
            by = f"written by {scene.name(piece.author)}"
            return f"{scene.name(piece.submitted_by)} handed in {piece.name} for the ask {event.ask}, {by}."
        case MoneyGranted():
            until = f", until {instant(event.valid_until)}" if event.valid_until else ""
            under = f"by {listed(event.under)}" if event.under else "by nobody"
            amount = exact_pounds(event.amount)
            return f"{amount} was granted {under} for the ask {event.ask}, as {event.capability}{until}."
        case AskClosed():
            said = f"The ask {event.ask}{rounded(event.round)} was not granted, {plain_words(event.outcome)}"
            return f"{said}: {ended(event.reason)}"
        case DrawdownReleased():
            who, amount = scene.name(event.by), exact_pounds(event.amount)
            return f"{who} drew {amount} under {event.capability}, reference {event.reference}."
        case CapabilityRevoked():
            left = f"{exact_pounds(event.unspent)} unspent, {exact_pounds(event.drawn)} gone"
            return f"The grant {event.capability} was taken back ({left}): {ended(event.reason)}"
        case LinesVired():
            return _vired(event, scene)
        case MoneyReturned():
            unspent, drawn = exact_pounds(event.unspent), exact_pounds(event.drawn)
            said = f"{event.release} gave back {unspent} unspent; {drawn} had been drawn for it"
            return f"{said}: {ended(event.reason)}"
        case MoneyFrozen():
            return f"{scene.name(event.by)} stopped all money: {ended(event.reason)}"
        case FreezeLifted():
            return f"{scene.name(event.by)} let money move again: {ended(event.reason)}"
        case _:
            assert_never(event)


def _asked(event: MoneyAsked, scene: Scene) -> str:
    who, year = scene.name(event.requested_by), year_name(event.year)
    more = f", more than {event.increases}" if event.increases else ""
    move = f" from {event.from_line}" if event.from_line else ""
    to = f" to {event.line}" if event.line and event.from_line else f" on {event.line}" if event.line else ""
    verb = "asked to move" if event.from_line else "asked for"
    release = f" for {event.release}" if event.release else ""
    name = f"as {event.ask}{rounded(event.round)}"
    return f"{who} {verb} {exact_pounds(event.amount)}{move}{to} in {year}{release}{more}, {name}."


def _vired(event: LinesVired, scene: Scene) -> str:
    moved = f"{exact_pounds(event.amount)} from {event.from_line} to {event.to_line}"
    roles, reference = listed(event.under), event.reference
    if event.ask:
        return f"{moved} was moved under {roles}, as {reference}: {ended(event.reason)}"
    return f"{scene.name(event.by)} moved {moved} as {roles}, reference {reference}: {ended(event.reason)}"
