"""What an approval is bound to: all whose change makes it lapse, known by one digest."""

from collections.abc import Sequence

from domain.digest import digest
from domain.evidence import Evidence, evidence_digest
from domain.gate.check import CheckKind
from domain.gate.facts import SubjectFacts
from domain.gate.policy import GatePolicy


def material_digest(policy: GatePolicy, evidence: Sequence[Evidence], facts: SubjectFacts) -> str:
    """The digest of the evidence and facts that matter to the words said of them.

    Every piece of evidence matters that the policy does not name as immaterial, and of the facts only those
    that it names as material, and the money at stake always. Where only evidence matters, it is the digest
    of that evidence. The form carries a version of its own, so that no new software voids an approval.
    """
    pieces = evidence_digest(each for each in evidence if each.name not in policy.immaterial)
    counts = [[kind.value, _of_kind(facts, kind)] for kind in sorted(policy.material)]
    stake = facts.stake
    if not counts and stake is None:
        return pieces
    money = [stake.whole, stake.year, stake.shares] if stake else []
    return digest("gate-material/1", [pieces, counts, money])


def _of_kind(facts: SubjectFacts, kind: CheckKind) -> object:
    match kind:
        case CheckKind.MONEY:
            return facts.spend
        case CheckKind.DEPENDENCIES:
            return facts.waits_for
        case CheckKind.CONDITIONS:
            return facts.conditions_open
        case CheckKind.BENEFITS:
            return [facts.benefits, facts.benefits_lacking]
        case CheckKind.TRANSITION:
            return facts.transition_delivered or facts.transition
        case CheckKind.ADVERSE_EFFECTS:
            return facts.adverse_effects
        case _:
            return getattr(facts, kind.value)
