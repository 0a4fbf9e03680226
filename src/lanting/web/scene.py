"""The Scenes of a Space as they are fetched: the published one by whoever may look in, the draft by who builds."""

from __future__ import annotations

from typing import Any, Final

from litestar import MediaType, Request, Response, get
from litestar.params import FromPath
from sqlalchemy import Connection

from lanting.kernel.ids import SpaceId
from lanting.protocol.word import SceneKind
from lanting.scene.queries import find_snapshot
from lanting.space.waiting import is_open
from lanting.web.api import NO_STORE, SpaceKey, found_space
from lanting.web.asset import IMMUTABLE
from lanting.web.asset_maker import maker_of
from lanting.web.desk import AskedDesk
from lanting.web.error import SceneNotFound
from lanting.web.page import accepts_gzip
from lanting.web.sight import look
from lanting.web.snapshot import Snapshot


@get("/api/spaces/{space:str}/scene/{revision:int}", summary="Fetch a Scene", media_type=MediaType.JSON)
async def scene_snapshot(
    desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey, revision: FromPath[int]
) -> Response[bytes]:
    """Every Entity of one revision of the Space's Scene. Immutable. 403 for who may not look in yet."""
    stored = await found_space(desk, space)
    await look(desk, request, stored)
    snapshot = desk.snapshots.get((stored.id, revision))
    if snapshot is None:
        snapshot = await desk.store.read(lambda connection: _packed(connection, stored.id, revision, "published"))
        desk.snapshots.keep((stored.id, revision), snapshot)
    kept = IMMUTABLE if is_open(stored.rules) else IMMUTABLE.replace("public", "private")
    return _answer(request, snapshot, {"Cache-Control": kept})


@get("/api/spaces/{space:str}/scene/draft/{revision:int}", summary="Fetch a draft", media_type=MediaType.JSON)
async def draft_snapshot(
    desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey, revision: FromPath[int]
) -> Response[bytes]:
    """Every Entity of one revision of the Space's draft. 403 for who does not build here."""
    maker = await maker_of(desk, request, space)
    snapshot = await desk.store.read(lambda connection: _packed(connection, maker.space.id, revision, "draft"))
    return _answer(request, snapshot, NO_STORE)


def _answer(request: Request[Any, Any, Any], snapshot: Snapshot, headers: dict[str, str]) -> Response[bytes]:
    gzipped = accepts_gzip(request)
    encoding = {"Vary": "Accept-Encoding"} | ({"Content-Encoding": "gzip"} if gzipped else {})
    content = snapshot.gzipped if gzipped else snapshot.plain
    return Response(content, media_type="application/json", headers=headers | encoding)


def _packed(connection: Connection, space_id: SpaceId, revision: int, scene: SceneKind) -> Snapshot:
    """Runs on a reader's thread, where compressing holds nobody up."""
    plain = find_snapshot(connection, space_id, revision, scene)
    if plain is None:
        raise SceneNotFound(space_id, revision)
    return Snapshot.of(plain)


HANDLERS: Final = (scene_snapshot, draft_snapshot)
