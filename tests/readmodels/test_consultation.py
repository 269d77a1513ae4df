"""How a consultation stands, what the law would ask for, and which of its papers are kept."""

from dataclasses import replace
from datetime import date

import pytest

from domain.aggregate import Command
from domain.release.commands import RegisterRelease
from domain.release.consultation.commands import (
    ExtendConsultation,
    LogResponses,
    NotifyRedundancies,
    ReportOutcome,
    Response,
)
from domain.release.consultation.refusals import NoLawTaken
from domain.release.refusals import ReleaseUnknown
from domain.release.terms import NO_TERMS
from eventstore.store import EventStore
from readmodels.consultation import ConsultationPage, Foreseen, consultation, if_it_began
from readmodels.evidence_named import evidence_named
from readmodels.release_board import release
from tests.domain.release.scene import Asked
from tests.readmodels import story
from tests.readmodels.cast import ASHA, PROGRAMME, R1A, actor, at
from tests.readmodels.steps import tell

ASKED: Asked = {"programme": PROGRAMME, "release": R1A, "by": actor(ASHA), "at": at(6, 5)}
FORM, REPORT = "sha256:" + "c0" * 32, "sha256:" + "c1" * 32
HR1 = NotifyRedundancies(
    **ASKED,
    day=date(2018, 6, 4),
    reference="HR1-77",
    copy=FORM,
    first_notice=date(2018, 6, 6),
    first_dismissal=date(2018, 8, 1),
)


def _without_law(command: Command) -> Command:
    return replace(command, terms=NO_TERMS) if isinstance(command, RegisterRelease) else command


async def page(store: EventStore) -> ConsultationPage:
    return await store.query(lambda connection: consultation(connection, PROGRAMME, R1A))


async def foreseen(store: EventStore, begins: date) -> Foreseen:
    return await store.query(lambda connection: if_it_began(connection, PROGRAMME, R1A, begins))


async def test_a_consultation_tells_what_it_still_lacks(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.until_the_consultation())
    response = LogResponses(
        **ASKED, responses=(Response(number="R-1", speaks_for="UNISON", heads=9, summary="minute 4"),)
    )
    await tell(store, response)

    found = await page(store)

    assert found.lacks == (
        "The consultation has not closed.",
        "Its outcome is not reported.",
        "Responses are not answered: R-1.",
    )
    assert (found.lawful, found.first_dismissal) == (found.held.opened and found.held.opened.lawful, None)


async def test_the_day_of_an_extension_is_shown(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.until_the_consultation())
    await tell(store, ExtendConsultation(**ASKED, closes_on=date(2018, 7, 2), reason="More time."))

    shown = await store.query(lambda connection: release(connection, PROGRAMME, R1A))

    assert shown.line.consultation == "open until 2018-07-02"


async def test_what_the_law_would_ask_for_is_told_and_not_recorded(store: EventStore) -> None:
    await tell(store, *story.programme_starts())
    facts = await store.position()

    dates = (await foreseen(store, date(2018, 6, 1))).dates

    assert (dates.counted, dates.minimum_days, dates.counted_with) == (12, 0, ("1A",))
    assert await store.position() == facts


async def test_an_unknown_release_has_no_consultation(store: EventStore) -> None:
    with pytest.raises(ReleaseUnknown, match="care/1A"):
        await page(store)


async def test_without_law_nothing_is_foreseen(store: EventStore) -> None:
    lawful = story.programme_starts()
    await tell(store, *(_without_law(each) for each in lawful))
    with pytest.raises(NoLawTaken):
        await foreseen(store, date(2018, 6, 1))


async def test_copies_of_form_hr1_and_of_the_report_are_among_what_is_kept(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.until_the_consultation())
    await tell(store, HR1, ReportOutcome(**ASKED, report=REPORT))

    kept = {each.piece.name: each.piece.digest for each in await evidence_named(store, PROGRAMME)}

    assert (kept["form HR1 HR1-77"], kept["outcome report"]) == (FORM, REPORT)
