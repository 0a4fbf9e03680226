"""Leading people: who lags is waited for, who has gone is not."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from lanting.protocol.word import Place

if TYPE_CHECKING:
    from lanting.sdk.companion.companion import Companion, Goal
    from lanting.sdk.experience.participant import Participant

AtStop = Callable[["Companion", "Goal"], Awaitable[None]]
LOOK_EVERY_S: Final = 0.5
CLOSED_UP: Final = 0.5
"""Who waits goes on when the last has come up to this share of the lag."""


def distance_m(one: Place | None, other: Place | None) -> float | None:
    """Metres, height counted; None where one of them is not known."""
    if one is None or other is None:
        return None
    return math.dist((one.x, one.y, one.z), (other.x, other.y, other.z))


class Tour:
    """One way with these people."""

    def __init__(self, guide: Companion, people: Iterable[Participant], lag_m: float, patience_s: float) -> None:
        self._guide = guide
        self._led = list(people)
        self._lag_m = lag_m
        self._patience_s = patience_s

    @property
    def people(self) -> list[Participant]:
        """Who is inside and has not been given up."""
        return [each for each in self._led if each.is_here]

    async def go(self, stops: Sequence[Goal], at_stop: AtStop | None) -> None:
        """From stop to stop, until nobody is left."""
        for stop in stops:
            await self._go_to(stop)
            if not self.people:
                return
            if at_stop is not None:
                await at_stop(self._guide, stop)

    async def _go_to(self, stop: Goal) -> None:
        while self.people and not await self._guide.walk_to(stop, unless=self._lags):
            if not self._lags():
                return  # as near as one can get, or put somewhere else by a host
            await self._wait(CLOSED_UP * self._lag_m)
        await self._wait(self._lag_m)

    def _behind(self, within_m: float) -> list[Participant]:
        here = self._guide.place
        away = [(each, distance_m(each.place, here)) for each in self.people]
        return [each for each, metres in away if metres is not None and metres > within_m]

    def _lags(self) -> bool:
        return bool(self._behind(self._lag_m))

    async def _wait(self, within_m: float) -> None:
        """Look back and beckon until all are near; who does not come in all that time is given up."""
        left_s = self._patience_s
        if behind := self._behind(within_m):
            self._guide.look_at(behind[0])
            await self._guide.emote("wave")
        while behind := self._behind(within_m):
            if left_s <= 0:
                self._led = [each for each in self._led if each not in behind]
                return
            await self._guide.world.sleep(LOOK_EVERY_S)
            left_s -= LOOK_EVERY_S
