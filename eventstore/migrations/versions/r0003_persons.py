"""People apart from the record: what tokens in bodies stand for, and the keys that open it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("ledger", sa.Column("erasures", sa.BigInteger, nullable=False, server_default="0"))
    op.create_table(
        "personal_values",
        sa.Column("token", sa.Text, primary_key=True),
        sa.Column("person", sa.Text, nullable=False, index=True),
        sa.Column("lookup", sa.LargeBinary, unique=True),
        sa.Column("word", sa.LargeBinary, index=True),
        sa.Column("sealed", sa.LargeBinary),
    )
    op.create_table(
        "person_keys",
        sa.Column("person", sa.Text, primary_key=True),
        sa.Column("key", sa.LargeBinary, nullable=False),
    )
