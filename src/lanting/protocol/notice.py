"""What the server tells on the event lane. Clients ignore kinds and fields that they do not know."""

from __future__ import annotations

from typing import Literal

from lanting.kernel.error import Fact
from lanting.protocol.message import Notice, notice
from lanting.protocol.word import (
    BlockedPerson,
    CaptionText,
    Card,
    ChatLine,
    Emote,
    HeldThing,
    Place,
    PressedButton,
    Role,
    Rules,
    Waiter,
)


@notice(128, "welcome")
class Welcome(Notice, frozen=True):
    """The answer to Enter, always seq 0 and outside the outbox (PR-41)."""

    session: str
    server_epoch: int
    """Another number than before: the server restarted, nothing could be resumed."""
    resumed: bool
    """The missed events follow with their own seqs. Below, what can have changed is told anew: `place`, `epoch`,
    `seat`, `role`, `permissions`, `is_new`, `rules`, `people`, `things` and `pressed`."""
    space: str
    space_name: str
    participant: str
    name: str
    slot: int
    epoch: int
    """The pose epoch that reports must carry."""
    place: Place
    role: Role
    permissions: list[str]
    is_new: bool
    rules: Rules
    seat: str | None
    """The Entity she sits on; None: she stands."""
    scene_revision: int
    """Of the published Scene."""
    draft_revision: int | None
    """Of the draft; None: nobody drafts here, or it is not for her."""
    people: int
    """Participants that are no programs."""
    cards: list[Card]
    """Everybody's, in a Space of up to 50; otherwise empty: ask for what you meet."""
    chat: list[ChatLine]
    """The last 200 lines, or those after `chat_after`."""
    things: list[HeldThing] = []
    """What is in anybody's hand."""
    pressed: list[PressedButton] = []
    """What buttons have hidden, or set going, for those who came before."""
    hands: list[int] = []
    """As in Hands."""
    clock_from: int = 0
    """What the clock of pose frames counts from: server time in milliseconds since 1970."""


@notice(129, "refused")
class Refused(Notice, frozen=True):
    """A request was understood and is not granted. The sentence is in `locales/<language>/*.ftl` under `code`."""

    re: int
    """The seq of the refused request."""
    code: str
    facts: dict[str, Fact] = {}


@notice(130, "closing")
class Closing(Notice, frozen=True):
    """The last event before the server closes the socket on purpose."""

    code: int
    reason: str
    facts: dict[str, Fact] = {}
    """For REMOVED and BANNED: `why`, in the host's words, and `until` (milliseconds since 1970, 0 for no end)."""


@notice(131, "waiting")
class Waiting(Notice, frozen=True):
    """The other answer to Enter, always seq 0: not inside yet, keep the line open. Told anew on changes (SP-80)."""

    reason: Literal["approval", "full"]
    place: int
    """1 for who is next."""
    space_name: str
    people: int
    hosts: int
    """Hosts inside now: without any, nobody is there to let her in."""


@notice(132, "rules")
class RulesChanged(Notice, frozen=True):
    """The Space's rules or its name are others now."""

    space_name: str
    rules: Rules
    by: str | None
    """The name of who changed them inside; None: from the Space's page."""


@notice(133, "standing")
class Standing(Notice, frozen=True):
    """What you may do here has changed."""

    role: Role
    permissions: list[str]
    is_new: bool
    is_muted: bool
    draft_revision: int | None = None
    """As in Welcome."""
    areas: list[str] = []
    """The Zones in which she may build without being a Builder."""
    why: str = ""
    """In the host's words, where she was muted."""
    is_voice_muted: bool = False
    """A host has muted her voice."""
    voice_why: str = ""
    """In the host's words."""
    is_on_stage: bool = False
    """A host has given her the stage."""


@notice(144, "chat.said")
class ChatSaid(Notice, frozen=True):
    """A line for everybody."""

    line: ChatLine
    tag: bytes = b""
    """By which the Server knows it again in a report (PR-86)."""


@notice(145, "chat.accepted")
class SayAccepted(Notice, frozen=True):
    """Your line is stored. Comes before its ChatSaid, and again, alone, for a repeated request_id."""

    re: int
    request_id: str
    line: ChatLine


@notice(146, "whispered")
class Whispered(Notice, frozen=True):
    """A line for you alone."""

    participant: str
    name: str
    text: str
    said_at: int
    tag: bytes = b""
    """By which the Server knows it again in a report, though it keeps no whisper (PR-86)."""


