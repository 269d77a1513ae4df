"""What `lockgate dev` runs, and how it ends."""

from pathlib import Path

import pytest

from runtime.embedded import free_port
from runtime.settings import Settings
from tests.console.desk import Desk
from tests.console.served import Served, next_line, stopped
from tests.console.typed import Lockgate


def test_everything_runs_until_it_is_stopped(
    lockgate: Lockgate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    served = Served(settings=Settings(home=tmp_path, temporal_address=f"127.0.0.1:{port}"))
    desk = Desk(served=served, lockgate=lockgate, programme="ours", folder=tmp_path)
    for name, value in served.environment.items():
        monkeypatch.setenv(name, value)

    with served.process("lockgate", "dev", "--port", str(port), "--ui-port", str(free_port())) as dev:
        while not next_line(dev).startswith("Next, "):
            assert dev.poll() is None
        desk.starts_and_hands_in()
        approved = desk.types(f"gate approve {desk.design} --reason Sound --as ben")
        assert (approved.code, "Sealed at position" in approved.out) == (0, True)
        taken = desk.types(f"dev --port {port}")
        code, out, err = stopped(dev)

    assert (taken.code, f"Something listens on port {port} already." in taken.err) == (1, True)
    assert (code, out, "Traceback" in err) == (0, "Stopping.\n", False)
