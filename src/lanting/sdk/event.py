"""What a Bot hears, in order, and the readers that hand it to the program."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from lanting.kernel.error import Fact
from lanting.protocol.pose import Pose
from lanting.protocol.scene_notice import AppliedEdit
from lanting.protocol.word import ChatLine, Emote, Rules, SceneKind, Waiter
from lanting.sdk.error import FellBehind
from lanting.sdk.people import Person
from lanting.sdk.rights import Rights

UNREAD_EVENTS_MAX: Final = 10_000


@dataclass(frozen=True, slots=True)
class ChatHeard:
    """Somebody else said a line. One's own lines are not heard again: `say` has returned them.

    Look at `line.program` before answering, so that two Bots do not talk for ever.
    """

    line: ChatLine


@dataclass(frozen=True, slots=True)
class PersonArrived:
    """Somebody whom the Bot did not know is here. In a Space of more than 50, only whom it comes to see."""

    person: Person


@dataclass(frozen=True, slots=True)
class PersonLeft:
    """Somebody whom the Bot knew has gone."""

    person: Person


@dataclass(frozen=True, slots=True)
class Moved:
    """The Server put the Bot somewhere; a walk under way ended there."""

    pose: Pose
    reason: str
    """`too_fast`, `out_of_bounds`, `placed`; what the Bot asked for: `seated`, `stood`; or what a host did: `gathered`,
    `to_door`, `returned`."""


@dataclass(frozen=True, slots=True)
class Emoted:
    """Somebody near made a gesture."""

    person: Person
    emote: Emote


@dataclass(frozen=True, slots=True)
class ThingTaken:
    """Somebody has taken a thing in hand, or caught it."""

    entity: str
    person: Person | None
    """None: the Bot itself, or somebody whom it does not know."""


@dataclass(frozen=True, slots=True)
class ThingLeft:
    """A thing is in nobody's hand any more."""

    entity: str


@dataclass(frozen=True, slots=True)
class ButtonPressed:
    """Somebody pressed a thing with a button."""

    entity: str
    person: Person | None
    """None: the Bot itself, or somebody whom it does not know."""


@dataclass(frozen=True, slots=True)
class SceneEdited:
    """The Scene that the Bot follows has changed; one's own edits are heard too. It is in `bot.scene` already."""

    scene: SceneKind
    edit: AppliedEdit


@dataclass(frozen=True, slots=True)
class DraftChanged:
    """To who may build: a draft was begun or thrown away."""

    revision: int | None
    """None: there is no draft any more."""
    by: str


@dataclass(frozen=True, slots=True)
class WhisperHeard:
    """Somebody said a line to the Bot alone."""

    participant: str
    """Whom to whisper back to."""
    name: str
    text: str
    said_at: int
    """Milliseconds since 1970, UTC."""


@dataclass(frozen=True, slots=True)
class Announced:
    """A host did something that concerns everybody."""

    act: Literal["gather", "still", "quiet", "to_door", "mute_voice", "lock"]
    on: bool
    by: str
    """The host's name."""


@dataclass(frozen=True, slots=True)
class HandsChanged:
    """Others want to say something now, or no more."""

    raised: list[Person]
    """Whose hand is up, the longest waiting first, as far as the Bot knows them."""
    place: int | None
    """The Bot's own number among all of them, 1 for who is next; None: it has not raised its hand."""


@dataclass(frozen=True, slots=True)
class RulesChanged:
    """The Space's name or rules are others now."""

    space_name: str
    rules: Rules


@dataclass(frozen=True, slots=True)
class RightsChanged:
    """What the Bot may do here has changed, or why it may not write."""

    rights: Rights


@dataclass(frozen=True, slots=True)
class WaitersChanged:
    """To hosts: others wait before the Space now."""

    total: int
    waiters: list[Waiter]


@dataclass(frozen=True, slots=True)
class LineLost:
    """The connection broke. The Bot tries to come back by itself; others see it fade after 5 s."""

    code: int
    reason: str


@dataclass(frozen=True, slots=True)
class LineRestored:
    """The connection is back. What was missed follows as events of its own."""

    is_resumed: bool
    """The same slot as before; otherwise the Bot entered afresh, as after a restart of the Server."""


@dataclass(frozen=True, slots=True)
class Waits:
    """A host sent the Bot before the door again. LineRestored follows when it is let in."""

    reason: str
    """`approval` or `full`."""
    place: int
    """1 for who is next."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The last event: the Bot left or was sent away, and does not come back by itself."""

    code: int
    reason: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """Where a host sent the Bot away: `why`, in her words, and `until`, in milliseconds since 1970 (0: no end)."""


BotEvent = (
    ChatHeard
    | WhisperHeard
    | PersonArrived
    | PersonLeft
    | Moved
    | Emoted
    | ButtonPressed
    | ThingTaken
    | ThingLeft
    | SceneEdited
    | DraftChanged
    | Announced
    | HandsChanged
    | RulesChanged
    | RightsChanged
    | WaitersChanged
    | LineLost
    | LineRestored
    | Waits
    | Ended
)


class EventReader:
    """An asynchronous iterator over what happens from its creation on; stops after `Ended`."""

    def __init__(self, forget: Callable[[EventReader], None]) -> None:
        self._forget = forget
        self._unread: deque[BotEvent] = deque()
        self._news = asyncio.Event()
        self._is_overfull = False
        self._is_finished = False

    def put(self, event: BotEvent) -> None:
        if len(self._unread) >= UNREAD_EVENTS_MAX:
            self._is_overfull = True
        else:
            self._unread.append(event)
        self._news.set()

    def __aiter__(self) -> EventReader:
        return self

    async def __anext__(self) -> BotEvent:
        """The next event. Raises FellBehind after the last one that was kept when some had to be dropped."""
        if self._is_finished:
            raise StopAsyncIteration
        while not self._unread:
            if self._is_overfull:
                self._finish()
                raise FellBehind(UNREAD_EVENTS_MAX)
            self._news.clear()
            await self._news.wait()
        event = self._unread.popleft()
        if isinstance(event, Ended):
            self._finish()
        return event

    async def aclose(self) -> None:
        """Stop listening; also done after the last event."""
        self._finish()

    def _finish(self) -> None:
        self._is_finished = True
        self._forget(self)
