"""The nouns that several messages share."""

from __future__ import annotations

import math
from typing import Annotated, Literal

import msgspec

from lanting.protocol.limit import (
    CAPACITY_MAX,
    CAPTION_CHARS_MAX,
    CHAT_CHARS_MAX,
    ENTITY_ID_CHARS_MAX,
    NAME_CHARS_MAX,
    REASON_CHARS_MAX,
    SLOW_MODE_S_MAX,
    SLUG_CHARS_MAX,
    WHISPER_CHARS_MAX,
)

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=NAME_CHARS_MAX)]
ChatText = Annotated[str, msgspec.Meta(min_length=1, max_length=CHAT_CHARS_MAX)]
CaptionText = Annotated[str, msgspec.Meta(min_length=1, max_length=CAPTION_CHARS_MAX)]
WhisperText = Annotated[str, msgspec.Meta(min_length=1, max_length=WHISPER_CHARS_MAX)]
Reason = Annotated[str, msgspec.Meta(max_length=REASON_CHARS_MAX)]
"""Why, in the host's words; the person reads it."""
ParticipantKey = Annotated[str, msgspec.Meta(max_length=ENTITY_ID_CHARS_MAX)]
Role = Literal["operator", "owner", "host", "builder", "visitor", "watcher"]
"""The Roles, each including the next. `identity` decides who has which, and what each may do."""
Language = Literal["en", "fr", "zh-CN"]
"""In which pages speak."""
RequestId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{16,36}\Z")]
"""Random, made by the client; a repeat of the same request gets the first answer (PR-37)."""
Coordinate = Annotated[float, msgspec.Meta(ge=-5242.88, le=5242.87)]
Height = Annotated[float, msgspec.Meta(ge=-128.0, le=527.34)]
Point = tuple[Coordinate, Height, Coordinate]
Yaw = Annotated[float, msgspec.Meta(ge=-1_000_000.0, le=1_000_000.0)]
"""Radians, whole turns and all; a number in any case."""
_Share = Annotated[float, msgspec.Meta(ge=-1.0, le=1.0)]
Rotation = tuple[_Share, _Share, _Share, _Share]
"""x, y, z, w; of length 1, or near enough."""
EntityKey = Annotated[str, msgspec.Meta(max_length=ENTITY_ID_CHARS_MAX)]
BlockKey = Annotated[str, msgspec.Meta(max_length=ENTITY_ID_CHARS_MAX)]
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
    yaw: Yaw = 0.0

    def before(self, ahead_m: float, aside_m: float = 0.0, up_m: float = 0.0) -> Place:
        """What whoever stands here has before her: so far ahead, to her right, above her floor; looking back at her."""
        sin, cos = math.sin(self.yaw), math.cos(self.yaw)
        x, z = aside_m * cos - ahead_m * sin, -aside_m * sin - ahead_m * cos
        return Place(x=self.x + x, y=self.y + up_m, z=self.z + z, yaw=math.atan2(x, z))


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a host decides about a Space: ordinary settings, visible to everybody inside."""

    entry: Literal["anyone", "link"] = "anyone"
    """`anyone`: shown in the lobby. `link`: only who has its link, its code or a role."""
    approval: Literal["nobody", "new", "everybody"] = "nobody"
    """Who waits until a host lets her in."""
    capacity: Annotated[int, msgspec.Meta(ge=1, le=CAPACITY_MAX)] | None = None
    """People inside at a time; None: as many as the Server allows. Programs and hosts do not fill it."""
    chat: bool = True
    """Whether visitors may write. Hosts always may."""
    history: bool = True
    """Whether a newcomer gets what was said before."""
    whispers: bool = True
    """Whether visitors may write to one another alone. With hosts they always may."""
    slow_mode_s: Annotated[int, msgspec.Meta(ge=0, le=SLOW_MODE_S_MAX)] = 0
    """A visitor's lines are at least so many seconds apart."""
    quiet: bool = False
    """A host asked for quiet: nobody but hosts writes until it is lifted."""
    still: bool = False
    """A host asked to hold still: nobody but hosts moves until it is lifted."""
    voice: bool = True
    """Whether visitors may speak. Hosts always may; everybody may listen."""
    voices_muted: bool = False
    """A host has muted everybody: nobody but hosts is heard until it is lifted."""
    locked: bool = False
    """Nobody but hosts comes in until it is lifted."""


class Waiter(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody before the Space, as hosts see her."""

    id: str
    """For LetIn and TurnAway; the participant id that she will have."""
    name: str
    look: Look
    program: bool
    is_new: bool
    reason: Literal["approval", "full"]
    waits_ms: int


class HeldThing(msgspec.Struct, frozen=True, kw_only=True):
    """A thing that is in somebody's hand, or flying from it."""

    entity: str
    thing: int
    """The number under which frames tell of it."""
    slot: int
    """Whose hand."""
    epoch: int
    """That her reports of it must carry."""


class PressedButton(msgspec.Struct, frozen=True, kw_only=True):
    """A button that was pressed an odd number of times since somebody is inside."""

    entity: str
    at: int
    """The last time: server time in milliseconds since 1970."""


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What a viewer learns of a slot."""

    slot: int
    participant: str
    name: str
    look: Look
    program: bool
    """A Bot: wears a badge and is never counted as a person."""
    role: Role = "visitor"
    is_new: bool = False
    """Rank *new*: limits, never rights."""
    is_muted: bool = False
    """A host has closed the chat for her."""
    is_voice_muted: bool = False
    """A host has muted her voice."""
    is_on_stage: bool = False
    """A host has given her the stage: where one stands, all hear her."""


class BlockedPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom one has blocked, as one's own list shows her."""

    id: str
    """For LiftBlock."""
    name: str
    """Hers when she was blocked."""
    at: int
    """Milliseconds since 1970, UTC."""


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


SceneKind = Literal["published", "draft"]
"""Which of a Space's two Scenes."""
EditKind = Literal["edit", "undo", "redo", "restore", "take_back", "publish", "template", "carry"]
"""How an edit came about. `template`: the server made it from a template or a file. `carry`: a hand put it there."""


class Usage(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody, or everybody, has put into a Scene, and how much it may be."""

    entities: int
    entities_max: int
    bytes: int
    bytes_max: int
    triangles: int
    triangles_max: int


class PastEdit(msgspec.Struct, frozen=True, kw_only=True):
    """An edit as the history lists it."""

    revision: int
    kind: EditKind
    name: str
    """Who made it, as she was called then."""
    is_mine: bool
    at: int
    operations: int
    entities: list[str]
    """The names of at most three of the things that it changed."""
    is_undone: bool


class Overwriting(msgspec.Struct, frozen=True, kw_only=True):
    """A property that was changed in the draft and in the published Scene: publishing takes the draft's."""

    entity: str
    name: str
    component: str
    property: str
