"""The Space: the authority over who is in it. Events in, commands out; `runtime` does the waiting and the sending."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lanting.kernel.clock import Instant, Moment
from lanting.kernel.ids import ParticipantId, SpaceId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import CARDS_PUSHED_PEOPLE_MAX, RESUME_WITHIN_MS
from lanting.protocol.message import Notice
from lanting.protocol.notice import ChatSaid, Moved, Refused, SayAccepted, Welcome
from lanting.protocol.permission import Permission
from lanting.protocol.pose import Pose, PoseFlag
from lanting.protocol.request import Leave
from lanting.protocol.word import Card, ChatLine, Rules
from lanting.space.card import CardNews
from lanting.space.chat import Chat
from lanting.space.command import Command, Forget, Greet, HangUp, Tell, TellAll
from lanting.space.event import Asked, Entered, Event, LineBroke, LineNotStored, LineRestored, LineStored
from lanting.space.glance import Glance, glance
from lanting.space.ground import Ground, Seat
from lanting.space.participant import Participant, place_of
from lanting.space.people import PeopleList
from lanting.space.pose_lane import PoseLane, PutBack
from lanting.space.request_desk import RequestDesk
from lanting.space.seating import Seating, sitting_pose
from lanting.space.slot import SlotTable
from lanting.space.spawn import SpawnPlaces

_FIRST_EPOCH: Final = 0


@dataclass(frozen=True, slots=True)
class SpaceSettings:
    """What a host decides about a Space."""

    id: SpaceId
    name: str
    rules: Rules = Rules()
    participants_max: int = 1_000
    """People; programs do not fill it. The rules may say less."""
    programs_max: int = 1_000
    resume_within_ms: int = RESUME_WITHIN_MS
    """So long the slot of a broken line is kept."""


class Space:
    """Who is in one Space, what they may do and what they say. Moments never go back from one call to the next."""

    def __init__(
        self,
        settings: SpaceSettings,
        ground: Ground,
        poses: PoseLane,
        history: Sequence[ChatLine],
        server_epoch: int,
        scene_revision: int,
    ) -> None:
        """`poses` belongs to this Space from now on. `history`: its last chat lines, in order of number."""
        self._settings = settings
        self._poses = poses
        self._server_epoch = server_epoch
        self._people = PeopleList()
        self._slots = SlotTable()
        self._news = CardNews()
        self._chat = Chat(history)
        self._kept: deque[tuple[Moment, Participant]] = deque()
        self._seating = Seating(ground, poses)
        self._desk = RequestDesk(self._people, self._news, poses, self._seating, ground.walk_grid)
        self.set_ground(ground, scene_revision)

    # What others may know

    @property
    def settings(self) -> SpaceSettings:
        return self._settings

    @property
    def is_empty(self) -> bool:
        """Whether nobody is inside: no person, no program and no kept slot. Then there is nothing to tick for."""
        return not len(self._people)

    @property
    def people_count(self) -> int:
        """Participants that are no programs, those with a broken line included."""
        return self._people.people

    def participant_of(self, user: UserId) -> ParticipantId | None:
        who = self._people.of_user(user)
        return who.id if who else None

    def glance(self) -> Glance:
        """What the door shows of those inside (SP-79)."""
        return glance(self._people, self._poses, self._ground)

    # What happens

    def step(self, events: Sequence[Event], now: Instant, moment: Moment) -> list[Command]:
        """Take in events in their order, then let time pass, then tell what is new."""
        commands = [command for event in events for command in self._receive(event, now, moment)]
        commands += self._give_up_kept_slots(moment)
        commands += [TellAll(ChatSaid(line=line)) for line in self._chat.stop_waiting(moment)]
        commands += self._desk.work(moment)
        news = self._news.message(self._people.by_slot, self._people.people, moment)
        if news is not None and not self.is_empty:
            commands.append(TellAll(news))
        return commands

    def judge(self, put_back: Sequence[PutBack]) -> list[Command]:
        """The pose lane put these back: tell each where it stands and under which epoch to report."""
        commands: list[Command] = []
        for judgement in put_back:
            if who := self._people.by_slot.get(judgement.slot):
                who.epoch = judgement.epoch
                moved = Moved(epoch=judgement.epoch, place=place_of(judgement.pose), reason=judgement.reason)
                commands.append(Tell(who.id, moved))
        return commands

    def set_ground(self, ground: Ground, scene_revision: int) -> list[Command]:
        """The Scene has another revision. Nobody is moved by it but who sits on what was moved or taken away."""
        self._ground = ground
        self._scene_revision = scene_revision
        self._spawns = SpawnPlaces(ground)
        self._desk.walk_grid = ground.walk_grid
        self._poses.set_bounds(ground.bounds)
        return self._seating.change_ground(ground)

    def hide(self, a: ParticipantId, b: ParticipantId) -> None:
        """Neither sees the other, nor is given the other's card (SP-20). It lasts until one of them is gone."""
        one, other = self._people.get(a), self._people.get(b)
        if one and other:
            self._people.hide(one, other)
            self._poses.hide(one.slot, other.slot)

    def assign_group(self, participant: ParticipantId, group: int) -> None:
        """See and be seen within this group only; 0 is that of all who are in no other (SP-21)."""
        if who := self._people.get(participant):
            self._poses.assign_group(who.slot, group)

    def _receive(self, event: Event, now: Instant, moment: Moment) -> list[Command]:
        match event:
            case Entered():
                return self._enter(event, moment)
            case LineRestored():
                return self._restore(event, moment)
            case LineBroke():
                return self._keep(event, moment)
            case Asked():
                return self._answer(event, now, moment)
            case LineStored():
                return self._announce(event, moment)
            case LineNotStored():
                return self._tell_if_inside(event.participant, Refused(re=event.seq, code=event.code))

    # Coming

    def _enter(self, event: Entered, moment: Moment) -> list[Command]:
        if Permission.ENTER not in event.standing.permissions:
            return [HangUp(event.participant, CloseCode.BAD_MESSAGE)]
        who = self._people.of_user(event.user)
        if self._is_full(event.enter.program, who):
            return [HangUp(event.participant, CloseCode.SPACE_FULL)]
        if who is None:
            who = self._arrive(event, moment)
            if who is None:
                return [HangUp(event.participant, CloseCode.SPACE_FULL)]
        else:
            self._take_over(who, event)
        self._connect(who, moment)
        cards = self._people.cards_for(who) if len(self._people) <= CARDS_PUSHED_PEOPLE_MAX else []
        welcome = self._welcome(who, resumed=False, cards=cards, chat=self._chat.after(event.enter.chat_after))
        return [Greet(who.id, who.user, who.session, welcome)]

    def _is_full(self, program: bool, already: Participant | None) -> bool:
        if already is not None and already.program == program:
            return False
        if program:
            return self._people.programs >= self._settings.programs_max
        return self._people.people >= self._settings.participants_max

    def _arrive(self, event: Entered, moment: Moment) -> Participant | None:
        slot = self._slots.take(moment)
        if slot is None:
            return None
        enter = event.enter
        seat = self._seat_for(event)
        pose = self._place_for(event, moment) if seat is None else sitting_pose(seat)
        self._poses.occupy(slot, pose, _FIRST_EPOCH, moment)
        who = Participant(
            id=event.participant,
            user=event.user,
            slot=slot,
            session=event.session,
            standing=event.standing,
            name=self._people.free_name(enter.name, enter.program),
            look=enter.look,
            program=enter.program,
            epoch=_FIRST_EPOCH,
        )
        self._people.add(who)
        self._news.arrived(slot)
        if seat is not None:
            self._seating.take(who, seat)
        self._seating.hold_to_permissions(who)
        return who

    def _place_for(self, event: Entered, moment: Moment) -> Pose:
        if (noted := self._noted_place(event)) is None:
            return self._spawns.next_free(self._people.by_slot, self._poses, moment, event.enter.through)
        pose = self._seating.off_seats(noted)
        self._spawns.arrived(pose)
        return pose

    def _seat_for(self, event: Entered) -> Seat | None:
        """Who just watches gets the free seat nearest to where she would arrive."""
        if not event.enter.watching:
            return None
        return self._seating.nearest_free(self._noted_place(event) or self._spawns.first(event.enter.through))

    def _noted_place(self, event: Entered) -> Pose | None:
        """Her place note's, unless she has just come through a portal."""
        pose = event.place
        return pose if pose is not None and event.enter.through is None and self._ground.holds(pose) else None

    def _take_over(self, who: Participant, event: Entered) -> None:
        """The same User on another connection: who she was stays, what the old connection still sends is void."""
        before = who.card
        self._people.rename(who, event.enter.name, event.enter.program)
        who.look, who.session, who.standing = event.enter.look, event.session, event.standing
        who.epoch = self._poses.place(who.slot, self._poses.pose(who.slot))
        self._seating.hold_to_permissions(who)
        if who.card != before:
            self._news.changed(who.slot)

    def _restore(self, event: LineRestored, moment: Moment) -> list[Command]:
        who = self._people.get(event.participant)
        if who is None:
            return [HangUp(event.participant, CloseCode.GOING_AWAY)]
        if who.standing != event.standing:
            who.standing = event.standing
            self._seating.hold_to_permissions(who)
            self._news.changed(who.slot)
        self._connect(who, moment)
        return [Greet(who.id, who.user, who.session, self._welcome(who, resumed=True, cards=[], chat=[]))]

    def _connect(self, who: Participant, moment: Moment) -> None:
        who.broke_at = None
        self._poses.connect(who.slot, moment)
        self._poses.set_flag(who.slot, PoseFlag.AWAY, False)

    def _welcome(self, who: Participant, *, resumed: bool, cards: list[Card], chat: list[ChatLine]) -> Welcome:
        return Welcome(
            session=who.session,
            server_epoch=self._server_epoch,
            resumed=resumed,
            space=self._settings.id,
            space_name=self._settings.name,
            participant=who.id,
            name=who.name,
            slot=who.slot,
            epoch=who.epoch,
            place=place_of(self._poses.pose(who.slot)),
            role=who.standing.role.value,
            permissions=sorted(who.permissions),
            is_new=who.standing.new_for_ms > 0,
            rules=self._settings.rules,
            seat=who.seat,
            scene_revision=self._scene_revision,
            people=self._people.people,
            cards=cards,
            chat=chat,
        )

    # Going

    def _keep(self, event: LineBroke, moment: Moment) -> list[Command]:
        who = self._people.get(event.participant)
        if who is not None and who.broke_at is None:
            who.broke_at = moment
            self._poses.disconnect(who.slot)
            self._poses.set_flag(who.slot, PoseFlag.AWAY, True)
            self._kept.append((moment, who))
        return []

    def _give_up_kept_slots(self, moment: Moment) -> list[Command]:
        gone: list[Command] = []
        while self._kept and moment - self._kept[0][0] >= self._settings.resume_within_ms:
            broke_at, who = self._kept.popleft()
            # Who came back, or left meanwhile, has another broken line or none.
            if who.broke_at == broke_at and self._people.get(who.id) is who:
                self._vacate(who, moment)
                gone.append(Forget(who.id))
        return gone

    def _vacate(self, who: Participant, moment: Moment) -> None:
        self._seating.leave(who)
        self._people.remove(who)
        self._poses.vacate(who.slot)
        self._slots.free(who.slot, moment)
        self._news.left(who.slot)
        self._desk.forget(who.id)

    # Asking and telling

    def _answer(self, event: Asked, now: Instant, moment: Moment) -> list[Command]:
        who = self._people.get(event.participant)
        if who is None:
            return []
        if isinstance(event.request, Leave):
            self._vacate(who, moment)
            return [HangUp(who.id, CloseCode.NORMAL)]
        return self._desk.answer(who, event.seq, event.request, now)

    def _announce(self, event: LineStored, moment: Moment) -> list[Command]:
        accepted = SayAccepted(re=event.seq, request_id=event.request_id, line=event.line)
        told = self._chat.stored(event.line, event.repeated, moment)
        return [
            *self._tell_if_inside(event.participant, accepted),
            *(TellAll(ChatSaid(line=line)) for line in told),
        ]

    def _tell_if_inside(self, participant: ParticipantId, notice: Notice) -> list[Command]:
        return [Tell(participant, notice)] if self._people.get(participant) else []
