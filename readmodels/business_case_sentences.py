"""What happened to a programme's business case, in plain English."""

from typing import assert_never

from domain.business_case.events import (
    ActualsRecorded,
    BusinessCaseAdopted,
    BusinessCaseEvent,
    BusinessCaseRevised,
)
from domain.money import Pence, exact_pounds, pounds
from readmodels.scene import Scene, ended, listed


def business_case_sentence(event: BusinessCaseEvent, scene: Scene) -> str:
    """One sentence for each event of a business case."""
    match event:
        case BusinessCaseAdopted():
            return _adopted(event)
        case BusinessCaseRevised():
            version = event.version
            said = f"{scene.name(event.by)} revised the business case to {version.name}"
            return f"{said} at {pounds(version.total)}: {ended(version.reason)}"
        case ActualsRecorded():
            return _actuals(event, scene)
        case _:
            assert_never(event)


def _adopted(event: BusinessCaseAdopted) -> str:
    versions = listed(f"{each.name} at {pounds(each.total)}" for each in event.plan.versions)
    if not versions:
        taken = pounds(Pence(sum(each.amount for each in event.plan.reductions)))
        return f"What budgets give up was set out: {taken} in all."
    return f"The business case was set out: {versions}."


def _actuals(event: ActualsRecorded, scene: Scene) -> str:
    whole = exact_pounds(Pence(sum(each.amount for each in event.entries)))
    counted = f"{_rows(len(event.entries))} of {whole} in all counted"
    rest = f"{_rows(event.again)} counted before, {_rows(len(event.not_understood))} not understood"
    return f"{scene.name(event.by)} brought in the actuals of {event.file}: {counted}, {rest}."


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"
