"""What a blueprint says once the shipped policies that it takes by name are written out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from definitions.document import Content, Document, read
from definitions.faults import BlueprintRefused, Fault, printable
from definitions.shipped import shipped_policy_path
from domain.programme.problem import Path

USE, BESIDE = "use", ("use", "id")


def with_shipped_policies(document: Document) -> Document:
    """The same document with the content of each policy that it only names; a wrong name is a fault."""
    content = document.content
    if not isinstance(content, dict) or not isinstance(policies := content.get("policies"), tuple):
        return document
    written: list[Content] = []
    faults: list[Fault] = []
    unreadable: set[Path] = set()
    for nth, policy in enumerate(policies):
        here = ("policies", nth)
        if not isinstance(policy, dict) or USE not in policy:
            written.append(policy)
        elif (found := tuple(_faults(document, policy, here))) or (*here, USE) in document.unreadable:
            # It has its fault already, and gets no second one for what it leaves out.
            written.append(policy)
            faults += found
            unreadable.add(here)
        else:
            written.append(_in_full(policy))
    return replace(
        document,
        content={**content, "policies": tuple(written)},
        unreadable=document.unreadable | unreadable,
        faults=(*document.faults, *faults),
    )


def _faults(document: Document, policy: Mapping[str, Content], here: Path) -> Iterator[Fault]:
    for field in policy:
        if field not in BESIDE:
            yield document.fault((*here, field), "Beside use there is only id: the rest is the policy's own.")
    if (*here, USE) in document.unreadable:
        return
    if not isinstance(name := policy[USE], str):
        yield document.fault((*here, USE), "The name of a shipped policy is expected.")
        return
    try:
        shipped_policy_path(name)
    except BlueprintRefused as refused:
        yield document.fault((*here, USE), f"{printable(name)}: {refused.problems[0].sentence}")


def _in_full(policy: Mapping[str, Content]) -> Content:
    path = shipped_policy_path(str(policy[USE]))
    match read(path.read_text("utf-8"), path.name).content:
        case {"policy": dict() as shipped}:
            return {**shipped, "id": policy.get("id", shipped.get("id"))}
        case _:
            raise ValueError(f"{path.name} holds no policy")
