"""The company: two dozen marked programs who stroll, sit and talk, so that a demonstration is not an empty place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Final

from lanting.household.cast import Character, characters, dialogues
from lanting.household.figure import live
from lanting.household.outlook import Outlook
from lanting.household.sight import spot_of
from lanting.household.stroller import Stroller
from lanting.household.talk import Talk, Utterance
from lanting.sdk import Bot, BotError, ChatHeard, Thing

ENTER_EVERY_S: Final = 0.2
"""One after the other, as people come; a Server lets in twenty a second from one address."""
COME_BACK_S: Final = 5.0
_LISTEN_EVERY_S: Final = 0.5
_SEATED_IN: Final = 3
"""One in so many arrives on a seat, the others by the portals."""


Report = Callable[[str, BaseException], None]
"""Says what went wrong with which figure."""


class Company:
    """Everybody of the cast in one Space, from `stay` to its end."""

    def __init__(self, url: str, space: str, seed: int, clock: Callable[[], float], report: Report) -> None:
        self.space = space
        self._url = url
        self._seed = seed
        self._clock = clock
        self._report = report
        self._inside: dict[int, tuple[Bot, Stroller]] = {}
        self._talk = Talk(dialogues(), Random(f"{seed} talk"), clock())  # noqa: S311 - small talk is no secret
        self._portals: list[str] = []

    async def stay(self) -> None:
        """Come, and live there until this is cancelled."""
        async with asyncio.TaskGroup() as group:
            for number, character in enumerate(characters()):
                group.create_task(self._play(number, character))
                await asyncio.sleep(ENTER_EVERY_S)
            group.create_task(self._converse())

    async def _play(self, number: int, character: Character) -> None:
        while True:
            try:
                await self._visit(number, character)
            except BotError:
                pass  # sent away, or not let in: it comes back
            except Exception as error:  # noqa: BLE001 (one figure's trouble, reported)
                self._report(character.name, error)
            await asyncio.sleep(COME_BACK_S)

    async def _visit(self, number: int, character: Character) -> None:
        chance = Random(f"{self._seed} {number}")  # noqa: S311
        may_sit = not character.look.wheelchair
        watching = may_sit and number % _SEATED_IN == 0
        through = chance.choice(self._portals) if self._portals and not watching else None
        async with Bot.enter(
            self._url,
            self.space,
            name=character.name,
            look=character.look,
            watching=watching,
            through=through,
            wait=False,
        ) as bot:
            things = await bot.things()
            self._portals = _targets(things)
            mind = Stroller(Outlook(things), chance, may_sit=may_sit)
            self._inside[number] = bot, mind
            try:
                await live(bot, mind, self._clock)
            finally:
                del self._inside[number]

    async def _converse(self) -> None:
        """Give the word to whose turn it is; the one who listens for people may change as figures come and go."""
        listening: asyncio.Task[None] | None = None
        while True:
            await asyncio.sleep(_LISTEN_EVERY_S)
            if (listening is None or listening.done()) and self._inside:
                listening = asyncio.create_task(self._listen(next(iter(self._inside.values()))[0]))
            resting = {
                number: spot_of(bot.place) for number, (bot, mind) in sorted(self._inside.items()) if mind.is_resting
            }
            utterance = self._talk.next(self._clock(), resting)
            if utterance is not None:
                with suppress(BotError):
                    await self._speak(utterance)

    async def _listen(self, bot: Bot) -> None:
        with suppress(BotError):
            async for event in bot.events():
                if isinstance(event, ChatHeard) and not event.line.program:
                    self._talk.hush(self._clock())

    async def _speak(self, utterance: Utterance) -> None:
        speaking, listening = (self._inside.get(number) for number in (utterance.speaker, utterance.listener))
        if speaking is None or listening is None:
            return
        until_s = self._clock() + utterance.stay_s
        for (_, mind), (other, _) in ((speaking, listening), (listening, speaking)):
            mind.attend(spot_of(other.place), until_s)
        await speaking[0].say(utterance.text)


def _targets(things: list[Thing]) -> list[str]:
    """Where the portals of a place lead: whoever comes from there arrives before them."""
    return [str(thing.components["portal"]["target"]) for thing in things if "portal" in thing.components]
