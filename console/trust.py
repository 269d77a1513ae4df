"""Whom a command believes: a policy that somebody brings, or the key beside the record."""

from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter

from runtime.failures import NotFound
from runtime.keys import publics_beside
from runtime.settings import Settings
from runtime.trust import policy_in
from tlog.policy import Policy

Trust: TypeAlias = Annotated[
    Path | None, Parameter(name="--trust", help="A policy of logs and witnesses (C2SP tlog-policy)")
]


def trust_of(settings: Settings, given: Path | None) -> tuple[Policy, str]:
    """The policy, and a sentence that says where it is from.

    :raises Failure: when there is none, or it cannot be read.
    """
    file = given or settings.trust_file
    if file is not None:
        return policy_in(file), f"Believed is what {file} says."
    try:
        keys = publics_beside(settings.log_key)
    except NotFound as error:
        raise NotFound(
            f"Nobody says whom to believe: {error.message}",
            next="Bring a policy with --trust; its lines are in docs/audit.md.",
        ) from error
    beside = "an auditor brings a policy of their own with --trust"
    return Policy.trusting(
        *keys
    ), f"Believed is the key that lies beside the record, {keys[0].name}: {beside}."
