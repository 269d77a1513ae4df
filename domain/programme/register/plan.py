"""What stands in the registers of a programme: principles, assumptions, documents and the like."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from domain.identity import Identity

RegisterId = NewType("RegisterId", str)
EntryId = NewType("EntryId", str)

# These are counted like registers, but kept one by one in streams of their own.
RISKS, INDICATORS = RegisterId("risks"), RegisterId("indicators")
# Releases refer to entries of these.
WORKSTREAMS, PROJECTS = RegisterId("workstreams"), RegisterId("projects")
FUNDING, RESOURCING = RegisterId("funding-approaches"), RegisterId("resourcing-kinds")


class Rule(StrEnum):
    """A rule of an entry that Lockgate tests before a programme starts.

    `review-time`: every key milestone allows days for its review. `like-for-like`: a release that is paid for
    in this way alone has no cost of its own, unless it names the business case that argues for it.
    """

    REVIEW_TIME = "review-time"
    LIKE_FOR_LIKE = "like-for-like"


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What else a register says of an entry, as it is printed: `likelihood: M`, `council: accountable`."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """An entry; `area` is its category, and `rule` one that is tested.

    Documents do not always name an owner or a day of review; then there is none.
    """

    id: EntryId
    title: str
    area: str = ""
    text: str = ""
    link: str = ""
    owner: Identity | None = None
    review_on: date | None = None
    rule: Rule | None = None
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A list that a programme keeps, under its own name for it."""

    id: RegisterId
    name: str
    entries: tuple[RegisterEntry, ...]
