"""The record of an installation, with everything that people look at kept in step."""

from eventstore.migrate import migrate
from eventstore.store import EventStore
from readmodels.projections import PROJECTIONS
from runtime.settings import Settings


async def open_record(settings: Settings) -> EventStore:
    """The record, migrated already.

    :raises NotMigrated: when its tables are missing: run `lockgate admin migrate`.
    :raises RecordUnavailable: when the database cannot be reached.
    """
    return await EventStore.open(settings.record_url, PROJECTIONS)


def migrate_record(settings: Settings) -> None:
    """Makes or updates the tables; harmless when there is nothing to do."""
    if not settings.database_url:
        settings.home.mkdir(parents=True, exist_ok=True)
    migrate(settings.record_url, PROJECTIONS)
