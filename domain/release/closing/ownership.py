"""Who owns what a release brings, as far as its closing asks."""

from dataclasses import dataclass

from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedBenefit:
    """A benefit that is still to come or to be measured, and its owner, who may have left."""

    benefit: str
    owner: Identity
    has_left: bool = False
