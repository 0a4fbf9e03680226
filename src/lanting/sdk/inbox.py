"""What a Bot has received, and what follows from it. No socket and no clock: any day can be replayed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lanting.protocol import notice as told
from lanting.protocol import scene_notice as scene_told
from lanting.protocol.lane import Lane
from lanting.protocol.message import Notice, decode_notice
from lanting.protocol.notice import (
    Cards,
    ChatSaid,
    Closing,
    PlaceNote,
    SayAccepted,
    Waiters,
    Waiting,
    Welcome,
)
from lanting.protocol.notice import Emoted as EmotedNotice
from lanting.protocol.notice import Moved as MovedNotice
from lanting.protocol.pose import decode_frame
from lanting.protocol.request import Enter
from lanting.protocol.word import ChatLine, HeldThing, Rules, Waiter
from lanting.sdk.body import Body
from lanting.sdk.event import (
    Announced,
    BotEvent,
    ButtonPressed,
    ChatHeard,
    DraftChanged,
    Emoted,
    HandsChanged,
    LineRestored,
    Moved,
    PersonArrived,
    PersonLeft,
    RightsChanged,
    RulesChanged,
    ThingLeft,
    ThingTaken,
    WaitersChanged,
    Waits,
    WhisperHeard,
)
from lanting.sdk.hand import Hands
from lanting.sdk.people import People, Person
from lanting.sdk.rights import Rights


class Inbox:
    """Reads messages in order and keeps what a later connection must say again."""

    def __init__(
        self, first: Enter, body: Body, emit: Callable[[BotEvent], None], pass_on: Callable[[Notice], None]
    ) -> None:
        self.people = People()
        self.hands = Hands()
        self.welcome: Welcome | None = None
        """Of the stay that lasts: a resumed Welcome brings no new one."""
        self.waiting: Waiting | None = None
        """What was told last while the Bot waits before the Space; None: it does not."""
        self.rights: Rights | None = None
        self.rules = Rules()
        self.name = ""
        self.space_name = ""
        self.waiters: list[Waiter] = []
        self.closing: Closing | None = None
        """What the Server said before it closed the line."""
        self.draft_revision: int | None = None
        """A snapshot of the draft; None: there is none, or it is not for the Bot."""
        self.last_frame = 0
        self.last_event = 0
        self._first = first
        self.body = body
        self._emit = emit
        self._pass_on = pass_on
        self._last_line_number = 0
        self._place_note: bytes | None = None
        self._own: set[str] = set()

    def enter(self) -> Enter:
        """The first message of the next connection: new, or back with everything that is already here."""
        self.last_frame = 0
        self.waiting = self.closing = None
        if self.welcome is None:
            return self._first
        return Enter(
            name=self._first.name,
            look=self._first.look,
            program=self._first.program,
            unseen=self._first.unseen,
            language=self._first.language,
            at=self._first.at,
            session=self.welcome.session,
            last_event=self.last_event,
            chat_after=self._last_line_number,
            place_note=self._place_note,
        )

    def receive(self, message: bytes) -> None:
        """Take in one message. Kinds and lanes that this version does not know are passed over."""
        lane = message[0] if message else 0
        if lane == Lane.POSE:
            frame = decode_frame(message)
            self.last_frame = frame.frame
            self.people.see(frame.records, frame.tracked, frame.server_ms)
            self.hands.see(frame.things)
        elif lane == Lane.EVENT:
            seq, notice = decode_notice(message)
            if seq:
                self.last_event = seq
            if notice is not None:
                self._hear(notice)
        elif lane == Lane.SCENE:
            _, notice = decode_notice(message)
            if notice is not None:
                self._pass_on(notice)

    def _hear(self, notice: Notice) -> None:
        match notice:
            case Welcome():
                self._hear_welcome(notice)
            case ChatSaid(line=line):
                self._hear_line(line)
            case SayAccepted(line=line):
                self._last_line_number = max(self._last_line_number, line.number)
            case Cards(cards=cards, left=left):
                self.name = next((card.name for card in cards if card.participant in self._own), self.name)
                self._tell_of(*self.people.meet(cards))
                self._tell_of([], self.people.leave(left))
            case MovedNotice(epoch=epoch, place=place, reason=reason, seat=seat):
                self.body.stand(place, epoch, seat)
                self._emit(Moved(self.body.pose, reason))
            case EmotedNotice(slot=slot, emote=emote):
                if (person := self.people.at(slot)) is not None:
                    self._emit(Emoted(person, emote))
            case told.ThingTaken(entity=entity, thing=thing, slot=slot, epoch=epoch):
                self.hands.taken(HeldThing(entity=entity, thing=thing, slot=slot, epoch=epoch))
                self._emit(ThingTaken(entity, self.people.at(slot)))
            case told.ThingLeft(entity=entity, thing=thing):
                self.hands.left(thing)
                self._emit(ThingLeft(entity))
            case told.Pressed(entity=entity, slot=slot):
                self._emit(ButtonPressed(entity, None if slot is None else self.people.at(slot)))
            case PlaceNote(note=note):
                self._place_note = note
            case Waiting():
                if self.welcome is not None and self.waiting is None:
                    self._emit(Waits(notice.reason, notice.place))
                self.waiting = notice
            case Closing():
                self.closing = notice
            case _:
                self._hear_of_hosts(notice)
        self._pass_on(notice)

    def _hear_of_hosts(self, notice: Notice) -> None:
        match notice:
            case told.Whispered(participant=participant, name=name, text=text, said_at=said_at):
                self._emit(WhisperHeard(participant, name, text, said_at))
            case told.Announced(act=act, on=on, by=by):
                self._emit(Announced(act, on, by))
            case told.Hands(slots=slots):
                self.people.raised = slots
                self._emit(HandsChanged(*self.people.raising()))
            case told.RulesChanged(space_name=space_name, rules=rules):
                self.rules, self.space_name = rules, space_name
                self._emit(RulesChanged(space_name, rules))
            case scene_told.DraftChanged(revision=revision, by=by):
                self.draft_revision = revision
                self._emit(DraftChanged(revision, by))
            case told.Standing():
                self.rights = Rights.told(notice)
                self.draft_revision = notice.draft_revision
                if not self.rights.is_host:
                    self.waiters = []
                self._emit(RightsChanged(self.rights))
            case Waiters(total=total, waiters=waiters):
                self.waiters = waiters
                self._emit(WaitersChanged(total, waiters))

    def _hear_welcome(self, welcome: Welcome) -> None:
        was_known = self.welcome is not None
        self.waiting = None
        self.body.stand(welcome.place, welcome.epoch, welcome.seat)
        self.rights, self.rules = Rights.told(welcome), welcome.rules
        self.hands.start(welcome.slot, welcome.things)
        self.draft_revision = welcome.draft_revision
        self.people.raised = welcome.hands
        self.name, self.space_name = welcome.name, welcome.space_name
        if welcome.resumed:
            self._emit(LineRestored(is_resumed=True))
            return
        self.welcome = welcome
        self.waiters = []
        self.last_event = 0
        self._own.add(welcome.participant)
        arrived, left = self.people.start(welcome.slot, welcome.cards)
        if not was_known:
            self._last_line_number = max((line.number for line in welcome.chat), default=0)
            return
        self._emit(LineRestored(is_resumed=False))
        self._tell_of(arrived, left)
        for line in welcome.chat:
            self._hear_line(line)

    def _hear_line(self, line: ChatLine) -> None:
        self._last_line_number = max(self._last_line_number, line.number)
        if line.participant not in self._own:
            self._emit(ChatHeard(line))

    def _tell_of(self, arrived: Iterable[Person], left: Iterable[Person]) -> None:
        for person in left:
            self._emit(PersonLeft(person))
        for person in arrived:
            self._emit(PersonArrived(person))
