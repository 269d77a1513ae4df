"""What the digest of a set of evidence depends on: names and contents, and nothing else.

Approvals are bound to that digest, and it is compared with those in the record for as long as the record is
kept. So its bytes are frozen here: if an upgrade changed them, every approval ever given would be void.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from hypothesis import assume, given
from hypothesis import strategies as st

from domain.evidence import Evidence, evidence_digest, link_digest, newest
from domain.identity import Identity
from tests.domain.papers import paper
from tests.domain.people import BEN, CHLOE, EMIL, HANA

PEOPLE = st.sampled_from([each.identity for each in (BEN, CHLOE, EMIL, HANA)])
NAMES = st.sampled_from(["budget", "detailed-design", "détail – “draft”", "Ziele", "a\nb"])
PIECES = st.builds(paper, NAMES, st.text(max_size=3), author=PEOPLE, submitted_by=PEOPLE)
SETS = st.lists(PIECES, min_size=1, max_size=5)
LINK = "https://folkestone.example/plans"

FROZEN_TEXT = '["evidence/1",[["budget","sha256:11"],["détail – “draft”","sha256:22"]]]'
FROZEN = "sha256:c698d968f6b6bfeaac2cdfdbe7f93e5fc03ef681f6f957157450214f9e596b78"
FROZEN_EMPTY = "sha256:0804c0a7ec8183c243eabb8a710a5f15b1ca321df273ae2f6eaa7bc9031fbd25"
FROZEN_LINK = "sha256:119c8c1684325b1684cb374e7b7c69da2533c1394edd55d7d9b0192aac974a93"
FROZEN_LINK_AS_SEEN = "sha256:3daabcbcdca61e174c4b49028a8a83892e1e77e9927a1a145f1352bbf8d58623"
REMEDY = """
The canonical form of evidence has changed, and every approval in the record is bound to the old one.
Put evidence/1 back. A new form gets a new name, and gates that were opened under the old form keep it."""


def _pieces() -> list[Evidence]:
    return [
        replace(paper("détail – “draft”", "", author=EMIL.identity), digest="sha256:22"),
        replace(paper("budget", "", author=EMIL.identity), digest="sha256:11"),
    ]


def test_the_form_of_a_set_is_frozen() -> None:
    assert evidence_digest(_pieces()) == FROZEN, REMEDY
    assert evidence_digest(()) == FROZEN_EMPTY, REMEDY


def test_anybody_can_recompute_the_digest_of_a_set() -> None:
    assert f"sha256:{sha256(FROZEN_TEXT.encode()).hexdigest()}" == FROZEN


def test_the_form_of_a_link_is_frozen() -> None:
    assert link_digest(LINK) == FROZEN_LINK, REMEDY
    assert link_digest(LINK, "sha256:11") == FROZEN_LINK_AS_SEEN, REMEDY


@given(pieces=SETS, data=st.data())
def test_order_does_not_matter(pieces: Sequence[Evidence], data: st.DataObject) -> None:
    kept = newest(pieces)
    assert evidence_digest(data.draw(st.permutations(kept))) == evidence_digest(pieces)


@given(pieces=SETS, times=st.integers(1, 3))
def test_repetition_does_not_matter(pieces: list[Evidence], times: int) -> None:
    assert evidence_digest(pieces * times) == evidence_digest(pieces)


@given(pieces=SETS, who=PEOPLE)
def test_whoever_wrote_or_handed_in_does_not_matter(pieces: list[Evidence], who: Identity) -> None:
    others = [replace(each, author=who, submitted_by=who) for each in pieces]
    assert evidence_digest(others) == evidence_digest(pieces)


@given(pieces=SETS, media_type=st.text(max_size=3), size=st.integers())
def test_type_and_size_do_not_matter(pieces: list[Evidence], media_type: str, size: int) -> None:
    others = [replace(each, media_type=media_type, size=size) for each in pieces]
    assert evidence_digest(others) == evidence_digest(pieces)


@given(pieces=SETS, content=st.binary(min_size=1, max_size=40), data=st.data())
def test_any_changed_byte_matters(pieces: list[Evidence], content: bytes, data: st.DataObject) -> None:
    place, bit = data.draw(st.integers(0, len(content) - 1)), data.draw(st.integers(0, 7))
    changed = bytes(byte ^ (1 << bit) if nth == place else byte for nth, byte in enumerate(content))
    assert evidence_digest([*pieces, _file(content)]) != evidence_digest([*pieces, _file(changed)])


@given(pieces=SETS, name=NAMES)
def test_a_name_matters(pieces: list[Evidence], name: str) -> None:
    kept = newest(pieces)
    assume(name not in {each.name for each in kept})
    assert evidence_digest([replace(kept[0], name=name), *kept[1:]]) != evidence_digest(kept)


@given(pieces=SETS)
def test_every_piece_matters(pieces: list[Evidence]) -> None:
    kept = newest(pieces)
    assert evidence_digest(kept[1:]) != evidence_digest(kept)


@given(one=st.text(max_size=4), other=st.text(max_size=4))
def test_where_a_link_leads_and_what_was_seen_both_matter(one: str, other: str) -> None:
    assume(one != other)
    assert link_digest(one) != link_digest(other)
    assert link_digest(LINK, one) != link_digest(LINK, other)
    assert link_digest(one, other) != link_digest(other, one)


def _file(content: bytes) -> Evidence:
    digest = f"sha256:{sha256(content).hexdigest()}"
    return replace(paper("report", "", author=EMIL.identity), digest=digest)
