"""The seal: tiles of the tree over the events, signed checkpoints, and cosignatures of witnesses."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

POSITION = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
GROWS = "substr(NEW.hashes, 1, length(OLD.hashes)) = OLD.hashes AND length(NEW.hashes) > length(OLD.hashes)"
STAYS = "NEW.level = OLD.level AND NEW.number = OLD.number"
SAME_COSIGNATURE = "SELECT 1 FROM cosignatures WHERE size = NEW.size AND witness = NEW.witness"
SAME_TILE = "SELECT 1 FROM tiles WHERE level = NEW.level AND number = NEW.number"


def upgrade() -> None:
    op.create_table(
        "tiles",
        sa.Column("level", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("hashes", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "checkpoints",
        sa.Column("size", POSITION, primary_key=True, autoincrement=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("sealed_at", MOMENT, nullable=False),
    )
    op.create_table(
        "cosignatures",
        sa.Column("size", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("witness", sa.Text, primary_key=True),
        sa.Column("line", sa.Text, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        _guard_on_sqlite()
    else:
        _guard_on_postgresql()


def _guard_on_sqlite() -> None:
    for table, same in (
        ("checkpoints", "SELECT 1 FROM checkpoints WHERE size = NEW.size"),
        ("cosignatures", SAME_COSIGNATURE),
        ("tiles", SAME_TILE),
    ):
        _refuse(table, "DELETE")
        _refuse(table, "INSERT", f"EXISTS ({same})")
    _refuse("checkpoints", "UPDATE")
    _refuse("cosignatures", "UPDATE")
    _refuse("tiles", "UPDATE", f"NOT ({STAYS} AND {GROWS})")


def _refuse(table: str, verb: str, when: str = "1") -> None:
    op.execute(
        f"CREATE TRIGGER {table}_refuse_{verb.lower()} BEFORE {verb} ON {table} FOR EACH ROW WHEN {when}"
        f" BEGIN SELECT RAISE(ABORT, '{table} are only ever added to'); END"
    )


def _guard_on_postgresql() -> None:
    for table, verbs in (
        ("checkpoints", "UPDATE OR DELETE OR TRUNCATE"),
        ("cosignatures", "UPDATE OR DELETE OR TRUNCATE"),
        ("tiles", "DELETE OR TRUNCATE"),
    ):
        op.execute(
            f"CREATE TRIGGER {table}_refuse_change BEFORE {verbs} ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
    op.execute(
        "CREATE TRIGGER tiles_refuse_update BEFORE UPDATE ON tiles"
        f" FOR EACH ROW WHEN (NOT ({STAYS} AND {GROWS})) EXECUTE FUNCTION refuse_change()"
    )
