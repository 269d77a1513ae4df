"""Policies: whom somebody trusts, and what it takes."""

from hashlib import sha256

import pytest

from tests.tlog.people import AUDITOR, BEDFORD, KENT, NEIGHBOUR, SHEPWAY, log_key
from tlog.checkpoint import Checkpoint
from tlog.encoding import Malformed
from tlog.keys import SigningKey
from tlog.note import Note, QuorumLacks, SignatureRefused, cosign
from tlog.policy import Policy

LOG = f"log {SHEPWAY.verifier}\n"
A = f"witness auditor {AUDITOR.verifier} https://witness.auditor.example\n"
K = f"witness kent {KENT.verifier}\n"
N = f"witness neighbour {NEIGHBOUR.verifier}\n"
CHECKPOINT = Checkpoint(origin=SHEPWAY.name, size=3, root=sha256(b"root").digest())


def note(*witnesses: SigningKey, by: SigningKey = SHEPWAY) -> Note:
    signed = CHECKPOINT.signed(by)
    return signed.with_signatures([cosign(signed, witness, seconds=7) for witness in witnesses])


def policy(*lines: str) -> Policy:
    return Policy.parse("".join(lines).encode())


def test_without_a_quorum_the_log_alone_is_believed() -> None:
    trusted = policy(LOG, "quorum none\n").trusted(note())
    assert trusted.checkpoint == CHECKPOINT
    assert trusted.log == SHEPWAY.verifier
    assert [each.asks_witnesses for each in (policy("quorum none\n"), policy(A, "quorum auditor\n"))] == [
        False,
        True,
    ]


def test_a_witness_that_is_asked_for_must_have_cosigned() -> None:
    asking = policy(LOG, A, "quorum auditor\n")
    assert asking.trusted(note(AUDITOR)).cosigned == {"auditor": 7}
    with pytest.raises(QuorumLacks, match="auditor must have seen this checkpoint; nobody has"):
        asking.trusted(note())
    with pytest.raises(SignatureRefused):
        asking.trusted(note(KENT))


def test_two_of_three_are_enough_where_two_are_asked_for() -> None:
    asking = policy(LOG, A, K, N, "group two 2 auditor kent neighbour\n", "quorum two\n")
    assert set(asking.trusted(note(AUDITOR, NEIGHBOUR)).cosigned) == {"auditor", "neighbour"}
    with pytest.raises(SignatureRefused):
        asking.trusted(note(KENT))


def test_groups_may_be_members_of_groups() -> None:
    lines = (LOG, A, K, N, "group councils any kent neighbour\n", "group all-of-us all auditor councils\n")
    asking = policy(*lines, "quorum all-of-us\n")
    assert asking.trusted(note(AUDITOR, KENT)).checkpoint == CHECKPOINT
    for some in ((AUDITOR,), (KENT, NEIGHBOUR)):
        with pytest.raises(SignatureRefused):
            asking.trusted(note(*some))


def test_a_log_that_the_policy_does_not_name_is_not_believed() -> None:
    for by in (log_key(SHEPWAY.name, "forged"),):
        with pytest.raises(SignatureRefused, match="no log that is trusted"):
            policy(LOG, "quorum none\n").trusted(note(by=by))
    with pytest.raises(SignatureRefused, match="no log that is trusted"):
        policy(f"log {BEDFORD.verifier}\n", "quorum none\n").trusted(note())
    with pytest.raises(SignatureRefused, match="no log that is trusted"):
        policy("quorum none\n").trusted(note())


def test_comments_empty_lines_tabs_and_spaces_do_not_count() -> None:
    tidy = policy(LOG, A, "quorum auditor\n")
    loose = policy(
        "# whom we trust\n\n", "  \t# more\n", "\t" + LOG.replace(" ", " \t ", 1), A, " quorum\tauditor "
    )
    assert loose == tidy


def test_urls_are_kept_for_whoever_asks_the_witness() -> None:
    assert policy(LOG, A, "quorum none\n").urls == {AUDITOR.verifier: "https://witness.auditor.example"}


def test_a_witness_may_have_a_name_in_any_octets() -> None:
    name = b"\xe2\x84\xaa\xff"
    lines = LOG.encode() + b"witness " + name + b" %b\nquorum " % str(KENT.verifier).encode() + name + b"\n"
    assert Policy.parse(lines).trusted(note(KENT)).checkpoint == CHECKPOINT


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([LOG], "which quorum"),
        ([LOG, "quorum none\n", "quorum none\n"], "line 3: there is one quorum"),
        ([LOG, "quorum auditor\n", A], "line 2: 'auditor' is not defined above"),
        ([LOG, LOG, "quorum none\n"], "line 2: a log's key stands in the policy twice"),
        (
            [A, A.replace("auditor", "other", 1), "quorum none\n"],
            "a witness's key stands in the policy twice",
        ),
        ([A, K.replace("kent", "auditor", 1), "quorum none\n"], "taken"),
        ([A.replace("auditor", "none", 1), "quorum none\n"], "taken"),
        ([A, "group g 2 auditor\n", "quorum g\n"], "2 of 1 members"),
        ([A, "group g 0 auditor\n", "quorum g\n"], "0 of 1 members"),
        ([A, "group g 01 auditor\n", "quorum g\n"], "not a plain number"),
        ([A, "group g any\n", "quorum g\n"], "not a line of a policy"),
        ([A, "group g any none\n", "quorum g\n"], "not defined above"),
        ([A, "group g any auditor auditor\n", "quorum g\n"], "a member twice"),
        ([A, "group g any auditor\n", "group h any auditor\n", "quorum g\n"], "a member twice"),
        ([A, "group auditor any auditor\n", "quorum none\n"], "taken"),
        ([f"log {AUDITOR.verifier}\n", "quorum none\n"], "is of a witness"),
        ([f"witness w {SHEPWAY.verifier}\n", "quorum none\n"], "is of a log"),
        (["log what\n", "quorum none\n"], "line 1: a key is written"),
        (["trust everybody\n", "quorum none\n"], "not a line of a policy"),
        (["quorum none\r\n"], "control signs"),
        (["quorum none\x7f\n"], "control signs"),
    ],
)
def test_what_is_no_policy_is_refused_with_its_line(lines: list[str], why: str) -> None:
    with pytest.raises(Malformed, match=why):
        policy(*lines)


def test_a_wrong_cosignature_is_refused_though_others_would_do() -> None:
    asking = policy(LOG, A, K, "group g any auditor kent\n", "quorum g\n")
    other = Checkpoint(origin=SHEPWAY.name, size=4, root=CHECKPOINT.root).signed(SHEPWAY)
    wrong = note(KENT).with_signatures([cosign(other, AUDITOR, seconds=7)])
    with pytest.raises(SignatureRefused, match="wrong"):
        asking.trusted(wrong)
