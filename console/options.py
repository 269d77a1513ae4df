"""What can be said with every command."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from cyclopts import Parameter, validators

Output: TypeAlias = Literal["table", "json", "jsonl", "csv"]
Nth: TypeAlias = Annotated[int, Parameter(validator=validators.Number(gte=1))]
Round: TypeAlias = Annotated[Nth | None, Parameter(help="The newest, unless it is given")]
Reason: TypeAlias = Annotated[str, Parameter(help="Why; people will ask for it later")]
Digest: TypeAlias = Annotated[
    str | None, Parameter(name="--evidence", help="The digest of the evidence that you have seen")
]
Submission: TypeAlias = Annotated[
    str | None, Parameter(help="The number of an earlier try: the same one twice is one decision")
]
Release: TypeAlias = Annotated[str, Parameter(name="RELEASE", help="Such as 1A, or shepway-fom/1A")]
Programme: TypeAlias = Annotated[
    str | None, Parameter(name="--programme", help="Needed only when there are several")
]


@Parameter(name="*")
@dataclass(frozen=True)
class Where:
    """Where the installation is."""

    home: Annotated[Path | None, Parameter(name="--home", help="The folder that holds everything")] = None


@Parameter(name="*")
@dataclass(frozen=True)
class Common(Where):
    """Where the installation is, who acts, and how to answer."""

    person: Annotated[
        str | None, Parameter(name="--as", env_var="LOCKGATE_AS", help="Who you are, in development")
    ] = None
    output: Annotated[Output, Parameter(name=("--output", "-o"), help="The form of the answer")] = "table"


@Parameter(name="*")
@dataclass(frozen=True)
class Reading(Common):
    """The same, for commands that only look."""

    as_of: Annotated[
        str | None,
        Parameter(
            name="--as-of", help="What had happened by a day or time, or stood at a position or an event's id"
        ),
    ] = None


HERE = Where()
COMMON = Common()
READING = Reading()
