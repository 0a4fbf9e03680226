"""What the server tells on the event lane. Clients ignore kinds and fields that they do not know."""

from __future__ import annotations

from lanting.kernel.error import Fact
from lanting.protocol.message import Notice, notice
from lanting.protocol.word import Card, ChatLine, Emote, Place


@notice(128, "welcome")
class Welcome(Notice, frozen=True):
    """The answer to Enter, always seq 0 and outside the outbox (PR-41)."""

    session: str
    server_epoch: int
    """Another number than before: the server restarted, nothing could be resumed."""
    resumed: bool
    """The missed events follow with their own seqs. Below, only `place`, `epoch`, `seat` and `people` are news."""
    space: str
    space_name: str
    participant: str
    name: str
    slot: int
    epoch: int
    """The pose epoch that reports must carry."""
    place: Place
    permissions: list[str]
    seat: str | None
    """The Entity she sits on; None: she stands."""
    scene_revision: int
    people: int
    """Participants that are no programs."""
    cards: list[Card]
    """Everybody's, in a Space of up to 50; otherwise empty: ask for what you meet."""
    chat: list[ChatLine]
    """The last 200 lines, or those after `chat_after`."""


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


@notice(144, "chat.said")
class ChatSaid(Notice, frozen=True):
    """A line for everybody."""

    line: ChatLine


@notice(145, "chat.accepted")
class SayAccepted(Notice, frozen=True):
    """Your line is stored. Comes before its ChatSaid, and again, alone, for a repeated request_id."""

    re: int
    request_id: str
    line: ChatLine


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
    """`too_fast`, `out_of_bounds`, `placed`, `seated` or `stood`."""
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
