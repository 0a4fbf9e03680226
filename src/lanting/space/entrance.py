"""The entrance: who comes in now, who waits, and who is told of it (SP-80 to SP-94)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from lanting.identity.standing import Standing
from lanting.kernel.clock import Moment
from lanting.kernel.error import Fact
from lanting.kernel.ids import ParticipantId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import WAITING_MAX
from lanting.protocol.permission import Permission
from lanting.protocol.request import Enter
from lanting.space.act import Admit
from lanting.space.arrival import Arrivals
from lanting.space.chat import Chat
from lanting.space.command import Command, Greet, HangUp
from lanting.space.event import Entered
from lanting.space.participant import Participant
from lanting.space.people import PeopleList
from lanting.space.pose_lane import PoseLane
from lanting.space.settings import RuleBook
from lanting.space.waiting import Turn, WaitingRoom

LOCKED: Final[Mapping[str, Fact]] = {"cause": "locked"}
"""Said to who is not let in because a host has locked the door."""


class Entrance:
    """Keeps the capacity and the order of the turns, and carries out a host's word for those who wait."""

    def __init__(
        self,
        book: RuleBook,
        people: PeopleList,
        chat: Chat,
        poses: PoseLane,
        waiting: WaitingRoom,
        arrivals: Arrivals,
        vacate: Callable[[Participant, Moment], None],
    ) -> None:
        self._book = book
        self._people = people
        self._chat = chat
        self._poses = poses
        self._waiting = waiting
        self._arrivals = arrivals
        self._vacate = vacate
        self._began_at: Moment | None = None
        """When the first one came since the Space is up."""

    # What those who come, wait and go do

    def enter(self, event: Entered, moment: Moment) -> list[Command]:
        """Who is inside takes her session over; anybody else comes to the door."""
        self._began_at = moment if self._began_at is None else self._began_at
        if not _may_enter(event):
            return [HangUp(event.participant, CloseCode.BAD_MESSAGE)]
        who = self._people.of_user(event.user)
        if event.enter.unseen or (who is not None and not who.has_body):
            return self._come_as_another(who, event, moment)
        if who is None:
            return self._come(event, moment)
        if who.program != event.enter.program and self._has_no_place_for(event):
            return [HangUp(event.participant, CloseCode.SPACE_FULL)]
        self._arrivals.take_over(who, event, moment)
        return [self._greet(who, event, moment)]

    def _come_as_another(self, who: Participant | None, event: Entered, moment: Moment) -> list[Command]:
        """A program without a body begins anew each time, and waits for nothing: whatever it was here is gone."""
        commands: list[Command] = []
        if who is not None:
            self._vacate(who, moment)
            commands.append(HangUp(who.id, CloseCode.TAKEN_OVER))
        if not event.enter.unseen:
            return [*commands, *self._come(event, moment)]
        if (turn := self._waiting.of_user(event.user)) is not None:
            self._waiting.remove(turn)
            commands.append(HangUp(turn.id, CloseCode.TAKEN_OVER))
        return [*commands, self._bring_in(Turn(event, moment), moment)]

    def leave(self, participant: ParticipantId) -> list[Command]:
        """She does not want to wait any longer."""
        turn = self._waiting.get(participant)
        if turn is None:
            return []
        self._waiting.remove(turn)
        return [HangUp(turn.id, CloseCode.NORMAL)]

    def broke(self, participant: ParticipantId, moment: Moment) -> list[Command]:
        """The line of one who waits is gone."""
        if (turn := self._waiting.get(participant)) is not None:
            self._waiting.broke(turn, moment)
        return []

    def change_standing(self, participant: ParticipantId, standing: Standing) -> list[Command]:
        """What one who waits may do was looked up again."""
        if (turn := self._waiting.get(participant)) is not None:
            self._waiting.change_standing(turn, standing)
        return []

    def mind(self, moment: Moment) -> list[Command]:
        """Let in who may come in now, and tell those who wait, and hosts, what has changed."""
        if self._waiting.is_quiet:
            return []
        self._waiting.give_up(moment)
        commands = [*self._turn_away_at_lock(), *self._let_in(moment)]
        hosts = [host.id for host in self._people.hosts.values() if host.broke_at is None]
        wary = {viewer.id: viewer.standing for viewer in self._people.wary.values()}
        return commands + self._waiting.tell(self._book.settings.name, self._people.people, hosts, moment, wary)

    # A host's word

    def admit(self, effect: Admit, moment: Moment) -> None:
        """Let in who waits, as soon as there is place for her; or have who was let in wait again."""
        if effect.on:
            self._waiting.admit(effect.user)
            return
        self._waiting.take_back(effect.user)
        who = self._people.of_user(effect.user)
        if who is not None and not who.standing.is_host and self._book.rules.approval != "nobody":
            self._send_back(who, moment)

    def turn_away(self, turn: Turn, why: str) -> Command:
        """She is not let in now; she may ask again."""
        self._waiting.remove(turn)
        return HangUp(turn.id, CloseCode.NOT_ADMITTED, {"why": why} if why else {})

    def _send_back(self, who: Participant, moment: Moment) -> None:
        """She waits as the last, and will stand again where she stood; what is said meanwhile she reads then."""
        enter = Enter(name=who.name, look=who.look, program=who.program, chat_after=self._chat.last)
        coming = Entered(who.user, who.id, who.session, who.standing, enter, self._poses.pose(who.slot))
        broke_at = None if who.broke_at is None else moment
        self._vacate(who, moment)
        self._waiting.add(Turn(coming, moment, is_sent_back=True, broke_at=broke_at))

    # A locked door (SP-164)

    def _is_locked_for(self, standing: Standing) -> bool:
        return self._book.rules.locked and not standing.is_host and standing.capabilities is None

    def _was_inside(self, event: Entered, moment: Moment) -> bool:
        """After a restart nobody is inside: a place note tells who was, for as long as a broken line is waited for."""
        began_at = moment if self._began_at is None else self._began_at
        return event.place is not None and moment - began_at < self._book.settings.resume_within_ms

    def _turn_away_at_lock(self) -> list[Command]:
        """Whoever waits while the door is locked need not go on waiting."""
        commands: list[Command] = []
        for turn in self._waiting.turns():
            if self._is_locked_for(turn.coming.standing):
                self._waiting.remove(turn)
                commands.append(HangUp(turn.id, CloseCode.NOT_ADMITTED, LOCKED))
        return commands

    # Coming in

    def _come(self, event: Entered, moment: Moment) -> list[Command]:
        """Who is not inside gets a turn; most often it is over at once."""
        if self._is_locked_for(event.standing) and not self._was_inside(event, moment):
            return [HangUp(event.participant, CloseCode.NOT_ADMITTED, LOCKED)]
        commands: list[Command] = []
        turn = self._waiting.of_user(event.user)
        is_sent_back = turn is not None and turn.is_sent_back
        if turn is not None and turn.is_program != event.enter.program:
            self._waiting.remove(turn)
            commands.append(HangUp(turn.id, CloseCode.TAKEN_OVER))
            turn = None
        if turn is not None:
            self._waiting.come_again(turn, event)
        else:
            turn = Turn(event, moment, is_sent_back=is_sent_back)
            self._waiting.add(turn)
        commands += self._let_in(moment)
        if len(self._waiting) > WAITING_MAX and self._waiting.get(event.participant) is turn:
            self._waiting.remove(turn)
            commands.append(HangUp(turn.id, CloseCode.SPACE_FULL))
        return commands

    def _let_in(self, moment: Moment) -> list[Command]:
        room = self._book.settings.capacity - self._people.filling
        return [self._bring_in(turn, moment) for turn in self._waiting.take_ready(self._book.rules, room)]

    def _bring_in(self, turn: Turn, moment: Moment) -> Command:
        is_refused = turn.is_program and not turn.coming.enter.unseen and self._has_no_place_for(turn.coming)
        who = None if is_refused else self._arrivals.arrive(turn.coming, moment)
        if who is None:
            return HangUp(turn.id, CloseCode.SPACE_FULL)
        return self._greet(who, turn.coming, moment)

    def _greet(self, who: Participant, coming: Entered, moment: Moment) -> Greet:
        self._waiting.host_is_new(who.id)
        return self._arrivals.greet(who, coming.enter.chat_after, moment)

    def _has_no_place_for(self, event: Entered) -> bool:
        """Programs have a limit of their own; hosts fill nothing."""
        if event.enter.program:
            return self._people.programs >= self._book.settings.programs_max
        return not event.standing.is_host and self._people.filling >= self._book.settings.capacity


def _may_enter(event: Entered) -> bool:
    """Without a body come programs alone, and of those whom the house has given ATTEND (PR-100)."""
    permissions, enter = event.standing.permissions, event.enter
    if enter.unseen and not (enter.program and Permission.ATTEND in permissions):
        return False
    return Permission.ENTER in permissions
