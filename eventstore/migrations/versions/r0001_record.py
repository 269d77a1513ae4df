"""The record: its ledger, events, bodies, requests and projections."""

import secrets
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

POSITION = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    _create_ledger()
    _create_events()
    _create_requests()
    _create_projections()
    if op.get_bind().dialect.name == "sqlite":
        _guard_on_sqlite()
    else:
        _guard_on_postgresql()


def _create_ledger() -> None:
    ledger = op.create_table(
        "ledger",
        sa.Column(
            "id",
            sa.Integer,
            sa.CheckConstraint("id = 1", name="one_ledger"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("log", sa.Text, nullable=False),
        sa.Column("pseudonym_key", sa.LargeBinary, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("recorded_at", MOMENT),
    )
    op.bulk_insert(
        ledger, [{"id": 1, "log": str(uuid4()), "pseudonym_key": secrets.token_bytes(32), "position": 0}]
    )


def _create_events() -> None:
    op.create_table(
        "events",
        sa.Column("position", POSITION, primary_key=True, autoincrement=False),
        sa.Column("stream", sa.Text, nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("schema", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("envelope", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("stream", "sequence", name="one_fact_a_sequence"),
        sa.UniqueConstraint("id", name="one_fact_an_id"),
    )
    op.create_table(
        "bodies",
        sa.Column("position", POSITION, primary_key=True, autoincrement=False),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )


def _create_requests() -> None:
    op.create_table(
        "requests",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("first_position", sa.BigInteger, nullable=False),
        sa.Column("last_position", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )


def _create_projections() -> None:
    op.create_table(
        "projections",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("tables", sa.Text, nullable=False),
    )


def _guard_on_sqlite() -> None:
    _refuse("events", "UPDATE")
    _refuse("events", "DELETE")
    _refuse("bodies", "UPDATE")
    # INSERT OR REPLACE deletes without firing the trigger above, unless the connection asked for recursive
    # triggers. A stranger's connection has not, so what it would replace is refused before it is inserted.
    _refuse(
        "events",
        "INSERT",
        "EXISTS (SELECT 1 FROM events WHERE position = NEW.position OR id = NEW.id"
        " OR (stream = NEW.stream AND sequence = NEW.sequence))",
    )
    _refuse("bodies", "INSERT", "EXISTS (SELECT 1 FROM bodies WHERE position = NEW.position)")


def _refuse(table: str, verb: str, when: str = "1") -> None:
    op.execute(
        f"CREATE TRIGGER {table}_refuse_{verb.lower()} BEFORE {verb} ON {table} FOR EACH ROW WHEN {when}"
        f" BEGIN SELECT RAISE(ABORT, '{table} are only ever added to'); END"
    )


def _guard_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION '% are only ever added to', TG_TABLE_NAME; END $$"
    )
    op.execute(
        "CREATE TRIGGER events_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON events"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        "CREATE TRIGGER bodies_refuse_change BEFORE UPDATE OR TRUNCATE ON bodies"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
