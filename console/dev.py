"""How everything runs on one machine, for development."""

import asyncio
import socket
from typing import Annotated

from cyclopts import Parameter, validators

from console.failing import DONE
from console.installation import settings_of
from console.options import COMMON, Common
from console.printing import print_lines
from console.sealer import make_key_if_none, running_sealer, wait_for_first_seal
from console.stopping import asked_to_stop
from runtime.failures import Unavailable
from runtime.record import migrate_record, open_record
from runtime.settings import Settings

HOST, PORT, UI_PORT = "127.0.0.1", 7233, 8233
Port = Annotated[int, Parameter(validator=validators.Number(gte=1, lte=65535))]


def dev(*, port: Port = PORT, ui_port: Port = UI_PORT, common: Common = COMMON) -> int:
    """Run the record, its sealer, a Temporal server and a worker on this machine until Ctrl-C."""
    settings = settings_of(common, temporal_address=f"{HOST}:{port}")
    for each in (port, ui_port):
        _require_free(each)
    migrate_record(settings)
    asyncio.run(make_key_if_none(settings))
    with running_sealer(settings):
        asyncio.run(_serve(settings, port, ui_port))
    return DONE


async def _serve(settings: Settings, port: int, ui_port: int) -> None:
    # Loading Temporal takes seconds, which nobody should wait for to read the help of this command.
    from runtime.embedded import EmbeddedTemporal
    from runtime.engine import connect
    from runtime.logs import configure_logs
    from runtime.nightly import replay_every_night
    from runtime.worker import build_worker

    configure_logs(settings)
    server = EmbeddedTemporal(home=settings.home, port=port, ui_port=ui_port)
    async with (
        server.running(),
        await open_record(settings) as store,
        build_worker(client := await connect(settings), store, settings),
    ):
        await replay_every_night(client, settings)
        stop = asked_to_stop()
        await wait_for_first_seal(store)
        print_lines(*_welcome(settings, port, ui_port))
        await stop.wait()
        print_lines("Stopping.")


def _welcome(settings: Settings, port: int, ui_port: int) -> list[str]:
    elsewhere = [] if port == PORT else [f"In other windows: export LOCKGATE_TEMPORAL_ADDRESS={HOST}:{port}"]
    home = [f"In other windows: export LOCKGATE_HOME={settings.home.absolute()}"]
    return [
        f"Everything is kept in {settings.home.absolute()}",
        f"Temporal listens on {HOST}:{port}; its pages are at http://{HOST}:{ui_port}",
        *elsewhere,
        *(home if settings.home != Settings.model_fields["home"].default else []),
        "Stop it with Ctrl-C; what is under way goes on at the next start.",
        "Next, in another window: lockgate programme start shepway --as asha",
    ]


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex((HOST, port)) == 0:
            raise Unavailable(
                f"Something listens on port {port} already.",
                next="Choose others: lockgate dev --port N --ui-port M",
            )
