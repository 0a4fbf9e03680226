"""The settings of a Server: options of the command line, then LANTING_* variables, then one TOML file, then these."""

from __future__ import annotations

import os
from difflib import get_close_matches
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import AnyHttpUrl, Field, IPvAnyNetwork, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from lanting.app.error import BadSetting, UnknownSetting
from lanting.media.limit import ASSET_MB_MAX, PERSON_MB_MAX, SERVER_MB_MAX, SPACE_MB_MAX
from lanting.protocol.limit import KNOWN_AFTER_MS
from lanting.runtime.address_limit import CONNECTIONS_MAX, NEW_PER_S

SETTINGS_FILE: Final = Path("lanting.toml")
"""Read from the folder where Lanting is started, if it is there."""

_PREFIX: Final = "LANTING_"

Port = Annotated[int, Field(ge=0, le=65_535)]


class Settings(BaseSettings):
    """Everything an Operator can choose. `lanting serve` alone needs none of it."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="forbid", frozen=True, toml_file=SETTINGS_FILE)

    host: str = "0.0.0.0"  # noqa: S104 - the link for the same network is the point
    """The address to listen on; all of this machine's IPv4 addresses unless said."""
    port: Port = 8_080
    """For http. 0 takes any free port."""
    https: bool = True
    """Whether to listen for https too, under a certificate of our own."""
    https_port: Port = 8_443
    data: Path = Path("data")
    """The folder with the database, the keys and the certificates."""
    database: str | None = None
    """`postgresql://…`; SQLite in the data folder unless said."""
    public_url: AnyHttpUrl | None = None
    """How the world reaches this Server, where a proxy stands before it."""
    tls_cert: Path | None = None
    """A certificate of your own for https, with what vouches for it (PEM); looked at again every hour."""
    tls_key: Path | None = None
    """Its private key (PEM)."""
    trusted_proxies: tuple[IPvAnyNetwork, ...] = ()
    """Whose X-Forwarded-For and X-Forwarded-Proto are believed."""
    trusted_networks: tuple[IPvAnyNetwork, ...] = ()
    """Whose addresses are not counted: a school behind one address, for example."""
    metrics_from: tuple[IPvAnyNetwork, ...] = (IPv4Network("127.0.0.0/8"), IPv6Network("::1/128"))
    """Who may read /metrics."""
    creating: Literal["operator", "anyone"] = "operator"
    """Who may make Spaces. On this very computer everybody may."""
    connections_per_address_max: Annotated[int, Field(ge=1)] = CONNECTIONS_MAX
    new_connections_per_s: Annotated[int, Field(ge=1)] = NEW_PER_S
    """Tickets and sockets that one address may ask for in a second."""
    participants_max: Annotated[int, Field(ge=1, le=100_000)] = 1_000
    """People that a Space holds at a time; programs are not counted."""
    known_after_min: Annotated[int, Field(ge=0, le=10_000)] = KNOWN_AFTER_MS // 60_000
    """So many minutes inside make a new guest a known one; 0: everybody is known."""
    asset_mb_max: Annotated[int, Field(ge=1, le=1_000)] = ASSET_MB_MAX
    """How large one file may be that people bring into a Space, in megabytes."""
    person_assets_mb_max: Annotated[int, Field(ge=0)] = PERSON_MB_MAX
    """Of all files that one person has brought into one Space."""
    space_assets_mb_max: Annotated[int, Field(ge=0)] = SPACE_MB_MAX
    """Of all files in one Space."""
    assets_mb_max: Annotated[int, Field(ge=0)] = SERVER_MB_MAX
    """Of all files on this Server. 0: nobody brings any."""
    guide: bool = True
    """Whether a guide, a program and marked as one, greets who comes first into an empty Space."""
    demo: bool = False
    """Whether the first Space has a company of two dozen programs, for a demonstration."""
    log_level: Annotated[str, Field(pattern="^(debug|info|warning|error)$")] = "info"

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

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{self.data.absolute().as_posix()}/lanting.db"


def read_settings(**options: Any) -> Settings:
    """The settings of this start; options that are None were not given. Raises BadSetting."""
    _refuse_misspelt_variables()
    try:
        return Settings(**{name: value for name, value in options.items() if value is not None})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = str(first["loc"][0]) if first["loc"] else "settings"
        if first["type"] == "extra_forbidden":
            raise UnknownSetting(name, str(SETTINGS_FILE), _nearest(name, cutoff=0)) from None
        raise BadSetting(name, first["msg"].lower()) from None
    except SettingsError as error:
        raise BadSetting("settings", str(error)) from None
    except ValueError as error:
        raise BadSetting("settings", f"{SETTINGS_FILE} is not TOML ({error})") from None


def _refuse_misspelt_variables() -> None:
    """A variable that is nearly a setting's would be passed over in silence; what is like none is somebody else's."""
    for variable in sorted(os.environ):
        name = variable.removeprefix(_PREFIX).lower()
        if variable.startswith(_PREFIX) and name not in Settings.model_fields and (near := _nearest(name, cutoff=0.75)):
            raise UnknownSetting(variable, "the environment", f"{_PREFIX}{near.upper()}")


def _nearest(name: str, cutoff: float) -> str | None:
    return next(iter(get_close_matches(name.lower(), Settings.model_fields, n=1, cutoff=cutoff)), None)
