"""How the money at stake at a gate is told, what stopping there costs, and which lessons were heard."""

from dataclasses import replace

from console.gate_sheets import lesson_sheets, money_sheets, said_of_money, said_of_stopping
from domain.gate.facts import LessonsHeard, MoneyFreeze
from domain.identity import Identity
from domain.money import Pence
from domain.roster import Limit, RoleId
from domain.stake import Share, Spend, Stake
from readmodels.gate_break_point import BreakPoint
from readmodels.gate_money import LimitLine, MoneyLine
from tests.domain.people import BEN, CHLOE

STAKE = Stake(whole=Pence(50_000_00), year=2018)
LINE = LimitLine(who=BEN.identity, role="board", for_=None, limit=None, above=False, why_not="")
MONEY = MoneyLine(stake=STAKE, spend=None, freeze=None, limits=(LINE,))


def called(who: Identity) -> str:
    return {BEN.identity: "Ben", CHLOE.identity: "Chloe"}[who]


def rows_of(*lines: LimitLine) -> list[tuple[object, ...]]:
    (sheet,) = money_sheets(replace(MONEY, limits=lines), called)
    return [tuple(row) for row in sheet.rows]


def test_a_gate_without_money_says_nothing_of_it() -> None:
    assert (said_of_money(None), money_sheets(None, called)) == ([], ())


def test_shares_drawdown_commitments_and_a_freeze_are_told() -> None:
    told = said_of_money(
        replace(
            MONEY,
            stake=replace(
                STAKE, shares=(Share(role=RoleId("ccg"), amount=Pence(20_000_01)),), drawn=Pence(5_00)
            ),
            spend=Spend(
                envelope=Pence(100_000_00),
                committed=Pence(60_000_00),
                year=2018,
                years_ask=Pence(70_000_00),
                committed_in_year=Pence(50_000_00),
            ),
            freeze=MoneyFreeze(reason="A section 114 notice.", guardians=(CHLOE.identity,)),
        )
    )

    assert told == [
        "At stake: £50,000.00 in 2018/19.",
        "Of that, ccg decides on £20,000.01.",
        "Drawn down so far: £5.00.",
        "Committed: £60,000.00 of £100,000.00, in 2018/19 £50,000.00 of £70,000.00.",
        "All money is frozen, except for what chloe decides: A section 114 notice.",
    ]


def test_each_limit_says_how_far_it_goes() -> None:
    limit = Limit(per_decision=Pence(10_00), in_year=Pence(20_00), in_all=Pence(30_00))

    assert rows_of(LINE, replace(LINE, limit=limit, why_not="It is above."))[1] == (
        "Ben",
        "board",
        "£10.00 at a time, £20.00 in a year, £30.00 in all",
        "It is above.",
    )


def test_a_delegate_and_those_above_are_told_apart() -> None:
    assert [row[1] for row in rows_of(replace(LINE, for_=CHLOE.identity), replace(LINE, above=True))] == [
        "board for Chloe",
        "board, once escalated",
    ]


def test_a_limit_that_limits_nothing_is_any_amount() -> None:
    assert rows_of(replace(LINE, limit=Limit()))[0][2] == "any amount"


def test_what_stopping_costs_is_told_where_a_release_can_be_stopped() -> None:
    known, unknown = BreakPoint(exit_cost=Pence(40_000_00)), BreakPoint(exit_cost=None)

    assert said_of_stopping(None) == []
    assert said_of_stopping(known) == ["The release can be stopped here, which costs £40,000.00."]
    assert said_of_stopping(unknown) == ["The release can be stopped here; nobody has said what that costs."]


def test_each_lesson_stands_there_with_the_answer_to_it() -> None:
    heard = LessonsHeard(taken_up=("0A/L-1",), declined=("0A/L-2",), unanswered=("0B/L-1",))
    (sheet,) = lesson_sheets(heard)

    assert list(sheet.rows) == [("0A/L-1", "taken up"), ("0A/L-2", "declined"), ("0B/L-1", None)]
    assert lesson_sheets(None) == ()
