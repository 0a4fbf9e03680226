"""The nouns that several messages share."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from lanting.protocol.limit import CHAT_CHARS_MAX, ENTITY_ID_CHARS_MAX, NAME_CHARS_MAX, SLUG_CHARS_MAX

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=NAME_CHARS_MAX)]
ChatText = Annotated[str, msgspec.Meta(min_length=1, max_length=CHAT_CHARS_MAX)]
RequestId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{16,36}\Z")]
"""Random, made by the client; a repeat of the same request gets the first answer (PR-37)."""
Coordinate = Annotated[float, msgspec.Meta(ge=-5242.88, le=5242.87)]
Height = Annotated[float, msgspec.Meta(ge=-128.0, le=527.34)]
EntityKey = Annotated[str, msgspec.Meta(max_length=ENTITY_ID_CHARS_MAX)]
SpaceSlug = Annotated[str, msgspec.Meta(min_length=1, max_length=SLUG_CHARS_MAX)]
Emote = Literal["wave", "clap", "bow", "point", "raise_hand", "dance"]
"""Gestures. Each ends by itself, or when she walks."""
Seq = Annotated[int, msgspec.Meta(ge=0, le=(1 << 32) - 1)]


class Look(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a person appears. Numbers are indices into the palettes that the client draws from."""

    skin: Annotated[int, msgspec.Meta(ge=0, le=6)] = 0
    hair: Annotated[int, msgspec.Meta(ge=0, le=5)] = 0
    hair_style: Annotated[int, msgspec.Meta(ge=0, le=6)] = 0
    """0 cap of hair, 1 bun, 2 bob, 3 braid, 4 curls, 5 hijab, 6 hat."""
    cloth: Annotated[int, msgspec.Meta(ge=0, le=7)] = 0
    legs: Annotated[int, msgspec.Meta(ge=0, le=7)] = 6
    sash: Annotated[int, msgspec.Meta(ge=0, le=7)] = 1
    glasses: bool = False
    wheelchair: bool = False


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where somebody stands: metres, and the head's yaw in radians."""

    x: Coordinate
    y: Height
    z: Coordinate
    yaw: float = 0.0


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What a viewer learns of a slot."""

    slot: int
    participant: str
    name: str
    look: Look
    program: bool
    """A Bot: wears a badge and is never counted as a person."""


class ChatLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of chat, as it is stored."""

    number: int
    """Rises by one with every line of the Space."""
    participant: str
    name: str
    """The speaker's name when it was said."""
    program: bool
    text: str
    said_at: int
    """Milliseconds since 1970, UTC."""
