"""Which Musts of a release are open."""

from domain.release.readiness import Measure
from domain.release.state import Release


def musts_open(release: Release) -> tuple[str, ...]:
    """The names of the Musts that are not delivered; empty when all are.

    Where they were only counted, one entry says how many there are; where nobody has counted them, that.
    """
    if release.build.has_backlog:
        return tuple(each.requirement.named for each in release.build.musts if each.is_open)
    reported = release.readiness.get(Measure.MUSTS)
    if reported is None or reported.portion.of == 0:
        return ("nobody has reported how many Musts are delivered",)
    portion = reported.portion
    return portion.outstanding or ((f"{portion.left} of {portion.of} Musts",) if portion.left else ())
