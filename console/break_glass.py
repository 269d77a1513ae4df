"""How two people pass a gate without its approval, and a third says whether that was right."""

from collections.abc import Sequence
from shlex import quote
from typing import Annotated

from cyclopts import Parameter

from console.gates import Gate as GateName
from console.options import COMMON, Common, Digest, Reason, Round
from console.tending import Errand, Occasion, tend
from console.writing import DryRun
from domain.gate.commands import ConfirmOverride, FromPeople, ProposeOverride, ReviewOverride
from domain.gate.state import Gate
from readmodels.gate_page_lines import GatePage
from readmodels.scene import instant

Reference = Annotated[str, Parameter(help="What makes it necessary: an incident's or a minute's number")]


def override(
    gate: GateName,
    *,
    reference: Reference,
    reason: Reason,
    round: Round = None,
    evidence: Digest = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Break the glass, the first of two: pass a gate without its approval."""

    def asking(page: GatePage, occasion: Occasion) -> ProposeOverride:
        seen = evidence or page.evidence_digest
        return ProposeOverride(**occasion, reference=reference, reason=reason, evidence_digest=seen)

    errand = Errand(gate=gate, round=round, dry_run=dry_run, common=common)
    then = f"confirm-override --reference {quote(reference)} --as PERSON"
    return tend(errand, asking, _proposed, then=then)


def confirm_override(
    gate: GateName,
    *,
    reference: Reference,
    round: Round = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Agree to an override, the second of two: the gate passes at once."""

    def asking(_: GatePage, occasion: Occasion) -> ConfirmOverride:
        return ConfirmOverride(**occasion, reference=reference)

    errand = Errand(gate=gate, round=round, dry_run=dry_run, common=common)
    return tend(errand, asking, _overridden, then="review-override --right --note TEXT --as PERSON")


def review_override(
    gate: GateName,
    *,
    right: Annotated[bool, Parameter(negative="--wrong", help="Whether it was right, or wrong")],
    note: Annotated[str, Parameter(help="What was found")],
    round: Round = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say afterwards whether an override was right: the next gate may open then."""

    def asking(_: GatePage, occasion: Occasion) -> ReviewOverride:
        return ReviewOverride(**occasion, was_right=right, note=note)

    return tend(Errand(gate=gate, round=round, dry_run=dry_run, common=common), asking, _reviewed)


def _proposed(asked: FromPeople, gate: Gate) -> Sequence[str]:
    proposed, glass = gate.proposed, gate.opened.glass if gate.opened else None
    if proposed is None or glass is None:
        return [f"An override of {asked.subject.gate} is proposed."]
    others = ", ".join(who.subject for who in glass.members if who not in {proposed.by, *gate.barred})
    return [
        f"An override of {asked.subject.gate} is proposed under {proposed.reference}.",
        f"A second person may confirm it until {instant(proposed.until)}: {others}.",
    ]


def _overridden(asked: FromPeople, gate: Gate) -> Sequence[str]:
    rule = gate.opened.policy.break_glass if gate.opened else None
    whose = f" by {rule.reviewed_by}" if rule else ""
    reasons = gate.closed.reasons if gate.closed else ()
    waits = f"The next gate stays shut until this is reviewed{whose}."
    return [f"{asked.subject.gate} is overridden.", *reasons, waits]


def _reviewed(asked: FromPeople, gate: Gate) -> Sequence[str]:
    found = "right" if gate.reviewed and gate.reviewed.was_right else "wrong"
    return [
        f"The override of {asked.subject.gate} is reviewed, and found {found}.",
        "The next gate may open.",
    ]
