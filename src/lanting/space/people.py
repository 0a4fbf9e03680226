"""Everybody inside, found by id, User, slot or name."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from typing import Final

from lanting.identity.standing import Standing
from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.limit import NAME_CHARS_MAX
from lanting.protocol.text import clean_line, is_blank
from lanting.protocol.word import Card
from lanting.space.hyperlink import has_link
from lanting.space.participant import Participant

_NAMELESS: Final = "Guest"
_NAMELESS_PROGRAM: Final = "Bot"


class PeopleList:
    """The participants of a Space, kept in order of name. Programs are in it and are not counted as people."""

    def __init__(self) -> None:
        self.by_slot: dict[int, Participant] = {}
        self.bodies: dict[int, Participant] = {}
        """By slot, those who stand somewhere."""
        self.unseen: dict[ParticipantId, Participant] = {}
        """The others: programs without a body. No Block hides anybody from them (SP-192)."""
        self.people = 0
        """Participants that are no programs."""
        self.filling = 0
        """Those of them who are no hosts: they fill the Space's capacity."""
        self.hosts: dict[ParticipantId, Participant] = {}
        """Programs of hosts too."""
        self._by_id: dict[ParticipantId, Participant] = {}
        self._by_user: dict[UserId, Participant] = {}
        self._in_order: list[tuple[str, int]] = []
        self._names: Counter[str] = Counter()
        self.wary: dict[ParticipantId, Participant] = {}
        """Those who must not be told of somebody, here or not. Most often nobody: then nothing need be left out."""
        self._unsettled: dict[ParticipantId, bool] = {}

    def __len__(self) -> int:
        return len(self._by_id)

    @property
    def programs(self) -> int:
        return len(self.bodies) - self.people

    def get(self, participant: ParticipantId) -> Participant | None:
        return self._by_id.get(participant)

    def of_user(self, user: UserId) -> Participant | None:
        return self._by_user.get(user)

    def add(self, who: Participant) -> None:
        self.by_slot[who.slot] = self._by_id[who.id] = self._by_user[who.user] = who
        if who.has_body:
            self.bodies[who.slot] = who
        else:
            self.unseen[who.id] = who
        self._count(who)
        if who.id in self.wary or self.is_hidden(who):
            self._unsettled[who.id] = True

    def remove(self, who: Participant) -> None:
        del self.by_slot[who.slot], self._by_id[who.id], self._by_user[who.user]
        self.bodies.pop(who.slot, None)
        self.unseen.pop(who.id, None)
        self._discount(who)
        self._unsettled.pop(who.id, None)

    def rename(self, who: Participant, name: str, program: bool) -> None:
        """Give another name, cleaned and free, or another kind."""
        self._discount(who)
        who.program = program
        who.name = self.free_name(name, program, who.known_at is not None)
        self._count(who)

    def change_standing(self, who: Participant, standing: Standing) -> None:
        """Another Role, rank, Block or word of a host. The only way: who is a host, or wary, is counted."""
        was_unseen = who.standing.unseen
        self._discount(who)
        who.standing = standing
        self._count(who)
        if standing.unseen != was_unseen:
            self._unsettled.setdefault(who.id, False)

    def free_name(self, wanted: str, program: bool, is_new: bool = False) -> str:
        """The wanted name as everybody may read it; with a number behind it where somebody has it (SP-7)."""
        name = readable_name(wanted, program, is_new)
        free, number = name, 1
        while self._names[_folded(free)]:
            number += 1
            behind = f" {number}"
            free = name[: NAME_CHARS_MAX - len(behind)].rstrip() + behind
        return free

    # Who must not be told of whom

    def are_hidden(self, viewer: Participant, other: Participant) -> bool:
        """Whether the viewer must not be told of the other. Not always so the other way round (SP-175)."""
        return viewer.id in self.wary and viewer.standing.hides(other.user)

    def is_hidden(self, who: Participant) -> bool:
        """Whether anybody at all must not be told of this one."""
        return any(viewer.standing.hides(who.user) for viewer in self.wary.values())

    def unaware_of(self, user: UserId | None) -> frozenset[ParticipantId]:
        """Who inside must not be told of this User, who may be gone."""
        if user is None or not self.wary:
            return frozenset()
        return frozenset(viewer.id for viewer in self.wary.values() if viewer.standing.hides(user))

    def unseen_by(self, viewer: Participant) -> list[Participant]:
        """Those inside of whom she must not be told."""
        if viewer.id not in self.wary:
            return []
        return [who for user in viewer.standing.unseen if (who := self._by_user.get(user)) is not None]

    def people_for(self, viewer: Participant) -> int:
        """Participants that are no programs, as many as she may know of."""
        return self.people - sum(not who.program for who in self.unseen_by(viewer))

    def take_unsettled(self) -> list[tuple[Participant, bool]]:
        """Whose hidden pairs may be others than before, and who of them has just come."""
        taken, self._unsettled = self._unsettled, {}
        return [(self._by_id[participant], is_new) for participant, is_new in taken.items()]

    @property
    def is_settled(self) -> bool:
        return not self._unsettled

    def cards_for(self, viewer: Participant) -> list[Card]:
        """Everybody's card that the viewer may see."""
        return [who.card for who in self.by_slot.values() if not self.are_hidden(viewer, who)]

    def page(
        self, viewer: Participant, query: str, after: str | None, limit: int
    ) -> tuple[int, list[Card], str | None]:
        """How many names that the viewer may see contain `query`, one page of them, and where the next begins (SP-26).

        `after` is such a beginning: it holds although people come and go. Raises ValueError for anything else.
        """
        folded = _folded(clean_line(query))
        hidden = {who.slot for who in self.unseen_by(viewer)}
        found = [key for key in self._in_order if folded in key[0] and key[1] not in hidden]
        start = bisect_right(found, _key_of(after)) if after is not None else 0
        keys = found[start : start + limit]
        cards = [self.by_slot[slot].card for _, slot in keys]
        more = start + limit < len(found)
        return len(found), cards, f"{cards[-1].slot}:{cards[-1].name}" if more else None

    def _count(self, who: Participant) -> None:
        self.people += not who.program
        if who.standing.is_host:
            self.hosts[who.id] = who
        else:
            self.filling += not who.program
        if who.standing.unseen and who.has_body:
            self.wary[who.id] = who
        self._names[_folded(who.name)] += 1
        insort(self._in_order, (_folded(who.name), who.slot))

    def _discount(self, who: Participant) -> None:
        self.people -= not who.program
        if self.hosts.pop(who.id, None) is None:
            self.filling -= not who.program
        self.wary.pop(who.id, None)
        folded = _folded(who.name)
        self._names[folded] -= 1
        if not self._names[folded]:
            del self._names[folded]
        self._in_order.remove((folded, who.slot))


def readable_name(wanted: str, program: bool, is_new: bool) -> str:
    """The wanted name as one clean line that shows something, and a new guest's without a link."""
    name = clean_line(wanted)[:NAME_CHARS_MAX].rstrip()
    if is_blank(name) or (is_new and has_link(name)):
        return _NAMELESS_PROGRAM if program else _NAMELESS
    return name


def _folded(text: str) -> str:
    return text.casefold()


def _key_of(cursor: str) -> tuple[str, int]:
    slot, name = cursor.split(":", 1)
    return _folded(name), int(slot)
