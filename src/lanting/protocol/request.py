"""What a client may ask for: each with its kind, size, rate and permission. The acts of a host: `host_request`."""

from __future__ import annotations

from typing import Annotated

import msgspec

from lanting.protocol.lane import Lane
from lanting.protocol.limit import (
    CARDS_ASKED_MAX,
    EDIT_BYTES_MAX,
    HISTORY_PAGE_MAX,
    PEOPLE_PAGE_MAX,
    PEOPLE_QUERY_CHARS_MAX,
    PLACE_NOTE_BYTES_MAX,
    SELECTED_MAX,
)
from lanting.protocol.message import Request, request
from lanting.protocol.operation import Operations
from lanting.protocol.permission import Permission
from lanting.protocol.word import (
    BlockKey,
    CaptionText,
    ChatText,
    Coordinate,
    Emote,
    EntityKey,
    Language,
    Look,
    Name,
    ParticipantKey,
    Place,
    Point,
    RequestId,
    Rotation,
    SceneKind,
    Seq,
    SpaceSlug,
    WhisperText,
)

_Slot = Annotated[int, msgspec.Meta(ge=0, le=(1 << 18) - 1)]


@request(1, "enter", needs=Permission.ENTER, rate_per_s=1, burst=2, size_max=2_048)
class Enter(Request, frozen=True):
    """The first message of every connection: become, or be again, a Participant (PR-40)."""

    name: Name
    look: Look = Look()
    program: bool = False
    """Says of itself that it is a Bot."""
    unseen: bool = False
    """A program without a body: nobody sees or hears it, and it is told of everybody. Needs ATTEND (PR-100)."""
    language: Language = "en"
    """Of her page; experiences speak to her in it where they can."""
    watching: bool = False
    """Just watches: arrives on a free seat, where there is one."""
    through: SpaceSlug | None = None
    """Comes from that Space by a portal: arrives before the portal that leads back, where there is one."""
    at: Place | None = None
    """Where a program with ATTEND comes in, if newcomers can walk there; of others it counts for nothing (SP-8)."""
    session: str | None = None
    """The `session` of an earlier Welcome: asks to resume it."""
    last_event: Seq = 0
    """The last event seq received in that session."""
    chat_after: Annotated[int, msgspec.Meta(ge=0)] | None = None
    """The last chat line this client has: only later ones are sent."""
    place_note: Annotated[bytes, msgspec.Meta(max_length=PLACE_NOTE_BYTES_MAX)] | None = None


@request(2, "acknowledge", needs=Permission.ENTER, rate_per_s=8, burst=40, size_max=64)
class Acknowledge(Request, frozen=True):
    """Everything up to this event seq has been received."""

    ack: Seq


@request(3, "leave", needs=Permission.ENTER, rate_per_s=1, burst=2, size_max=64)
class Leave(Request, frozen=True):
    """Goes now: no slot is kept."""


@request(16, "chat.say", needs=Permission.CHAT, rate_per_s=2, burst=10, size_max=9_000, saved=True)
class Say(Request, frozen=True):
    """A line for everybody in the Space. Repeating the request_id repeats the answer."""

    request_id: RequestId
    text: ChatText


@request(24, "cards.ask", needs=Permission.SEE_PEOPLE, rate_per_s=10, burst=40, size_max=2_048)
class AskCards(Request, frozen=True):
    """Who is in these slots?"""

    slots: Annotated[list[_Slot], msgspec.Meta(min_length=1, max_length=CARDS_ASKED_MAX)]


@request(25, "people.ask", needs=Permission.SEE_PEOPLE, rate_per_s=4, burst=12, size_max=1_024)
class AskPeople(Request, frozen=True):
    """One page of the people list, by name."""

    query: Annotated[str, msgspec.Meta(max_length=PEOPLE_QUERY_CHARS_MAX)] = ""
    after: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    """The `next` of the page before."""
    limit: Annotated[int, msgspec.Meta(ge=1, le=PEOPLE_PAGE_MAX)] = 50


@request(26, "card.change", needs=Permission.ENTER, rate_per_s=0.5, burst=4, size_max=512)
class ChangeCard(Request, frozen=True):
    """A new name or look for oneself."""

    name: Name | None = None
    look: Look | None = None


