"""Reading and writing what is stored of Assets. Each function belongs into one unit of work of the store."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, delete, desc, func, insert, or_, select, update

from lanting.kernel.clock import Instant
from lanting.kernel.error import LantingError
from lanting.kernel.ids import AssetId, SpaceId, UserId
from lanting.media.asset import Asset, Facts, Kind, Stored, Words
from lanting.media.quota import KeptBytes
from lanting.media.tables import assets
from lanting.scene.queries import find_draft, newest_scene
from lanting.scene.snapshot import encode_content
from lanting.space.tables import spaces

_NAMED: Final = re.compile(rb'"asset":"(ast_[0-9a-hjkmnp-tv-z]{16})"')
"""How a component names an Asset. Text of people stands in JSON with its quotation marks escaped."""


class AssetUnknown(LantingError):
    """The Space has no such Asset."""

    code = "asset_unknown"

    def __init__(self) -> None:
        super().__init__("there is no such file here; it may have been deleted")


class AssetUsed(LantingError):
    """Things in the Space still show it."""

    code = "asset_used"

    def __init__(self, used: int) -> None:
        super().__init__(f"{used} things in the space still show it; take them away first", used=used)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """Bytes that some Asset names, by their digest."""

    media_type: str
    spaces: tuple[SpaceId, ...]


def add_asset(connection: Connection, asset: Asset) -> Asset:
    """Store it; the Space's own, where it has these very bytes already."""
    known = find_same(connection, asset.space_id, asset.digest)
    if known is not None:
        return known
    connection.execute(
        insert(assets).values(
            id=asset.id,
            space_id=asset.space_id,
            digest=asset.digest,
            kind=asset.kind,
            media_type=asset.media_type,
            bytes=asset.bytes,
            user_id=asset.user,
            uploaded_at=asset.uploaded_at,
            facts=msgspec.json.encode(asset.facts),
            **_words(asset.words),
            **_light(asset.light),
            **_thumb(asset.thumb),
        )
    )
    return asset


def find_asset(connection: Connection, space_id: SpaceId, asset_id: str) -> Asset:
    """Raises AssetUnknown."""
    row = connection.execute(_all().where(_is(space_id, asset_id))).first()
    if row is None:
        raise AssetUnknown
    return _asset(row)


def find_same(connection: Connection, space_id: SpaceId, digest: str) -> Asset | None:
    """The Space's Asset with these bytes."""
    row = connection.execute(_all().where(assets.c.space_id == space_id, assets.c.digest == digest)).first()
    return None if row is None else _asset(row)


def assets_of(connection: Connection, space_id: SpaceId) -> list[Asset]:
    """Everything in the library of a Space, the newest first."""
    newest = _all().where(assets.c.space_id == space_id).order_by(desc(assets.c.uploaded_at), desc(assets.c.id))
    return [_asset(row) for row in connection.execute(newest)]


def assets_named(connection: Connection, space_id: SpaceId, asset_ids: Collection[str]) -> list[Asset]:
    """Those of them that are there."""
    rows = connection.execute(_all().where(assets.c.space_id == space_id, assets.c.id.in_(asset_ids)))
    return [_asset(row) for row in rows]


def search_assets(
    connection: Connection, space_id: SpaceId, *, query: str, kind: Kind | None, after: str, limit: int
) -> tuple[list[Asset], bool]:
    """A page of the library, behind the Asset `after`, and whether there are more.

    Every word of the query is somewhere in what is said of it, in any case.
    """
    words = query.casefold().split()
    fitting = [
        each
        for each in assets_of(connection, space_id)
        if (kind is None or each.kind == kind) and all(word in _said(each.words) for word in words)
    ]
    start = next((place + 1 for place, each in enumerate(fitting) if each.id == after), 0)
    return fitting[start : start + limit], len(fitting) > start + limit


def change_words(connection: Connection, space_id: SpaceId, asset_id: str, words: Words) -> None:
    connection.execute(update(assets).where(_is(space_id, asset_id)).values(**_words(words)))


def change_light(connection: Connection, space_id: SpaceId, asset_id: str, light: Stored) -> None:
    connection.execute(update(assets).where(_is(space_id, asset_id)).values(**_light(light)))


def change_thumb(connection: Connection, space_id: SpaceId, asset_id: str, thumb: Stored) -> None:
    connection.execute(update(assets).where(_is(space_id, asset_id)).values(**_thumb(thumb)))


def delete_asset(connection: Connection, space_id: SpaceId, asset_id: str) -> None:
    """Raises AssetUnknown, or AssetUsed while anything shows it, published or drafted."""
    find_asset(connection, space_id, asset_id)
    if used := uses_in(connection, space_id)[asset_id]:
        raise AssetUsed(used)
    connection.execute(delete(assets).where(_is(space_id, asset_id)))


