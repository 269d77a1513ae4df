"""What every part of a blueprint has in common."""

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A part of a blueprint: known fields only, each of exactly the type it says."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
