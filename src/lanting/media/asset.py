"""An Asset: a stored file of a Space, with what is known of it. What the check found of the bytes is its `Facts`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from lanting.kernel.clock import Instant
from lanting.kernel.ids import AssetId, SpaceId, UserId

Kind = Literal["model", "image", "sound", "array"]
Corner = tuple[float, float, float]


class Part(msgspec.Struct, frozen=True):
    """One mesh or picture of a model, as it weighs."""

    name: str
    bytes: int
    """In the file."""
    triangles: int = 0
    """As often as they are drawn."""
    pixels: int = 0


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What was counted in the bytes. Nothing of it is what somebody says."""

    bounds: tuple[Corner, Corner] | None = None
    """Of a model at rest, in metres: the least and the greatest corner."""
    triangles: int = 0
    """Of a matrix: what a relief of it is drawn with."""
    vertices: int = 0
    textures: int = 0
    pixels: int = 0
    """Of all textures."""
    width: int = 0
    height: int = 0
    """Of a picture as it is shown, turned as its Exif says."""
    is_panorama: bool = False
    """Twice as wide as it is high."""
    has_location: bool = False
    """Its Exif tells where it was taken; whoever sees the Space can read that in the original."""
    duration_ms: int = 0
    variants: tuple[str, ...] = ()
    clips: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    """The heaviest first."""
    extensions: tuple[str, ...] = ()
    shape: tuple[int, ...] = ()
    """Of an array: how many numbers in each direction."""
    dtype: str = ""
    """As NumPy names it, without the order of bytes."""
    lows: tuple[float, ...] = ()
    """The least finite number of each column where there are at most six of them, else of all; none, nothing."""
    highs: tuple[float, ...] = ()
    highest: tuple[int, int] | None = None
    """Row and column of a matrix's greatest number."""


class Found(msgspec.Struct, frozen=True):
    """What bytes are, whatever they were called."""

    kind: Kind
    media_type: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that was derived from the original and checked as it was."""

    digest: str
    media_type: str
    bytes: int
    triangles: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """What people say of an Asset."""

    name: str
    description: str = ""
    author: str = ""
    source: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file in the library of one Space."""

    id: AssetId
    space_id: SpaceId
    digest: str
    """The SHA-256 of the original, as it was uploaded."""
    kind: Kind
    media_type: str
    bytes: int
    words: Words
    user: UserId
    """Who brought it; told to nobody."""
    uploaded_at: Instant
    facts: Facts
    light: Stored | None = None
    thumb: Stored | None = None
