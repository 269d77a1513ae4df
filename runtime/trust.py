"""Whose word an installation takes on what was sealed: the policy that its settings name."""

from pathlib import Path

from runtime.failures import Failure
from runtime.settings import Settings
from tlog.encoding import Malformed
from tlog.policy import Policy


class TrustUnfit(Failure):
    """A policy cannot be read."""

    code = "trust-unfit"
    next = "Write it as docs/audit.md has it: log VKEY, witness NAME VKEY, quorum NAME"


def own_policy(settings: Settings) -> Policy | None:
    """The installation's policy; None when it names none.

    :raises TrustUnfit: when it cannot be read.
    """
    return None if settings.trust_file is None else policy_in(settings.trust_file)


def policy_in(file: Path) -> Policy:
    """:raises TrustUnfit: when the file is no policy."""
    try:
        return Policy.parse(file.read_bytes())
    except OSError as error:
        raise TrustUnfit(f"{file} cannot be read: {error.strerror}.") from error
    except Malformed as error:
        raise TrustUnfit(f"{file} is no policy: {error}.") from error
