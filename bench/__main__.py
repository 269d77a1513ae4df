"""`python -m bench`: what the product costs on top of Temporal, and whether it stays quick."""

import argparse
import asyncio
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from pydantic import TypeAdapter
from rich.console import Console

from bench.run import Plan, Report, run
from bench.tables import show
from runtime.leaving import leave

QUICK = Plan(
    in_flight=(4,),
    rounds=1,
    gates=(10,),
    append_rounds=1,
    append_seconds=0.3,
    with_postgres=False,
    events=(10_000,),
    benefits=(1_000,),
    releases=(20,),
)


def main(arguments: Sequence[str]) -> int:
    """Measures, prints, and writes JSON where asked."""
    asked = _parser().parse_args(arguments)
    report = asyncio.run(run(QUICK if asked.quick else _plan(asked)))
    show(report, Console(width=110))
    if asked.output:
        asked.output.write_bytes(TypeAdapter(Report).dump_json(report, indent=2) + b"\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a little of everything, on SQLite only")
    parser.add_argument("--full", action="store_true", help="a million facts as well")
    parser.add_argument("--rounds", type=int, default=3, help="rounds; twice as many with one in flight")
    parser.add_argument("--in-flight", type=_numbers, default=(1, 8), help="such as 1,8")
    parser.add_argument("--gates", type=_numbers, default=(10, 100, 1000), help="such as 10,100,1000")
    parser.add_argument("--events", type=_numbers, default=(10_000, 100_000), help="such as 10000,100000")
    parser.add_argument("--only-record", action="store_true", help="the record alone, without Temporal")
    parser.add_argument("-o", dest="output", type=Path, metavar="FILE", help="write the figures as JSON")
    return parser


def _plan(asked: argparse.Namespace) -> Plan:
    events = (*asked.events, 1_000_000) if asked.full else asked.events
    return Plan(
        in_flight=asked.in_flight,
        rounds=asked.rounds,
        gates=asked.gates,
        append_rounds=3,
        append_seconds=1.0,
        with_postgres=True,
        events=events,
        with_workflows=not asked.only_record,
    )


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part)


def _fail(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Says what went wrong, and ends all the same."""
    sys.__excepthook__(kind, error, trace)
    leave(1)


if __name__ == "__main__":
    sys.excepthook = _fail
    # Asked to end, it still ends the servers that it started.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    leave(main(sys.argv[1:]))
