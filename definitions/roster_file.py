"""How a roster file becomes a roster that holds together, or a list of its faults."""

from pathlib import Path

from definitions.file import refuse_if_faulty, written_in
from definitions.roster_form import RosterForm
from definitions.translation import whole_roster
from domain.programme.roster_soundness import roster_problems
from domain.roster import Roster


def load_roster(path: Path) -> Roster:
    """The roster in a file of its own.

    :raises BlueprintRefused: with every fault of the file, when it has one.
    """
    document, form = written_in(path, RosterForm)
    roster = whole_roster(form, form.identity.issuer)
    refuse_if_faulty(document, roster_problems(roster))
    return roster