def uses_in(connection: Connection, space_id: SpaceId) -> Counter[str]:
    """How many components of the published Scene and of the draft name each Asset."""
    scenes = [newest_scene(connection, space_id)]
    if find_draft(connection, space_id) is not None:
        scenes.append(newest_scene(connection, space_id, "draft"))
    return Counter(name.decode() for scene in scenes for name in _NAMED.findall(encode_content(scene)))


def usage_of(connection: Connection, space_id: SpaceId, user: UserId) -> KeptBytes:
    """What is kept by now."""
    total = func.coalesce(func.sum(assets.c.bytes + assets.c.light_bytes + assets.c.thumb_bytes), 0)

    def kept(*where: ColumnElement[bool]) -> int:
        return int(connection.scalar(select(total).where(*where)) or 0)

    in_space = assets.c.space_id == space_id
    return KeptBytes(kept(in_space, assets.c.user_id == user), kept(in_space), kept())


def find_file(connection: Connection, digest: str) -> KeptFile | None:
    """What the bytes with this digest are, and which Spaces that are there have them."""
    found = select(assets, spaces.c.id.label("there")).join(spaces, spaces.c.id == assets.c.space_id)
    named = or_(assets.c.digest == digest, assets.c.light_digest == digest, assets.c.thumb_digest == digest)
    rows = connection.execute(found.where(named, spaces.c.deleted_at.is_(None))).all()
    if not rows:
        return None
    row = rows[0]
    types = {row.thumb_digest: row.thumb_media_type, row.light_digest: row.light_media_type, row.digest: row.media_type}
    return KeptFile(types[digest], tuple(SpaceId(each.there) for each in rows))


def kept_digests(connection: Connection) -> set[str]:
    """Every file that some Asset names."""
    rows = connection.execute(select(assets.c.digest, assets.c.light_digest, assets.c.thumb_digest))
    return {digest for row in rows for digest in row if digest is not None}


def triangles_of(connection: Connection, space_id: SpaceId) -> dict[AssetId, int]:
    """By Asset, of every model and array in one Space's library: what is drawn of it."""
    models = _all().where(assets.c.space_id == space_id, assets.c.kind.in_(("model", "array")))
    return {row.id: _drawn_triangles(_asset(row)) for row in connection.execute(models)}


def _drawn_triangles(asset: Asset) -> int:
    """Of the light variant, where there is one: it is what browsers show."""
    return asset.light.triangles if asset.light else asset.facts.triangles


def forget_old(connection: Connection) -> None:
    """Forget the libraries of Spaces that are gone for good."""
    connection.execute(delete(assets).where(assets.c.space_id.not_in(select(spaces.c.id))))


def _all() -> Any:
    return select(assets)


def _is(space_id: SpaceId, asset_id: str) -> ColumnElement[bool]:
    return (assets.c.space_id == space_id) & (assets.c.id == asset_id)


def _said(words: Words) -> str:
    return "\n".join(_words(words).values()).casefold()


def _words(words: Words) -> dict[str, str]:
    return {name: getattr(words, name) for name in ("name", "description", "author", "source", "licence")}


def _light(light: Stored | None) -> dict[str, Any]:
    return {} if light is None else {
        "light_digest": light.digest,
        "light_media_type": light.media_type,
        "light_bytes": light.bytes,
        "light_triangles": light.triangles,
    }  # fmt: skip


def _thumb(thumb: Stored | None) -> dict[str, Any]:
    return {} if thumb is None else {
        "thumb_digest": thumb.digest,
        "thumb_media_type": thumb.media_type,
        "thumb_bytes": thumb.bytes,
    }  # fmt: skip


def _asset(row: Row[Any]) -> Asset:
    return Asset(
        id=row.id,
        space_id=row.space_id,
        digest=row.digest,
        kind=row.kind,
        media_type=row.media_type,
        bytes=row.bytes,
        words=Words(row.name, row.description, row.author, row.source, row.licence),
        user=row.user_id,
        uploaded_at=Instant(row.uploaded_at),
        facts=msgspec.json.decode(row.facts, type=Facts),
        light=_stored(row.light_digest, row.light_media_type, row.light_bytes, row.light_triangles),
        thumb=_stored(row.thumb_digest, row.thumb_media_type, row.thumb_bytes),
    )


def _stored(digest: str | None, media_type: str, size: int, triangles: int = 0) -> Stored | None:
    return None if digest is None else Stored(digest, media_type, size, triangles)
