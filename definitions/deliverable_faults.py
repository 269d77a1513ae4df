"""What a blueprint says of deliverables that nobody could follow."""

from collections.abc import Iterator, Sequence

from definitions.blueprint import Blueprint
from definitions.deliverable_sections import DeliverableSetSection, UsedSetSection
from definitions.deliverable_translation import Sets, deliverable_id
from domain.programme.problem import Path, Problem, problem_at, twice


def deliverable_faults(blueprint: Blueprint) -> Iterator[Problem]:
    """Every set that is not sound, and every use of what is not there."""
    yield from twice(("deliverable_sets",), (each.id for each in blueprint.deliverable_sets))
    for place, each in enumerate(blueprint.deliverable_sets):
        yield from set_faults(each, ("deliverable_sets", place))
    sets = {each.id: each for each in blueprint.deliverable_sets}
    for place, release in enumerate(blueprint.releases):
        yield from _uses(release.deliverables, sets, ("releases", place, "deliverables"))


def set_faults(set: DeliverableSetSection, here: Path) -> Iterator[Problem]:
    """What is wrong with a set by itself."""
    ids = [deliverable_id(each) for each in set.deliverables]
    if not ids:
        yield problem_at("A set names at least one deliverable.", *here, "deliverables")
    yield from twice((*here, "deliverables"), filter(None, ids))
    for place, each in enumerate(set.deliverables):
        if not ids[place]:
            yield problem_at("Give it an id, or a number.", *here, "deliverables", place)
        if each.stage is None and set.stage is None:
            yield problem_at("Say which stage's gate asks for it.", *here, "deliverables", place, "stage")


def _uses(used: Sequence[UsedSetSection], sets: Sets, here: Path) -> Iterator[Problem]:
    yield from twice(here, (each.use for each in used), "use")
    for place, use in enumerate(used):
        if use.use not in sets:
            known = f"there is {', '.join(sets)}" if sets else "the blueprint has none"
            yield problem_at(f"There is no set {use.use}; {known}.", *here, place, "use")
            continue
        ids = {deliverable_id(each) for each in sets[use.use].deliverables}
        yield from twice((*here, place, "items"), (each.id for each in use.items))
        for nth, item in enumerate(use.items):
            if item.id not in ids:
                yield problem_at(f"{use.use} has no deliverable {item.id}.", *here, place, "items", nth, "id")
