"""What is wrong with a blueprint: every fault with its file, line and field."""

from dataclasses import dataclass

from domain.programme.problem import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing to put right; without a line it concerns the file as a whole."""

    file: str
    sentence: str
    line: int | None = None
    field: str = ""

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place} {self.field}: {self.sentence}" if self.field else f"{place}: {self.sentence}"


class BlueprintRefused(Exception):
    """A blueprint cannot be used; `problems` lists everything that is wrong with it, in the file's order."""

    def __init__(self, problems: tuple[Fault, ...]) -> None:
        self.problems = tuple(sorted(problems, key=lambda fault: fault.line or 0))
        super().__init__("\n".join(str(fault) for fault in self.problems))


def dotted(path: Path) -> str:
    """A path as people write it: `releases[3].depends_on[0]`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{printable(step)}" for step in path)
    return "".join(steps).removeprefix(".")


def printable(text: str) -> str:
    """A text from a file that is safe to show on a terminal, shortened when it is long."""
    shown = text if text.isprintable() else text.encode("unicode_escape").decode()
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
