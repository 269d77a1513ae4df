"""What a programme's review, and what its releases lack, look like from a command line."""

import json
from datetime import UTC, datetime

from domain.programme.commands import programme_stream
from tests.console.desk import Desk, assert_told


def test_a_review_is_called_shown_and_held(desk: Desk) -> None:
    desk.starts()
    called = desk.types(f"review call --programme {desk.programme} --as asha")
    assert called.code == 0, called.err
    desk.awaits("review-called", programme_stream(desk.programme))

    (review,) = json.loads(desk.types(f"review list --programme {desk.programme} -o json").out)
    month = review["month"]
    assert month == f"{datetime.now(UTC):%Y-%m}"
    shown = desk.types(f"review show {month} --programme {desk.programme}")
    assert "Evidence: business case." in shown.out

    line = f"review hold {month} --note 'Wait for Ewan.' --programme {desk.programme}"
    assert desk.types(f"{line} --dry-run --as ben").out.startswith("Dry run")
    assert desk.types(f"{line} --as ben").code == 0
    assert "Wait for Ewan." in desk.types(f"review show {month} --programme {desk.programme}").out
    again = desk.types(f"review hold {month} --note Anything --programme {desk.programme} --as ben")
    assert_told(again, 6, "held once", look="lockgate review list")


def test_what_a_release_lacks_is_listed_until_it_is_handed_in(desk: Desk) -> None:
    desk.starts()
    before = json.loads(desk.types(f"release lacks {desk.release} -o json").out)
    assert [(each["stage"], each["lack"]["what"]) for each in before] == [
        ("design", "Evidence: business case.")
    ]
    desk.hands_in("The case.")
    after = desk.types(f"release lacks {desk.release}")
    assert "Nothing is lacking but people's decisions." in after.out


def test_what_does_not_exist_is_said_so(desk: Desk) -> None:
    desk.starts()
    assert_told(desk.types(f"review show 2018-07 --programme {desk.programme}"), 5, "No review of '2018-07'")
    assert_told(desk.types(f"release lacks {desk.programme}/9Z"), 5, "9Z")
