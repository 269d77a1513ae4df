"""What a refusal is: a named reason with a sentence for people."""

import inspect


class Rejected(Exception):
    """What was asked for cannot be granted as things stand."""

    def __init__(self, detail: str = "") -> None:
        self.detail = detail
        super().__init__(self.sentence)

    @property
    def reason(self) -> str:
        """The reason's name, for example `GateNotOpen`; frozen once released, since it is recorded."""
        return type(self).__name__

    @property
    def sentence(self) -> str:
        """The explanation shown to people: the rule, then what it met here."""
        rule = " ".join((inspect.getdoc(type(self)) or "").split())
        return f"{rule} {self.detail}".strip()
