"""Who waits before a Space: some for a host's word, some for a place. Each has one turn, and turns keep their order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from lanting.identity.standing import Standing
from lanting.kernel.clock import Moment
from lanting.kernel.ids import ParticipantId, SessionId, UserId
from lanting.protocol.limit import PLACE_HELD_MS, PLACE_NOTE_EVERY_MS, WAITING_LISTED_MAX, WAITING_TOLD_EVERY_MS
from lanting.protocol.notice import Waiters, Waiting
from lanting.protocol.word import Rules, Waiter
from lanting.space.command import Command, Hold, Tell, TellSome
from lanting.space.event import Entered
from lanting.space.people import readable_name

Reason = Literal["approval", "full"]
Roster = tuple[tuple[Reason, Entered], ...]
"""Who waits for what."""


def is_open(rules: Rules) -> bool:
    """Whether anybody may come as she is: in the lobby, no host is asked, and the door is not locked.

    Programs of ours go nowhere else.
    """
    return rules.entry == "anyone" and rules.approval == "nobody" and not rules.locked


@dataclass(slots=True)
class Turn:
    """One who waits, from her Enter until she is inside or gone."""

    coming: Entered
    """Her newest Enter, under the participant id that she keeps."""
    since: Moment
    is_sent_back: bool = False
    """A host put her before the door again: until one lets her in, no invitation counts."""
    broke_at: Moment | None = None
    """Since when her line is broken; None while it is connected."""
    told: Waiting | None = None
    told_at: Moment | None = None

    @property
    def id(self) -> ParticipantId:
        return self.coming.participant

    @property
    def user(self) -> UserId:
        return self.coming.user

    @property
    def session(self) -> SessionId:
        return self.coming.session

    @property
    def is_program(self) -> bool:
        return self.coming.enter.program

    @property
    def name(self) -> str:
        """As hosts read it; inside a number may come behind it."""
        return readable_name(self.coming.enter.name, self.is_program, self.coming.standing.new_for_ms > 0)

    @property
    def fills_a_place(self) -> bool:
        """Programs have places of their own, and hosts need none."""
        return not self.is_program and not self.coming.standing.is_host

    def may_be_told(self, moment: Moment) -> bool:
        return self.told_at is None or moment - self.told_at >= WAITING_TOLD_EVERY_MS

    def has_heard(self, waiting: Waiting, moment: Moment) -> bool:
        """Lately, too: a page sees no ping, and takes long silence for a dead line."""
        return waiting == self.told and self.told_at is not None and moment - self.told_at < PLACE_NOTE_EVERY_MS


class WaitingRoom:
    """All turns before one Space. Moments never go back from one call to the next."""

    def __init__(self, admitted: Iterable[UserId] = ()) -> None:
        """`admitted`: whom hosts have let in lately; they do not wait for a host again."""
        self._admitted = set(admitted)
        self._asking: dict[ParticipantId, Turn] = {}
        self._queue: dict[ParticipantId, Turn] = {}
        self._by_user: dict[UserId, Turn] = {}
        self._board = _HostsBoard()

    def __len__(self) -> int:
        return len(self._by_user)

    @property
    def is_quiet(self) -> bool:
        """Whether nobody waits and no host still believes that somebody does."""
        return not self._by_user and self._board.is_blank

    def get(self, participant: ParticipantId) -> Turn | None:
        return self._asking.get(participant) or self._queue.get(participant)

    def of_user(self, user: UserId) -> Turn | None:
        return self._by_user.get(user)

    def turns(self) -> list[Turn]:
        """All of them, in the order in which they came."""
        return list(self._by_user.values())

    def asks(self, participant: ParticipantId | None = None) -> Turn | None:
        """Who waits for a host's word: the one of this id, or who has waited longest; rather one whose line stands."""
        if participant is not None:
            return self._asking.get(participant)
        return min(self._asking.values(), key=lambda turn: turn.broke_at is not None, default=None)

    # Coming and going

    def add(self, turn: Turn) -> None:
        """One more, behind those who wait for the same."""
        assert turn.user not in self._by_user, "who waits has one turn"
        self._by_user[turn.user] = turn
        # For a host's word until `take_ready` finds that she needs none.
        self._asking[turn.id] = turn
        self._board.changed()

    def come_again(self, turn: Turn, coming: Entered) -> None:
        """The same User on another connection: she takes her turn up."""
        turn.coming = replace(coming, participant=turn.id)
        turn.broke_at = turn.told = turn.told_at = None
        self._board.changed()

    def broke(self, turn: Turn, moment: Moment) -> None:
        """Her connection is gone; her turn is kept for PLACE_HELD_MS."""
        turn.broke_at = moment

    def change_standing(self, turn: Turn, standing: Standing) -> None:
        turn.coming = replace(turn.coming, standing=standing)
        self._board.changed()

    def remove(self, turn: Turn) -> None:
        del self._by_user[turn.user]
        self._asking.pop(turn.id, None)
        self._queue.pop(turn.id, None)
        self._board.changed()

    def give_up(self, moment: Moment) -> None:
        """Who has been away for too long waits no more."""
        for turn in list(self._by_user.values()):
            if turn.broke_at is not None and moment - turn.broke_at >= PLACE_HELD_MS:
                self.remove(turn)

    # A host's word

    def admit(self, user: UserId) -> None:
        """A host lets her in: from now on she needs at most a place."""
        self._admitted.add(user)
        if (turn := self._by_user.get(user)) is not None:
            turn.is_sent_back = False

    def take_back(self, user: UserId) -> None:
        """What `admit` gave holds no more."""
        self._admitted.discard(user)

    def take_ready(self, rules: Rules, room: int) -> list[Turn]:
        """Remove and give those who come in now, in their order. `room`: how many people there is place for."""
        self._file_anew(rules)
        ready: list[Turn] = []
        for turn in self._queue.values():
            if turn.fills_a_place:
                if room <= 0:
                    continue
                room -= 1
            # The place of a broken line is counted and not given: it is held for her.
            if turn.broke_at is None:
                ready.append(turn)
        for turn in ready:
            self.remove(turn)
        return ready

    def _file_anew(self, rules: Rules) -> None:
        """Rules, words and standings may have changed what somebody waits for; then she is the last of the others."""
        freed = [turn for turn in self._asking.values() if not self._needs_host(turn, rules)]
        stopped = [turn for turn in self._queue.values() if self._needs_host(turn, rules)]
        for here, there, moved in ((self._asking, self._queue, freed), (self._queue, self._asking, stopped)):
            for turn in moved:
                there[turn.id] = here.pop(turn.id)
                self._board.changed()

    def _needs_host(self, turn: Turn, rules: Rules) -> bool:
        standing = turn.coming.standing
        if rules.approval == "nobody" or standing.is_host or turn.user in self._admitted:
            return False
        if turn.is_sent_back:
            return True
        return not standing.is_invited and (rules.approval == "everybody" or standing.new_for_ms > 0)

    # What is told

    def tell(
        self,
        space_name: str,
        people: int,
        hosts: Collection[ParticipantId],
        moment: Moment,
        wary: Mapping[ParticipantId, Standing] = MappingProxyType({}),
    ) -> list[Command]:
        """To each who waits what has changed for her, and to hosts who waits: at most once in WAITING_TOLD_EVERY_MS.

        The `wary` are not told of everybody.
        """
        commands: list[Command] = []
        for reason, turns in self._by_reason():
            for place, turn in enumerate(turns, 1):
                if turn.broke_at is not None or not turn.may_be_told(moment):
                    continue
                waiting = Waiting(reason=reason, place=place, space_name=space_name, people=people, hosts=len(hosts))
                if not turn.has_heard(waiting, moment):
                    turn.told, turn.told_at = waiting, moment
                    commands.append(Hold(turn.id, turn.session, waiting))
        if hosts_told := self._board.due(hosts, self._roster, moment):
            others = tuple(host for host in hosts_told if host not in wary)
            commands += [TellSome(others, self._listed(moment))] if others else []
            commands += [Tell(host, self._listed(moment, wary[host])) for host in hosts_told if host in wary]
        return commands

    def host_is_new(self, host: ParticipantId) -> None:
        """She was greeted on an empty outbox: what she was told before is lost."""
        self._board.forget(host)

    def _roster(self) -> Roster:
        return tuple((reason, turn.coming) for reason, turns in self._by_reason() for turn in turns)

    def _by_reason(self) -> tuple[tuple[Reason, Collection[Turn]], ...]:
        return ("approval", self._asking.values()), ("full", self._queue.values())

    def _listed(self, moment: Moment, reader: Standing | None = None) -> Waiters:
        waiters = [
            Waiter(
                id=turn.id,
                name=turn.name,
                look=turn.coming.enter.look,
                program=turn.is_program,
                is_new=turn.coming.standing.new_for_ms > 0,
                reason=reason,
                waits_ms=moment - turn.since,
            )
            for reason, turns in self._by_reason()
            for turn in turns
            if reader is None or not reader.hides(turn.user)
        ]
        waiters.sort(key=lambda waiter: -waiter.waits_ms)
        return Waiters(total=len(waiters), waiters=waiters[:WAITING_LISTED_MAX])


class _HostsBoard:
    """Which hosts know who waits now."""

    def __init__(self) -> None:
        self._knowing: set[ParticipantId] = set()
        self._told: Roster = ()
        self._may_have_changed = False
        self._due_at = Moment(0)

    @property
    def is_blank(self) -> bool:
        return not self._knowing

    def changed(self) -> None:
        self._may_have_changed = True

    def forget(self, host: ParticipantId) -> None:
        self._knowing.discard(host)

    def due(
        self, hosts: Collection[ParticipantId], roster: Callable[[], Roster], moment: Moment
    ) -> tuple[ParticipantId, ...]:
        """Who is to be told now: all when somebody came or went, else those who know nothing yet."""
        # Who is no host any more is told nothing more.
        self._knowing.intersection_update(hosts)
        if self._may_have_changed and moment >= self._due_at:
            self._may_have_changed = False
            if (now := roster()) != self._told:
                self._told, self._due_at = now, Moment(moment + WAITING_TOLD_EVERY_MS)
                told = tuple(host for host in hosts if now or host in self._knowing)
                self._knowing = set(hosts) if now else set()
                return told
        told = tuple(host for host in hosts if host not in self._knowing) if self._told else ()
        self._knowing.update(told)
        return told
