"""The caretaker: sees to it that each Space with people has its guide, and the first, in a demonstration, a company."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, Final

from lanting.household.attendance import Attendance
from lanting.household.company import Company, Report
from lanting.household.figure import live
from lanting.household.guide import LOOK, NAME, Guide
from lanting.household.outlook import Outlook
from lanting.sdk import Bot, BotError

COME_BACK_S: Final = 2.0
COME_BACK_S_MAX: Final = 60.0


class Caretaker:
    """Runs in one event loop; whatever happens to one figure stays that figure's trouble."""

    def __init__(self, url: str, *, guides: bool, clock: Callable[[], float], report: Report) -> None:
        self._url = url
        self._guides = guides
        self._clock = clock
        self._report = report
        self._attendance = Attendance()
        self._figures: dict[str, asyncio.Task[None]] = {}
        self._company: Company | None = None
        self._keeping: asyncio.Task[None] | None = None
        """The company's stay."""
        self._timer: asyncio.TimerHandle | None = None

    def told(self, space: str, people: int, is_open: bool = True) -> None:
        """So many people are in a Space now; `is_open`: whether everybody may come in, and so may we."""
        if self._guides:
            self._attendance.told(space, people, self._clock())
            self._attend()
        if self._company is not None and space == self._company.space:
            self._let_company(stay=is_open)

    def invite_company(self, space: str, seed: int) -> None:
        """Bring the company into a Space, for as long as the house is open."""
        self._company = Company(self._url, space, seed, self._clock, self._report)
        self._let_company(stay=True)

    async def close(self) -> None:
        """Everybody leaves."""
        if self._timer is not None:
            self._timer.cancel()
        ending = [*self._figures.values(), *([self._keeping] if self._keeping else [])]
        for task in ending:
            task.cancel()
        await asyncio.gather(*ending, return_exceptions=True)

    def _let_company(self, *, stay: bool) -> None:
        if stay and self._keeping is None and self._company is not None:
            self._keeping = asyncio.create_task(self._keep("company", self._company.stay))
        elif not stay and self._keeping is not None:
            self._keeping.cancel()
            self._keeping = None

    def _attend(self) -> None:
        attended = self._attendance.attended(self._clock())
        for space in attended - self._figures.keys():
            self._figures[space] = asyncio.create_task(self._keep("guide", partial(self._host, space)))
        for space in self._figures.keys() - attended:
            self._figures.pop(space).cancel()
        if self._timer is not None:
            self._timer.cancel()
        if (at_s := self._attendance.changes_at_s()) is not None:
            self._timer = asyncio.get_running_loop().call_later(max(0.0, at_s - self._clock()), self._attend)

    async def _host(self, space: str) -> None:
        """One guide's stay. It comes from a seat: nobody appears out of nothing beside a newcomer."""
        async with Bot.enter(self._url, space, name=NAME, look=LOOK, watching=True, wait=False) as bot:
            await live(bot, Guide(Outlook(await bot.things())), self._clock)

    async def _keep(self, figure: str, stay: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Come back after whatever ended a stay, each time a little later."""
        wait_s = COME_BACK_S
        while True:
            began_s = self._clock()
            try:
                await stay()
            except BotError:
                pass  # sent away, or not let in: the house is full, or closing
            except Exception as error:  # noqa: BLE001 (one figure's trouble, reported)
                self._report(figure, error)
            wait_s = COME_BACK_S if self._clock() - began_s > COME_BACK_S_MAX else min(2 * wait_s, COME_BACK_S_MAX)
            await asyncio.sleep(wait_s)
