"""The scenarios as they are written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from definitions.blueprint import Blueprint
from definitions.translation import planned
from domain.programme.plan import ProgrammePlan
from domain.stage import STAGES
from tests.gates.language import Move, understood

FILE = Path(__file__).with_name("scenarios.yaml")
# The first stage ends at once, so that its gate opens; the others begin when every story has been told.
OPENS, LATER = date(2018, 6, 25), date(2021, 1, 4)

KNOWN = {
    *("name", "policy", "people", "chairs", "deputies", "above", "asks", "wrote", "happens", "then"),
    *("freezes", "stewards", "until", "only_the_first_stage", "never_starts", "only_in_the_domain"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """What is expected in the end."""

    verdict: str
    because: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    awaited: frozenset[str] | None = None
    escalated: tuple[str, ...] = ()
    reminders: int | None = None
    short_of: tuple[str, ...] = ()
    ratified: bool | None = None
    outstanding: tuple[str, ...] | None = None
    overdue: tuple[str, ...] = ()
    released: str = ""
    in_effect: bool | None = None
    until: date | None = None
    checks: Mapping[str, str] | None = None
    leavers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A gate, what happens at it, and what comes of that.

    `never_starts` says why a programme with such a gate is refused before it begins, and
    `only_in_the_domain` why the story cannot happen on a server.
    """

    name: str
    heading: str
    plan: ProgrammePlan
    asks: str
    wrote: tuple[tuple[str, str], ...]
    happens: tuple[Move, ...]
    then: Then
    never_starts: str = ""
    only_in_the_domain: str = ""


@cache
def scenarios() -> tuple[Scenario, ...]:
    """All of the scenarios, in the order of the file."""
    book: Mapping[str, Any] = YAML(typ="rt").load(FILE)
    defaults = book["defaults"]
    return tuple(
        _scenario(heading, written, defaults)
        for heading, group in book["scenarios"].items()
        for written in group
    )


def _scenario(heading: str, written: Mapping[str, Any], defaults: Mapping[str, Any]) -> Scenario:
    if unknown := set(written) - KNOWN:
        raise ValueError(f"{written['name']}: nobody knows {sorted(unknown)}")
    told = {**defaults, **written}
    happens = told.get("happens", [])
    return Scenario(
        name=told["name"],
        heading=heading,
        plan=_plan(told, defaults),
        asks=told["asks"],
        wrote=tuple((piece, who) for piece, who in told["wrote"].items()),
        happens=tuple(
            understood(sentence, happens.lc.item(nth)[0] + 1) for nth, sentence in enumerate(happens)
        ),
        then=_then(told["then"]),
        never_starts=told.get("never_starts", ""),
        only_in_the_domain=told.get("only_in_the_domain", ""),
    )


def _plan(told: Mapping[str, Any], defaults: Mapping[str, Any]) -> ProgrammePlan:
    policy = {**defaults["policy"], **told["policy"]}
    later = {**policy, "id": "later", "deemed_consent": False} if "only_the_first_stage" in told else policy
    names = {
        *(name for line in told["people"].values() for name in line.split()),
        *defaults["around"].split(),
    }
    roles = [
        {
            "id": role,
            "name": role.title(),
            "holders": [_holding(who, told["until"]) for who in holders.split()],
            "escalates_to": told["above"].get(role),
            "chair": told["chairs"].get(role),
        }
        for role, holders in told["people"].items()
    ]
    stages = [
        {"stage": stage, "starts": day, "ends": day, "gate": each["id"]}
        for stage, day, each in zip(STAGES, (OPENS, *[LATER] * 4), (policy, *[later] * 4), strict=True)
    ]
    blueprint = {
        "schema": 1,
        "programme": {"id": "scenario", "name": "A scenario", "organisation": "A council"},
        "source": {"document": "scenarios.yaml", "date": "today"},
        "people": [{"id": name, "name": name.title()} for name in sorted(names | {told["asks"]})],
        "roles": roles,
        "delegations": [_delegation(told["people"], *each) for each in told["deputies"].items()],
        "stewards": told["stewards"].split(),
        "freezes": told["freezes"],
        "policies": [policy] if later is policy else [policy, later],
        "releases": [
            {
                "id": "1A",
                "name": "Services",
                "kind": "phase",
                "lead": told["asks"],
                "stages": stages,
                "sprints": 1,
                "affected_headcount": 0,
                "nothing_to_consult_on": "No post changes.",
            }
        ],
    }
    return planned(Blueprint.model_validate(_as_read(blueprint)), "sha256:scenario")


def _holding(who: str, until: Mapping[str, date]) -> Mapping[str, Any]:
    return {"who": who, "until": until.get(who)}


def _as_read(written: Any) -> Any:
    """What was written, in the plain values that a blueprint is read as."""
    match written:
        case Mapping():
            return {str(key): _as_read(value) for key, value in written.items()}
        case list() | tuple():
            return tuple(_as_read(each) for each in written)
        case str():
            return str(written)
        case bool() | date() | None:
            return written
        case _:
            return int(written)


def _delegation(people: Mapping[str, str], taker: str, giver: str) -> Mapping[str, Any]:
    return {
        "id": f"{giver}-to-{taker}",
        "giver": giver,
        "taker": taker,
        "roles": [role for role, holders in people.items() if giver in holders.split()],
        "since": date(2018, 6, 1),
        "until": date(2018, 12, 31),
        "reason": "Leave.",
    }


def _then(written: Mapping[str, Any]) -> Then:
    told = dict(written)
    refused = [pair for each in told.pop("refused", []) for pair in each.items()]
    if "awaited" in told:
        told["awaited"] = frozenset(_words(told["awaited"]))
    for each in ("because", "escalated", "short_of", "overdue", "outstanding", "leavers"):
        if each in told:
            told[each] = tuple(
                [told[each]] if each == "because" and _is_one(told[each]) else _words(told[each])
            )
    return Then(**told, refused=tuple(refused))


def _is_one(written: object) -> bool:
    return isinstance(written, str)


def _words(written: str | Sequence[str] | None) -> Sequence[str]:
    return (written or "").split() if written is None or isinstance(written, str) else list(written)
