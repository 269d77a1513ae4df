"""How commands that run for a while end, and what people are told when nobody answers."""

import json
import signal
from datetime import timedelta
from pathlib import Path

import pytest

from domain.stage import STAGES
from runtime import office
from runtime.failures import OutcomeUnknown
from runtime.office import Office
from runtime.settings import Settings
from tests.console.desk import Desk, assert_told
from tests.console.served import SECONDS_TO_END, Served, next_line, stopped
from tests.console.typed import Ended
from tests.workflows.small import ASHA, actor, small_plan

YES = "--reason 'It is sound.'"


def test_watched_release_goes_to_its_end(desk: Desk) -> None:
    desk.starts_and_hands_in(deciders="sponsor, finance")
    with desk.served.process("lockgate", "release", "watch", desk.release) as watch:
        assert f"{desk.release} Home visits: at its gate, design" in next_line(watch)
        for stage in STAGES:
            desk.awaits("gate-opened", f"gate-{desk.release}/{stage}-1")
            ben, chloe = (
                desk.types(f"gate approve {desk.release}/{stage} {YES} --as {who}")
                for who in ("ben", "chloe")
            )
            assert (ben.code, chloe.code) == (0, 0)
            assert "The gate is still shut." in ben.out
            assert "The gate is approved." in chloe.out
        out, err = watch.communicate(timeout=SECONDS_TO_END)

    assert (watch.returncode, err) == (0, "")
    assert out.count(" 1A passed ") == len(STAGES)
    assert "1A was signed off." in out


def test_watching_ends_at_a_gate_or_with_ctrl_c(desk: Desk) -> None:
    desk.starts()

    assert desk.types(f"release watch {desk.release} --exit-status").code == 7
    with desk.served.process("lockgate", "release", "watch", desk.release, "-o", "json") as watch:
        assert json.loads(next_line(watch))["release"]["line"]["state"] == "at its gate"
        assert stopped(watch, signal.SIGINT) == (130, "", "")


@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        ("LOCKGATE_TEMPORAL_NAMESPACE", "nowhere", "Namespace nowhere is not found."),
        ("LOCKGATE_TEMPORAL_ADDRESS", "127.0.0.1:9", "127.0.0.1:9 does not answer."),
    ],
)
def test_nothing_is_recorded_when_temporal_is_not_where_it_should_be(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    setting: str,
    value: str,
    sentence: str,
) -> None:
    desk.starts()
    facts = desk.facts()
    monkeypatch.setenv(setting, value)

    assert_told(desk.types(f"programme start {desk.blueprint('Other')} --as asha"), 1, sentence)
    assert_told(desk.hands_in("The case."), 1, sentence)
    assert_told(desk.types(f"gate approve {desk.design} {YES} --as ben"), 1, sentence)

    assert (desk.facts(), caplog.text) == (facts, "")


async def test_start_that_no_worker_hears_may_be_repeated(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "ONE_TRY", timedelta(seconds=0.2))
    async with served.house("unheard") as house:
        nobody = served.settings.model_copy(update={"task_queue": "nobody-listens"})
        hasty = Office(house.client, house.store, nobody, patience=timedelta())

        with pytest.raises(OutcomeUnknown) as unknown:
            await hasty.start_programme(small_plan("unheard"), actor(ASHA))

    assert unknown.value.next == "See that a worker runs, then repeat it"


def test_worker_that_is_asked_to_stop_ends_in_good_order(served: Served) -> None:
    with served.worker() as worker:
        assert stopped(worker) == (0, "The worker has stopped.\n", "")


def test_worker_that_cannot_begin_says_why(tmp_path: Path) -> None:
    with Served(settings=Settings(home=tmp_path)).process("lockgate-worker") as worker:
        out, err = worker.communicate(timeout=SECONDS_TO_END)

    assert_told(Ended(code=worker.returncode, out=out, err=err), 1, f"There is no record in {tmp_path} yet.")
