"""What both pages of a gate have: its checks, the money at stake, and what was refused there."""

from collections.abc import Callable, Iterable, Sequence

from console.answer import Cell, Sheet
from domain.attempt.events import AttemptRefused
from domain.financial_year import year_name
from domain.gate.check import Checked
from domain.gate.difference import EvidenceDifference
from domain.gate.events import DecisionRefused
from domain.gate.facts import LessonsHeard
from domain.identity import Identity
from domain.money import exact_pounds
from domain.roster import Limit
from readmodels.gate_break_point import BreakPoint
from readmodels.gate_money import LimitLine, MoneyLine

Called = Callable[[Identity], str]


def check_sheets(checks: Sequence[Checked]) -> tuple[Sheet, ...]:
    """Each check and what became of it; no table for a policy without one."""
    rows = [(each.check.kind, each.result, each.reason) for each in checks]
    return (Sheet(columns=("check", "result", "why"), rows=rows, title="Checks"),) if rows else ()


def said_of_money(money: MoneyLine | None) -> list[str]:
    """The amount at stake, how the fund stands, and whether all money is frozen."""
    if money is None:
        return []
    stake, spend, freeze = money.stake, money.spend, money.freeze
    lines = [f"At stake: {exact_pounds(stake.whole)} in {year_name(stake.year)}."]
    lines += [f"Of that, {each.role} decides on {exact_pounds(each.amount)}." for each in stake.shares]
    if stake.drawn:
        lines.append(f"Drawn down so far: {exact_pounds(stake.drawn)}.")
    if spend:
        lines.append(
            f"Committed: {exact_pounds(spend.committed)} of {exact_pounds(spend.envelope)}, in "
            f"{year_name(spend.year)} {exact_pounds(spend.committed_in_year)} of "
            f"{exact_pounds(spend.years_ask)}."
        )
    if freeze:
        guardians = ", ".join(who.subject for who in freeze.guardians) or "nobody"
        lines.append(f"All money is frozen, except for what {guardians} decides: {freeze.reason}")
    return lines


def said_of_stopping(break_point: BreakPoint | None) -> list[str]:
    """Whether the release can be stopped here, and what that costs."""
    if break_point is None:
        return []
    if break_point.exit_cost is None:
        return ["The release can be stopped here; nobody has said what that costs."]
    return [f"The release can be stopped here, which costs {exact_pounds(break_point.exit_cost)}."]


def lesson_sheets(lessons: LessonsHeard | None) -> tuple[Sheet, ...]:
    """The lessons that the release was offered, and its answers; no table where there are none."""
    if lessons is None:
        return ()
    answers = {"taken up": lessons.taken_up, "declined": lessons.declined, "": lessons.unanswered}
    rows = [(name, answer or None) for answer, names in answers.items() for name in names]
    return (Sheet(columns=("lesson", "answer"), rows=rows, title="Lessons"),)


def money_sheets(money: MoneyLine | None, called: Called) -> tuple[Sheet, ...]:
    """Up to how much each person may decide; no table where no money is at stake."""
    if money is None:
        return ()
    columns = ("who", "as", "limit", "may decide it")
    rows = [_limit(each, called) for each in money.limits]
    return (Sheet(columns=columns, rows=rows, title="Limits", empty="nobody"),)


def refused_sheet(
    refused: Iterable[DecisionRefused], attempts: Iterable[AttemptRefused], called: Called
) -> Sheet:
    """What was tried and refused, words and anything else, in order."""
    words = [(each.at, each.by, each.choice.value, each.refusal, each.sentence) for each in refused]
    others = [(each.at, each.by, each.attempt, each.refusal, each.sentence) for each in attempts]
    rows = [
        (called(by), tried, rule, sentence, at)
        for at, by, tried, rule, sentence in sorted((*words, *others), key=lambda each: each[0])
    ]
    columns = ("who", "tried to", "rule", "why not", "at")
    return Sheet(columns=columns, rows=rows, title="Refused", empty="none")


def pieces(since: EvidenceDifference) -> list[str]:
    """`Changed: case. Added: budget.`, in so many sentences."""
    named = {"Changed": since.changed, "Added": since.added, "Removed": since.removed}
    return [f"{what}: {', '.join(names)}." for what, names in named.items() if names]


def _limit(line: LimitLine, called: Called) -> tuple[Cell, ...]:
    for_ = f" for {called(line.for_)}" if line.for_ else ""
    above = ", once escalated" if line.above else ""
    return (called(line.who), f"{line.role}{for_}{above}", _allowed(line.limit), line.why_not or "yes")


def _allowed(limit: Limit | None) -> str:
    if limit is None or limit == Limit():
        return "any amount"
    named = (
        (limit.per_decision, "at a time"),
        (limit.in_year, "in a year"),
        (limit.in_all, "in all"),
    )
    return ", ".join(f"{exact_pounds(up_to)} {when}" for up_to, when in named if up_to is not None)
