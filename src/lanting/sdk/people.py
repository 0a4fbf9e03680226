"""Whom a Bot knows: cards from the event lane, places from pose frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lanting.protocol.limit import CARDS_ASKED_MAX, TRACKED_SILENT_MS
from lanting.protocol.pose import Pose, Record, unpack_pose
from lanting.protocol.tracked import TrackedRecord
from lanting.protocol.word import Card, Look, Role
from lanting.sdk.tracking import Tracked, seen

ASK_AGAIN_AFTER_S: Final = 5.0
"""A slot without a card (hidden, or gone meanwhile) is not asked for again sooner."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody else in the Space, as far as the Bot knows."""

    participant: str
    name: str
    slot: int
    look: Look
    program: bool
    """A Bot, too."""
    pose: Pose | None
    """Where the Bot last saw them; None before that, and for those too far away to be shown one by one."""
    role: Role = "visitor"
    is_new: bool = False
    """A new guest: limits, never rights."""
    is_muted: bool = False
    """A host has closed the chat for them."""
    is_voice_muted: bool = False
    """A host has muted their voice."""
    is_on_stage: bool = False
    """A host has given them the stage: where one stands, everybody hears them."""
    tracked: Tracked | None = None
    """Their head and hands, of who wears a headset and is near the Bot."""


class People:
    """Everybody else in the Space, by slot."""

    def __init__(self) -> None:
        self.raised: list[int] = []
        """The slots of those who want to say something, the longest waiting first; the Bot's own among them."""
        self._own_slot = -1
        self._cards: dict[int, Card] = {}
        self._records: dict[int, Record] = {}
        self._tracked: dict[int, tuple[int, TrackedRecord]] = {}
        """What was told last of whose head and hands, and at which server time."""
        self._server_ms = 0
        self._strangers: set[int] = set()
        self._asked_at: dict[int, float] = {}

    def __iter__(self) -> Iterator[Person]:
        return iter([self._person(card) for card in self._cards.values()])

    def start(self, own_slot: int, cards: Iterable[Card]) -> tuple[list[Person], list[Person]]:
        """Begin afresh with what a Welcome tells; returns who has (arrived, left) since what was known before."""
        before = {card.participant: self._person(card) for card in self._cards.values()}
        self._own_slot = own_slot
        self._cards = {card.slot: card for card in cards if card.slot != own_slot}
        self._records.clear()
        self._tracked.clear()
        self._strangers.clear()
        self._asked_at.clear()
        now = {card.participant: self._person(card) for card in self._cards.values()}
        return [now[key] for key in now.keys() - before.keys()], [before[key] for key in before.keys() - now.keys()]

    def meet(self, cards: Iterable[Card]) -> tuple[list[Person], list[Person]]:
        """Take in new and changed cards; returns who thereby (arrived, left)."""
        arrived: list[Person] = []
        left: list[Person] = []
        for card in cards:
            if card.slot == self._own_slot:
                continue
            known = self._cards.get(card.slot)
            if known is not None and known.participant != card.participant:
                left += self.leave([card.slot])
                known = None
            self._cards[card.slot] = card
            self._strangers.discard(card.slot)
            if known is None:
                arrived.append(self._person(card))
        return arrived, left

    def leave(self, slots: Iterable[int]) -> list[Person]:
        """Forget freed slots; returns who of those known has left."""
        left: list[Person] = []
        for slot in slots:
            card = self._cards.pop(slot, None)
            if card is not None:
                left.append(self._person(card))
            self._records.pop(slot, None)
            self._tracked.pop(slot, None)
            self._strangers.discard(slot)
            self._asked_at.pop(slot, None)
        return left

    def see(self, records: Iterable[Record], tracked: Iterable[TrackedRecord] = (), server_ms: int = 0) -> None:
        """Take in what a pose frame shows."""
        self._server_ms = server_ms
        self._tracked.update((record.slot, (server_ms, record)) for record in tracked)
        for record in records:
            self._records[record.slot] = record
            if record.slot not in self._cards:
                self._strangers.add(record.slot)

    def pose_of(self, slot: int) -> Pose | None:
        """Where who has this slot was seen last, known or not."""
        record = self._records.get(slot)
        return None if record is None else unpack_pose(record.position, record.pitch)

    def to_ask_for(self, now_s: float) -> list[int]:
        """The slots whose card should be asked for now, at most CARDS_ASKED_MAX."""
        due = [slot for slot in self._strangers if now_s - self._asked_at.get(slot, -1e9) >= ASK_AGAIN_AFTER_S]
        asked = sorted(due)[:CARDS_ASKED_MAX]
        self._asked_at.update(dict.fromkeys(asked, now_s))
        return asked

    def at(self, slot: int) -> Person | None:
        """Who is in this slot, if the Bot knows; never the Bot itself."""
        card = self._cards.get(slot)
        return None if card is None else self._person(card)

    def raising(self) -> tuple[list[Person], int | None]:
        """Whose hand is up, as far as known, and the Bot's own number among all of them; None: its own is down."""
        others = [person for slot in self.raised if (person := self.at(slot)) is not None]
        return others, self.raised.index(self._own_slot) + 1 if self._own_slot in self.raised else None

    def from_card(self, card: Card) -> Person:
        """The person of a card, placed where this Bot last saw that slot."""
        return self._person(card)

    def _person(self, card: Card) -> Person:
        record = self._records.get(card.slot)
        pose = None if record is None else unpack_pose(record.position, record.pitch)
        return Person(
            card.participant,
            card.name,
            card.slot,
            card.look,
            card.program,
            pose,
            card.role,
            card.is_new,
            card.is_muted,
            card.is_voice_muted,
            card.is_on_stage,
            None if pose is None else self._seen_tracked(card.slot, pose),
        )

    def _seen_tracked(self, slot: int, feet: Pose) -> Tracked | None:
        """Who goes farther away is told of no more, and nothing says so but silence."""
        told_ms, record = self._tracked.get(slot, (0, None))
        is_silent = (self._server_ms - told_ms) % (1 << 32) > TRACKED_SILENT_MS
        return None if record is None or is_silent else seen(record, feet)
