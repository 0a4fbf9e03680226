"""Giving a Space a picture of its own: a JPEG, measured before anybody sees it, and kept by its content."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from litestar import Request, Response, delete, put
from sqlalchemy import Connection

from lanting.kernel.error import LantingError
from lanting.protocol.permission import Permission
from lanting.space.queries import change_picture, list_pictures
from lanting.store.store import Store
from lanting.web.api import NO_STORE, SpaceKey
from lanting.web.desk import AskedDesk, Desk
from lanting.web.jpeg import NotJpeg, read_jpeg
from lanting.web.keeper import Keeper, keeper_of, note_act
from lanting.web.picture import HEIGHT, PICTURE_BYTES_MAX, WIDTH, Pictures
from lanting.web.picture_shelf import PictureShelf


class PictureRefused(LantingError):
    """Not a picture as Spaces have one."""

    code = "picture_refused"

    def __init__(self) -> None:
        super().__init__(
            f"a space's picture is a JPEG of {WIDTH} by {HEIGHT} pixels and at most {PICTURE_BYTES_MAX // 1_000} kB",
            width=WIDTH,
            height=HEIGHT,
            kilobytes_max=PICTURE_BYTES_MAX // 1_000,
        )


class PicturesMissing(LantingError):
    """This Server has no place for pictures."""

    code = "pictures_missing"

    def __init__(self) -> None:
        super().__init__("this server keeps no pictures; its spaces show those of their templates")


@put(
    "/api/spaces/{space:str}/picture",
    summary="Give a Space a picture",
    status_code=204,
    # Counted while it comes in, so that who sends too much is told what a picture is.
    request_max_body_size=None,
)
async def put_picture(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[None]:
    """The body is the JPEG. What it says of where and when it was taken is left out."""
    keeper = await keeper_of(desk, request, space, Permission.BUILD)
    content = await _body(request)
    try:
        jpeg = read_jpeg(content)
    except NotJpeg:
        raise PictureRefused from None
    if (jpeg.width, jpeg.height) != (WIDTH, HEIGHT):
        raise PictureRefused
    await _change(desk, keeper, jpeg.content)
    return Response(None, status_code=204, headers=NO_STORE)


@delete("/api/spaces/{space:str}/picture", summary="Take a Space's picture away", status_code=204)
async def delete_picture(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[None]:
    """From now on it shows its template's again."""
    await _change(desk, await keeper_of(desk, request, space, Permission.BUILD), None)
    return Response(None, status_code=204, headers=NO_STORE)


async def _body(request: Request[Any, Any, Any]) -> bytes:
    """Read until it is too long; no more of it is taken in."""
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > PICTURE_BYTES_MAX:
            raise PictureRefused
    return bytes(content)


async def _change(desk: Desk, keeper: Keeper, content: bytes | None) -> None:
    shelf = desk.pictures.shelf
    if shelf is None:
        raise PicturesMissing
    async with desk.pictures.changing:
        digest = None if content is None else await asyncio.to_thread(shelf.keep, content)

        def change(connection: Connection) -> None:
            change_picture(connection, keeper.space.id, digest)
            note_act(connection, desk, keeper, "picture")

        await desk.store.write(change)
        await _forget_unshown(desk.store, shelf)


async def forget_pictures(store: Store, pictures: Pictures) -> None:
    """Throw away what no Space shows any more, such as those of Spaces that are gone."""
    if pictures.shelf is not None:
        async with pictures.changing:
            await _forget_unshown(store, pictures.shelf)


async def _forget_unshown(store: Store, shelf: PictureShelf) -> None:
    shown = await store.read(list_pictures)
    await asyncio.to_thread(shelf.forget_all_but, shown)


HANDLERS: Final = (put_picture, delete_picture)
