"""How money is asked for, drawn, moved, stopped and let go from a command line."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Annotated, TypeAlias

from cyclopts import Parameter
from sqlalchemy import Connection

from console.amounts import pence_of
from console.answer import Answer
from console.assessing import NO_ASSESSMENT, Assesses
from console.content import Author, File, Link, Seen, content_of
from console.failing import DONE
from console.naming import person_of, programme_of
from console.options import COMMON, Common
from console.printing import show as print_answer
from console.reading import answers
from console.seal_waiting import with_seal
from console.writing import Desk, DryRun, desk_of, now, send
from domain.fund.commands import (
    AskForMoney,
    DrawDown,
    FreezeMoney,
    LiftFreeze,
    OfferAskEvidence,
    Vire,
)
from domain.fund.people import PeoplesCommand
from domain.fund.plan import AskId, CapabilityId, LineId
from domain.gate.policy import PolicyId
from domain.money import exact_pounds
from domain.release.plan import ReleaseId
from domain.roster import RoleId
from domain.stake import Share
from readmodels.evidence_named import evidence_limits_of_asks
from readmodels.money import money as money_page
from runtime.evidence.folder import EvidenceFolder
from runtime.evidence.pieces import Label
from runtime.failures import Failure

Programme = Annotated[str, Parameter(name="PROGRAMME", help="Such as surrey-ctp")]
AskName = Annotated[str, Parameter(name="ASK", help="A name for it, such as 2025-26")]
Pounds = Annotated[str, Parameter(name="POUNDS", help="Such as 38,000 or 38000.01")]
Reference = Annotated[str, Parameter(help="By which the accounts find it; used once")]
Reason = Annotated[str, Parameter(help="Why; people will ask for it later")]
Wish: TypeAlias = Callable[[Connection, Desk, str], PeoplesCommand]


class NotAShare(Failure):
    """What was typed is no share."""

    code = "usage"
    next = "Give it as ROLE=POUNDS, such as cabinet-vale=38,000."


class WhichGate(Failure):
    """Several policies may decide on this money."""

    code = "usage"


def ask(
    programme: Programme,
    ask: AskName,
    pounds: Pounds,
    *,
    year: Annotated[int, Parameter(help="The year in whose April the financial year begins")],
    gate: Annotated[str | None, Parameter(help="The policy that decides, when there are several")] = None,
    line: Annotated[str, Parameter(help="The line that the money is for")] = "",
    from_line: Annotated[str, Parameter(help="The line that it comes from, when it only moves")] = "",
    increases: Annotated[str, Parameter(help="The granted ask that is not enough")] = "",
    release: Annotated[str, Parameter(help="The release that it is for, such as 1A")] = "",
    share: Annotated[tuple[str, ...], Parameter(negative=(), help="ROLE=POUNDS, one for each partner")] = (),
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Ask for money at a gate; you draw it once it is granted."""
    amount, shares = pence_of(pounds), _shares(share)

    def wish(connection: Connection, desk: Desk, place: str) -> AskForMoney:
        return AskForMoney(
            programme=place,
            by=desk.actor,
            at=now(),
            ask=AskId(ask),
            year=year,
            amount=amount,
            gate=_gate(connection, place, gate),
            requested_by=desk.actor.identity,
            line=LineId(line),
            from_line=LineId(from_line),
            increases=AskId(increases),
            shares=shares,
            release=ReleaseId(release),
        )

    said = f"{exact_pounds(amount)} is asked for, as {ask}."
    return _send(wish, programme, said, f"gate show {programme}/{ask}", dry_run=dry_run, common=common)


