"""Whether the evidence that the record names is there, as it was handed in."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from readmodels.asking import Answers
from readmodels.evidence_named import EvidenceNamed, evidence_named
from runtime.evidence.folder import EvidenceAltered, EvidenceFileMissing, EvidenceFolder
from runtime.failures import Unavailable

State: TypeAlias = Literal["kept", "missing", "altered", "unreadable", "elsewhere"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A piece of evidence and the state of its file; a link's content is elsewhere."""

    named: EvidenceNamed
    state: State

    @property
    def is_well(self) -> bool:
        return self.state in ("kept", "elsewhere")


async def check_evidence(
    answers: Answers, folder: EvidenceFolder, programme: str | None = None
) -> tuple[Checked, ...]:
    """Every piece that the record of a programme, or of all, names; every file is hashed again."""
    return tuple(
        Checked(named=each, state=_state(folder, each)) for each in await evidence_named(answers, programme)
    )


def _state(folder: EvidenceFolder, named: EvidenceNamed) -> State:
    if named.piece.link:
        return "elsewhere"
    try:
        folder.verify(named.piece.digest)
    except EvidenceFileMissing:
        return "missing"
    except EvidenceAltered:
        return "altered"
    except Unavailable:
        return "unreadable"
    return "kept"
