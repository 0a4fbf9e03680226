"""The acts of a host, as calls on a Bot. Each is in the Space's log, and done, when it returns."""

from __future__ import annotations

import secrets

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
from lanting.protocol.request import RaiseHand
from lanting.protocol.word import Waiter
from lanting.sdk.people import Person
from lanting.sdk.session import Session

Somebody = Person | Waiter | str
"""A person, one who waits, or the participant id of either."""


class HandActs:
    """To ask for the floor; any Bot may. Raises what `Bot.say` raises."""

    _session: Session

    @property
    def raised_hands(self) -> list[Person]:
        """Who wants to say something, the longest waiting first, as far as the Bot knows them."""
        return self._session.people.raising()[0]

    @property
    def hand_place(self) -> int | None:
        """The Bot's own number among all whose hand is up; None: its own is not."""
        return self._session.people.raising()[1]

    async def raise_hand(self, on: bool = True) -> None:
        """Raise one's hand, or with `on=False` lower it; hosts and everybody else see the queue."""
        await self._session.ask(RaiseHand(on=on))


class HostActs:
    """What a Bot may do whose role is host or more; others, and acts about somebody of no lesser role, are refused.

    Asked again after a broken line, an act is still done only once. All raise RequestRefused (`reason`:
    `not_permitted`, `participant_unknown`, …), NoAnswer, BotEnded, and ValueError for what is too long.
    """

    _session: Session

    @property
    def waiters(self) -> list[Waiter]:
        """Who waits before the Space, the longest waiting first; at most 50, and nobody where the Bot is no host."""
        return list(self._session.waiters)

    async def gather(self, on: bool = True) -> None:
        """Have everybody but hosts stand around the Bot; `on=False`: back to where each was before."""
        await self._session.ask(Gather(request_id=_request_id(), on=on))

    async def hold_still(self, on: bool = True) -> None:
        """Nobody but hosts moves, until it is lifted with `on=False`."""
        await self._session.ask(HoldStill(request_id=_request_id(), on=on))

    async def quiet(self, on: bool = True) -> None:
        """Nobody but hosts writes, until it is lifted with `on=False`."""
        await self._session.ask(Quiet(request_id=_request_id(), on=on))

    async def bring_to_door(self, who: Somebody | None = None, on: bool = True) -> None:
        """Have one, or everybody but hosts, stand where newcomers arrive; `on=False`: back to where they were."""
        await self._session.ask(BringToDoor(request_id=_request_id(), participant=_key(who), on=on))

    async def let_in(self, who: Somebody | None = None, on: bool = True) -> None:
        """Let in one of those who wait, or who has waited longest; `on=False`: one inside waits again."""
        await self._session.ask(LetIn(request_id=_request_id(), participant=_key(who), on=on))

    async def turn_away(self, who: Somebody, reason: str = "") -> None:
        """Do not let in one of those who wait; she may ask again."""
        await self._session.ask(TurnAway(request_id=_request_id(), participant=key_of(who), reason=reason))

    async def rename(self, who: Somebody, name: str) -> None:
        """Give one inside another name, for her stay."""
        await self._session.ask(Rename(request_id=_request_id(), participant=key_of(who), name=name))

    async def mute_chat(self, who: Somebody, reason: str = "", *, on: bool = True) -> None:
        """Close the chat for one inside, until it is lifted with `on=False`."""
        await self._session.ask(MuteChat(request_id=_request_id(), participant=key_of(who), on=on, reason=reason))

    async def mute_voices(self, who: Somebody | None = None, reason: str = "", *, on: bool = True) -> None:
        """Have nobody hear one inside, or nobody but hosts be heard, until it is lifted with `on=False`."""
        key = _key(who)
        await self._session.ask(MuteVoices(request_id=_request_id(), participant=key, on=on, reason=reason))

    async def give_stage(self, who: Somebody, on: bool = True) -> None:
        """Have all hear one inside while she stands on a stage, for her stay or until `on=False` takes it back.

        She is heard, too, where the rules let visitors not speak.
        """
        await self._session.ask(GiveStage(request_id=_request_id(), participant=key_of(who), on=on))

    async def lower_hand(self, who: Somebody | None = None) -> None:
        """Somebody's turn is over, or everybody's."""
        await self._session.ask(LowerHand(request_id=_request_id(), participant=_key(who)))

    async def lock(self, on: bool = True) -> None:
        """Nobody but hosts comes in who is not inside, until it is lifted with `on=False`."""
        await self._session.ask(Lock(request_id=_request_id(), on=on))

    async def remove(self, who: Somebody, reason: str = "") -> None:
        """Send one out; she may come back."""
        await self._session.ask(Remove(request_id=_request_id(), participant=key_of(who), reason=reason))

    async def ban(
        self, who: Somebody, reason: str = "", *, minutes: int | None = None, newcomers: bool = False
    ) -> None:
        """Send out one who is inside or waits, and keep her out for so long, or until it is lifted.

        `newcomers`: for 24 h also new guests from her address; off by itself where more than 3 others share it.
        """
        await self._session.ask(
            Ban(
                request_id=_request_id(),
                participant=key_of(who),
                reason=reason,
                minutes=minutes,
                newcomers=newcomers,
            )
        )


def key_of(who: Somebody) -> str:
    """The participant id of somebody."""
    if isinstance(who, str):
        return who
    return who.participant if isinstance(who, Person) else who.id


def _key(who: Somebody | None) -> str | None:
    return None if who is None else key_of(who)


def _request_id() -> str:
    return secrets.token_urlsafe(16)
