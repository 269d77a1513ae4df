"""What a command answers, before it is printed in one form or another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.money import Pence


@dataclass(frozen=True, slots=True)
class Money:
    """An amount: whole pounds for people, pounds and pence for a spreadsheet."""

    pence: Pence


@dataclass(frozen=True, slots=True)
class ExactMoney(Money):
    """An amount where a penny decides: pounds and pence for everybody."""


Cell: TypeAlias = str | int | date | Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table; its first column names the row."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    title: str = ""
    empty: str = "Nothing."


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The same answer for programs (`document`) and for people: lines, tables, and what to type next.

    As CSV it is the first table.
    """

    document: object
    said: Sequence[str] = ()
    sheets: tuple[Sheet, ...] = ()
    next: str = ""
