"""How people, their roles and who decides for whom are written down."""

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field

from definitions.section import Section
from definitions.values import Amount, Day, Id, Many, Text
from domain.roster import Sees


class PersonSection(Section):
    """Somebody who takes part in the programme."""

    id: Id = Field(description="The subject by which the issuer knows this person.")
    name: Text = Field(description="The name to show.")


class HoldingSection(Section):
    """Somebody who holds a role for a time; both days are included."""

    who: Id = Field(description="Id of the person.")
    since: Day | None = Field(default=None, description="First day of holding the role; always, without one.")
    until: Day | None = Field(default=None, description="Last day of holding the role; no end, without one.")


def _in_full(holder: object) -> object:
    return holder if isinstance(holder, dict | HoldingSection) else {"who": holder}


# Somebody who holds a role always is written as the id alone.
Holder: TypeAlias = Annotated[
    HoldingSection, BeforeValidator(_in_full, json_schema_input_type=Id | HoldingSection)
]


class LimitSection(Section):
    """Up to how much somebody may decide; an increase is judged with what it increases."""

    per_decision_pence: Amount | None = Field(
        default=None, description="The most that one decision may commit, in whole pence."
    )
    in_year_pence: Amount | None = Field(
        default=None, description="The most that decisions of a financial year may commit, in whole pence."
    )
    in_all_pence: Amount | None = Field(
        default=None, description="The most that all decisions together may commit, in whole pence."
    )


class RoleSection(Section):
    """A role or a board."""

    id: Id = Field(description="Short name of the role or board.")
    name: Text = Field(description="Name of the role or board as people know it.")
    holders: Many[Holder] = Field(
        description="Who holds the role or sits on the board: an id, or who with since and until."
    )
    limit: LimitSection | None = Field(
        default=None, description="Up to how much the role decides; any amount without one."
    )
    chair: Id | None = Field(default=None, description="Id of the holder who chairs the board.")
    escalates_to: Id | None = Field(
        default=None, description="The role or board that unanswered business goes up to; none at the top."
    )
    sees: Many[Sees] | None = Field(
        default=None,
        description="What its holders see in the record, of amounts and what people wrote; both, without it.",
    )
    board: bool = Field(
        default=False, description="Whether it stands in the programme's own table of boards."
    )


class DelegationSection(Section):
    """A holder lets somebody else decide; both days are included, and it is not passed on."""

    id: Id = Field(description="Short name of the delegation.")
    giver: Id = Field(description="Id of the person who holds the roles.")
    taker: Id = Field(description="Id of the person who decides for them.")
    roles: Many[Id] = Field(description="Ids of the roles that are delegated.")
    since: Day = Field(description="First day.")
    until: Day = Field(description="Last day.")
    limit: LimitSection | None = Field(
        default=None, description="Up to how much the taker decides; the lower of this and the role's counts."
    )
    reason: Text = Field(description="Why, and where it was agreed.")


class AbsenceSection(Section):
    """Somebody is out of office: not reminded, but free to decide; both days are included."""

    who: Id = Field(description="Id of the person.")
    since: Day = Field(description="First day away.")
    until: Day = Field(description="Last day away.")


class LeaverSection(Section):
    """Somebody who has left."""

    who: Id = Field(description="Id of the person.")
    left: Day = Field(description="First day without roles and delegations.")
