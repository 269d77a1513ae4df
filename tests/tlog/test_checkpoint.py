"""Checkpoints: what a log says about its tree, and whom to believe."""

from hashlib import sha256

import pytest

from tests.tlog.people import BEDFORD, SHEPWAY, log_key
from tlog.checkpoint import Checkpoint, opened
from tlog.encoding import Malformed, base64_text
from tlog.note import SignatureRefused, sign

ROOT = sha256(b"root").digest()
CHECKPOINT = Checkpoint(origin=SHEPWAY.name, size=20_852_163, root=ROOT)


def test_a_checkpoint_is_three_lines() -> None:
    assert CHECKPOINT.text == f"record.shepway.example/log\n20852163\n{base64_text(ROOT)}\n"


def test_a_signed_checkpoint_is_read_back() -> None:
    assert opened(CHECKPOINT.signed(SHEPWAY), SHEPWAY.verifier) == CHECKPOINT


def test_lines_that_a_log_adds_are_kept() -> None:
    text = CHECKPOINT.text + "frozen\n"
    assert Checkpoint.parse(text).extensions == ("frozen",)
    assert Checkpoint.parse(text).text == text


def test_a_key_signs_only_for_the_log_of_its_name() -> None:
    with pytest.raises(ValueError, match="does not sign for"):
        CHECKPOINT.signed(BEDFORD)


def test_another_key_of_the_same_name_is_not_believed() -> None:
    with pytest.raises(SignatureRefused):
        opened(CHECKPOINT.signed(log_key(SHEPWAY.name, "forged")), SHEPWAY.verifier)


def test_a_log_is_not_believed_about_another_log() -> None:
    with pytest.raises(SignatureRefused):
        opened(sign(CHECKPOINT.text, BEDFORD), BEDFORD.verifier)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "origin\n1\n",
        f"origin\n1\n{base64_text(ROOT)}",
        f"\n1\n{base64_text(ROOT)}\n",
        f"origin\n01\n{base64_text(ROOT)}\n",
        f"origin\n-1\n{base64_text(ROOT)}\n",
        f"origin\n+1\n{base64_text(ROOT)}\n",
        f"origin\n١\n{base64_text(ROOT)}\n",
        f"origin\n1 \n{base64_text(ROOT)}\n",
        f"origin\n9223372036854775808\n{base64_text(ROOT)}\n",
        f"origin\n1\n{base64_text(ROOT[:-1])}\n",
        f"origin\n1\n{base64_text(ROOT).replace('=', '')}\n",
        f"origin\n1\n{base64_text(ROOT)}\n\n",
        f"origin\n\n{base64_text(ROOT)}\n",
    ],
)
def test_what_is_not_in_the_form_of_a_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        Checkpoint.parse(text)
