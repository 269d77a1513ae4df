"""Which installation a command is about, and who acts in it."""

import tomllib
from typing import Any

from pydantic import ValidationError
from pydantic_settings import SettingsError

from console.options import Common, Where
from domain.identity import Actor
from runtime.failures import Failure
from runtime.identity import DevelopmentIdentity
from runtime.settings import Settings

NO_RECORD = "Make one with: lockgate admin migrate, or start everything with: lockgate dev"


def settings_of(common: Where, **more: Any) -> Settings:
    """The settings in force.

    :raises Failure: when one of them is wrong.
    """
    said = {**({} if common.home is None else {"home": common.home}), **more}
    try:
        return Settings(**said)
    except ValidationError as error:
        raise Failure(_sentences(error), code="settings-wrong", next="Put the setting right.") from error
    except SettingsError as error:
        raise Failure(
            f"{error}.".capitalize(), code="settings-wrong", next='A list is written as ["one", "two"].'
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise Failure(f"lockgate.toml: {error}", code="settings-wrong", next="Put the file right.") from error


def actor_of(common: Common, settings: Settings) -> Actor:
    """Who acts.

    :raises NotSignedIn: when that cannot be said.
    """
    return DevelopmentIdentity(settings, common.person).actor()


def require_record(settings: Settings) -> None:
    """Nothing to read, and nothing is made by looking.

    :raises Failure: when the record's own file is not there.
    """
    if not settings.database_url and not (settings.home / "record.db").exists():
        raise Failure(f"There is no record in {settings.home} yet.", code="no-record", next=NO_RECORD)


def _sentences(error: ValidationError) -> str:
    return "; ".join(
        f"{'.'.join(map(str, each['loc'])) or 'settings'}: {each['msg'].removeprefix('Value error, ')}"
        for each in error.errors()
    )
