"""The acts of hosts as they take effect, once they are stored (SP-100 to SP-104, SP-110 to SP-119)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from lanting.identity.standing import Standing
from lanting.kernel.clock import Moment
from lanting.kernel.error import Fact
from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.host_request import (
    BringToDoor,
    Gather,
    GiveStage,
    HoldStill,
    Lock,
    LowerHand,
    MuteVoices,
    Quiet,
    Remove,
    Rename,
    TurnAway,
)
from lanting.protocol.notice import ActDone, Announced
from lanting.protocol.word import Place
from lanting.space.act import Admit, BanGuest, MuteGuest, MuteVoiceOf
from lanting.space.card import CardNews
from lanting.space.command import Command, Expel, HangUp, SaveAct, Tell, TellAll
from lanting.space.event import ActStored
from lanting.space.gathering import Gathering
from lanting.space.host_desk import HostDesk
from lanting.space.participant import Participant
from lanting.space.people import PeopleList
from lanting.space.raised_hands import RaisedHands
from lanting.space.seating import Seating
from lanting.space.settings import RuleBook
from lanting.space.standings import Standings
from lanting.space.voice_floor import VoiceFloor
from lanting.space.waiting import Turn, WaitingRoom

AnnouncedAct = Literal["gather", "still", "quiet", "to_door", "mute_voice", "lock"]


@dataclass(frozen=True, slots=True)
class Door:
    """What a Space does for its hosts with those who come and go."""

    waiting: WaitingRoom
    admit: Callable[[Admit, Moment], None]
    turn_away: Callable[[Turn, str], Command]
    vacate: Callable[[Participant, Moment], None]


class Hosting:
    """Lets stored acts take effect, on whoever is there then."""

    def __init__(
        self,
        desk: HostDesk,
        people: PeopleList,
        news: CardNews,
        book: RuleBook,
        seating: Seating,
        standings: Standings,
        gathering: Gathering,
        floor: VoiceFloor,
        raised: RaisedHands,
        door: Door,
    ) -> None:
        self._desk = desk
        self._people = people
        self._news = news
        self._book = book
        self._seating = seating
        self._standings = standings
        self._gathering = gathering
        self._floor = floor
        self._raised = raised
        self._door = door

    def carry_out(self, stored: ActStored, moment: Moment) -> list[Command]:
        """Tell the host that it is done, then do it; a repeat is only told (SP-101)."""
        act = stored.act
        self._desk.is_done(act.user, act.request_id)
        done = ActDone(re=act.seq, request_id=act.request_id)
        told: list[Command] = [Tell(act.participant, done)] if self._people.get(act.participant) else []
        return told if stored.repeated else told + self._take_effect(act, moment)

    def hold_to_rules(self) -> None:
        """The rules may have been lifted or set: everybody is held or free, and heard or not, as they say."""
        for who in self._people.bodies.values():
            self._seating.hold_to_rules(who)
            self._floor.hold(who)

    def _take_effect(self, act: SaveAct, moment: Moment) -> list[Command]:
        match act.effect:
            case BanGuest():
                return self._ban(act.effect, moment)
            case MuteGuest(user, _, reason, on):
                why = reason if on else None
                return self._change_standing(user, lambda before: replace(before, muted_because=why), moment)
            case MuteVoiceOf(user, _, reason, on):
                why = reason if on else None
                return self._change_standing(user, lambda before: replace(before, voice_muted_because=why), moment)
            case Admit():
                self._door.admit(act.effect, moment)
                return []
        match act.request:
            case Gather(on=on, around=around):
                return self._gather(act, around, on)
            case HoldStill(on=on):
                self._book.change(still=on)
                self.hold_to_rules()
                return [TellAll(self._book.told(act.by_name), about=None), self._announced("still", on, act)]
            case Quiet(on=on):
                self._book.change(quiet=on)
                return [TellAll(self._book.told(act.by_name), about=None), self._announced("quiet", on, act)]
            case MuteVoices(on=on):
                self._book.change(voices_muted=on)
                self.hold_to_rules()
                return [TellAll(self._book.told(act.by_name), about=None), self._announced("mute_voice", on, act)]
            case Lock(on=on):
                self._book.change(locked=on)
                return [TellAll(self._book.told(act.by_name), about=None), self._announced("lock", on, act)]
            case LowerHand(participant=None):
                self._raised.lower_all()
                return []
            case BringToDoor(participant=None, on=on):
                return [*self._to_door(self._guests(), on, moment), self._announced("to_door", on, act)]
            case TurnAway():
                turn = self._door.waiting.get(ParticipantId(act.request.participant))
                return [self._door.turn_away(turn, _why(act))] if turn else []
        who = self._people.get(act.target) if act.target is not None else None
        return self._with_one(who, act, moment) if who is not None else []

    def _with_one(self, who: Participant, act: SaveAct, moment: Moment) -> list[Command]:
        """She is still inside."""
        match act.request:
            case BringToDoor(on=on):
                return self._to_door([who], on, moment)
            case Rename(name=name):
                self._people.rename(who, name, who.program)
                who.is_named_by_host = True
                self._news.changed(who.slot)
            case GiveStage(on=on):
                return self._standings.give_stage(who, on)
            case LowerHand():
                self._raised.lower(who)
            case Remove():
                return self._send_out(who, CloseCode.REMOVED, {"why": _why(act)}, moment)
        return []

    def _gather(self, act: SaveAct, around: Place | None, on: bool) -> list[Command]:
        host = self._people.get(act.participant)
        if not on:
            moved = self._gathering.back("gathered", list(self._people.bodies.values()))
        elif host is not None:
            moved = self._gathering.around(host, around, self._guests())
        else:
            return []
        return [*moved, self._announced("gather", on, act)]

    def _to_door(self, those: list[Participant], on: bool, moment: Moment) -> list[Command]:
        return self._gathering.to_door(those, moment) if on else self._gathering.back("to_door", those)

    def _change_standing(self, user: UserId, change: Callable[[Standing], Standing], moment: Moment) -> list[Command]:
        if who := self._people.of_user(user):
            return self._standings.change(who, change(who.standing), moment)
        if turn := self._door.waiting.of_user(user):
            self._door.waiting.change_standing(turn, change(turn.coming.standing))
        return []

    def _ban(self, ban: BanGuest, moment: Moment) -> list[Command]:
        """Whatever line of hers is open ends: inside, waiting, or just being opened."""
        facts: dict[str, Fact] = {"why": ban.reason, "until": ban.ends_at or 0}
        commands: list[Command] = []
        if who := self._people.of_user(ban.user):
            commands += self._send_out(who, CloseCode.BANNED, facts, moment)
        if turn := self._door.waiting.of_user(ban.user):
            self._door.waiting.remove(turn)
            commands.append(HangUp(turn.id, CloseCode.BANNED, facts))
        return [*commands, Expel(ban.user, CloseCode.BANNED, facts)]

    def _send_out(self, who: Participant, code: CloseCode, facts: dict[str, Fact], moment: Moment) -> list[Command]:
        self._door.vacate(who, moment)
        return [HangUp(who.id, code, facts)]

    def _guests(self) -> list[Participant]:
        """Everybody inside but hosts."""
        return [who for who in self._people.bodies.values() if not who.standing.is_host]

    def _announced(self, act: AnnouncedAct, on: bool, saved: SaveAct) -> Command:
        return TellAll(Announced(act=act, on=on, by=saved.by_name), about=None)


def _why(act: SaveAct) -> str:
    return str(act.facts.get("why", ""))
