"""How a risk above appetite goes up the boards, one at a time."""

from collections.abc import Sequence

from domain.risk.commands import EscalateRisk
from domain.risk.events import RiskEscalated
from domain.risk.plan import ScoreKind
from domain.risk.refusals import NotTheNextBoard, RiskReasonMissing, RiskWithinAppetite
from domain.risk.state import Risk
from domain.roster import RoleId, Roster


def escalate(risk: Risk, command: EscalateRisk) -> Sequence[RiskEscalated]:
    """That the next board keeps it, unless it has had it already.

    :raises RiskWithinAppetite: when it is not above what is borne, or nothing says what is.
    :raises NotTheNextBoard: when it would pass over a board, or there is none above.
    """
    if command.to in (risk.board, *(each.to_board for each in risk.escalations)):
        return []
    if not command.reason.strip():
        raise RiskReasonMissing
    residual, most = risk.score(ScoreKind.RESIDUAL), risk.most
    if residual is None or most is None or not risk.is_above_appetite:
        borne = "nothing says what is borne" if most is None else f"up to {most} is borne"
        raise RiskWithinAppetite(f"It is {residual or 'not scored'}, and {borne}.")
    above = board_above(risk.board, command.roster)
    if risk.board is None or command.to != above:
        kept = (
            f"{risk.board} keeps it, and escalates to {above or 'nobody'}"
            if risk.board
            else "No board keeps it"
        )
        raise NotTheNextBoard(f"{kept}.")
    return [
        RiskEscalated(
            from_board=risk.board,
            to_board=above,
            score=residual,
            most=most,
            reason=command.reason,
            by=command.by.identity,
            at=command.at,
        )
    ]


def board_above(board: RoleId | None, roster: Roster) -> RoleId | None:
    """The board that one escalates to; None at the top, and where nobody keeps it."""
    role = roster.by_id.get(board) if board else None
    return role.escalates_to if role else None
