"""The stories that docs/gates.md shows, copied from the scenarios as they stand there."""

import re

from tests.gates.scenario import FILE

PAGE = FILE.parents[2] / "docs" / "gates.md"
MARK = "<!-- Copied by `python -m tests.gates.page`; tests/gates/test_page.py compares. -->\n"
SHOWN = {
    "Shepway's board approves the detailed design before the phase commences": (
        "One yes from a board. Evidence must have been handed in."
    ),
    "Somebody with two roles takes the seat that lets the other pass": (
        "One person fills one seat, and people are seated so that a gate that can pass does pass."
    ),
    "Surrey's s151 officer cannot decide before the Cabinet Member was heard": (
        "Consult, then decide. What the consulted say is recorded and does not bind."
    ),
    "A decision that nobody ratifies in time lapses": (
        "A board confirms afterwards. Without that the decision lapses, and what went ahead is told."
    ),
    "Votes with a quorum are counted when their time is over": (
        "A body votes. When the time is over, a quorum makes the vote count as it stands."
    ),
    "Standing aside takes back what was said": "An interest in the matter takes a person's seat away.",
    "New evidence lapses the yes that was given to the old": (
        "A yes is given to one set of evidence, and to no other."
    ),
    "Nobody answers in time, so the board above may decide as well": (
        "Deadlines are working days. Business goes up the tree of boards; silence is never a yes."
    ),
    "Nobody approves while a Must is not delivered": (
        "A check looks at a fact. What nobody has reported fails, and no fact opens a gate by itself."
    ),
    "Scrutiny calls a decision in, and it takes no effect": (
        "A decision that may be called in takes effect when the days for that are over, and in no freeze."
    ),
    "A board puts a gate off until the grant is certain": "The gate comes again on that day, as a new round.",
    "BCP stops a work package at a break point": (
        "Where the policy has a break point, a decider may end the release there."
    ),
    "Two people pass a gate in an emergency": (
        "Break-glass: two people, one reference, four hours. The next gate stays shut until it is reviewed."
    ),
    "An approval is recalled whose condition is past its day": (
        "A condition that is not met by its day shuts the next gate, and whoever approved may take it back."
    ),
    "A leaver's yes stands, and who follows takes the empty seat": (
        "Policy and people are pinned when a gate opens, until a steward takes those of the programme now."
    ),
}


def page(written: str, scenarios: str) -> str:
    """The page with its stories as they are told now; what stands above them stays."""
    above, mark, _ = written.partition(MARK)
    return above + mark + "".join(_story(name, why, scenarios) for name, why in SHOWN.items())


def _story(name: str, why: str, scenarios: str) -> str:
    found = re.search(rf"    - name: {re.escape(name)}\n((?:      .*\n)+)", scenarios)
    if found is None:
        raise LookupError(f"There is no scenario {name!r}.")
    lines = _spelled_out(found[1], scenarios).splitlines()
    body = "\n".join(line.removeprefix("      ") for line in lines)
    return f"\n## {name}\n\n{why}\n\n```yaml\n{body}\n```\n"


def _spelled_out(body: str, scenarios: str) -> str:
    """The policy and people that an alias stands for, in its place."""
    for alias in re.findall(r": \*(\S+)\n", body):
        found = re.search(rf": &{alias} ?(\S.*\n|\n(?:        .*\n)+)", scenarios)
        assert found is not None
        value = found[1] if found[1].startswith("\n") else f" {found[1]}"
        body = body.replace(f": *{alias}\n", f":{value}")
    return re.sub(r": &\S+", ":", body)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8"), FILE.read_text("utf-8")), "utf-8")
