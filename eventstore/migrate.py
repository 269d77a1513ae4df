"""How a database gets the tables of this version."""

from collections.abc import Sequence
from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from eventstore.dialects import lock_migrations, translated, writer_engine
from eventstore.projecting import bring_into_step
from eventstore.projection import Projection


def migrate(url: str, projections: Sequence[Projection] = ()) -> None:
    """Brings the record to this version, then the read models; harmless to repeat, or to run twice at once.

    :raises RecordUnavailable: when the database cannot be reached, or another writer holds it too long.
    """
    engine = writer_engine(url)
    try:
        with engine.begin() as connection:
            lock_migrations(connection)
            _upgrade(connection)
            bring_into_step(connection, projections)
    except DBAPIError as error:
        raise translated(error) from error
    finally:
        engine.dispose()


def _upgrade(connection: Connection) -> None:
    with as_file(files("eventstore") / "migrations") as scripts:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        command.upgrade(config, "head")
