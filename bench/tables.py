"""How a report looks to people."""

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.figures import Spread
from bench.run import Report


def show(report: Report, console: Console) -> None:
    """Prints the tables; ratios compare with bare Temporal or the raw driver, and more is better."""
    if report.throughput:
        console.print(_throughput(report), _growth(report))
    console.print(_appends(report), _records(report), _sealing(report), _past(report), _verdicts(report))
    console.print(_estimates(report))
    console.print(
        f"{report.cores} cores, {report.seconds:.0f} s, load {', '.join(map(str, report.loads))}. "
        f"Databases: {', '.join(report.databases)}."
    )


def _throughput(report: Report) -> Table:
    columns = ("", "in flight", "rounds", "releases/s", "× bare", "p50 / p95 ms", "× p50", "× p95")
    return _table(
        "Releases of five gates, and a decision",
        columns,
        (
            (
                line.contender,
                line.in_flight,
                line.rounds,
                f"{line.releases_per_second:.2f}",
                f"{line.rate_ratio:.2f}",
                _ms(line.decision),
                f"{line.p50_ratio:.2f}",
                f"{line.p95_ratio:.2f}",
            )
            for line in report.throughput
        ),
    )


def _growth(report: Report) -> Table:
    columns = ("open gates", "opened in s", "decision ms", "board ms", "inbox ms", "one person's inbox ms")
    return _table(
        f"While gates stand open, on {report.databases[0]}: p50 / p95",
        columns,
        (
            (
                step.open_gates,
                f"{step.opened} in {step.seconds_to_open}",
                *map(_ms, (step.decision, step.board, step.inbox, step.inbox_of_one)),
            )
            for step in report.growth
        ),
    )


def _verdicts(report: Report) -> Table:
    return _table(
        "A gate of 50 people, 8 steps and 12 seats",
        ("", "have spoken", "p50 / p95 ms", "a second"),
        ((line.question, line.spoken, _ms(line.time), line.per_second) for line in report.verdicts),
    )


def _estimates(report: Report) -> Table:
    return _table(
        "Tables and estimates",
        ("", "so many", "p50 / p95 ms of processor", "× the size before"),
        ((line.what, f"{line.size:,}", _ms(line.time), line.growth or "") for line in report.estimates),
    )


def _appends(report: Report) -> Table:
    columns = ("", "writers", "facts each", "facts/s", "raw/s", "× raw", "eventsourcing/s", "× eventsourcing")
    return _table(
        "Appends to the record, next to the driver writing the same rows",
        columns,
        (
            (
                line.database,
                line.writers,
                line.batch,
                f"{line.per_second:.0f}",
                f"{line.raw_per_second:.0f}",
                f"{line.times_raw:.2f}",
                f"{line.other_per_second:.0f}",
                f"{line.times_other:.2f}",
            )
            for line in report.appends
        ),
    )


def _records(report: Report) -> Table:
    columns = ("", "events", "", "events/s", "raw/s", "× raw", "eventsourcing/s", "× eventsourcing")
    return _table(
        "A record read, folded, made into a read model and verified",
        columns,
        (
            (
                line.database,
                line.events,
                line.work,
                line.per_second,
                _or_none(line.raw_per_second),
                _or_none(line.times_raw),
                _or_none(line.other_per_second),
                _or_none(line.times_other),
            )
            for line in report.records
        ),
    )


def _sealing(report: Report) -> Table:
    columns = ("", "facts", "sealed/s", "seal of 10 ms", "receipt ms", "verified/s")
    return _table(
        "Sealing the record, and holding it to its checkpoints: p50 / p95",
        columns,
        (
            (
                line.database,
                line.facts,
                f"{line.sealed_per_second:.0f}",
                _ms(line.small_seal),
                _ms(line.receipt),
                f"{line.tree_verified_per_second:.0f}",
            )
            for line in report.sealing
        ),
    )


def _past(report: Report) -> Table:
    columns = ("", "events in all", "of the programme", "its board as of then: p50 / p95 ms")
    return _table(
        "The past of one programme, while others grow",
        columns,
        ((line.database, line.events, line.of_the_programme, _ms(line.board)) for line in report.past),
    )


def _or_none(value: float | None) -> str:
    return "–" if value is None else str(value)


def _table(title: str, columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> Table:
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, justify="right" if column else "left")
    for row in rows:
        table.add_row(*map(str, row))
    return table


def _ms(spread: Spread) -> str:
    return f"{spread.p50_ms:.1f} / {spread.p95_ms:.1f}"
