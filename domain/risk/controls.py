"""How controls of a risk are planned, put in place and dropped."""

from collections.abc import Sequence

from domain.risk.commands import DropControl, EstablishControl, PlanControl
from domain.risk.events import ControlDropped, ControlEstablished, ControlPlanned
from domain.risk.refusals import ControlBlank, ControlInPlace, ControlUnknown, RiskReasonMissing
from domain.risk.state import Risk


def plan_control(risk: Risk, command: PlanControl) -> Sequence[ControlPlanned]:
    """That it is to come, unless it is planned already.

    :raises ControlInPlace: when it has come.
    """
    if command.control in risk.planned:
        return []
    if command.control in risk.controls:
        raise ControlInPlace(command.control)
    _require_words(command.control)
    return [ControlPlanned(control=command.control, by=command.by.identity, at=command.at)]


def put_in_place(risk: Risk, command: EstablishControl) -> Sequence[ControlEstablished]:
    """That it is done from here on; its residual score stays until somebody scores it anew."""
    if command.control in risk.controls:
        return []
    _require_words(command.control)
    return [ControlEstablished(control=command.control, by=command.by.identity, at=command.at)]


def drop_control(risk: Risk, command: DropControl) -> Sequence[ControlDropped]:
    """That it is no more; nothing when it was dropped before.

    :raises ControlUnknown: when the risk never had it.
    """
    if command.control in risk.dropped:
        return []
    if command.control not in (*risk.controls, *risk.planned):
        raise ControlUnknown(f"{command.control} is not among those of {command.risk}.")
    if not command.reason.strip():
        raise RiskReasonMissing
    by, reason = command.by.identity, command.reason
    return [ControlDropped(control=command.control, reason=reason, by=by, at=command.at)]


def _require_words(control: str) -> None:
    if not control.strip():
        raise ControlBlank
