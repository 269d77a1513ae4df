"""How Alembic runs: on the connection, and in the transaction, that `migrate` already holds."""

from alembic import context

from eventstore.tables import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
)
context.run_migrations()
