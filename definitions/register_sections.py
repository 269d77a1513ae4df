"""How registers are written down, and what a programme's document counts."""

from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from definitions.section import Section
from definitions.values import Count, Day, Id, Many, Text
from domain.programme.counts import Counted, count_of
from domain.programme.register.plan import INDICATORS, RISKS, Rule

RuleWord: TypeAlias = Annotated[Rule, Field(strict=False)]
MOST_DETAILS = 50


def _as_printed(value: object) -> object:
    """A number is kept as it is printed; a fraction could be printed in other ways, so it is quoted."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _kept_elsewhere(id: str) -> str:
    if id in (RISKS, INDICATORS):
        raise PydanticCustomError("register", "Risks and indicators have sections of their own.")
    return id


def _countable(words: str) -> str:
    if count_of(words) is None:
        raise PydanticCustomError("count", f"What is counted is one of {', '.join(Counted)}.")
    return words


Printed: TypeAlias = Annotated[Text, BeforeValidator(_as_printed, json_schema_input_type=Text | int)]
RegisterName: TypeAlias = Annotated[Id, AfterValidator(_kept_elsewhere)]
Countable: TypeAlias = Annotated[Text, AfterValidator(_countable)]


class EntrySection(Section):
    """An entry of a register."""

    id: Id = Field(description="Short name of the entry, never used for another one.")
    title: Text = Field(description="What the entry is about.")
    area: Text | None = Field(default=None, description="The area or category that it belongs to.")
    text: Text | None = Field(default=None, description="What the entry says in full.")
    link: Text | None = Field(default=None, description="Where a document is found.")
    owner: Id | None = Field(default=None, description="Id of the person who looks after it.")
    review_on: Day | None = Field(default=None, description="When it is looked at again.")
    rule: RuleWord | None = Field(
        default=None, description=f"A rule that Lockgate tests before the start: one of {', '.join(Rule)}."
    )
    details: Annotated[dict[str, Printed], Field(max_length=MOST_DETAILS)] = Field(
        default_factory=dict, description="What else is printed of it, each by its name."
    )


class RegisterSection(Section):
    """A list that the programme keeps."""

    id: RegisterName = Field(
        description="Short name, such as principles; workstreams, projects, funding-approaches and "
        "resourcing-kinds are those that releases refer to."
    )
    name: Text = Field(description="Name of the register as people know it.")
    entries: Many[EntrySection] = Field(description="What stands in it to begin with.")


class CountSection(Section):
    """A number that the document printed, to compare with Lockgate's own count."""

    name: Text = Field(description="What the document calls it.")
    printed: Count = Field(description="The number as printed.")
    of: Countable = Field(
        description="What is counted: register:ID or register:ID/AREA, releases or releases:KIND, boards, "
        "milestones, benefits, or deliverables:SET."
    )
