"""The library of a Space over HTTP: looked through by who may look in, changed by who may build."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final, get_args

import msgspec
from litestar import Request, Response, delete, get, patch, put
from litestar.params import FromPath, JSONBody
from sqlalchemy import Connection

from lanting.kernel.error import LantingError
from lanting.media import queries
from lanting.media.asset import Asset, Kind, Words
from lanting.media.limit import (
    ASSETS_ASKED_MAX,
    AUTHOR_CHARS_MAX,
    DESCRIPTION_CHARS_MAX,
    LIBRARY_PAGE_MAX,
    LICENCE_CHARS_MAX,
    NAME_CHARS_MAX,
    SOURCE_CHARS_MAX,
)
from lanting.protocol.text import clean_line, clean_text, is_blank
from lanting.web.api import NO_STORE, SpaceKey, found_space
from lanting.web.asset_card import AssetCard, card_of
from lanting.web.asset_maker import Maker, library_of, maker_of, maker_or_none
from lanting.web.desk import AskedDesk, Desk
from lanting.web.sight import look

_Asked = Request[Any, Any, Any]
_CHARS: Final = {
    "name": NAME_CHARS_MAX,
    "description": DESCRIPTION_CHARS_MAX,
    "author": AUTHOR_CHARS_MAX,
    "source": SOURCE_CHARS_MAX,
    "licence": LICENCE_CHARS_MAX,
}
_QUERY_CHARS_MAX: Final = 100


class WordsRefused(LantingError):
    """Something said of a file is too long, or its name is empty."""

    code = "asset_words"

    def __init__(self, field: str, chars_max: int) -> None:
        super().__init__(
            f"the {field} has at most {chars_max} characters, and a name at least one", field=field, chars_max=chars_max
        )


class SaidOfAsset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be said of it from now on; None: as before."""

    name: str | None = None
    description: str | None = None
    author: str | None = None
    source: str | None = None
    licence: str | None = None


class AssetPage(msgspec.Struct, frozen=True):
    """Some of a library."""

    assets: list[AssetCard]
    next: str | None
    """Ask with `after` this for those that follow; None: there are no more."""


