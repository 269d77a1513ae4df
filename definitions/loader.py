"""How a blueprint file becomes a plan that could run, or a list of everything that is wrong with it."""

from pathlib import Path

from definitions.blueprint import Blueprint
from definitions.closing_days import misplaced
from definitions.deliverable_faults import deliverable_faults
from definitions.document import Document
from definitions.file import refuse_if_faulty, written_in
from definitions.translation import planned
from definitions.using import with_shipped
from definitions.using_law import with_shipped_law
from definitions.using_series import with_shipped_series
from domain.digest import digest
from domain.programme.plan import ProgrammePlan
from domain.programme.soundness import problems


def load_blueprint(path: Path) -> ProgrammePlan:
    """The plan in a blueprint file; its digest covers what it takes by name.

    :raises BlueprintRefused: with every fault of the file, when it has one.
    """
    document, blueprint = written_in(path, Blueprint, in_full=_in_full)
    plan = planned(blueprint, digest("blueprint/1", document.content))
    found = (
        *misplaced(blueprint.calendar.also_closed, plan.calendar),
        *deliverable_faults(blueprint),
        *problems(plan),
    )
    refuse_if_faulty(document, found)
    return plan


def _in_full(document: Document) -> Document:
    return with_shipped_series(with_shipped_law(with_shipped(document)))
