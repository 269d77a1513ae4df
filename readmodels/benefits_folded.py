"""Whether the table of benefits shows of each one what its own stream makes of it."""

from domain.benefit.state import Benefit
from readmodels.benefits_by_year import BenefitLine, BenefitTable
from readmodels.place import place_of


def folded_otherwise(shown: BenefitTable, stream: str, benefit: Benefit) -> str:
    """What the table shows otherwise, in a sentence; nothing when it shows what was recorded."""
    if benefit.profile is None:
        return ""
    id = place_of(stream).benefit
    line = next((each for each in shown.benefits if each.benefit == id), None)
    if line is None:
        return f"{id} is missing from the table of benefits."
    for name, (told, folded) in _beside(line, benefit).items():
        if told != folded:
            return f"The table shows {told} as {name}, and what was recorded makes it {folded}."
    return ""


def _beside(line: BenefitLine, benefit: Benefit) -> dict[str, tuple[object, object]]:
    """What the table shows beside what was folded, by a name for people; amounts are in pence."""
    realised, profile = benefit.realised, benefit.profile
    given_up = line.state in ("written off", "withdrawn")
    return {
        "what was promised": (line.annual, profile.annual if profile else None),
        "what was realised": (line.realised, realised.annual if realised else None),
        "the quarter in which it was posted": (line.posted, benefit.posted),
        "given up": (given_up, benefit.will_not_come),
    }
