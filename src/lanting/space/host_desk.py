"""What hosts ask for: each act is checked here and ordered for the moderation log. `hosting.py` lets it take effect.

request ──checked here──▶ SaveAct ──committed──▶ ActStored ──`Hosting.carry_out`──▶ done, told, announced
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lanting.identity.role import Role, is_above
from lanting.identity.standing import Standing
from lanting.kernel.clock import Instant
from lanting.kernel.error import Fact
from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.host_request import (
    Ban,
    BringToDoor,
    Gather,
    GiveStage,
    HoldStill,
    LetIn,
    Lock,
    LowerHand,
    MuteChat,
    MuteVoices,
    Quiet,
    Remove,
    Rename,
    TurnAway,
)
from lanting.protocol.message import declaration_of
from lanting.protocol.notice import ActDone
from lanting.protocol.text import clean_line, is_blank
from lanting.space.act import Admit, BanGuest, Effect, MuteGuest, MuteVoiceOf, SetRules
from lanting.space.command import Command, SaveAct, Tell
from lanting.space.participant import Participant
from lanting.space.people import PeopleList
from lanting.space.refusal import refused
from lanting.space.waiting import Turn, WaitingRoom

Act = (
    Gather
    | HoldStill
    | Quiet
    | BringToDoor
    | LetIn
    | TurnAway
    | Rename
    | MuteChat
    | Remove
    | Ban
    | MuteVoices
    | GiveStage
    | LowerHand
    | Lock
)
_MINUTE_MS: Final = 60_000
_ACTS_KEPT: Final = 500


class HostDesk:
    """Refuses what a host may not do, and orders the rest. Who asks may ask: the RequestDesk has looked."""

    def __init__(self, people: PeopleList, waiting: WaitingRoom, done: Iterable[tuple[UserId, str]]) -> None:
        """`done`: whose request ids are the last of the moderation log, so that a restart repeats none."""
        self._people = people
        self._waiting = waiting
        self._done: dict[tuple[UserId, str], None] = dict.fromkeys(done)

    def order(self, host: Participant, seq: int, act: Act, now: Instant) -> list[Command]:
        """What an act leads to. One that was done before is only told again (SP-101)."""
        if (host.user, act.request_id) in self._done:
            return [Tell(host.id, ActDone(re=seq, request_id=act.request_id))]
        order = _Order(host, seq, act, now)
        match act:
            case Gather(on=on) | BringToDoor(participant=None, on=on):
                return order.save(facts={"on": on})
            case HoldStill(on=on):
                return order.save(SetRules(still=on), {"on": on})
            case Quiet(on=on):
                return order.save(SetRules(quiet=on), {"on": on})
            case MuteVoices(participant=None, on=on, reason=reason):
                return order.save(SetRules(voices_muted=on), {"on": on, "why": clean_line(reason)})
            case Lock(on=on):
                return order.save(SetRules(locked=on), {"on": on})
            case LowerHand(participant=None):
                return order.save()
            case LetIn():
                return self._let_in(order, act)
            case TurnAway():
                turn = self._waiting.get(ParticipantId(act.participant))
                return order.save_about(turn, facts={"why": clean_line(act.reason)})
            case Rename(name=name) if is_blank(clean_line(name)):
                return refused(host, seq, "name_empty")
            case Ban():
                return self._ban(order, act)
        who = self._people.get(ParticipantId(act.participant or ""))
        return self._about_one(order, act, who)

    def is_done(self, user: UserId, request_id: str) -> None:
        """A repeat of this request is answered, and not asked about again."""
        self._done[user, request_id] = None
        if len(self._done) > _ACTS_KEPT:
            del self._done[next(iter(self._done))]

    def _about_one(self, order: _Order, act: Act, who: Participant | None) -> list[Command]:
        """About one who must be inside."""
        match act:
            case BringToDoor(on=on):
                return order.save_about(who, facts={"on": on})
            case Rename(name=name):
                return order.save_about(who, facts={"to": clean_line(name)})
            case Remove(reason=reason):
                return order.save_about(who, facts={"why": clean_line(reason)})
            case MuteChat(on=on, reason=reason):
                why = clean_line(reason)
                effect = MuteGuest(who.user, who.name, why, on) if who else None
                return order.save_about(who, effect, {"on": on, "why": why})
            case MuteVoices(on=on, reason=reason):
                why = clean_line(reason)
                voice = MuteVoiceOf(who.user, who.name, why, on) if who else None
                return order.save_about(who, voice, {"on": on, "why": why})
            case GiveStage(on=on):
                return order.save_about(who, facts={"on": on})
            case LowerHand():
                # Another host's turn is over, too.
                return order.save(whom=who) if who else order.refused("participant_unknown")
        raise AssertionError(f"{type(act).__name__} is not about one inside")

    def _let_in(self, order: _Order, act: LetIn) -> list[Command]:
        if not act.on:
            who = self._person(act.participant)
            return order.save_about(who, Admit(who.user, on=False) if who else None, {"on": False})
        turn = self._waiting.asks(ParticipantId(act.participant) if act.participant is not None else None)
        if turn is None and act.participant is None:
            return order.refused("nobody_waits")
        if turn is None and self._waiting.get(ParticipantId(act.participant or "")) is not None:
            return order.refused("space_full")
        return order.save_about(turn, Admit(turn.user, on=True) if turn else None, {"on": True})

    def _ban(self, order: _Order, act: Ban) -> list[Command]:
        who = self._person(act.participant)
        if who is not None and not is_above(Role.OWNER, _standing_of(who).role):
            # Whoever holds the key would be back with it; only taking the key away helps.
            return order.not_about(who)
        why = clean_line(act.reason)
        ends_at = None if act.minutes is None else Instant(order.now + act.minutes * _MINUTE_MS)
        effect = BanGuest(who.user, who.name, why, ends_at, act.newcomers) if who else None
        return order.save_about(who, effect, {"why": why, "minutes": act.minutes or 0, "newcomers": act.newcomers})

    def _person(self, participant: str | None) -> Participant | Turn | None:
        """Somebody inside, or one who waits."""
        key = ParticipantId(participant or "")
        return self._people.get(key) or self._waiting.get(key)


class _Order:
    """One act of one host, on its way to the log."""

    def __init__(self, host: Participant, seq: int, act: Act, now: Instant) -> None:
        self.now = now
        self._host = host
        self._seq = seq
        self._act = act

    def save_about(
        self, whom: Participant | Turn | None, effect: Effect | None = None, facts: dict[str, Fact] | None = None
    ) -> list[Command]:
        """About one, who must be there and below the host."""
        if whom is None:
            return self.refused("participant_unknown")
        if not is_above(self._host.standing.acts_as, _standing_of(whom).role):
            return self.not_about(whom)
        return self.save(effect, facts or {}, whom)

    def save(
        self, effect: Effect | None = None, facts: dict[str, Fact] | None = None, whom: Participant | Turn | None = None
    ) -> list[Command]:
        host, act = self._host, self._act
        return [
            SaveAct(
                participant=host.id,
                user=host.user,
                seq=self._seq,
                request_id=act.request_id,
                by_name=host.name,
                act=declaration_of(act).name.removeprefix("host."),
                subject="" if whom is None else whom.name,
                facts={name: value for name, value in (facts or {}).items() if value != ""},
                effect=effect,
                at=self.now,
                request=act,
                target=None if whom is None else whom.id,
            )
        ]

    def not_about(self, whom: Participant | Turn) -> list[Command]:
        """Not about somebody of her Role."""
        request = declaration_of(self._act).name
        return self.refused("not_permitted", request=request, role=_standing_of(whom).role.value)

    def refused(self, code: str, **facts: Fact) -> list[Command]:
        return refused(self._host, self._seq, code, **facts)


def _standing_of(whom: Participant | Turn) -> Standing:
    return whom.standing if isinstance(whom, Participant) else whom.coming.standing
