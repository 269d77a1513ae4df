"""Whether the criteria by which releases are scored hold together."""

from collections.abc import Iterator, Sequence

from domain.programme.problem import Problem, problem_at, twice
from domain.programme.scoring.criteria import Criterion


def scoring_problems(criteria: Sequence[Criterion]) -> Iterator[Problem]:
    """Everything that is wrong with the criteria."""
    yield from twice(("criteria",), (each.id for each in criteria))
    for place, each in enumerate(criteria):
        if each.weight < 1:
            yield problem_at("Give at least one.", "criteria", place, "weight")
