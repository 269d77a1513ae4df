"""How money is asked for, drawn and stopped from a command line, with a real server behind it."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

from activities.door import Door
from activities.funds import Funds
from activities.messages import GateAsk
from domain.financial_year import quarter_of
from domain.fund.commands import fund_stream
from domain.gate.subject import GateSubject
from runtime.engine import TemporalEngine
from tests.console.desk import Desk, assert_told
from tests.console.typed import Lockgate

YEAR = quarter_of(datetime.now(UTC).date()).year
FUND = f"""
fund:
  envelope_pence: 30000000
  years:
    - {{year: {YEAR}, amount_pence: 20000000}}
  lines:
    - {{id: team, name: Team, amount_pence: 25000000}}
    - {{id: spare, name: Contingency, amount_pence: 5000000}}
  guardian: finance
  virement: [sponsor]
  gates: [design]
"""


def with_money(desk: Desk) -> str:
    """The programme, started with money of its own; what is typed before its name."""
    file = desk.blueprint()
    file.write_text(file.read_text() + FUND)
    answer = desk.types(f"programme start {file} --as asha")
    assert answer.code == 0, answer.err
    return desk.programme


def hands_in(desk: Desk, ask: str) -> None:
    paper = desk.folder / "case.txt"
    paper.write_text("The case.")
    handed = desk.types(f"money evidence {desk.programme} {ask} 'business case' {paper} --as ewan")
    assert handed.code == 0, handed.err


def test_money_is_asked_for_decided_on_and_drawn(desk: Desk) -> None:
    programme = with_money(desk)
    ask = f"money ask {programme} more 100,000.01 --year {YEAR} --line team --as asha"
    assert "Dry run, nothing was sent" in desk.types(f"{ask} --dry-run").out
    asked = desk.types(ask)
    assert (asked.code, asked.out.splitlines()[-1]) == (0, f"Next: lockgate gate show {programme}/more")
    desk.awaits("gate-opened", f"gate-{programme}/more-1")
    hands_in(desk, "more")
    desk.awaits("gate-evidence-changed", f"gate-{programme}/more-1")

    approved = desk.types(f"gate approve {programme}/more --reason 'Benefit is shown.' --as ben")
    assert approved.code == 0, approved.err
    settle(desk, "more")
    draw = f"money draw {programme} more-1 --reference J-17 --as"
    look = f"lockgate money show {programme}"
    assert_told(desk.types(f"{draw} ben 1"), 6, "whoever asked for it", look=look)
    assert_told(desk.types(f"{draw} asha 100,000.02"), 6, "not by a penny", look=look)
    assert [desk.types(f"{draw} asha 100,000.01").code for _ in range(2)] == [0, 0]
    assert_told(desk.types(f"{draw} asha 1"), 6, "drawn once", look=look)

    shown = desk.types(f"money show {programme}")
    assert "£100,000.01 of the envelope of £300,000.00 is taken" in shown.out
    page = json.loads(desk.types(f"money show {programme} -o json").out)
    assert (page["drawn"], page["asks"][0]["state"]) == (100_000_01, "drawn")


def test_the_evidence_of_an_ask_is_a_file_or_a_link_and_is_checked(desk: Desk) -> None:
    programme = with_money(desk)
    hands_in(desk, "more")
    linked = f"money evidence {programme} more 'business case' --as ewan"
    assert_told(desk.types(linked), 2, "Name a file or a --link, and not both.")
    assert_told(desk.types(f"{linked} --link http://folkestone.example/case"), 6, "whole https address")
    assert desk.types(f"{linked} --link https://folkestone.example/case").code == 0
    checked = desk.types(f"evidence check {programme}")
    assert checked.code == 0
    assert "Files named in the record: 1; missing or altered: 0." in checked.out
    assert "Links, whose content was not looked at: 1." in checked.out


def test_an_ask_takes_no_other_files_than_its_programme(desk: Desk) -> None:
    programme = with_money(desk)
    page = desk.folder / "case.html"
    page.write_text("<script>alert(1)</script>")
    handed = desk.types(f"money evidence {programme} more 'business case' {page} --as ewan")
    assert_told(handed, 6, "does not take files of this type")


def test_what_does_not_fit_is_refused(desk: Desk) -> None:
    programme = with_money(desk)
    ask = f"money ask {programme} more --year {YEAR} --as asha"
    assert_told(desk.types(f"{ask} 200,000.01"), 6, "£200,000.01 is above the £200,000.00 left")
    assert_told(desk.types(f"{ask} 1.5"), 2, "'1.5' is no amount.")
    assert_told(desk.types(f"{ask} 10 --share sponsor"), 2, "'sponsor' is no share.")
    assert_told(desk.types(f"{ask} 10 --share sponsor=10"), 6, "A share belongs to a partner")
    assert_told(
        desk.types(f"money draw {programme} more-1 1 --reference J --as asha"), 5, "Nothing was granted"
    )


def test_money_moves_within_limits_until_the_guardian_stops_it(desk: Desk) -> None:
    programme = with_money(desk)
    vire = f"money vire {programme} spare team --reason Specialists --role sponsor"
    assert desk.types(f"{vire} 20,000 --reference V-1 --as ben").code == 0
    assert_told(desk.types(f"{vire} 1 --reference V-2 --as chloe"), 6, "You do not hold this role")
    freeze = f"money freeze {programme} --reason 'Section 114.' --as"
    assert_told(desk.types(f"{freeze} ben"), 6, "Only the guardian")
    assert [desk.types(f"{freeze} chloe").code for _ in range(2)] == [0, 0]
    assert_told(desk.types(f"{vire} 1 --reference V-2 --as ben"), 6, "All money is stopped")
    assert "stopped by Chloe Day" in desk.types(f"money show {programme}").out

    assert desk.types(f"money lift {programme} --reason 'It balances.' --as chloe").code == 0
    assert desk.types(f"{vire} 1 --reference V-2 --as ben").code == 0


def test_a_programme_without_money_says_so(lockgate: Lockgate, waiting: Path) -> None:
    answer = lockgate("money", "show", "care", home=waiting)

    assert (answer.code, answer.out) == (5, "")
    assert "no money of its own" in answer.err


def settle(desk: Desk, ask: str) -> None:
    """What the gate's review has done once its outcome takes effect."""

    async def settled() -> None:
        async with desk.served.house(desk.programme) as house:
            door = Door(house.store, house.settings.trusted_issuers)
            funds = Funds(door, TemporalEngine(house.client, house.settings))
            subject = GateSubject(programme=desk.programme, ask=ask, round=1)
            await funds.settle_ask(GateAsk(subject=subject, at=datetime.now(UTC)))
            await house.fact("money-granted", fund_stream(desk.programme))

    asyncio.run(settled())
