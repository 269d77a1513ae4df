"""What a consultation still lacks before a gate may open: days alone are never enough."""

from collections.abc import Iterator

from domain.gate.facts import Consulted


def consultation_lacks(held: Consulted, *, least: int, report: str) -> Iterator[str]:
    """Everything that is lacking, in sentences; `least` are the days that the policy asks for by itself."""
    if not held.unnecessary:
        yield from _hearing(held, max(least, held.minimum), report)
    if held.is_collective:
        yield from _collective(held)
    if held.transfer_lacks:
        yield f"Before the transfer are lacking: {', '.join(held.transfer_lacks)}."


def _hearing(held: Consulted, least: int, report: str) -> Iterator[str]:
    if held.opened is None or held.closed is None:
        yield "The consultation has not closed."
    elif (days := (held.closed - held.opened).days) < least:
        yield f"It ran for {days} days, and {max(held.heads, held.counted)} heads need {least}."
    if not held.reported and (not report or report not in held.handed_in):
        yield f"Its outcome is not reported{f': {report}' if report else ''}."
    if held.unanswered:
        yield f"Responses are not answered: {', '.join(held.unanswered)}."


def _collective(held: Consulted) -> Iterator[str]:
    if not held.represented:
        yield "No representatives of those affected are registered."
    if held.notified is None:
        yield "Form HR1 has not been sent."
    if held.uncopied:
        yield f"Representatives have no copy of form HR1: {', '.join(held.uncopied)}."
    first, earliest = held.first_leaving, held.earliest_leaving
    if first and earliest and first < earliest:
        yield f"The first dismissal is planned for {first}, and nobody can leave before {earliest}."
