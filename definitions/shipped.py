"""Which programmes come with the product."""

from importlib.resources import files
from pathlib import Path

from definitions.faults import BlueprintRefused, Fault

SUFFIX = ".yaml"


def shipped_names() -> tuple[str, ...]:
    """The names of the shipped blueprints, in order."""
    found = (each.name for each in files("definitions.programmes").iterdir())
    return tuple(sorted(name.removesuffix(SUFFIX) for name in found if name.endswith(SUFFIX)))


def shipped_path(name: str) -> Path:
    """The file of a shipped blueprint.

    :raises BlueprintRefused: when none of this name is shipped.
    """
    if name not in shipped_names():
        sentence = f"No programme of this name is shipped; there is {', '.join(shipped_names())}."
        raise BlueprintRefused((Fault(file=name, sentence=sentence),))
    return Path(str(files("definitions.programmes") / f"{name}{SUFFIX}"))
