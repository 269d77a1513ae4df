"""The texts of policies, each under the digest that the record knows it by."""

from pydantic import ValidationError

from domain.catalogue import EVENTS
from domain.gate.events import GateOpened, PolicyRebased
from domain.programme.events import PolicyAdopted
from readmodels.recorded import codec

STATING = frozenset(EVENTS[each].name for each in (GateOpened, PolicyRebased, PolicyAdopted))


class Policies:
    """What was read so far."""

    def __init__(self) -> None:
        self._texts: dict[str, bytes] = {}

    def read(self, type: str, schema: int, body: bytes) -> None:
        """Keeps the text of a policy that a fact states in full; a body that cannot be read states none."""
        if type not in STATING:
            return
        try:
            event = codec().decode(type, schema, body).event
        except ValidationError:
            return
        if isinstance(event, GateOpened | PolicyRebased | PolicyAdopted):
            self._texts[event.policy.digest] = event.policy.digested

    def text(self, digest: str) -> bytes | None:
        """What hashes to this digest; None when nothing that was read does."""
        return self._texts.get(digest)