@notice(147, "whisper.accepted")
class WhisperAccepted(Notice, frozen=True):
    """Your whisper was handed on."""

    re: int
    participant: str
    name: str
    text: str
    said_at: int


@notice(152, "cards")
class Cards(Notice, frozen=True):
    """New and changed cards and freed slots, once a second; or the answer to AskCards."""

    people: int
    """Participants that are no programs."""
    cards: list[Card] = []
    left: list[int] = []


@notice(153, "people")
class People(Notice, frozen=True):
    """One page of the people list."""

    re: int
    total: int
    cards: list[Card]
    next: str | None = None


@notice(160, "moved")
class Moved(Notice, frozen=True):
    """The server moved you: stand here, and report under this epoch from now on (PR-17)."""

    epoch: int
    place: Place
    reason: str
    """`too_fast`, `out_of_bounds`, `placed`, `seated`, `stood`, `gathered`, `to_door` or `returned`."""
    seat: str | None = None
    """The Entity she sits on now; None: she stands."""


@notice(161, "path")
class Path(Notice, frozen=True):
    """The way that was asked for: corners in metres, the first is where one stands."""

    re: int
    points: list[tuple[float, float, float]]
    reached: bool
    """Whether the last point is the goal; otherwise it is the nearest place that can be reached."""


@notice(168, "place_note")
class PlaceNote(Notice, frozen=True):
    """A sealed reminder of where you stand: give it back when you enter after a restart."""

    note: bytes


@notice(176, "emoted")
class Emoted(Notice, frozen=True):
    """Somebody made a gesture, perhaps the receiver herself."""

    slot: int
    emote: Emote


@notice(184, "waiters")
class Waiters(Notice, frozen=True):
    """To hosts: who waits before the Space, the longest waiting first."""

    total: int
    waiters: list[Waiter]
    """At most WAITING_LISTED_MAX of them."""


@notice(185, "act.done")
class ActDone(Notice, frozen=True):
    """A host's act is stored and has taken effect. Again, alone, for a repeated request_id."""

    re: int
    request_id: str


@notice(186, "announced")
class Announced(Notice, frozen=True):
    """A host did something that concerns everybody inside."""

    act: Literal["gather", "still", "quiet", "to_door", "mute_voice", "lock"]
    on: bool
    by: str
    """The host's name."""


# Things that are pressed and carried


@notice(200, "button.pressed")
class Pressed(Notice, frozen=True):
    """Somebody pressed a button."""

    entity: str
    slot: int | None
    """None: somebody of whom one must not be told."""
    at: int
    """Server time in milliseconds since 1970."""


@notice(208, "thing.taken")
class ThingTaken(Notice, frozen=True):
    """Somebody has taken a thing in hand, or caught it."""

    entity: str
    thing: int
    """The number under which frames tell of it, until ThingLeft."""
    slot: int
    epoch: int
    """That her reports of it must carry."""


@notice(209, "thing.left")
class ThingLeft(Notice, frozen=True):
    """A thing is in nobody's hand any more: it stands where the Scene says. What led there was told before."""

    entity: str
    thing: int


# Voice, and what keeps one safe


@notice(216, "voice.ticket")
class VoiceTicket(Notice, frozen=True):
    """Opens one's voice socket, once, within 30 s; a newer socket closes the older (PR-87)."""

    re: int
    ticket: str


@notice(217, "blocks")
class Blocks(Notice, frozen=True):
    """Whom one has blocked, the last first: the answer to Block, LiftBlock and AskBlocks."""

    re: int
    request_id: str | None
    """Of the Block or LiftBlock that is stored; None for AskBlocks."""
    blocks: list[BlockedPerson]


@notice(218, "hands")
class Hands(Notice, frozen=True):
    """Who wants to say something: slots, the longest waiting first. To all, whenever it changes (SP-161)."""

    slots: list[int]


@notice(219, "reports")
class Reports(Notice, frozen=True):
    """To hosts: so many reports wait for a decision on the Space's page."""

    waiting: int


@notice(221, "decided")
class Decided(Notice, frozen=True):
    """Somebody has decided on a report that you have made, or that is about you. The page at `path` says more."""

    is_about_me: bool
    act: Literal["", "nothing", "warn", "mute_chat", "mute_voice", "remove", "ban", "upheld", "lifted"]
    """What was decided about you; "" of what you have reported yourself."""
    note: str
    """In the words of who decided."""
    path: str


@notice(220, "captioned")
class Captioned(Notice, frozen=True):
    """What somebody has just said aloud, in words: to those who hear her (SP-168)."""

    slot: int
    text: CaptionText
