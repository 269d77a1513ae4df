"""How stages are named in a file."""

from typing import Annotated, TypeAlias

from pydantic import Field

from domain.stage import Stage

# YAML has texts, so the words of a closed list are looked up in it.
StageWord: TypeAlias = Annotated[Stage, Field(strict=False)]