@get("/api/spaces/{space:str}/assets", summary="Look through a Space's library")
async def list_library(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[AssetPage]:
    """The newest first, 50 at a time; `?query=` words, `?kind=` as an Asset has it, `?after=` an id. Or `?ids=`."""
    stored = await found_space(desk, space)
    await look(desk, request, stored)
    caller = desk.callers.of(request)
    asked = request.query_params
    if "ids" in asked:
        wanted = [*dict.fromkeys(asked["ids"].split(","))][:ASSETS_ASKED_MAX]
        named = await desk.store.read(lambda connection: queries.assets_named(connection, stored.id, wanted))
        return Response(AssetPage([card_of(each, caller, None) for each in named], None), headers=NO_STORE)
    kind: Kind | None = next((each for each in get_args(Kind) if each == asked.get("kind")), None)
    is_maker = await maker_or_none(desk, request, stored) is not None

    def look_up(connection: Connection) -> tuple[list[Asset], bool, Counter[str] | None]:
        page, is_more = queries.search_assets(
            connection,
            stored.id,
            query=asked.get("query", "")[:_QUERY_CHARS_MAX],
            kind=kind,
            after=asked.get("after", ""),
            limit=LIBRARY_PAGE_MAX,
        )
        return page, is_more, queries.uses_in(connection, stored.id) if is_maker and page else None

    page, is_more, uses = await desk.store.read(look_up)
    cards = [card_of(each, caller, None if uses is None else uses[each.id]) for each in page]
    return Response(AssetPage(cards, page[-1].id if is_more else None), headers=NO_STORE)


@get("/api/spaces/{space:str}/assets/{asset:str}", summary="Show one file of a library")
async def show_asset(desk: AskedDesk, request: _Asked, space: SpaceKey, asset: FromPath[str]) -> Response[AssetCard]:
    """For who may look into the Space."""
    stored = await found_space(desk, space)
    await look(desk, request, stored)
    found = await desk.store.read(lambda connection: queries.find_asset(connection, stored.id, asset))
    maker = await maker_or_none(desk, request, stored)
    used = await _used(desk, found) if maker else None
    return Response(card_of(found, desk.callers.of(request), used), headers=NO_STORE)


@patch("/api/spaces/{space:str}/assets/{asset:str}", summary="Say something else of a file")
async def change_asset(
    desk: AskedDesk, request: _Asked, space: SpaceKey, asset: FromPath[str], data: JSONBody[SaidOfAsset]
) -> Response[AssetCard]:
    """Its name, description, author, source or licence. Builders change all, others what they have brought."""
    maker, found = await _changeable(desk, request, space, asset)
    words = words_of(data, found.words)
    await desk.store.write(lambda connection: queries.change_words(connection, found.space_id, asset, words))
    return await _told(desk, maker, asset)


@delete("/api/spaces/{space:str}/assets/{asset:str}", summary="Delete a file", status_code=204)
async def delete_asset(desk: AskedDesk, request: _Asked, space: SpaceKey, asset: FromPath[str]) -> Response[None]:
    """Refused with 409 `asset_used` while anything in the Space shows it."""
    _, found = await _changeable(desk, request, space, asset)
    await desk.store.write(lambda connection: queries.delete_asset(connection, found.space_id, asset))
    return Response(None, status_code=204, headers=NO_STORE)


@put("/api/spaces/{space:str}/assets/{asset:str}/light", summary="Give a file a light one", request_max_body_size=None)
async def put_light(desk: AskedDesk, request: _Asked, space: SpaceKey, asset: FromPath[str]) -> Response[AssetCard]:
    """The body stands in for the original where it is shown. It is checked as the original was."""
    maker, found = await _changeable(desk, request, space, asset)
    await library_of(desk).lighten(found, request.stream())
    return await _told(desk, maker, asset)


@put("/api/spaces/{space:str}/assets/{asset:str}/thumb", summary="Give a file a preview", request_max_body_size=None)
async def put_thumb(desk: AskedDesk, request: _Asked, space: SpaceKey, asset: FromPath[str]) -> Response[AssetCard]:
    """The body is a small picture for lists."""
    maker, found = await _changeable(desk, request, space, asset)
    await library_of(desk).show_by(found, request.stream())
    return await _told(desk, maker, asset)


def words_of(said: SaidOfAsset, before: Words) -> Words:
    """What is said from now on, cleaned as all that people type. Raises WordsRefused."""
    words = {}
    for name, chars_max in _CHARS.items():
        typed = getattr(said, name)
        if typed is None:
            words[name] = getattr(before, name)
            continue
        words[name] = clean_text(typed) if name == "description" else clean_line(typed)
        if len(words[name]) > chars_max or (name == "name" and is_blank(words[name])):
            raise WordsRefused(name, chars_max)
    return Words(**words)


async def _changeable(desk: Desk, request: _Asked, space: str, asset: str) -> tuple[Maker, Asset]:
    maker = await maker_of(desk, request, space)
    found = await desk.store.read(lambda connection: queries.find_asset(connection, maker.space.id, asset))
    maker.check_may_change(found)
    return maker, found


async def _told(desk: Desk, maker: Maker, asset: str) -> Response[AssetCard]:
    found = await desk.store.read(lambda connection: queries.find_asset(connection, maker.space.id, asset))
    return Response(card_of(found, maker.caller, await _used(desk, found)), headers=NO_STORE)


async def _used(desk: Desk, asset: Asset) -> int:
    return await desk.store.read(lambda connection: queries.uses_in(connection, asset.space_id)[asset.id])


HANDLERS: Final = (list_library, show_asset, change_asset, delete_asset, put_light, put_thumb)
