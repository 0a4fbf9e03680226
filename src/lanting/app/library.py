"""The libraries of all Spaces, in the data folder: files by their content, and those that are on their way."""

from __future__ import annotations

import secrets
from importlib.util import find_spec
from pathlib import Path

from lanting.app.settings import Settings
from lanting.kernel.clock import Clock
from lanting.kernel.log import Log
from lanting.media.quota import Quotas
from lanting.media.shelf import ASSETS, FolderShelf
from lanting.media.upload import UPLOADS, Uploads
from lanting.store.store import Store
from lanting.web.asset_library import Library

_log = Log("lanting.app")


def library_of(settings: Settings, folder: Path, store: Store, clock: Clock) -> Library:
    """As the Operator allows."""
    if find_spec("resource") is None:
        _log.warning("files are checked within a time, but not within an amount of memory: this system limits none")
    work = folder / UPLOADS
    return Library(
        store=store,
        clock=clock,
        random_bytes=secrets.token_bytes,
        shelf=FolderShelf(folder / ASSETS),
        uploads=Uploads(work),
        work=work,
        quotas=Quotas(
            asset_mb=settings.asset_mb_max,
            person_mb=settings.person_assets_mb_max,
            space_mb=settings.space_assets_mb_max,
            server_mb=settings.assets_mb_max,
        ),
    )
