"""What somebody can say at a gate: yes or no, neither, not yet, or no further."""

import asyncio
from typing import Annotated

from cyclopts import Parameter

from console.gates import Gate
from console.moments import day_of
from console.options import COMMON, Common, Digest, Reason, Round, Submission
from console.saying import Word, say
from console.writing import DryRun
from domain.gate.outcome import Choice


def approve(
    gate: Gate,
    *,
    reason: Reason,
    condition: Annotated[
        tuple[str, ...], Parameter(negative=(), help="TEXT;OWNER;YYYY-MM-DD, as often as needed")
    ] = (),
    round: Round = None,
    evidence: Digest = None,
    submission: Submission = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say yes, if need be on conditions."""
    word = Word(
        gate=gate,
        choice=Choice.APPROVE,
        reason=reason,
        conditions=condition,
        round=round,
        evidence=evidence,
        submission=submission,
        dry_run=dry_run,
    )
    return asyncio.run(say(word, common))


def reject(
    gate: Gate,
    *,
    reason: Reason,
    round: Round = None,
    evidence: Digest = None,
    submission: Submission = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say no, and why."""
    word = Word(
        gate=gate,
        choice=Choice.REJECT,
        reason=reason,
        round=round,
        evidence=evidence,
        submission=submission,
        dry_run=dry_run,
    )
    return asyncio.run(say(word, common))


def abstain(
    gate: Gate,
    *,
    reason: Reason,
    round: Round = None,
    evidence: Digest = None,
    submission: Submission = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say neither yes nor no: it counts towards a quorum, and never towards yes."""
    word = Word(
        gate=gate,
        choice=Choice.ABSTAIN,
        reason=reason,
        round=round,
        evidence=evidence,
        submission=submission,
        dry_run=dry_run,
    )
    return asyncio.run(say(word, common))


def defer(
    gate: Gate,
    *,
    until: Annotated[str, Parameter(help="The day on which it is asked again, such as 2018-05-31")],
    reason: Reason,
    round: Round = None,
    evidence: Digest = None,
    submission: Submission = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Put the gate off to a day; it comes again then, with no rework."""
    word = Word(
        gate=gate,
        choice=Choice.DEFER,
        reason=reason,
        until=day_of(until),
        round=round,
        evidence=evidence,
        submission=submission,
        dry_run=dry_run,
    )
    return asyncio.run(say(word, common))


def stop(
    gate: Gate,
    *,
    reason: Reason,
    round: Round = None,
    evidence: Digest = None,
    submission: Submission = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Stop the release here, at a break point; its benefits are withdrawn."""
    word = Word(
        gate=gate,
        choice=Choice.STOP,
        reason=reason,
        round=round,
        evidence=evidence,
        submission=submission,
        dry_run=dry_run,
    )
    return asyncio.run(say(word, common))
