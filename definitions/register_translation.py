"""How the registers of a blueprint become the domain's."""

from collections.abc import Iterable

from definitions.blueprint import Blueprint
from definitions.register_sections import (
    CountSection,
    EntrySection,
    RegisterSection,
)
from domain.identity import Identity
from domain.programme.counts import PrintedCount, count_of
from domain.programme.register.plan import (
    Detail,
    EntryId,
    Register,
    RegisterEntry,
    RegisterId,
)


def registers_of(blueprint: Blueprint) -> tuple[Register, ...]:
    """Every register, in its order."""
    return tuple(_register(each, blueprint.identity.issuer) for each in blueprint.registers)


def entry_of(section: EntrySection, issuer: str) -> RegisterEntry:
    """An entry as it is written down, in a blueprint or a list."""
    return RegisterEntry(
        id=EntryId(section.id),
        title=section.title,
        area=section.area or "",
        text=section.text or "",
        link=section.link or "",
        owner=_owner(section.owner, issuer),
        review_on=section.review_on,
        rule=section.rule,
        details=tuple(Detail(name=name, value=value) for name, value in section.details.items()),
    )


def counts_of(sections: Iterable[CountSection]) -> tuple[PrintedCount, ...]:
    """What the document counts; words that count nothing were told as a fault before."""
    known = ((each, count_of(each.of)) for each in sections)
    return tuple(PrintedCount(name=each.name, printed=each.printed, of=of) for each, of in known if of)


def _register(section: RegisterSection, issuer: str) -> Register:
    entries = tuple(entry_of(each, issuer) for each in section.entries)
    return Register(id=RegisterId(section.id), name=section.name, entries=entries)


def _owner(subject: str | None, issuer: str) -> Identity | None:
    return None if subject is None else Identity(issuer=issuer, subject=subject)
