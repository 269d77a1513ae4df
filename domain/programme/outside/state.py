"""How what a programme waits for outside itself stands, from what happened to it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from domain.programme.outside.dependency import External, Standing
from domain.programme.outside.events import (
    ExternalDeclared,
    ExternalExpected,
    ExternalFailed,
    ExternalMet,
)
from domain.release.plan import ExternalId


def externals_after(
    before: Mapping[ExternalId, External],
    event: ExternalDeclared | ExternalExpected | ExternalMet | ExternalFailed,
) -> Mapping[ExternalId, External]:
    """Everything outside after one more event; what was never declared is left out."""
    if isinstance(event, ExternalDeclared):
        declared = External(dependency=event.dependency, expected=event.dependency.needed_by)
        return {**before, event.dependency.id: declared}
    if event.external not in before:
        return before
    return {**before, event.external: _after(before[event.external], event)}


def _after(external: External, event: ExternalExpected | ExternalMet | ExternalFailed) -> External:
    match event:
        case ExternalExpected():
            expected = replace(external, expected=event.expected, note=event.reason)
            return replace(expected, standing=Standing.AWAITED)
        case ExternalMet():
            met = replace(external, standing=Standing.MET, note=event.note)
            return replace(met, expected=event.at.date())
        case ExternalFailed():
            return replace(external, standing=Standing.FAILED, note=event.reason)
        case _:
            assert_never(event)
