"""The Space: the authority over who is in it. Events in, commands out; `runtime` does the waiting and the sending."""

from __future__ import annotations

from collections.abc import Sequence

from lanting.identity.person import Persons
from lanting.identity.role import Role, is_above
from lanting.identity.tag import Tags
from lanting.kernel.clock import Instant, Moment
from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.message import Notice
from lanting.protocol.notice import Moved, Refused, SayAccepted
from lanting.protocol.permission import Permission
from lanting.protocol.request import Leave
from lanting.protocol.word import HeldThing
from lanting.space.arrival import Arrivals
from lanting.space.block_desk import BlockDesk
from lanting.space.buttons import Buttons
from lanting.space.captions import Captions
from lanting.space.card import CardNews
from lanting.space.chat import Chat, SaidLine
from lanting.space.command import Command, HangUp, Tell, TellAll
from lanting.space.departed import Departed
from lanting.space.entrance import Entrance
from lanting.space.event import (
    ActStored,
    AnswersKept,
    Asked,
    BlockStored,
    CarryEnded,
    Decision,
    Entered,
    Event,
    GroundRenewed,
    LineBroke,
    LineRestored,
    LineStored,
    NotStored,
    Parted,
    ReportsChanged,
    RulesSet,
    StandingChanged,
)
from lanting.space.experience.attendance import AttendanceNews
from lanting.space.experience.desk import Experiences
from lanting.space.experience.whereabouts import FindPlace
from lanting.space.gathering import Gathering
from lanting.space.glance import Glance, glance
from lanting.space.ground import Ground
from lanting.space.hands import Hands
from lanting.space.hearing import Hearing
from lanting.space.host_desk import HostDesk
from lanting.space.hosting import Door, Hosting
from lanting.space.leaving import Leaving
from lanting.space.participant import Participant, place_of
from lanting.space.people import PeopleList
from lanting.space.pose_lane import PoseLane, PutBack
from lanting.space.raised_hands import RaisedHands
from lanting.space.reports_told import ReportsTold
from lanting.space.request_desk import RequestDesk
from lanting.space.seating import Seating
from lanting.space.settings import RuleBook, SpaceSettings
from lanting.space.sight import Sight
from lanting.space.slot import SlotTable
from lanting.space.spawn import SpawnPlaces
from lanting.space.speech import Speech
from lanting.space.standings import Standings
from lanting.space.thing import FindThing
from lanting.space.voice_floor import VoiceFloor
from lanting.space.waiting import WaitingRoom, is_open
from lanting.space.witness import Witness

__all__ = ["Space", "SpaceSettings"]


