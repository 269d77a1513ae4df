"""How the policy of a gate is written down."""

from typing import Annotated, Self, TypeAlias

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from definitions.section import Section
from definitions.values import CountFromOne, Id, Many, Percentage, Text
from domain.gate.check import CheckKind
from domain.gate.outcome import Outcome
from domain.gate.step import Method, StepKind

MOST_DECIDERS = 20

# YAML has texts, so the words of a closed list are looked up in it.
KindWord: TypeAlias = Annotated[StepKind, Field(strict=False)]
MethodWord: TypeAlias = Annotated[Method, Field(strict=False)]
OutcomeWord: TypeAlias = Annotated[Outcome, Field(strict=False)]
CheckWord: TypeAlias = Annotated[CheckKind, Field(strict=False)]


class MinimumSection(Section):
    """How long a consultation lasts at least, by how many are affected."""

    heads: CountFromOne = Field(description="From so many people on.")
    days: CountFromOne = Field(description="At least so many days.")


class CheckSection(Section):
    """A fact about the subject that has to be so before the gate opens."""

    kind: CheckWord = Field(description=f"Which fact: one of {', '.join(CheckKind)}.")
    names: Many[Text] = Field(
        default=(),
        description="The deliverables that matter, all without any; the kinds of assessments; "
        "or the colours in which it passes.",
    )
    share: Percentage = Field(default=100, description="The least share in per cent, as of those trained.")
    minimum: Many[MinimumSection] = Field(
        default=(), description="Least days of a consultation by headcount, as the law has them then."
    )
    report: Text | None = Field(
        default=None, description="Name of the evidence that reports the consultation's outcome."
    )


class CallInSection(Section):
    """Who may call a decision in before it takes effect."""

    by: Id = Field(description="Role of the body that scrutinises.")
    within_days: CountFromOne = Field(description="Working days after the decision.")
    members: CountFromOne = Field(default=1, description="How many of its members it takes.")


class BreakGlassSection(Section):
    """Who may pass the gate without its approval, two of them together, and who reviews that."""

    by: Id = Field(description="Role of whom it takes two people.")
    reviewed_by: Id = Field(description="Role that reviews it; until then the next gate stays shut.")


class AskSection(Section):
    """A role or board that a step asks; one of its holders unless more are named."""

    role: Id = Field(description="Id of the role or board.")
    at_least: CountFromOne = Field(default=1, description="How many of its holders, at least.")
    percent: Percentage = Field(
        default=0, description="Per cent of its holders, rounded up; 100 is all of them."
    )


class StepSection(Section):
    """A step of an approval."""

    id: Id = Field(description="Short name of the step.")
    kind: KindWord = Field(description="What the step is for: consult, decide, ratify, endorse or note.")
    asks: Many[AskSection] = Field(description="Who is asked.")
    method: MethodWord = Field(default=Method.VETO, description="How the answers are counted.")
    fallback: OutcomeWord = Field(
        default=Outcome.REJECTED, description="The outcome when the step's target can no longer be reached."
    )
    blocks: bool = Field(default=False, description="Whether an endorsement or a note holds the gate up.")
    within_days: CountFromOne | None = Field(
        default=None, description="Working days within which a decision is ratified, or else lapses."
    )


class PolicySection(Section):
    """What a gate asks for."""

    id: Id = Field(description="Short name of the policy, used as the gate of a stage.")
    title: Text = Field(description="What the gate is called.")
    deciders: Annotated[tuple[Id, ...], Field(max_length=MOST_DECIDERS)] = Field(
        default=(),
        description="Roles that must each say yes, every one through a person of its own; or write steps.",
    )
    steps: Annotated[tuple[StepSection, ...], Field(max_length=MOST_DECIDERS)] = Field(
        default=(), description="The steps of the approval in their order, where it takes more than a yes."
    )
    evidence: Many[Text] = Field(description="Names of the evidence that must have been handed in.")
    immaterial: Many[Text] = Field(
        default=(), description="Names of evidence whose change lapses no approval; it is noted."
    )
    checks: Many[CheckSection] = Field(
        default=(), description="Facts about the subject that have to be so before the gate opens."
    )
    material: Many[CheckWord] = Field(
        default=(), description="Checks whose facts lapse the approvals that were given when they change."
    )
    call_in: CallInSection | None = Field(
        default=None, description="Who may call a decision in before it takes effect, and for how long."
    )
    break_glass: BreakGlassSection | None = Field(
        default=None, description="Who may pass the gate without its approval in an emergency."
    )
    break_point: bool = Field(default=False, description="Whether a decider may stop the release here.")
    deemed_consent: bool = Field(
        default=False,
        description="Whether no objection in time is an outcome of its own; never for money or sign-off.",
    )
    answer_within_days: CountFromOne = Field(description="Working days after which a gate escalates.")
    remind_every_days: CountFromOne = Field(description="Working days between two reminders.")

    @model_validator(mode="after")
    def _says_it_once(self) -> Self:
        if self.deciders and self.steps:
            raise PydanticCustomError("policy", "Write deciders or steps, not both.")
        return self
