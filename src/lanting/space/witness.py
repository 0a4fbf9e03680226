"""What lets a report be believed later: a tag on every word that is told, and who was here until lately (PR-86)."""

from __future__ import annotations

from lanting.identity.tag import Tags, whispered, written
from lanting.kernel.clock import Instant, Moment
from lanting.kernel.ids import ParticipantId, SpaceId
from lanting.protocol.notice import ChatSaid, Whispered
from lanting.protocol.word import ChatLine
from lanting.space.departed import Departed, Person
from lanting.space.participant import Participant


class Witness:
    """One Space's. Before `swear_in` nothing is tagged: such words cannot be reported."""

    def __init__(self, space: SpaceId) -> None:
        self._space = space
        self._tags: Tags | None = None
        self._departed = Departed()

    def swear_in(self, tags: Tags, departed: Departed) -> None:
        """From now on the Server's own tags and memory are used."""
        self._tags, self._departed = tags, departed

    def line(self, line: ChatLine, now: Instant) -> ChatSaid:
        """A stored line as everybody is told of it."""
        tag = self._tags.of(written(line.participant, line.number, line.text), now) if self._tags else b""
        return ChatSaid(line=line, tag=tag)

    def whisper(self, who: Participant, other: Participant, text: str, now: Instant) -> Whispered:
        """A whisper as the other is told of it."""
        tag = self._tags.of(whispered(who.id, now, other.id, text), now) if self._tags else b""
        return Whispered(participant=who.id, name=who.name, text=text, said_at=now, tag=tag)

    def departed(self, participant: ParticipantId, moment: Moment) -> Person | None:
        """Who this was, if she left lately."""
        return self._departed.find(self._space, participant, moment)

    def left(self, who: Participant, moment: Moment) -> None:
        """She is inside no more."""
        self._departed.left(self._space, who, moment)
