"""Which key may sign for the log after the one that signs now."""

from dataclasses import replace

from domain.log_key.refusals import KeyOfAnotherLog, KeyWithoutReason
from tests.domain.log_key.scene import AGAIN, ANNOUNCE, ANNOUNCED, FORMER, LAST, NEXT
from tests.domain.people import GITA, LATER
from tests.domain.spec import LOG_KEY


def test_another_key_of_the_same_log_is_announced() -> None:
    LOG_KEY.given().when(ANNOUNCE).then(ANNOUNCED)


def test_a_key_is_announced_once_whoever_asks_again() -> None:
    LOG_KEY.given(ANNOUNCED).when(replace(ANNOUNCE, by=GITA, at=LATER)).then_nothing()


def test_each_key_may_be_followed_by_the_next() -> None:
    following = replace(ANNOUNCED, former=NEXT, key=LAST, at=LATER)
    LOG_KEY.given(ANNOUNCED).when(AGAIN).then(following)


def test_a_key_does_not_follow_itself_or_the_key_of_another_log() -> None:
    for key in (FORMER, "record.bedford.example/log+00000004+Ad"):
        LOG_KEY.given().when(replace(ANNOUNCE, key=key)).then_refused(KeyOfAnotherLog)


def test_nobody_changes_the_key_without_saying_why() -> None:
    LOG_KEY.given().when(replace(ANNOUNCE, reason=" ")).then_refused(KeyWithoutReason)
