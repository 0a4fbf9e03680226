"""An Asset as the API tells it: what it is, what is said of it, where its bytes are; never who brought it."""

from __future__ import annotations

import msgspec

from lanting.identity.caller import Caller
from lanting.media.asset import Asset, Facts, Kind, Stored


class AssetCard(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a Space's library."""

    id: str
    kind: Kind
    name: str
    description: str
    author: str
    source: str
    licence: str
    media_type: str
    bytes: int
    url: str
    """The original, as it was uploaded."""
    light_url: str | None
    """What stands in for it, where somebody has made a lighter one: show this."""
    light_bytes: int
    light_triangles: int
    thumb_url: str | None
    facts: Facts
    """What was counted in the original."""
    used: int | None
    """How many things show it, for who may edit here; None for others."""
    is_yours: bool
    """You have brought it."""
    uploaded_at: int
    """Milliseconds since 1970."""


def card_of(asset: Asset, caller: Caller | None, used: int | None) -> AssetCard:
    words, light = asset.words, asset.light
    return AssetCard(
        id=asset.id,
        kind=asset.kind,
        name=words.name,
        description=words.description,
        author=words.author,
        source=words.source,
        licence=words.licence,
        media_type=asset.media_type,
        bytes=asset.bytes,
        url=url_of(asset.digest),
        light_url=_url(light),
        light_bytes=light.bytes if light else 0,
        light_triangles=light.triangles if light else 0,
        thumb_url=_url(asset.thumb),
        facts=asset.facts,
        used=used,
        is_yours=caller is not None and asset.user == caller.user,
        uploaded_at=asset.uploaded_at,
    )


def url_of(digest: str) -> str:
    """Where the bytes are; the address names them."""
    return f"/assets/{digest}"


def _url(stored: Stored | None) -> str | None:
    return None if stored is None else url_of(stored.digest)
