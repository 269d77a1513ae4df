"""Packs of records that name people by tokens: told, erased, and told falsely."""

from dataclasses import replace

from packs.composing import PEOPLE, Told
from tests.packs.facts import (
    BEN,
    BEN_TOKEN,
    BENS_NAME,
    EVE,
    EVE_TOKEN,
    NAME_TOKEN,
    SALT,
    record_of_people,
    token_of,
)
from tests.packs.packing import Files, Pack, changed, packed, zipped

TOLD = sorted(
    (
        Told(token=BEN_TOKEN, salt=SALT, value=BEN),
        Told(token=NAME_TOKEN, salt=SALT, value=BENS_NAME),
    ),
    key=lambda each: each.token,
)
NAME, PERSON = TOLD
EVES = Told(token=EVE_TOKEN, salt=SALT, value=EVE)
STRANGER = Told(
    token=token_of("p", SALT, {"issuer": "x", "subject": "y"}),
    salt=SALT,
    value={"issuer": "x", "subject": "y"},
)


def people_verified() -> dict[str, Pack]:
    with_eve = packed(record_of_people(), people=sorted((*TOLD, EVES), key=lambda each: each.token))
    return {
        "people-told": Pack(content=zipped(_told())),
        "people-told-of-in-a-sentence": Pack(content=zipped(with_eve)),
    }


def people_erased() -> dict[str, Pack]:
    """Ben is erased: the event names him, and the facts that call him by a name."""
    return {
        "people-erased": Pack(content=zipped(_erased(BEN_TOKEN, [7, 8]))),
        "people-erased-and-named-later": Pack(content=zipped(_erased(BEN_TOKEN, [7, 8], named_later=True))),
        "people-erased-by-position": Pack(content=zipped(_erased("", [7]))),
    }


def people_altered() -> dict[str, Pack]:
    told = _told()
    lines = {
        "people-not-told": b"",
        "people-name-not-told": PERSON.line,
        "people-other-name": NAME.line.replace(b"Ben", b"Len") + PERSON.line,
        "people-other-subject": NAME.line + PERSON.line.replace(b'"ben"', b'"len"'),
        "people-other-salt": NAME.line + replace(PERSON, salt=SALT[::-1]).line,
        "people-other-token": NAME.line + PERSON.line.replace(b"p-", b"q-"),
        "people-token-of-other-kind": NAME.line + PERSON.line + PERSON.line.replace(b"p-", b"n-"),
        "people-out-of-order": PERSON.line + NAME.line,
        "people-told-twice": NAME.line + PERSON.line + PERSON.line,
        "people-stranger": b"".join(
            each.line for each in sorted((*TOLD, STRANGER), key=lambda each: each.token)
        ),
        "people-spaced": NAME.line + PERSON.line.replace(b'"salt":', b'"salt": '),
        "people-more": NAME.line + PERSON.line.replace(b"}}", b'},"w":1}'),
        "people-no-object": NAME.line + PERSON.line + b"1\n",
        "people-cut": NAME.line + PERSON.line[:-1],
    }
    altered = {name: Pack(content=zipped(changed(told, {PEOPLE: text}))) for name, text in lines.items()}
    gone = Pack(content=zipped(changed(told, {PEOPLE: None})))
    other = Pack(content=zipped(_erased(STRANGER.token, [1])))
    return {**altered, "people-gone": gone, "people-erasure-of-somebody-else": other}


def _told() -> Files:
    return packed(record_of_people(), people=TOLD)


def _erased(person: str, positions: list[int], *, named_later: bool = False) -> Files:
    record = record_of_people()
    record.add(f"person-{person}", "personal-data-erased", {"person": person, "positions": positions})
    if named_later:
        who = {"issuer": BEN["issuer"], "subject": BEN_TOKEN}
        record.add("programme-shepway-fom", "lead-accepted", {"by": who})
    return packed(record)
