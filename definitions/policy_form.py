"""How a policy that ships by itself is written down: the policy of a blueprint, with people to try it on."""

from pydantic import Field

from definitions.blueprint import IdentitySection, SourceSection
from definitions.policy_sections import PolicySection
from definitions.roster_sections import PersonSection, RoleSection
from definitions.section import Section
from definitions.values import Id, Many, SchemaNumber


class PolicyForm(Section):
    """A gate policy by itself: what it asks for, and an example of the people whom it asks."""

    schema_: SchemaNumber = Field(alias="schema", description="Version of this file format: 1.")
    source: SourceSection = Field(description="Where the policy comes from, for its readers.")
    identity: IdentitySection = Field(
        default_factory=IdentitySection, description="Who vouches for the people."
    )
    policy: PolicySection = Field(description="What the gate asks for, as in a blueprint.")
    people: Many[PersonSection] = Field(description="Everybody who takes part.")
    roles: Many[RoleSection] = Field(description="Roles and boards with their holders.")
    requested_by: Id = Field(description="Id of the person who asks for such a gate, so decides none.")