def evidence(
    programme: Programme,
    ask: AskName,
    name: Annotated[str, Parameter(name="NAME", help="What the gate's policy calls it")],
    file: File = None,
    *,
    link: Link = None,
    seen: Seen = None,
    author: Author = None,
    assesses: Assesses = NO_ASSESSMENT,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Hand a file or a link in for the gate of an ask; of a file, a copy is kept."""
    content = content_of(file, link, seen, usage="lockgate money evidence --help")
    assessment = assesses.assessment()

    def wish(connection: Connection, desk: Desk, place: str) -> OfferAskEvidence:
        me = desk.actor.identity
        wrote = me if author is None else person_of(connection, author, place, desk.settings)
        label = Label(name=name, author=wrote, submitted_by=me)
        folder = None if dry_run else EvidenceFolder(desk.settings.evidence_home)
        limits = evidence_limits_of_asks(connection, place)
        piece = replace(content.piece(label, limits=limits, folder=folder), assessment=assessment)
        return OfferAskEvidence(programme=place, by=desk.actor, at=now(), ask=AskId(ask), evidence=piece)

    said = f"Handed in: {name} for {programme}/{ask}."
    return _send(wish, programme, said, f"gate show {programme}/{ask}", dry_run=dry_run, common=common)


def draw(
    programme: Programme,
    grant: Annotated[str, Parameter(name="GRANT", help="The name of what was granted, such as 2025-26-1")],
    pounds: Pounds,
    *,
    reference: Reference,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Take granted money, once; what is left of the grant goes back."""
    amount = pence_of(pounds)

    def wish(_: Connection, desk: Desk, place: str) -> DrawDown:
        return DrawDown(
            programme=place,
            by=desk.actor,
            at=now(),
            capability=CapabilityId(grant),
            amount=amount,
            reference=reference,
        )

    said = f"{exact_pounds(amount)} is drawn under {grant}, reference {reference}."
    return _send(wish, programme, said, dry_run=dry_run, common=common)


def vire(
    programme: Programme,
    from_line: Annotated[str, Parameter(name="FROM", help="The line that gives")],
    to_line: Annotated[str, Parameter(name="TO", help="The line that receives")],
    pounds: Pounds,
    *,
    role: Annotated[str, Parameter(help="The role in which you move it, within its limits")],
    reference: Reference,
    reason: Reason,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Move money from one line to another within a role's limits."""
    amount = pence_of(pounds)

    def wish(_: Connection, desk: Desk, place: str) -> Vire:
        return Vire(
            programme=place,
            by=desk.actor,
            at=now(),
            from_line=LineId(from_line),
            to_line=LineId(to_line),
            amount=amount,
            role=RoleId(role),
            reference=reference,
            reason=reason,
        )

    said = f"{exact_pounds(amount)} is moved from {from_line} to {to_line}."
    return _send(wish, programme, said, dry_run=dry_run, common=common)


def freeze(programme: Programme, *, reason: Reason, dry_run: DryRun = False, common: Common = COMMON) -> int:
    """Stop all money, as the s151 officer; nobody else moves any until it is lifted."""

    def wish(_: Connection, desk: Desk, place: str) -> FreezeMoney:
        return FreezeMoney(programme=place, by=desk.actor, at=now(), reason=reason)

    return _send(wish, programme, f"All money of {programme} is stopped.", dry_run=dry_run, common=common)


def lift(programme: Programme, *, reason: Reason, dry_run: DryRun = False, common: Common = COMMON) -> int:
    """Let money move again, as the s151 officer."""

    def wish(_: Connection, desk: Desk, place: str) -> LiftFreeze:
        return LiftFreeze(programme=place, by=desk.actor, at=now(), reason=reason)

    return _send(wish, programme, f"Money of {programme} may move again.", dry_run=dry_run, common=common)


def _shares(typed: Sequence[str]) -> tuple[Share, ...]:
    shares = []
    for each in typed:
        role, equals, pounds = each.partition("=")
        if not equals or not role.strip():
            raise NotAShare(f"{each!r} is no share.")
        shares.append(Share(role=RoleId(role.strip()), amount=pence_of(pounds)))
    return tuple(shares)


def _gate(connection: Connection, programme: str, typed: str | None) -> PolicyId:
    if typed is not None:
        return PolicyId(typed)
    gates = money_page(connection, programme, at=now()).gates
    if len(gates) != 1:
        known = ", ".join(gates)
        raise WhichGate(f"Several policies may decide on this money: {known}.", next="Say --gate POLICY")
    return PolicyId(gates[0])


def _send(wish: Wish, programme: str, said: str, look: str = "", *, dry_run: bool, common: Common) -> int:
    then = f"lockgate {look or f'money show {programme}'}"
    return asyncio.run(_sent(wish, programme, said, then, dry_run=dry_run, common=common))


async def _sent(wish: Wish, programme: str, said: str, look: str, *, dry_run: bool, common: Common) -> int:
    desk, seal = desk_of(common), None

    def command_of(connection: Connection) -> PeoplesCommand:
        return wish(connection, desk, programme_of(connection, programme))

    async with answers(desk.settings, None) as record:
        command = await record.query(command_of)
    if not dry_run:
        seal = await send(desk, lambda opened: opened.tend_fund(command), look=look)
    sentence = f"Dry run, nothing was sent: {said}" if dry_run else said
    document = {"done": not dry_run, "command": command}
    print_answer(with_seal(Answer(document=document, said=(sentence,), next=look), seal), common.output)
    return DONE
