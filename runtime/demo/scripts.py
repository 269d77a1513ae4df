"""What happens out of the ordinary in each shipped programme."""

from collections.abc import Mapping
from datetime import date

from domain.money import Pence
from runtime.demo.script import (
    AskPlayed,
    ReplanPlayed,
    ReviewPlayed,
    ScorePlayed,
    Script,
    StopPlayed,
    TryPlayed,
    Turn,
)

BEDFORD = Script(
    author="kofi",
    # A technical release takes every product owner's yes.
    rejected=Turn(gate="R2/build-sprints"),
    reason="Two of the forms for bulky waste cannot be used with a screen reader.",
    # One product owner is away, so the Technical Design Authority signs in their place.
    unanswered=Turn(gate="R4/build-sprints"),
    conditional=Turn(gate="R5/design"),
    condition="Agree the interface of the registration system with its supplier",
    tried_by_requester=Turn(gate="R1/sign-off"),
    # Benefits, risk, speed, complexity, and the ICT that is there: what is planned first scores best.
    scored=(
        ScorePlayed(release="R1", points=(3, 4, 4, 3, 5)),
        ScorePlayed(release="R2", points=(4, 4, 4, 4, 4)),
        ScorePlayed(release="R3", points=(4, 4, 3, 3, 4)),
        ScorePlayed(release="R4", points=(5, 3, 3, 3, 3)),
        ScorePlayed(release="R5", points=(3, 3, 3, 3, 3)),
        ScorePlayed(release="R6", points=(4, 2, 2, 2, 1)),
        ScorePlayed(release="R7", points=(4, 1, 2, 1, 1)),
    ),
    # What waits for the case systems is planned anew, and still signed off in its quarter.
    replanned=(
        ReplanPlayed(
            on=date(2018, 9, 10),
            releases=("R6", "R7"),
            days=14,
            reason="The case systems are bought again two weeks later than planned",
        ),
    ),
    reviewed=(
        ReviewPlayed(on=date(2018, 9, 3), note="R6 and R7 are planned anew: their case systems come later"),
        ReviewPlayed(on=date(2018, 10, 1), note="Nothing slips beyond its quarter"),
    ),
)

SHEPWAY = Script(
    author="ewan",
    rejected=Turn(gate="1C/design"),
    reason="The detailed phase budget leaves out the cost of the two HR posts that stay.",
    unanswered=Turn(gate="1B/consultation"),
    conditional=Turn(gate="2A/build-sprints"),
    condition="Rehearse the moving of historic cases once more before anybody is trained on them",
    tried_by_requester=Turn(gate="M/sign-off"),
    stops=(
        StopPlayed(
            release="1C",
            process="paper claims for expenses",
            watched_for="claims that come too late to be paid in their month",
            effect="Drivers without a computer have missed a month",
            put_right="Depots have a terminal, and somebody to help",
        ),
        StopPlayed(
            release="2A",
            process="cash desk",
            watched_for="rent that is paid late",
            effect="Tenants without a bank account pay late",
            put_right="They pay at any shop with a barcode",
        ),
    ),
)

SURREY = Script(
    author="asha",
    rejected=Turn(gate="P-LOC-TEST/build-sprints"),
    reason="The test says nothing of those who gave up before they were served.",
    unanswered=Turn(gate="P-WEB/consultation"),
    conditional=Turn(gate="P-SYS/design"),
    condition="Agree who owns the customer record before it is integrated",
    tried_by_requester=Turn(gate="P-CULT/training"),
    # The board does not meet in time, so what the officer decided lapses, less what was drawn by then.
    unratified=Turn(gate="2026-27"),
    drawn_early=Pence(500_000_00),
    # The document: waiting on the SEND and EHCP line fell from 4.08 minutes to 59 seconds.
    tried=(
        TryPlayed(
            release="P-JOURNEYS",
            id="send-line",
            area="SEND and EHCP line",
            hypothesis="Those who know a family's case answer sooner than a general line does",
            measure="seconds until a call is answered",
            before=245,
            after=59,
            why_scaled="Families wait a minute instead of four",
            benefit="B-SVC-2526",
        ),
    ),
    asks=(
        AskPlayed(
            on=date(2027, 1, 22),
            ask="service-2027-28",
            year=2027,
            amount=Pence(435_000_00),
            gate="surrey-yearly-stage-gate",
            by="asha",
            line="service-budget",
        ),
    ),
)

SOUTH_VALE = Script(
    author="omar",
    rejected=Turn(gate="12/design"),
    reason="The costs of hosting are still open.",
    unanswered=Turn(gate="20/consultation"),
    conditional=Turn(gate="b/sign-off"),
    condition="Give the provider its list of staff who transfer once more, with their terms",
    tried_by_requester=Turn(gate="22/sign-off"),
    # Each Cabinet decides on its own half.
    asks=(
        AskPlayed(
            on=date(2018, 10, 1),
            ask="cost-of-change",
            year=2018,
            amount=Pence(76_000_00),
            gate="south-vale-virement",
            by="omar",
            line="cost-of-change",
            from_line="contingency",
            shares=(("cabinet-south", Pence(38_000_00)), ("cabinet-vale", Pence(38_000_00))),
        ),
    ),
)

BCP = Script(
    author="lena",
    rejected=Turn(gate="customer/consultation"),
    reason="The cost of the next stage leaves out what is run in parallel.",
    unanswered=Turn(gate="SOC/design"),
    conditional=Turn(gate="FT/build-sprints"),
    condition="Reconcile the migrated cases of children's services with the old system",
    tried_by_requester=Turn(gate="hr-od/design"),
    # A break point: the council is not committed beyond the gateway that was passed.
    stopped=Turn(gate="data/consultation"),
    why_stopped="The benefits do not justify the investment.",
)

SCRIPTS: Mapping[str, Script] = {
    "bcp": BCP,
    "bedford": BEDFORD,
    "shepway": SHEPWAY,
    "south-vale": SOUTH_VALE,
    "surrey": SURREY,
}
