"""What several commands need: the settings, the database, and the running Server to tell what was changed.

Loaded with every command, so what is slow to load waits until it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TypeVar

import msgspec
import typer

from lanting.app import open_at
from lanting.app.data_folder import OPERATOR_FILE, DataFolder
from lanting.app.error import StartRefused
from lanting.kernel.host import is_loopback
from lanting.kernel.ids import SpaceId

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from lanting.app.settings import Settings

T = TypeVar("T")

Data = Annotated[Path | None, typer.Option(help="Folder with database, keys and certificates; ./data unless said.")]
_TELL_WITHIN_S: Final = 5.0


class NoOperatorKey(StartRefused):
    """The data folder has no key of the Operator."""

    code = "no_operator_key"

    def __init__(self, folder: Path) -> None:
        super().__init__(f"there is no {OPERATOR_FILE} in {folder}; name the Server's data folder with --data")


def settings_with(data: Path | None) -> Settings:
    from lanting.app.settings import read_settings

    return read_settings(data=data)


def in_store(settings: Settings, unit: Callable[[Connection], T]) -> T:
    """Run one unit of work on the database of these settings; a running Server goes on meanwhile."""
    import asyncio

    from lanting.store.store import Store

    DataFolder.open(settings.data)
    store = Store.open(settings.database_url)

    async def run() -> T:
        try:
            return await store.write(unit, durable=True)
        finally:
            await store.close()

    return asyncio.run(run())


def new_token(settings: Settings) -> str:
    """What proves that whoever asks can read the data folder. Raises NoOperatorKey."""
    import secrets

    from lanting.identity.operator_link import new_operator_token
    from lanting.kernel.clock import SystemClock

    try:
        key = (settings.data / OPERATOR_FILE).read_text().strip()
    except OSError:
        raise NoOperatorKey(settings.data) from None
    return new_operator_token(key, SystemClock().now(), secrets.token_bytes)


def origins(settings: Settings) -> list[str]:
    """Where the Server is reached so that rights may travel: here, or by https. As it says itself, else as set."""
    where = open_at.noted(settings.data)
    if where is None:
        here = "localhost" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104 - compared, not bound
        public = str(settings.public_url).rstrip("/") if settings.public_url else None
        where = open_at.OpenAt(f"http://{here}:{settings.port}", None, public)
    own = where.here if is_loopback(_host_of(where.here)) else where.https
    return [each for each in (where.public, own) if each]


def tell_running(settings: Settings, space: SpaceId) -> bool:
    """Let a running Server know that a Space was changed. False where none was reached."""
    import urllib.request

    where = open_at.noted(settings.data)
    if where is None:
        return False
    body = msgspec.json.encode({"token": new_token(settings), "space": space})
    asking = urllib.request.Request(  # noqa: S310 - an address that our own Server has written down
        f"{where.here}/api/operator/changed", body, {"Content-Type": "application/json"}
    )
    try:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(asking, timeout=_TELL_WITHIN_S) as answer:
            return bool(answer.status < 300)
    except (OSError, NoOperatorKey):
        return False


def _host_of(origin: str) -> str:
    from urllib.parse import urlsplit

    return urlsplit(origin).hostname or ""
