"""Who leads a release on a day, and how it is handed over."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.authority import GrantsOwnAuthority
from domain.gate.step import decided_by
from domain.identity import Actor
from domain.programme.events import ProgrammeEvent, ReleaseDropped
from domain.programme.leading.events import LeadHandedOver, LeadOffered
from domain.programme.leading.lead import lead_on, leads_gone, leads_to_come
from domain.programme.refusals import (
    CannotLead,
    GateNeverOpens,
    HandOverInThePast,
    NothingOffered,
    NotYoursToHandOver,
    ReleaseEndedOtherwise,
    ReleaseNotPlanned,
    RosterNotSound,
)
from domain.programme.state import fold
from domain.release.plan import ReleaseId, Successor
from domain.roster import Leaver
from tests.domain.gate.scene import BOARD, ROSTER
from tests.domain.people import ASHA, BEN, CHLOE, EMIL, GITA, HANA, IVO, LATER, NEXT_DAY, actor
from tests.domain.programme.planning import A_QUARTER_ON, CLEARED, accept, adopted, hand_over, planned
from tests.domain.programme.scene import (
    BEGUN,
    PLAN,
    PLAN_1A,
    PLAN_2A,
    adopt_roster,
    begun,
    roster_adopted,
)
from tests.domain.spec import PROGRAMME

FROM = LATER.date() + timedelta(days=91)
OFFERED = LeadOffered(
    release=PLAN_1A.id,
    to=EMIL.identity,
    day=FROM,
    reason="Asha moves on.",
    by=ASHA.identity,
    at=LATER,
)
OCTOBER = date(2018, 10, 1)
WITH_SUCCESSOR = replace(PLAN_1A, successors=(Successor(lead=HANA.identity, since=OCTOBER),))


def handed(to: Actor = EMIL, *, by: Actor = GITA, day: date = FROM, at: datetime = LATER) -> LeadHandedOver:
    return LeadHandedOver(
        release=PLAN_1A.id,
        from_=ASHA.identity,
        to=to.identity,
        day=day,
        reason="Asha moves on.",
        by=by.identity,
        at=at,
    )


def leads(*events: ProgrammeEvent, on: date) -> str:
    return lead_on(fold(events), PLAN_1A.id, on).subject


def test_a_release_is_led_as_planned() -> None:
    assert leads(*BEGUN, on=FROM) == "asha"


def test_a_successor_leads_from_their_day() -> None:
    given = begun(replace(PLAN, releases=(WITH_SUCCESSOR, PLAN_2A)))
    assert leads(*given, on=OCTOBER - timedelta(days=1)) == "asha"
    assert leads(*given, on=OCTOBER) == "hana"


def test_whoever_it_was_handed_to_leads_from_that_day() -> None:
    assert leads(*BEGUN, handed(), on=FROM - timedelta(days=1)) == "asha"
    assert leads(*BEGUN, handed(), on=FROM) == "emil"


def test_a_planned_successor_follows_whoever_it_was_handed_to_before() -> None:
    given = (*begun(replace(PLAN, releases=(WITH_SUCCESSOR, PLAN_2A))), handed())
    assert [leads(*given, on=day) for day in (FROM, OCTOBER)] == ["emil", "hana"]
    assert [who.subject for who in leads_to_come(fold(given), PLAN_1A.id, LATER.date())] == [
        "asha",
        "emil",
        "hana",
    ]


def test_of_two_on_one_day_the_one_that_people_named_leads() -> None:
    given = begun(replace(PLAN, releases=(WITH_SUCCESSOR, PLAN_2A)))
    assert leads(*given, handed(day=OCTOBER), on=OCTOBER) == "emil"


def test_another_planned_lead_takes_the_place_of_what_was_handed_over() -> None:
    by_chloe = replace(PLAN_1A, lead=HANA.identity)
    assert leads(*BEGUN, handed(), planned(by_chloe), on=FROM) == "hana"
    assert leads(*BEGUN, handed(), planned(replace(PLAN_1A, sprints=3)), on=FROM) == "emil"


def test_a_steward_hands_a_release_over() -> None:
    PROGRAMME.given(*BEGUN).when(hand_over(EMIL)).then(handed())


def test_whoever_leads_a_release_offers_it() -> None:
    PROGRAMME.given(*BEGUN).when(hand_over(EMIL, by=ASHA)).then(OFFERED)


def test_whoever_was_offered_a_release_accepts_it() -> None:
    PROGRAMME.given(*BEGUN, OFFERED).when(accept(EMIL, at=NEXT_DAY)).then(handed(by=EMIL, at=NEXT_DAY))


def test_an_offer_that_is_accepted_late_counts_from_then() -> None:
    late = datetime(2018, 9, 3, 9, tzinfo=LATER.tzinfo)
    PROGRAMME.given(*BEGUN, OFFERED).when(accept(EMIL, at=late)).then(
        handed(by=EMIL, at=late, day=late.date())
    )


def test_nobody_else_accepts_it() -> None:
    PROGRAMME.given(*BEGUN, OFFERED).when(accept(HANA)).then_refused(
        NothingOffered, saying="hana was not offered 1A."
    )
    PROGRAMME.given(*BEGUN).when(accept(EMIL)).then_refused(NothingOffered)


def test_nobody_else_hands_it_over() -> None:
    PROGRAMME.given(*BEGUN).when(hand_over(EMIL, by=IVO)).then_refused(
        NotYoursToHandOver, saying="asha leads 1A"
    )


def test_whoever_leads_already_is_handed_nothing() -> None:
    PROGRAMME.given(*BEGUN).when(hand_over(ASHA)).then_nothing()


def test_a_release_is_not_handed_to_a_stranger_or_to_somebody_who_has_left() -> None:
    gone = (*BEGUN, roster_adopted(replace(ROSTER, leavers=(Leaver(who=EMIL.identity, left=FROM),))))
    PROGRAMME.given(*BEGUN).when(hand_over(actor("zoe"))).then_refused(
        CannotLead, saying="zoe is not among the people."
    )
    for by in (GITA, ASHA):
        PROGRAMME.given(*gone).when(hand_over(EMIL, by=by)).then_refused(CannotLead, saying="emil has left")
    PROGRAMME.given(*gone, OFFERED).when(accept(EMIL, at=NEXT_DAY)).then_refused(CannotLead)


def test_a_release_is_not_handed_over_in_the_past() -> None:
    PROGRAMME.given(*BEGUN).when(hand_over(EMIL, day=date(2018, 5, 13))).then_refused(HandOverInThePast)


def test_only_a_release_to_come_is_handed_over() -> None:
    PROGRAMME.given(*BEGUN).when(hand_over(EMIL, release=ReleaseId("9Z"))).then_refused(ReleaseNotPlanned)
    stopped = (CLEARED, ReleaseDropped(release=PLAN_1A.id, at=LATER))
    PROGRAMME.given(*BEGUN, *stopped).when(hand_over(EMIL)).then_refused(ReleaseEndedOtherwise)


def test_a_release_is_not_handed_to_somebody_without_whom_its_gates_stay_shut() -> None:
    alone = replace(
        ROSTER,
        roles=tuple(
            replace(role, holdings=role.holdings[:1]) if role.id == BOARD else role for role in ROSTER.roles
        ),
    )
    PROGRAMME.given(*BEGUN, roster_adopted(alone)).when(hand_over(BEN)).then_refused(
        GateNeverOpens, saying="too few people as board."
    )


def test_nobody_gives_the_lead_up_to_decide() -> None:
    by_board = replace(PLAN.policies[0], steps=decided_by(BOARD))
    led_by_ben = replace(PLAN_1A, lead=BEN.identity)
    given = begun(replace(PLAN, releases=(led_by_ben, PLAN_2A), policies=(by_board,), planners=(BOARD,)))
    PROGRAMME.given(*given).when(hand_over(EMIL, by=BEN)).then_refused(
        GrantsOwnAuthority, saying="ben would have a seat"
    )
    PROGRAMME.given(*given).when(hand_over(EMIL, by=CHLOE)).then(
        replace(handed(by=CHLOE), from_=BEN.identity)
    )


def test_a_lead_who_has_left_is_flagged() -> None:
    gone = roster_adopted(replace(ROSTER, leavers=(Leaver(who=ASHA.identity, left=date(2018, 5, 1)),)))
    programme = fold([*BEGUN, gone, handed(day=LATER.date())])
    assert [(release, who.subject) for release, who in leads_gone(programme, LATER.date())] == [
        ("2A", "asha")
    ]


def test_another_roster_keeps_whoever_leads_or_will_lead() -> None:
    without = replace(ROSTER, people=tuple(each for each in ROSTER.people if each.identity != EMIL.identity))
    PROGRAMME.given(*BEGUN, handed()).when(adopt_roster(without)).then_refused(
        RosterNotSound, saying="emil, who leads 1A, is not among the people."
    )


def test_a_plan_with_other_dates_keeps_what_was_handed_over() -> None:
    events = (*BEGUN, handed(), adopted(changed=[PLAN_2A.id]), planned(A_QUARTER_ON))
    assert leads(*events, on=FROM) == "emil"
