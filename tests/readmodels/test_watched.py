"""How risks and indicators of a programme are shown."""

from datetime import date
from functools import partial

import pytest

from domain.indicator.refusals import IndicatorUnknown
from domain.indicator.trend import Trend
from domain.risk.plan import ScoreKind
from domain.risk.refusals import RiskUnknown
from eventstore.store import EventStore
from readmodels.counts import counts
from readmodels.indicators import indicator_lines, indicator_page
from readmodels.risks import heat_map, risk_lines, risk_page
from readmodels.timeline import timeline
from tests.readmodels.cast import BEN, CHLOE, PROGRAMME
from tests.readmodels.steps import tell
from tests.readmodels.watched import whole_watch

IN_MAY = date(2018, 5, 3)


async def test_risks_tell_their_scores_and_which_are_above_overdue_and_rising(store: EventStore) -> None:
    await tell(store, *whole_watch())

    found = await store.query(partial(risk_lines, programme=PROGRAMME, today=IN_MAY))

    assert [(each.id, str(each.residual), each.standing) for each in found] == [
        ("T1", "6 (H x M)", "open"),
        ("T2", "3 (L x H)", "open"),
        ("O1", "None", "open"),
        ("O2", "None", "closed: It was spread out."),
    ]
    first = found[0]
    assert (first.owners, first.board, first.movement, first.borne) == ((BEN, CHLOE), "cmt", 2, 4)
    assert [each.id for each in found if each.is_above_appetite] == ["T1"]
    assert [each.id for each in found if each.is_rising] == ["T1"]
    assert [each.id for each in found if each.is_overdue] == ["T1", "O1"]
    assert [each.review_due for each in found] == [
        date(2018, 4, 1),
        date(2018, 9, 1),
        date(2018, 4, 1),
        None,
    ]


async def test_a_risk_tells_its_whole_history(store: EventStore) -> None:
    await tell(store, *whole_watch())

    page = await store.query(partial(risk_page, programme=PROGRAMME, id="T1", today=IN_MAY))

    assert [(each.kind, each.score.value, each.reason) for each in page.scores] == [
        (ScoreKind.INHERENT, 9, ""),
        (ScoreKind.RESIDUAL, 4, ""),
        (ScoreKind.RESIDUAL, 6, "Tenders are late."),
    ]
    assert (page.controls, page.planned) == (("Careful selection",), ("Proof of concept",))
    assert [each.to_board for each in page.escalations] == ["cmt"]
    with pytest.raises(RiskUnknown):
        await store.query(partial(risk_page, programme=PROGRAMME, id="T9", today=IN_MAY))


async def test_a_heat_map_counts_open_risks_where_they_stand(store: EventStore) -> None:
    await tell(store, *whole_watch())

    found = await store.query(partial(heat_map, programme=PROGRAMME, kind=ScoreKind.RESIDUAL))

    assert {(each.likelihood, each.impact): each.risks for each in found.cells if each.risks} == {
        ("H", "M"): ("T1",),
        ("L", "H"): ("T2",),
    }
    assert (len(found.cells), found.cells[0].likelihood, found.unscored) == (9, "H", ("O1",))


async def test_indicators_tell_trend_target_and_what_was_corrected(store: EventStore) -> None:
    await tell(store, *whole_watch())

    calls, wait = await store.query(partial(indicator_lines, programme=PROGRAMME, today=date(2018, 7, 1)))

    assert (calls.current, calls.current_on, calls.is_met) == ("12.5", date(2018, 4, 30), False)
    assert (calls.against_baseline, calls.against_before) == (Trend.BETTER, Trend.WORSE)
    assert (wait.baseline, wait.current, wait.target_due, wait.target_is_late) == (
        "77-199",
        None,
        "Q2 2018",
        True,
    )
    page = await store.query(partial(indicator_page, programme=PROGRAMME, id="13", today=IN_MAY))
    assert [(each.value, each.counts, each.reason) for each in page.readings] == [
        ("10.2", True, ""),
        ("11", False, ""),
        ("12.5", True, "A queue was missing."),
    ]
    with pytest.raises(IndicatorUnknown):
        await store.query(partial(indicator_page, programme=PROGRAMME, id="99", today=IN_MAY))


async def test_open_risks_and_indicators_are_counted_beside_what_is_printed(store: EventStore) -> None:
    await tell(store, *whole_watch())

    found = await store.query(partial(counts, programme=PROGRAMME))

    assert [(each.name, each.printed, each.counted) for each in found] == [
        ("technology risks", 2, 2),
        ("risks", 4, 3),
        ("indicators", 2, 2),
    ]


async def test_what_happened_to_them_is_told_in_sentences(store: EventStore) -> None:
    await tell(store, *whole_watch())

    told = [each.sentence for each in await store.query(partial(timeline, programme=PROGRAMME))]

    for sentence in (
        "Risks are scored on the programme's scale: likelihood L, M, H; impact L, M, H.",
        "Ben Cole added the risks T1, T2, O1 and O2.",
        "The risk T1 was written down: Platform not yet selected. Looked after by Ben Cole and Chloe Day.",
        "Ben Cole scored T1 6 (H x M), residual: Tenders are late.",
        "Ben Cole took T1 up from programme-board to cmt, at 6 (H x M) with 4 borne: The board cannot help.",
        "Ben Cole reviewed T2: No change. Next on 1 September 2018.",
        "Ben Cole closed O2: It was spread out.",
        "The indicator 13 was written down: Abandonment rate.",
        "Ben Cole read indicator 13, 12.5 on 30 April 2018, by Telephony report: A queue was missing.",
    ):
        assert sentence in told
