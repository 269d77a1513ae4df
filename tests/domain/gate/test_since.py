"""What has changed since somebody's last word."""

from dataclasses import replace

from domain.gate.check import Check, CheckKind
from domain.gate.difference import EvidenceDifference
from domain.gate.events import GateFactsChanged
from domain.gate.facts import SubjectFacts
from domain.gate.since import since_their_word
from domain.money import Pence
from domain.release.readiness import Portion
from domain.stake import Stake
from tests.domain.gate.scene import CHANGED, OPENED, POLICY, approved
from tests.domain.people import BEN, CHLOE, LATER

CHECKED = replace(POLICY, checks=(Check(kind=CheckKind.TRAINING),), material=(CheckKind.RISKS,))


def facts(trained: int, *, risks: int = 3, pence: int = 100_00) -> SubjectFacts:
    return SubjectFacts(
        training=Portion(done=trained, of=10),
        risks=Portion(done=risks, of=3),
        stake=Stake(whole=Pence(pence), year=2018),
    )


def changed(now: SubjectFacts) -> GateFactsChanged:
    return GateFactsChanged(facts=now, facts_digest=now.digest, at=LATER)


def test_nothing_has_changed_since_a_word_that_was_never_said() -> None:
    assert since_their_word([OPENED, approved(BEN)], CHLOE.identity) is None


def test_a_word_on_what_is_there_stands() -> None:
    found = since_their_word([OPENED, approved(BEN)], BEN.identity)

    assert found is not None
    assert (found.stands, found.evidence, found.facts) == (True, EvidenceDifference(), ())


def test_other_evidence_is_named() -> None:
    found = since_their_word([OPENED, approved(BEN), CHANGED], BEN.identity)

    assert found is not None
    assert (found.stands, found.evidence.changed) == (False, ("design",))


def test_facts_that_a_check_or_an_approval_looks_at_are_told_as_they_were_and_are() -> None:
    opened = replace(OPENED, policy=CHECKED, facts=facts(9))
    events = (opened, approved(BEN), changed(facts(10, risks=2, pence=150_00)))

    found = since_their_word(events, BEN.identity)

    assert found is not None
    assert found.facts == (
        "Training: 10 of 10 are trained, and 100 per cent are asked for. "
        "Before: 9 of 10 are trained, and 100 per cent are asked for.",
        "Risks: 2 of 3 residual risks are within appetite. Outstanding: not named. "
        "Before: 3 of 3 residual risks are within appetite.",
        "At stake: £150.00 instead of £100.00.",
    )


def test_only_what_came_after_the_last_word_counts() -> None:
    opened = replace(OPENED, policy=CHECKED, facts=facts(8))
    again = replace(approved(BEN), submission="again", material_digest="sha256:other")
    found = since_their_word([opened, approved(BEN), changed(facts(9)), again], BEN.identity)

    assert found is not None
    assert found.facts == ()
