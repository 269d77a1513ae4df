"""What can be set for an installation, and where each setting comes from."""

from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from pydantic import Field, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from definitions.lists.limits import USUAL_LIMITS, ListLimits

DEVELOPMENT_ISSUER = "urn:lockgate:development"


class Environment(StrEnum):
    """Where an installation runs."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


class Settings(BaseSettings):
    """The command line goes before `LOCKGATE_...` in the environment, and that before `lockgate.toml`.

    :raises pydantic.ValidationError: when a setting is wrong or unknown.
    """

    model_config = SettingsConfigDict(
        env_prefix="LOCKGATE_", toml_file="lockgate.toml", extra="forbid", frozen=True
    )

    environment: Environment = Field(
        default=Environment.DEVELOPMENT,
        description="`production` refuses the development identity.",
    )
    home: Path = Field(
        default=Path(".lockgate"), description="The folder that holds everything when nothing else is set."
    )
    database_url: str = Field(
        default="", description="The record: `sqlite:///file` or `postgresql://...`; by default in `home`."
    )
    evidence_folder: Path | None = Field(
        default=None, description="The folder of the evidence files; by default `evidence` in `home`."
    )
    temporal_address: str = Field(
        default="127.0.0.1:7233", description="Host and port of the Temporal server."
    )
    temporal_namespace: str = Field(default="default", description="The namespace of the workflows.")
    task_queue: str = Field(default="lockgate", description="The task queue that workers listen to.")
    seconds_for_a_task: float = Field(
        default=10, gt=0, description="After so long another worker gets the task of one that is silent."
    )
    trusted_issuers: tuple[str, ...] = Field(
        default=(DEVELOPMENT_ISSUER,),
        description="Who may vouch for people; whoever another issuer vouches for is refused.",
    )
    most_bytes_of_a_list: int = Field(
        default=USUAL_LIMITS.most_bytes, ge=1, description="A list from a file with more bytes is refused."
    )
    most_rows_of_a_list: int = Field(
        default=USUAL_LIMITS.most_rows, ge=1, description="A list from a file with more rows is refused."
    )
    data_protection_officers: tuple[str, ...] = Field(
        default=(), description="Who may hold and erase personal data; without any, whoever may act."
    )
    years_to_keep_who_acted: int = Field(
        default=7, ge=0, description="For so long after they last acted it is kept who somebody is."
    )
    log_key_file: Path | None = Field(
        default=None,
        description="The key that signs checkpoints, which the sealer alone reads; by default in `home`.",
    )
    trust_file: Path | None = Field(
        default=None,
        description="Which log and witnesses are believed, and who must have seen a checkpoint.",
    )
    seconds_for_a_seal: float = Field(
        default=10,
        gt=0,
        description="So long whatever somebody does waits to be sealed before it is told as not sealed.",
    )
    log_format: str = Field(
        default="console",
        pattern="^(console|json)$",
        description="`console` for people, `json` for machines.",
    )

    @model_validator(mode="after")
    def _production_trusts_real_issuers(self) -> "Settings":
        if self.environment is Environment.PRODUCTION and DEVELOPMENT_ISSUER in self.trusted_issuers:
            raise ValueError(
                "production refuses the development identity: set trusted_issuers to your sign-in's issuer"
            )
        return self

    @property
    def record_url(self) -> str:
        """The record's database."""
        return self.database_url or f"sqlite:///{(self.home / 'record.db').absolute()}"

    @property
    def evidence_home(self) -> Path:
        """The folder of the evidence files."""
        return self.evidence_folder or self.home / "evidence"

    @property
    def log_key(self) -> Path:
        """The file of the sealer's key; its public half lies beside it."""
        return self.log_key_file or self.home / "log.key"

    @property
    def list_limits(self) -> ListLimits:
        """How much of a list from a file is read."""
        return ListLimits(most_bytes=self.most_bytes_of_a_list, most_rows=self.most_rows_of_a_list)

    @property
    def task_timeout(self) -> timedelta:
        """How long Temporal waits for a worker that was given something to do for a workflow."""
        return timedelta(seconds=self.seconds_for_a_task)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
