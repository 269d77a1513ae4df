"""Nobody gets a gate past its policy, whatever they try: a witness is asked about each word and each end."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.gate.attempts import Attempts
from tests.repetition import often


# All comes from one seed, so that no two runs are alike; one that fails is tried again with fewer moves.
@settings(max_examples=often(250))
@given(lot=st.randoms(use_true_random=True), moves=st.integers(0, 12))
def test_no_gate_passes_without_the_people_its_policy_asks(lot: Random, moves: int) -> None:
    attempts = Attempts(lot)
    for _ in range(moves):
        attempts.anything()
    attempts.everybody_says_yes()
