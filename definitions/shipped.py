"""Which programmes, policies, packs of law, sets of deliverables and discount rates come with the product."""

from importlib.resources import files
from pathlib import Path

from definitions.faults import BlueprintRefused, Fault

SUFFIX = ".yaml"
PROGRAMMES, POLICIES, LAW, SETS = "programmes", "policies", "law", "deliverable_sets"
DISCOUNTING, OPTIMISM_BIAS = "discounting", "optimism_bias"
CALLED = {
    PROGRAMMES: "programme",
    POLICIES: "policy",
    LAW: "law",
    SETS: "set",
    DISCOUNTING: "series of rates",
    OPTIMISM_BIAS: "source of values",
}


def shipped_names() -> tuple[str, ...]:
    """The names of the shipped blueprints, in order."""
    return _names(PROGRAMMES)


def shipped_policies() -> tuple[str, ...]:
    """The names of the shipped policies, in order."""
    return _names(POLICIES)


def shipped_laws() -> tuple[str, ...]:
    """The names of the shipped packs of law, in order."""
    return _names(LAW)


def shipped_path(name: str) -> Path:
    """The file of a shipped blueprint.

    :raises BlueprintRefused: when none of this name is shipped.
    """
    return _path(name, PROGRAMMES)


def shipped_policy_path(name: str) -> Path:
    """The file of a shipped policy.

    :raises BlueprintRefused: when none of this name is shipped.
    """
    return _path(name, POLICIES)


def shipped_law_path(name: str) -> Path:
    """The file of a shipped pack of law.

    :raises BlueprintRefused: when none of this name is shipped.
    """
    return _path(name, LAW)


def shipped_sets() -> tuple[str, ...]:
    """The names of the shipped sets of deliverables, in order."""
    return _names(SETS)


def shipped_set_path(name: str) -> Path:
    """The file of a shipped set of deliverables.

    :raises BlueprintRefused: when none of this name is shipped.
    """
    return _path(name, SETS)


def shipped_series() -> tuple[str, ...]:
    """The names of the shipped series of discount rates, in order."""
    return _names(DISCOUNTING)


def shipped_series_path(name: str) -> Path:
    """The file of a shipped series of discount rates.

    :raises BlueprintRefused: when none of this name is shipped.
    """
    return _path(name, DISCOUNTING)


def shipped_starting_values() -> tuple[str, ...]:
    """The names of the shipped sources of optimism bias, in order."""
    return _names(OPTIMISM_BIAS)


def shipped_starting_values_path(name: str) -> Path:
    """The file of a shipped source of optimism bias.

    :raises BlueprintRefused: when none of this name is shipped.
    """
    return _path(name, OPTIMISM_BIAS)


def is_name(typed: str) -> bool:
    """Whether a text means something shipped: there is no such file, and it does not look like one."""
    path = Path(typed)
    return not path.suffix and path.name == typed and not path.is_file()


def _names(folder: str) -> tuple[str, ...]:
    found = (each.name for each in files(f"definitions.{folder}").iterdir())
    return tuple(sorted(name.removesuffix(SUFFIX) for name in found if name.endswith(SUFFIX)))


def _path(name: str, folder: str) -> Path:
    known = _names(folder)
    if name not in known:
        sentence = f"No {CALLED[folder]} of this name is shipped; there is {', '.join(known)}."
        raise BlueprintRefused((Fault(file=name, sentence=sentence),))
    return Path(str(files(f"definitions.{folder}") / f"{name}{SUFFIX}"))
