"""How the registers of a blueprint become the domain's; risks and indicators are entries like others."""

from collections.abc import Iterable, Iterator

from definitions.blueprint import Blueprint
from definitions.register_sections import (
    CountSection,
    EntrySection,
    IndicatorSection,
    RegisterSection,
    RiskSection,
)
from domain.identity import Identity
from domain.programme.counts import PrintedCount, count_of
from domain.programme.register.plan import (
    INDICATORS,
    RISKS,
    Detail,
    EntryId,
    Register,
    RegisterEntry,
    RegisterId,
)

SCORES = ("likelihood", "impact", "inherent", "residual", "target")
VALUES = ("unit", "direction", "target", "target_status", "baseline", "current", "comment")


def registers_of(blueprint: Blueprint) -> tuple[Register, ...]:
    """Every register, with the risks and the indicators last, where there are any."""
    issuer = blueprint.identity.issuer
    kept = [_register(each, issuer) for each in blueprint.registers]
    if blueprint.risks:
        risks = tuple(_risk(each, issuer) for each in blueprint.risks)
        kept.append(Register(id=RISKS, name="Risks", entries=risks))
    if blueprint.indicators:
        indicators = tuple(_indicator(each, issuer) for each in blueprint.indicators)
        kept.append(Register(id=INDICATORS, name="Indicators", entries=indicators))
    return tuple(kept)


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


def _risk(section: RiskSection, issuer: str) -> RegisterEntry:
    lists = (
        ("consequence", section.consequences),
        ("mitigation", section.mitigations),
        ("planned", section.planned),
    )
    said = (Detail(name=name, value=each) for name, texts in lists for each in texts)
    return _with_details(section, issuer, (*_printed(section, SCORES), *said))


def _indicator(section: IndicatorSection, issuer: str) -> RegisterEntry:
    return _with_details(section, issuer, tuple(_printed(section, VALUES)))


def _printed(section: RiskSection | IndicatorSection, names: Iterable[str]) -> Iterator[Detail]:
    for name in names:
        if (value := getattr(section, name)) is not None:
            yield Detail(name=name.replace("_", " "), value=value)


def _with_details(
    section: RiskSection | IndicatorSection, issuer: str, details: tuple[Detail, ...]
) -> RegisterEntry:
    return RegisterEntry(
        id=EntryId(section.id),
        title=section.title,
        area=section.category or "",
        owner=_owner(section.owner, issuer),
        review_on=section.review_on,
        details=details,
    )


def _owner(subject: str | None, issuer: str) -> Identity | None:
    return None if subject is None else Identity(issuer=issuer, subject=subject)
