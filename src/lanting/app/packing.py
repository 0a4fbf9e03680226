"""Spaces into files and out of them, from the command line: on the data folder, while a Server may run on it."""

from __future__ import annotations

import asyncio
import secrets
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import Connection

from lanting.app.catalogue import Catalogue
from lanting.app.data_folder import DataFolder
from lanting.app.error import StartRefused
from lanting.app.settings import Settings
from lanting.kernel.clock import SystemClock
from lanting.media.quota import Quotas
from lanting.media.shelf import ASSETS, FolderShelf
from lanting.media.upload import Uploads
from lanting.scene.package import Manifest
from lanting.space.queries import KeptExperience, StoredSpace
from lanting.store.store import Store
from lanting.web.asset_library import Library
from lanting.web.carried import go_on, on_in
from lanting.web.offered import Offered, Source
from lanting.web.package_opening import Opened, Opening, open_package
from lanting.web.space_package import contents_of, file_name, write_package

Find = Callable[[Connection], StoredSpace]


class FileTaken(StartRefused):
    """Nothing is written over."""

    code = "file_taken"

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} exists already; name a new file with --file")


class FileUnusable(StartRefused):
    """It cannot be read or written."""

    code = "file_unusable"

    def __init__(self, file: Path, error: OSError) -> None:
        super().__init__(f"{file} cannot be used ({error.strerror or error}); name another", file=str(file))


def pack_space(settings: Settings, find: Find, file: Path | None, history: bool) -> tuple[Path, Manifest]:
    """Write a Space to `file`. Raises FileTaken or FileUnusable."""

    async def run() -> tuple[Path, Manifest]:
        async with _library(settings) as library:
            return await _pack(library, find, file, history=history, sources=Catalogue().sources())

    return asyncio.run(run())


def unpack_space(settings: Settings, file: Path, name: str | None) -> tuple[Opened, Sequence[Offered]]:
    """Make a Space of a file; and what this Server could run, where experiences came along.

    Raises FileUnusable, and what `open_package` raises.
    """

    async def run() -> tuple[Opened, Sequence[Offered]]:
        async with _library(settings) as library:
            opened = await open_package(library, file, Opening(name or ""))
        return opened, await Catalogue().offers() if opened.experiences else ()

    if not file.is_file():
        raise FileUnusable(file, FileNotFoundError("there is no such file"))
    return asyncio.run(run())


def duplicate_space(settings: Settings, find: Find, name: str) -> tuple[Opened, Sequence[KeptExperience]]:
    """Make a Space like another, which is packed and opened for it; and what is on in both. Raises what both raise."""

    async def run() -> tuple[Opened, Sequence[KeptExperience]]:
        async with _library(settings) as library:
            file, _ = await _pack(library, find, library.work / "copy.zip")
            like = await library.store.read(find)
            model = await library.store.read(lambda connection: on_in(connection, like.id))

            def found(connection: Connection, space: StoredSpace) -> None:
                go_on(connection, space.id, model, library.random_bytes)

            return await open_package(library, file, Opening(name, language=like.language, found=found)), model

    return asyncio.run(run())


async def _pack(
    library: Library,
    find: Find,
    file: Path | None,
    *,
    history: bool = False,
    sources: Mapping[str, Source] | None = None,
) -> tuple[Path, Manifest]:
    now = library.clock.now()
    space = await library.store.read(find)
    contents = await library.store.read(
        lambda connection: contents_of(connection, space, now, history=history, sources=sources)
    )
    target = file or Path(file_name(space))
    try:
        await write_package(target, contents, library.shelf)
    except FileExistsError:
        raise FileTaken(target) from None
    except OSError as error:
        target.unlink(missing_ok=True)
        raise FileUnusable(target, error) from None
    return target, contents.manifest


@asynccontextmanager
async def _library(settings: Settings) -> AsyncIterator[Library]:
    """The libraries of a data folder, with a folder for work of their own: a running Server keeps tidy only its own."""
    folder = DataFolder.open(settings.data)
    store = Store.open(settings.database_url)
    try:
        with tempfile.TemporaryDirectory(dir=folder.path, prefix=".packing-") as work:
            yield Library(
                store=store,
                clock=SystemClock(),
                random_bytes=secrets.token_bytes,
                shelf=FolderShelf(folder.path / ASSETS),
                uploads=Uploads(Path(work)),
                work=Path(work),
                # The Operator brings it for everybody: what one person may keep does not hold for her.
                quotas=Quotas(
                    asset_mb=settings.asset_mb_max,
                    person_mb=settings.space_assets_mb_max,
                    space_mb=settings.space_assets_mb_max,
                    server_mb=settings.assets_mb_max,
                ),
            )
    finally:
        await store.close()
