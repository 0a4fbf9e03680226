"""Answers what visitors ask of programs, and programs of the Space; nothing of one program outlives it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from lanting.identity.person import Persons
from lanting.kernel.clock import Instant, Moment
from lanting.kernel.ids import ParticipantId
from lanting.protocol.experience import Answer, Click, Decide, FileGiven, Told
from lanting.protocol.experience import Command as CommandSaid
from lanting.protocol.message import Notice
from lanting.protocol.permission import Permission
from lanting.protocol.program import (
    Animate,
    ClosePanel,
    GiveFile,
    Listen,
    Offer,
    Play,
    SetBadge,
    SetShow,
    ShowPanel,
    TakeAnswer,
    TellTo,
)
from lanting.protocol.text import clean_line, clean_text, is_blank
from lanting.space.command import Command, Tell, TellAll, TellSome
from lanting.space.experience.answers import Answers
from lanting.space.experience.attendance import AttendanceNews
from lanting.space.experience.badges import Badges
from lanting.space.experience.listening import Listening
from lanting.space.experience.offers import Offers
from lanting.space.experience.panels import Panels
from lanting.space.experience.showing import Showing
from lanting.space.experience.told_key import told_key
from lanting.space.experience.whereabouts import FindPlace, Whereabouts
from lanting.space.gathering import Gathering
from lanting.space.ground import Ground
from lanting.space.participant import Participant
from lanting.space.people import PeopleList
from lanting.space.pose_lane import PoseLane
from lanting.space.refusal import refused
from lanting.space.sight import Sight

OfVisitors = Click | CommandSaid | Answer | Decide
OfPrograms = (
    Listen | TellTo | ShowPanel | ClosePanel | TakeAnswer | Animate | Play | SetShow | Offer | GiveFile | SetBadge
)
_PATH_SIGNS: Final = str.maketrans({"/": "_", "\\": "_", ":": "_"})


class Experiences:
    """Everything that programs show in one Space, and all that goes between them and visitors."""

    def __init__(
        self, people: PeopleList, poses: PoseLane, sight: Sight, gathering: Gathering, attendance: AttendanceNews
    ) -> None:
        self._people = people
        self._attendance = attendance
        self._whereabouts = Whereabouts(poses)
        self._listening = Listening(self._whereabouts)
        self._panels = Panels(people, self._whereabouts)
        self._answers = Answers(people, self._panels)
        self._offers = Offers(people, gathering)
        self._showing = Showing(self._whereabouts)
        self._badges = Badges(people, sight)
        self._greeted: dict[ParticipantId, Participant] = {}
        self._gone: list[Participant] = []

    def swear_in(self, persons: Persons) -> None:
        """From now on programs know people by the Server's own names."""
        self._attendance.swear_in(persons)

    def look_up(self, find: FindPlace) -> None:
        """From now on this says where the things of the published Scene are."""
        self._whereabouts.look_up(find)

    def change_ground(self, ground: Ground) -> None:
        self._offers.change_ground(ground)

    # Coming and going

    def greeted(self, who: Participant) -> None:
        """She, or it, begins a new session, and knows nothing. What a program showed in the old one is gone."""
        if Permission.ATTEND in who.permissions:
            self._gone.append(who)
        self._greeted[who.id] = who

    def left(self, who: Participant) -> None:
        self._greeted.pop(who.id, None)
        self._attendance.left(who)
        self._panels.left(who)
        self._offers.left(who)
        self._badges.left(who)
        if Permission.ATTEND in who.permissions:
            self._gone.append(who)

    def mind(self, now: Instant, moment: Moment) -> list[Command]:
        """To be called with every step: tell what is new, and who is new all that is shown."""
        commands: list[Command] = []
        gone, self._gone = self._gone, []
        for program in gone:
            commands += self._forget(program, now)
        commands += self._listening.tell()
        commands += self._badges.tell(moment)
        greeted, self._greeted = self._greeted, {}
        for who in greeted.values():
            commands += self._welcome(who, now, moment)
        commands += self._attendance.tell()
        return commands + self._answers.pass_time(moment)

    def _forget(self, program: Participant, now: Instant) -> list[Command]:
        self._listening.forget(program)
        self._offers.forget(program)
        self._badges.forget(program)
        answers = self._answers.forget(program)
        return [*answers, *self._panels.forget(program), *self._showing.forget(program, now)]

    def _welcome(self, who: Participant, now: Instant, moment: Moment) -> list[Command]:
        if Permission.ATTEND in who.permissions:
            self._answers.begun(who, moment)
        if not who.has_body:
            self._attendance.greeted(who)
            return []
        shown: list[Notice] = [
            *self._listening.for_newcomer(),
            *self._panels.for_newcomer(who),
            *self._offers.for_newcomer(who),
            *self._showing.for_newcomer(now),
            *self._badges.for_newcomer(who),
        ]
        return [Tell(who.id, notice) for notice in shown]

    def answers_kept(self, request_ids: Collection[str]) -> list[Command]:
        """What these answers led to is committed."""
        return self._answers.kept(request_ids)

    # Asking

    def answer(
        self, who: Participant, seq: int, request: OfVisitors | OfPrograms, now: Instant, moment: Moment
    ) -> list[Command]:
        match request:
            case Click():
                return self._listening.click(who, seq, request, now)
            case Answer():
                return self._answers.answer(who, seq, request, moment)
            case CommandSaid():
                return self._listening.command(who, seq, request)
            case Decide():
                return self._offers.decide(who, seq, request)
            case TellTo():
                return self._tell(who, seq, request)
            case TakeAnswer():
                return self._answers.take(who, seq, request)
            case ShowPanel(key=key):
                shown = self._panels.show(who, seq, request)
                return shown + self._answers.shown(told_key(who.user, key), moment)
            case ClosePanel():
                return self._panels.close(who, request)
            case Listen():
                self._listening.listen(who, request)
                return []
            case Animate():
                return self._showing.animate(who, seq, request, now)
            case Play():
                return self._showing.play(who, seq, request, now)
            case SetShow():
                return self._showing.set_show(who, request, now)
            case Offer():
                return self._offers.offer(who, seq, request)
            case SetBadge():
                return self._badges.set(who, seq, request)
            case GiveFile():
                return self._give(who, seq, request)

    def _tell(self, program: Participant, seq: int, tell: TellTo) -> list[Command]:
        text = clean_text(tell.text)
        if is_blank(text):
            return refused(program, seq, "text_empty")
        told = Told(name=program.name, text=text)
        if tell.to is None:
            return [TellAll(told, about=None)]
        those = tuple(who.id for key in tell.to if (who := self._people.get(ParticipantId(key))) and who.has_body)
        if not those:
            return refused(program, seq, "participant_unknown")
        return [Tell(those[0], told) if len(those) == 1 else TellSome(those, told)]

    def _give(self, program: Participant, seq: int, give: GiveFile) -> list[Command]:
        who = self._people.get(ParticipantId(give.participant))
        file = clean_line(give.file).translate(_PATH_SIGNS).lstrip(".")
        if who is None or not who.has_body:
            return refused(program, seq, "participant_unknown")
        if is_blank(file):
            return refused(program, seq, "text_empty")
        given = FileGiven(name=program.name, file=file, text=give.text, part_of=give.part_of, more=give.more)
        return [Tell(who.id, given)]
