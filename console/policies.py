"""What a gate policy looks like from a command line: which ship, whether one is sound, how two differ."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from console.answer import Answer, Cell, Sheet
from console.failing import DONE, REFUSED
from console.options import COMMON, Common
from console.policy_beyond import said_beyond, warnings_of
from console.printing import show as print_answer
from definitions.faults import BlueprintRefused, Fault
from definitions.policy_file import PolicyFile, load_policy
from definitions.shipped import is_name, shipped_policies, shipped_policy_path
from domain.gate.comparison import differences
from domain.gate.opening import beyond_the_steps
from domain.gate.policy import GatePolicy
from domain.gate.satisfying import smallest_sets
from domain.gate.soundness import steps_for
from domain.gate.weakness import indispensable, shared_seats
from domain.identity import Identity
from runtime.failures import Refused

Policy = Annotated[str, Parameter(help="A file, or the name of a shipped policy")]


def list_policies(*, common: Common = COMMON) -> int:
    """The policies that come with the product."""
    found = {name: load_policy(shipped_policy_path(name)) for name in shipped_policies()}
    print_answer(_listed(found), common.output)
    return DONE


def check(policy: Policy, *, common: Common = COMMON) -> int:
    """Whether a policy is sound, and whom its gate could not do without; exit code 6 when it is not."""
    try:
        read = load_policy(_path_of(policy))
    except BlueprintRefused as refused:
        print_answer(_faults(refused.problems), common.output)
        return REFUSED
    print_answer(_sound(read, policy), common.output)
    return DONE


def diff(old: Policy, new: Policy, *, common: Common = COMMON) -> int:
    """What differs between two policies."""
    found = differences(loaded(old).policy, loaded(new).policy)
    print_answer(_difference(found, new), common.output)
    return DONE


def loaded(policy: str) -> PolicyFile:
    """A policy as people name it.

    :raises Refused: when it cannot be used.
    """
    try:
        return load_policy(_path_of(policy))
    except BlueprintRefused as refused:
        then = f"Put the file right, then: lockgate policy check {policy}"
        raise Refused(str(refused), code="policy-refused", next=then) from refused


def _path_of(policy: str) -> Path:
    return shipped_policy_path(policy) if is_name(policy) else Path(policy)


def _listed(found: dict[str, PolicyFile]) -> Answer:
    rows: list[tuple[Cell, ...]] = [
        (name, read.policy.title, _in_order(read.policy), len(read.policy.evidence))
        for name, read in found.items()
    ]
    columns = ("policy", "title", "steps", "evidence")
    return Answer(
        document=[
            {"name": name, "title": read.policy.title, "digest": read.digest, "policy": read.policy}
            for name, read in found.items()
        ],
        sheets=(Sheet(columns=columns, rows=rows),),
        next=f"lockgate policy check {next(iter(found))}",
    )


def _in_order(policy: GatePolicy) -> str:
    return ", then ".join(f"{step.kind}: {' and '.join(step.roles)}" for step in policy.steps)


def _faults(problems: tuple[Fault, ...]) -> Answer:
    return Answer(
        document={"sound": False, "problems": problems},
        said=(*map(str, problems), f"Faults: {len(problems)}."),
    )


def _sound(read: PolicyFile, policy: str) -> Answer:
    steps = steps_for(read.policy, read.roster, read.requested_by, read.on)
    alone, shared = indispensable(steps), shared_seats(steps)
    sets = smallest_sets(steps, ())
    names, above = read.roster.names, _above(read)
    beyond = beyond_the_steps(read.policy, read.roster, read.on)
    return Answer(
        document={
            "sound": True,
            "policy": read.policy.id,
            "digest": read.digest,
            "indispensable": alone,
            "shared_seats": [each.sentence for each in shared],
            "smallest_sets": sets,
            "call_in": beyond.scrutiny,
            "override": beyond.glass,
            "review": beyond.reviewers,
            "warnings": warnings_of(read),
            "problems": [],
        },
        said=(
            f"Sound. {read.policy.title}: {_in_order(read.policy)}.",
            "Its people can open it.",
            *(f"Without {names[who]}, they could not{above}." for who in alone),
            *(each.sentence for each in shared),
            *said_beyond(read),
            *warnings_of(read),
        ),
        sheets=(_ways(sets, read),),
        next=f"lockgate policy try {policy} --on PROGRAMME",
    )


def _above(read: PolicyFile) -> str:
    deciders = read.policy.deciders
    way_up = read.roster.path_up(deciders[0]) if deciders else ()
    return f", until it goes up to {way_up[0].id}" if way_up else ", and it goes up to nobody"


def _ways(sets: tuple[tuple[Identity, ...], ...], read: PolicyFile) -> Sheet:
    names = read.roster.names
    rows = [(nth, ", ".join(names[who] for who in each)) for nth, each in enumerate(sets, start=1)]
    return Sheet(columns=("way", "whose yes opens it"), rows=rows, title="The fewest who can open it")


def _difference(found: tuple[str, ...], new: str) -> Answer:
    return Answer(
        document={"same": not found, "differences": found},
        said=() if found else ("Both ask for the same.",),
        sheets=(Sheet(columns=("difference",), rows=[(each,) for each in found]),) if found else (),
        next=f"lockgate policy try {new} --on PROGRAMME",
    )
