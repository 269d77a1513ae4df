"""What a policy asks of the facts about a gate's subject, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum


class CheckKind(StrEnum):
    """Which fact is looked at."""

    DELIVERABLES = "deliverables"
    CONSULTATION = "consultation"
    MUSTS = "musts"
    TRAINING = "training"
    TRANSITION = "transition"
    RISKS = "risks"
    MONEY = "money"
    DEPENDENCIES = "dependencies"
    CONDITIONS = "conditions"
    BENEFITS = "benefits"
    RATING = "rating"
    LESSONS = "lessons"
    ADVERSE_EFFECTS = "adverse-effects"
    ASSESSMENTS = "assessments"


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumDays:
    """From so many heads on, a consultation takes at least so many days."""

    heads: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A fact that has to be so before a gate opens.

    `names` are the deliverables that matter, all of them when none is named, the kinds of assessments, or
    the colours in which a rated release passes.
    `share` is the least share in per cent. `minimum` are the days of a consultation by headcount, as the
    policy's date has the law (for redundancies section 188 of the Trade Union and Labour Relations
    (Consolidation) Act 1992), and `report` names the evidence of the consultation's gate that tells its
    outcome.
    """

    kind: CheckKind
    names: tuple[str, ...] = ()
    share: int = 100
    minimum: tuple[MinimumDays, ...] = ()
    report: str = ""


class CheckResult(StrEnum):
    """What became of a check."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A check and what became of it, with the reason in a sentence."""

    check: Check
    result: CheckResult
    reason: str
