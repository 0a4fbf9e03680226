"""The show clock: one second for everybody, however late she came."""

from __future__ import annotations

import asyncio

from lanting.protocol.program import SetShow
from lanting.sdk.experience.clock import WorldClock
from lanting.sdk.experience.link import Link

SECOND_MAX = 86_400.0


class ShowClock:
    """That of one experience. It stands at 0 until it is started, and ends with the experience."""

    def __init__(self, link: Link, clock: WorldClock) -> None:
        self._link = link
        self._clock = clock
        self._title = ""
        self._at_s = clock.second()
        self._second = 0.0
        self._runs = False
        self._news = asyncio.Event()

    @property
    def runs(self) -> bool:
        return self._runs

    @property
    def second(self) -> float:
        """What it shows, from 0 to 86,400."""
        passed_s = self._clock.second() - self._at_s if self._runs else 0.0
        return min(SECOND_MAX, self._second + passed_s)

    async def start(self, *, title: str = "") -> None:
        """Let it run from where it stands."""
        await self._set(self.second, True, title or self._title)

    async def stop(self) -> None:
        """Let it stand where it is."""
        await self._set(self.second, False, self._title)

    async def set(self, second: float) -> None:
        """Have it show another second, running or not."""
        if not 0 <= second <= SECOND_MAX:
            raise ValueError(f"a show clock shows 0 to {SECOND_MAX:,.0f} s, not {second:g}")
        await self._set(second, self._runs, self._title)

    async def until(self, second: float) -> None:
        """Wait until it shows this second or a later one."""
        while (left_s := second - self.second) > 1e-6:
            self._news.clear()
            news = asyncio.ensure_future(self._news.wait())
            waits = {news} if not self._runs else {news, asyncio.ensure_future(self._clock.sleep(left_s))}
            try:
                await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for each in waits:
                    each.cancel()

    async def tell_again(self) -> None:
        """The server has forgotten it: it has started again."""
        if self._runs or self._second:
            await self._set(self.second, self._runs, self._title)

    async def _set(self, second: float, runs: bool, title: str) -> None:
        self._second, self._runs, self._title, self._at_s = second, runs, title, self._clock.second()
        self._news.set()
        await self._link.tell(SetShow(second=second, runs=runs, title=title))
