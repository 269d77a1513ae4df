"""What a single value in a blueprint may be: an id, a text, an amount, a count, a year."""

from datetime import date
from typing import Annotated, TypeAlias, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from domain.identity import SERVICE_ISSUER

Item = TypeVar("Item")

ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$"
TEXT_PATTERN = r"^[^\s\x00-\x1f\x7f-\x9f]([^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f])?$"
MEDIA_TYPE_PATTERN = r"^[a-z0-9][a-z0-9.+-]{0,99}/[a-z0-9][a-z0-9.+-]{0,99}$"
MOST_PENCE = 10**14
MOST_BYTES = 10**10
MOST_ITEMS = 500


def _whole_pence(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int):
        raise PydanticCustomError("amount", "An amount is in whole pence: digits only, no decimal point.")
    if value < 0:
        raise PydanticCustomError("amount", "An amount cannot be negative.")
    return value


def _known_schema(value: object) -> object:
    if isinstance(value, bool) or value != 1:
        raise PydanticCustomError("schema", "This version reads schema 1.")
    return value


def _people_only(issuer: str) -> str:
    if issuer == SERVICE_ISSUER:
        raise PydanticCustomError("issuer", "This issuer vouches for services, never for people.")
    return issuer


Id: TypeAlias = Annotated[str, Field(pattern=ID_PATTERN)]
Text: TypeAlias = Annotated[str, Field(pattern=TEXT_PATTERN, max_length=2000)]
TextOrNothing: TypeAlias = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f-\x9f]*$", max_length=2000)]
MediaType: TypeAlias = Annotated[str, Field(pattern=MEDIA_TYPE_PATTERN)]
Issuer: TypeAlias = Annotated[Text, AfterValidator(_people_only)]
Amount: TypeAlias = Annotated[int, BeforeValidator(_whole_pence), Field(ge=0, le=MOST_PENCE)]
SchemaNumber: TypeAlias = Annotated[
    int, BeforeValidator(_known_schema), Field(json_schema_extra={"const": 1})
]
Year: TypeAlias = Annotated[int, Field(ge=1900, le=2999)]
Day: TypeAlias = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2999, 12, 31))]
Many: TypeAlias = Annotated[tuple[Item, ...], Field(max_length=MOST_ITEMS)]

# The lowest counts are rules of `domain.programme.soundness`; editors only learn of them here.
Count: TypeAlias = Annotated[int, Field(le=10_000, json_schema_extra={"minimum": 0})]
CountFromOne: TypeAlias = Annotated[int, Field(le=10_000, json_schema_extra={"minimum": 1})]
Bytes: TypeAlias = Annotated[int, Field(le=MOST_BYTES, json_schema_extra={"minimum": 1})]
Percentage: TypeAlias = Annotated[int, Field(ge=0, le=100)]
