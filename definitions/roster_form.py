"""How a roster that a programme adopts later is written down: the people's part of a blueprint."""

from pydantic import Field

from definitions.blueprint import IdentitySection
from definitions.roster_sections import (
    AbsenceSection,
    DelegationSection,
    LeaverSection,
    PersonSection,
    RoleSection,
)
from definitions.section import Section
from definitions.values import Many, SchemaNumber


class RosterForm(Section):
    """The people of a programme and the roles that they hold, in whole: what is left out is gone."""

    schema_: SchemaNumber = Field(alias="schema", default=1, description="Version of this file format: 1.")
    identity: IdentitySection = Field(
        default_factory=IdentitySection, description="Who vouches for the people."
    )
    people: Many[PersonSection] = Field(description="Everybody who takes part.")
    roles: Many[RoleSection] = Field(description="Roles and boards with their holders.")
    delegations: Many[DelegationSection] = Field(default=(), description="Who decides for whom, and when.")
    absences: Many[AbsenceSection] = Field(default=(), description="Who is out of office, and when.")
    leavers: Many[LeaverSection] = Field(default=(), description="Who has left, and when.")
