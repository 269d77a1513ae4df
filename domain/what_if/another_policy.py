"""What another policy would have decided at the gates of a programme, for a supposition."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from domain.gate.outcome import Outcome
from domain.gate.trial import Fate, Trial
from domain.what_if.changes import AnotherDecision


def decisions(trials: Iterable[Trial], now: datetime) -> tuple[AnotherDecision, ...]:
    """For each gate of a stage the first round that would have ended otherwise; later ones hang on it."""
    first: dict[str, AnotherDecision] = {}
    for trial in trials:
        if trial.subject.stage and trial.subject.gate not in first:
            for decision in _another(trial, now):
                first[trial.subject.gate] = decision
    return tuple(first.values())


def _another(trial: Trial, now: datetime) -> Iterator[AnotherDecision]:
    waits = trial.would is None or trial.fate in (Fate.IMPOSSIBLE, Fate.STILL_OPEN)
    at = now if waits or trial.would_at is None or trial.would_at > now else trial.would_at
    if (trial.was, trial.was_at) == (trial.would, trial.would_at):
        return
    yield AnotherDecision(
        subject=trial.subject,
        was=trial.was,
        was_at=trial.was_at,
        would=trial.would or Outcome.LAPSED,
        at=at,
        open_still=waits,
    )