@request(32, "path.find", needs=Permission.MOVE, rate_per_s=4, burst=12, size_max=128)
class FindPath(Request, frozen=True):
    """A way on foot from where one stands to (x, z), found on the server's walk grid."""

    x: Coordinate
    z: Coordinate


@request(33, "seat.take", needs=Permission.MOVE, rate_per_s=2, burst=6, size_max=128)
class Sit(Request, frozen=True):
    """Sit down on the Entity with a Seat, from SIT_WITHIN_M of it. Answered by Moved or Refused (SP-70)."""

    seat: EntityKey


@request(34, "seat.leave", needs=Permission.MOVE, rate_per_s=2, burst=6, size_max=64)
class Stand(Request, frozen=True):
    """Stand up, before the seat. Answered by Moved or Refused (SP-72)."""


@request(40, "emote.show", needs=Permission.EMOTE, rate_per_s=1, burst=4, size_max=64)
class ShowEmote(Request, frozen=True):
    """A gesture, for those who see her from EMOTE_WITHIN_M (SP-75)."""

    emote: Emote


@request(17, "whisper.say", needs=Permission.WHISPER, rate_per_s=1, burst=5, size_max=2_600)
class SayTo(Request, frozen=True):
    """A line for one other alone. Never stored. Answered by WhisperAccepted or Refused (SP-95)."""

    participant: ParticipantKey
    text: WhisperText


# Building. What changes a Scene is on its lane; each is journalled before it is told (SC-10).

_Revision = Annotated[int, msgspec.Meta(ge=0, le=(1 << 32) - 1)]


@request(
    64,
    "scene.edit",
    needs=Permission.EDIT,
    rate_per_s=50,
    burst=200,
    size_max=EDIT_BYTES_MAX,
    saved=True,
    lane=Lane.SCENE,
)
class Edit(Request, frozen=True):
    """An atomic list of operations. Answered by EditDone or Refused."""

    request_id: RequestId
    scene: SceneKind
    operations: Operations


@request(65, "scene.undo", needs=Permission.EDIT, rate_per_s=10, burst=40, size_max=192, saved=True, lane=Lane.SCENE)
class Undo(Request, frozen=True):
    """Take back an edit of one's own, or what one has undone: the last that can be, or a certain one."""

    request_id: RequestId
    scene: SceneKind
    redo: bool = False
    revision: _Revision | None = None


@request(66, "scene.ask_edits", needs=Permission.ENTER, rate_per_s=2, burst=8, size_max=96, lane=Lane.SCENE)
class AskEdits(Request, frozen=True):
    """What has changed after a Revision. Answered by Edits, or by SceneReset where that is too much."""

    scene: SceneKind
    after: _Revision


@request(67, "scene.select", needs=Permission.EDIT, rate_per_s=8, burst=30, size_max=12_500)
class Select(Request, frozen=True):
    """What one is about to change: others who build see it."""

    entities: Annotated[list[EntityKey], msgspec.Meta(max_length=SELECTED_MAX)]


@request(68, "scene.ask_history", needs=Permission.EDIT, rate_per_s=4, burst=12, size_max=128)
class AskHistory(Request, frozen=True):
    """One page of the journal, the newest first."""

    scene: SceneKind
    before: _Revision | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=HISTORY_PAGE_MAX)] = 50


@request(
    69, "scene.restore", needs=Permission.BUILD, rate_per_s=0.5, burst=4, size_max=192, saved=True, lane=Lane.SCENE
)
class Restore(Request, frozen=True):
    """The Scene becomes what it was at a Revision."""

    request_id: RequestId
    scene: SceneKind
    revision: _Revision


@request(
    70, "scene.take_back", needs=Permission.BUILD, rate_per_s=0.5, burst=4, size_max=192, saved=True, lane=Lane.SCENE
)
class TakeBack(Request, frozen=True):
    """Undo everything that the author of an edit has done, from that edit on."""

    request_id: RequestId
    scene: SceneKind
    revision: _Revision


