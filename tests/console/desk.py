"""Where people type about a programme of their own, and what they need to see of it."""

import asyncio
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.console.served import Served
from tests.console.typed import Ended, Lockgate

EVIDENCE = "    evidence: [business case]"
SMALL = Path(__file__).with_name("small.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A command line, and the programme that is typed about."""

    served: Served
    lockgate: Lockgate
    programme: str
    folder: Path

    @property
    def release(self) -> str:
        return f"{self.programme}/1A"

    @property
    def design(self) -> str:
        return f"{self.release}/design"

    def types(self, line: str) -> Ended:
        return self.lockgate(*shlex.split(line))

    def blueprint(
        self, name: str = "Home visits", deciders: str = "sponsor", rules: Sequence[str] = ()
    ) -> Path:
        """The file of the programme; its first gate asks these roles, and has these rules besides."""
        text = SMALL.read_text().replace("id: small", f"id: {self.programme}")
        text = text.replace("name: Home visits", f"name: {name}")
        text = text.replace("deciders: [sponsor]", f"deciders: [{deciders}]")
        text = text.replace("    evidence: [business case]\n", "\n    ".join([EVIDENCE, *rules]) + "\n")
        file = self.folder / "blueprint.yaml"
        file.write_text(text)
        return file

    def starts(self, *, deciders: str = "sponsor", rules: Sequence[str] = ()) -> None:
        """Starts the programme and waits for its first gate."""
        blueprint = self.blueprint(deciders=deciders, rules=rules)
        answer = self.types(f"programme start {blueprint} --as asha")
        assert answer.code == 0, answer.err
        self.awaits("gate-opened", f"gate-{self.design}-1")

    def starts_and_hands_in(self, *, deciders: str = "sponsor", rules: Sequence[str] = ()) -> None:
        """Starts the programme; then its first gate has what it asks for."""
        self.starts(deciders=deciders, rules=rules)
        self.hands_in("The case.")
        self.awaits("gate-evidence-changed", f"gate-{self.design}-1")

    def hands_in(self, content: str) -> Ended:
        """Ewan hands in another business case."""
        file = self.folder / "case.txt"
        file.write_text(content)
        return self.types(f"evidence add {self.release} design 'business case' {file} --as ewan")

    def awaits(self, kind: str, stream: str, *, nth: int = 1) -> None:
        """Waits until the nth such fact is in a stream."""

        async def wait() -> None:
            async with self.served.house(self.programme) as house:
                await house.fact(kind, stream, nth=nth)

        asyncio.run(wait())

    def facts(self) -> int:
        """How many facts there are in all."""

        async def count() -> int:
            async with self.served.house(self.programme) as house:
                return await house.store.position()

        return asyncio.run(count())


def assert_told(answer: Ended, code: int, sentence: str, *, look: str = "") -> None:
    """That people were told why not, and what to do next."""
    assert (answer.code, answer.out) == (code, "")
    assert sentence in answer.err
    assert f"\nNext: {f'Look again: {look}' if look else ''}" in answer.err
    assert "Traceback" not in answer.err
