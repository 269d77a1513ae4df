"""How many of the open risks that concern a release are within appetite."""

from collections.abc import Iterable

from domain.release.readiness import Portion
from domain.risk.state import Risk


def counted(risks: Iterable[Risk], release: str) -> Portion | None:
    """Those of the release and of its whole programme; None where nothing says what is borne.

    A risk that nobody has scored is not known to be within appetite.
    """
    concerned = [each for each in risks if each.plan and each.plan.release in ("", release)]
    judged = [each for each in concerned if each.most is not None]
    if not judged:
        return None
    still = [each for each in judged if each.is_open]
    above = tuple(each.plan.id for each in still if each.plan and not each.is_within_appetite)
    return Portion(done=len(still) - len(above), of=len(still), outstanding=above)
