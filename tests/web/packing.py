"""As much of a Server as keeps Spaces, and a Space to take from one to another."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from lanting.kernel.clock import SystemClock
from lanting.kernel.ids import SpaceId, UserId, new_entity_id, new_user_id
from lanting.media.asset import Asset, Words
from lanting.media.quota import QUOTAS, Quotas
from lanting.media.shelf import FolderShelf
from lanting.media.upload import Note, Uploads
from lanting.protocol.operation import AddEntity
from lanting.protocol.word import Rules
from lanting.scene.authority import Author
from lanting.scene.journal import JournalEntry
from lanting.scene.queries import append_edits, newest_scene, open_scene
from lanting.scene.snapshot import encode_content
from lanting.space.queries import StoredSpace, list_spaces
from lanting.store.store import Store
from lanting.web.asset_library import Library
from lanting.web.founding import found_space
from lanting.web.offered import Source
from lanting.web.space_package import contents_of, write_package
from tests.media.pictures import jpeg, png

PICTURE = png(64, 48, data=random.Random(1).randbytes(9_000))
LIGHT = jpeg(32, 24)
SOURCE = random.Random(7)
RULES = Rules(entry="link", capacity=12, slow_mode_s=5)
LICENCE = "CC BY 4.0"


@dataclass
class Server:
    """As much of one as keeps Spaces."""

    library: Library
    folder: Path

    def read(self, ask: Callable[..., Any]) -> Any:
        return self.library.store.read(ask)

    async def pack(
        self, space: StoredSpace, *, history: bool = False, sources: Mapping[str, Source] | None = None
    ) -> Path:
        now = self.library.clock.now()
        contents = await self.read(lambda c: contents_of(c, space, now, history=history, sources=sources))
        file = self.folder / f"{space.slug}-{SOURCE.randrange(1 << 30)}.zip"
        await write_package(file, contents, self.library.shelf)
        return file

    async def spaces(self) -> int:
        return len(await self.read(list_spaces))


def opened_server(folder: Path, quotas: Quotas = QUOTAS) -> Server:
    folder.mkdir()
    work = folder / "uploads"
    store = Store.open(f"sqlite:///{folder / 'lanting.db'}")
    shelf, source = FolderShelf(folder / "assets"), random.Random(str(folder))
    return Server(Library(store, SystemClock(), source.randbytes, shelf, Uploads(work), work, quotas=quotas), folder)


async def atelier(server: Server) -> StoredSpace:
    """A Space with a picture that somebody has brought and hung, once edited."""
    library, now = server.library, server.library.clock.now()
    space: StoredSpace = await library.store.write(
        lambda c: found_space(c, "Atelier", "gallery", now, SOURCE.randbytes, RULES)
    )
    mei = UserId(new_user_id(SOURCE.randbytes))
    asset = await brought(library, space.id, mei)
    await library.lighten(asset, pieces(LIGHT))
    await library.show_by(asset, pieces(LIGHT))
    hung = AddEntity(id=new_entity_id(SOURCE.randbytes), name="Vase", components={"image": {"asset": asset.id}})

    def edit(connection: Any) -> None:
        live = open_scene(connection, space.id, lambda _: 0)
        expected = live.revision
        change = live.apply([hung], Author(mei, "Mei", is_builder=True))
        append_edits(connection, space.id, "published", expected, [JournalEntry.of(change, "hang", now)])

    await library.store.write(edit)
    return space


async def brought(library: Library, space: SpaceId, user: UserId) -> Asset:
    now = library.clock.now()
    words = Words("Vase", "A blue one", "Mei", "the museum", LICENCE)
    note = Note(
        id=f"upl_{SOURCE.randrange(10**15, 10**16)}",  # type: ignore[arg-type]
        space=space, user=user, words=words, bytes=len(PICTURE), begun_at=now,
    )  # fmt: skip
    upload = await library.begin(note)
    await upload.receive(0, pieces(PICTURE), now)
    return await library.finish(upload)


async def pieces(data: bytes) -> AsyncIterator[bytes]:
    yield data


def content_of(server: Server, space: StoredSpace) -> Any:
    return server.read(lambda c: sha256(encode_content(newest_scene(c, space.id))).hexdigest())