class Space:
    """Who is in one Space, what they may do and what they say. Moments never go back from one call to the next."""

    def __init__(
        self,
        settings: SpaceSettings,
        ground: Ground,
        poses: PoseLane,
        history: Sequence[SaidLine],
        server_epoch: int,
        scene_revision: int,
    ) -> None:
        """`poses` belongs to this Space from now on. `history`: its last chat lines, in order of number."""
        self._book = RuleBook(settings)
        self._poses = poses
        self._people = PeopleList()
        slots = SlotTable()
        attendance = AttendanceNews(self._people, settings.id)
        self._news = CardNews(attendance)
        self._chat = Chat(history)
        self._waiting = WaitingRoom(settings.admitted)
        self._seating = Seating(ground, poses, self._book, attendance)
        self.hearing = Hearing(poses)
        """Who hears whom; voices themselves are carried by `runtime`."""
        floor = VoiceFloor(self._book, self.hearing)
        self._raised = RaisedHands(self._people)
        self._standings = Standings(self._people, self._news, self._seating, floor)
        self._gathering = Gathering(self._people, poses, self._seating)
        self._hands = Hands(self._people, poses)
        self._buttons = Buttons()
        self._sight = Sight(self._people, poses, self.hearing, self._hands, self._raised)
        self._experiences = Experiences(self._people, poses, self._sight, self._gathering, attendance)
        self.witness = Witness(settings.id)
        """Tags what is told, and remembers who left."""
        self._reports = ReportsTold(self._people, settings.reports_waiting)
        self._blocks = BlockDesk(self._people, self._waiting, self._chat, self.hearing, self.witness)
        hosts = HostDesk(self._people, self._waiting, settings.acts_done)
        self._desk = RequestDesk(
            self._people,
            self._news,
            poses,
            self._seating,
            self._hands,
            self._buttons,
            self._raised,
            ground,
            Speech(self._people, self._book, self.witness),
            Captions(self._people, self.hearing),
            self._blocks,
            hosts,
            self._experiences,
        )
        self._leaving = Leaving(
            self._book,
            self._people,
            slots,
            poses,
            self.hearing,
            self._sight,
            self._news,
            self._seating,
            self._gathering,
            self._hands,
            self._buttons,
            self._raised,
            self._experiences,
            self._desk,
            self.witness,
        )
        self._arrivals = Arrivals(
            self._book,
            self._people,
            slots,
            self._news,
            self._chat,
            poses,
            self._seating,
            self._standings,
            self._hands,
            self._buttons,
            self._raised,
            self._experiences,
            server_epoch,
        )
        vacate = self._leaving.vacate
        self._entrance = Entrance(self._book, self._people, self._chat, poses, self._waiting, self._arrivals, vacate)
        door = Door(self._waiting, self._entrance.admit, self._entrance.turn_away, vacate)
        self._hosting = Hosting(
            hosts,
            self._people,
            self._news,
            self._book,
            self._seating,
            self._standings,
            self._gathering,
            floor,
            self._raised,
            door,
        )
        self.set_ground(ground, scene_revision)

    # What others may know

    @property
    def settings(self) -> SpaceSettings:
        return self._book.settings

    @property
    def is_empty(self) -> bool:
        """Whether nobody with a body is inside: no person, no Bot, no kept slot. Then there is nothing to tick for."""
        return not self._people.bodies

    @property
    def waiting_count(self) -> int:
        """How many wait before it, people and programs."""
        return len(self._waiting)

    @property
    def is_awaited(self) -> bool:
        """Whether anybody waits before the Space, with a broken line too: time matters then, though it be empty."""
        return len(self._waiting) > 0

    @property
    def is_open(self) -> bool:
        """Whether anybody may come as she is."""
        return is_open(self._book.rules)

    @property
    def people_count(self) -> int:
        """Participants that are no programs, those with a broken line included."""
        return self._people.people

    @property
    def ground(self) -> Ground:
        """What walkers meet now."""
        return self._ground

    def visitors(self) -> dict[int, UserId]:
        """By slot, who is counted as a visitor: no program, and nobody who builds or keeps the Space."""
        return {
            slot: who.user
            for slot, who in self._people.by_slot.items()
            if not (who.program or is_above(who.standing.role, Role.VISITOR))
        }

    def participant_of(self, user: UserId) -> ParticipantId | None:
        who = self._people.of_user(user)
        return who.id if who else None

    def glance(self) -> Glance:
        """What the door shows of those inside (SP-79)."""
        return glance(self._people, self._poses, self._ground)

    # What happens

    def step(self, events: Sequence[Event], now: Instant, moment: Moment) -> list[Command]:
        """Take in events in their order, then let time pass, then tell what is new."""
        # Pose frames say as much of the moment as fits in 32 bits.
        self._arrivals.clock_from = now - moment % 2**32
        commands: list[Command] = []
        for event in events:
            commands += self._receive(event, now, moment)
            commands += self._sight.settle()
        commands += self._leaving.give_up(moment)
        commands += self._entrance.mind(moment)
        commands += self._standings.pass_time(moment)
        commands += self._told(self._chat.stop_waiting(moment), now)
        commands += self._desk.work(moment)
        commands += self._reports.mind()
        commands += self._hands.mind(moment)
        commands += self._raised.tell(moment)
        commands += self._sight.settle()
        return commands + self._tell_cards(moment) + self._experiences.mind(now, moment)

    def judge(self, put_back: Sequence[PutBack]) -> list[Command]:
        """The pose lane put these back: tell each where it stands and under which epoch to report."""
        commands: list[Command] = []
        for judgement in put_back:
            if who := self._people.by_slot.get(judgement.slot):
                who.epoch = judgement.epoch
                moved = Moved(epoch=judgement.epoch, place=place_of(judgement.pose), reason=judgement.reason)
                commands.append(Tell(who.id, moved))
        return commands

    def set_revisions(self, published: int, draft: int | None) -> None:
        """What newcomers hear of the Scenes; of the draft, where there is one, it is that of a snapshot."""
        self._arrivals.scene_revision, self._standings.draft_revision = published, draft

    def swear_in(self, tags: Tags, departed: Departed, persons: Persons) -> None:
        """From now on the Server's own tags, memory, and names for programs are used."""
        self.witness.swear_in(tags, departed)
        self._experiences.swear_in(persons)

    def look_things_up(self, find: FindThing) -> None:
        """From now on this says what can be taken in hand, and where it stands in the published Scene."""
        self._hands.look_things_up(find)

    def look_places_up(self, find: FindPlace) -> None:
        """From now on this says where anything of the published Scene stands."""
        self._experiences.look_up(find)

    @property
    def held_things(self) -> list[HeldThing]:
        """What is in hands, or flies from them."""
        return self._hands.held

    def put_all_down(self, moment: Moment) -> list[Command]:
        """The Space is about to be closed: what is in hands stays where it is."""
        return self._hands.put_all_down(moment)

    def inside(self, participant: ParticipantId) -> Participant | None:
        """Who this is, if she is inside."""
        return self._people.get(participant)

    def set_ground(self, ground: Ground, scene_revision: int) -> list[Command]:
        """The Scene has another revision. Nobody is moved by it but who sits on what was moved or taken away."""
        self._ground = ground
        spawns = SpawnPlaces(ground)
        self._arrivals.change_ground(ground, spawns, scene_revision)
        self._desk.change_ground(ground)
        self._hands.change_ground(ground)
        self.hearing.set_zones(ground.zones)
        self._buttons.change_ground(ground)
        self._gathering.change_ground(ground, spawns)
        self._experiences.change_ground(ground)
        self._poses.set_bounds(ground.bounds)
        return self._seating.change_ground(ground)

    def unaware_of(self, user: UserId | None) -> frozenset[ParticipantId]:
        """Who inside must not be told of this User; nobody of nobody."""
        return self._people.unaware_of(user)

    def assign_group(self, participant: ParticipantId, group: int) -> None:
        """See and be seen within this group only; 0 is that of all who are in no other (SP-21)."""
        if who := self._people.get(participant):
            self._poses.assign_group(who.slot, group)
            self.hearing.revise()

    def _receive(self, event: Event, now: Instant, moment: Moment) -> list[Command]:
        match event:
            case Entered():
                return self._entrance.enter(event, moment)
            case LineRestored():
                return self._restore(event, moment)
            case LineBroke(participant):
                who = self._people.get(participant)
                return self._leaving.keep(who, moment) if who else self._entrance.broke(participant, moment)
            case Asked():
                return self._answer(event, now, moment)
            case LineStored():
                return self._announce(event, now, moment)
            case ActStored():
                return self._hosting.carry_out(event, moment)
            case BlockStored():
                return self._blocks.carry_out(event)
            case Parted(user, blocked, on):
                self._blocks.part(user, blocked, on)
                return []
            case AnswersKept(request_ids=request_ids):
                return self._experiences.answers_kept(request_ids)
            case CarryEnded(entity=entity):
                return self._hands.kept(entity)
            case NotStored():
                return self._tell_if_inside(event.participant, Refused(re=event.seq, code=event.code))
            case RulesSet():
                self._book.set(event.name, event.rules)
                self._hosting.hold_to_rules()
                return [TellAll(self._book.told(by=None), about=None)]
            case StandingChanged():
                return self._change_standing(event, moment)
            case GroundRenewed():
                return self.set_ground(event.ground, event.scene_revision)
            case ReportsChanged(waiting):
                self._reports.waiting = waiting
                return []
            case Decision(user, told):
                return self._tell_if_inside(who.id, told) if (who := self._people.of_user(user)) else []

    def _change_standing(self, event: StandingChanged, moment: Moment) -> list[Command]:
        who = self._people.get(event.participant)
        if who is None:
            return self._entrance.change_standing(event.participant, event.standing)
        if Permission.ATTEND in who.permissions and Permission.ATTEND not in event.standing.permissions:
            self._leaving.vacate(who, moment)
            return [HangUp(who.id, CloseCode.NOT_ADMITTED, {"cause": "key_ended"})]
        return self._standings.change(who, event.standing, moment)

    def _restore(self, event: LineRestored, moment: Moment) -> list[Command]:
        who = self._people.get(event.participant)
        if who is None:
            return [HangUp(event.participant, CloseCode.GOING_AWAY)]
        self._standings.adopt(who, event.standing, moment)
        return [self._arrivals.greet_again(who, moment)]

    # Asking and telling

    def _answer(self, event: Asked, now: Instant, moment: Moment) -> list[Command]:
        who = self._people.get(event.participant)
        if who is None:
            return self._entrance.leave(event.participant) if isinstance(event.request, Leave) else []
        if isinstance(event.request, Leave):
            self._leaving.vacate(who, moment)
            return [HangUp(who.id, CloseCode.NORMAL)]
        return self._desk.answer(who, event.seq, event.request, now, moment)

    def _announce(self, event: LineStored, now: Instant, moment: Moment) -> list[Command]:
        accepted = SayAccepted(re=event.seq, request_id=event.request_id, line=event.line)
        told = self._chat.stored(SaidLine(event.user, event.line), event.repeated, moment)
        return [*self._tell_if_inside(event.participant, accepted), *self._told(told, now)]

    def _told(self, lines: Sequence[SaidLine], now: Instant) -> list[Command]:
        return [TellAll(self.witness.line(said.line, now), about=said.user) for said in lines]

    def _tell_cards(self, moment: Moment) -> list[Command]:
        people = self._people
        if not len(people) or (news := self._news.message(people.by_slot, people.people, moment)) is None:
            return []
        return self._sight.tell_each(
            lambda viewer: news.for_wary(viewer, people.people_for(viewer)) if viewer else news.everything()
        )

    def _tell_if_inside(self, participant: ParticipantId, notice: Notice) -> list[Command]:
        return [Tell(participant, notice)] if self._people.get(participant) else []