@request(71, "draft.set", needs=Permission.BUILD, rate_per_s=0.5, burst=4, size_max=128, saved=True, lane=Lane.SCENE)
class SetDrafting(Request, frozen=True):
    """From now on builders change a draft; `on` false: the draft is thrown away."""

    request_id: RequestId
    on: bool


@request(
    72, "draft.publish", needs=Permission.BUILD, rate_per_s=0.5, burst=4, size_max=128, saved=True, lane=Lane.SCENE
)
class Publish(Request, frozen=True):
    """What the draft has changed is changed in the published Scene, in one edit."""

    request_id: RequestId


@request(73, "draft.compare", needs=Permission.BUILD, rate_per_s=1, burst=4, size_max=64)
class Compare(Request, frozen=True):
    """What publishing would change. Answered by Difference."""


@request(74, "scene.ask_usage", needs=Permission.EDIT, rate_per_s=2, burst=6, size_max=64)
class AskUsage(Request, frozen=True):
    """How much is built here, by all and by oneself. Answered by SceneUsage."""

    scene: SceneKind


@request(75, "area.give", needs=Permission.BUILD, rate_per_s=1, burst=10, size_max=256, saved=True)
class GiveArea(Request, frozen=True):
    """One inside may build in a Zone, or no more. Answered by ActDone."""

    request_id: RequestId
    zone: EntityKey
    participant: ParticipantKey
    on: bool


@request(76, "button.press", needs=Permission.MOVE, rate_per_s=4, burst=12, size_max=96)
class Press(Request, frozen=True):
    """Press the Entity with a Button, from PRESS_WITHIN_M of it."""

    entity: EntityKey


@request(80, "thing.grab", needs=Permission.MOVE, rate_per_s=4, burst=12, size_max=96)
class Grab(Request, frozen=True):
    """Take a `grabbable` Entity in hand, from GRAB_WITHIN_M of it. Answered by ThingTaken or Refused (SP-131)."""

    entity: EntityKey


@request(81, "thing.release", needs=Permission.MOVE, rate_per_s=4, burst=12, size_max=192)
class Release(Request, frozen=True):
    """Leave what one holds, or has thrown, where it is now. Answered by ThingLeft or Refused (SP-136)."""

    entity: EntityKey
    position: Point
    rotation: Rotation


# Voice, and what keeps one safe.


@request(88, "voice.ask", needs=Permission.ENTER, rate_per_s=1, burst=6, size_max=64)
class AskVoice(Request, frozen=True):
    """A ticket for one's voice socket. Answered by VoiceTicket (PR-87)."""


@request(89, "voice.mute", needs=Permission.ENTER, rate_per_s=4, burst=60, size_max=128)
class MuteVoice(Request, frozen=True):
    """Not a byte of that voice to me, for this stay. Nobody else hears of it (SP-157)."""

    participant: ParticipantKey
    on: bool


@request(90, "block.set", needs=Permission.ENTER, rate_per_s=1, burst=20, size_max=192, saved=True)
class Block(Request, frozen=True):
    """Neither meets the other any more, in no Space of this Server. Answered by Blocks or Refused (SP-170)."""

    request_id: RequestId
    participant: ParticipantKey


@request(91, "block.lift", needs=Permission.ENTER, rate_per_s=1, burst=20, size_max=192, saved=True)
class LiftBlock(Request, frozen=True):
    """They may meet again. Answered by Blocks or Refused."""

    request_id: RequestId
    block: BlockKey


@request(92, "block.ask", needs=Permission.ENTER, rate_per_s=0.5, burst=4, size_max=64)
class AskBlocks(Request, frozen=True):
    """Whom one has blocked. Answered by Blocks."""


@request(93, "hand.raise", needs=Permission.ENTER, rate_per_s=1, burst=6, size_max=64)
class RaiseHand(Request, frozen=True):
    """Wants to say something, or no more. Answered by Hands, to all (SP-161)."""

    on: bool


@request(94, "caption.say", needs=Permission.SPEAK, rate_per_s=2, burst=6, size_max=1_000)
class Caption(Request, frozen=True):
    """What she has just said, as her own browser wrote it. Kept nowhere; Captioned to those who hear her (SP-168)."""

    text: CaptionText
