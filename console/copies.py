"""How the copy of a paper is kept that a command names by its digest."""

from pathlib import Path

from console.release_errands import Counter
from runtime.evidence.pieces import Label, file_piece


def digest_of(counter: Counter, file: Path) -> str:
    """The digest of the copy; in a dry run the paper is only looked at.

    :raises Rejected: when the programme does not take such a file.
    """
    who = counter.occasion["by"].identity
    label = Label(name=file.name, author=who, submitted_by=who)
    limits = counter.release.terms.evidence
    return file_piece(label, file, limits=limits, folder=counter.folder).digest
