"""Taking things in hand, as calls on a Bot: grab, carry, throw, catch and put down."""

from __future__ import annotations

from lanting.protocol.request import Grab, Release
from lanting.protocol.thing import Quaternion
from lanting.sdk.error import RequestRefused
from lanting.sdk.hand import CarriedThing, Point
from lanting.sdk.session import Session

_UPRIGHT: Quaternion = (0.0, 0.0, 0.0, 1.0)


class CarryingActs:
    """What can be done with things that have `grabbable`, one at a time. All raise BotEnded."""

    _session: Session

    @property
    def holding(self) -> str | None:
        """The id of the thing that the Bot holds, or has thrown and not released; None: its hand is empty."""
        own = self._session.hands.own
        return None if own is None else own.entity

    @property
    def carried(self) -> list[CarriedThing]:
        """What others hold or have thrown, and where the Bot saw it last."""
        return self._session.hands.carried

    async def grab(self, entity: str) -> None:
        """Take a thing in hand, from 3 m of it at most, or catch it while it flies. It is carried before the Bot.

        Raises RequestRefused (`thing_unknown`, `thing_too_far`, `thing_held`, `hands_full`, `locked`), NoAnswer.
        """
        await self._session.ask(Grab(entity=entity))

    def carry(self, position: Point | None = None, rotation: Quaternion = _UPRIGHT, *, flying: bool = False) -> None:
        """Hold it there, at most 3 m from the Bot, until told otherwise; without a position, before the Bot.

        `flying`: it was let go, and is there on its way, at most 30 m from where that was, no faster than 15 m/s, for
        at most 30 s; say so again and again, and `release` it where it rests. Others may catch it meanwhile.
        """
        self._session.stir()
        self._session.hands.carry(position, rotation, is_flying=flying)

    async def release(self, position: Point | None = None, rotation: Quaternion | None = None) -> None:
        """Put it down there, or where it is; returns when the Scene says so. With an empty hand nothing happens.

        A place that the Bot may not reach, or a thing that the Server has put down before, is where it was seen last.
        Raises NoAnswer, and ValueError for a place off the map.
        """
        entity = self.holding
        if entity is None:
            return
        here, turned = self._session.hands.place(self._session.body.pose)
        try:
            await self._session.ask(Release(entity=entity, position=position or here, rotation=rotation or turned))
        except RequestRefused as error:
            if error.reason != "thing_not_held":
                raise
