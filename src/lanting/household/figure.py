"""A figure: a mind with a Bot's body. It sees, asks the mind, does what it orders, and sees again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Final, Protocol

from lanting.household.sight import LookAt, Order, Rest, Show, Sight, SitOn, Speak, WalkTo
from lanting.sdk import Bot, NoAnswer, PersonArrived, PersonLeft, RequestRefused

LOOK_EVERY_S: Final = 0.5


class Mind(Protocol):
    """Decides what a figure does."""

    def next(self, sight: Sight) -> list[Order]:
        """What to do now, in order; nothing: look again in a moment."""


async def live(bot: Bot, mind: Mind, clock: Callable[[], float]) -> None:
    """Do what the mind orders until the Bot is sent away (BotEnded) or this is cancelled.

    Whoever comes or goes interrupts what is being done: the mind is asked anew.
    """
    news = asyncio.Event()
    listening = asyncio.create_task(_listen(bot, news))
    try:
        while not listening.done():
            news.clear()
            orders = mind.next(see(bot, clock())) or [Rest(LOOK_EVERY_S)]
            await _unless(news, _obey(bot, orders))
    finally:
        listening.cancel()


def see(bot: Bot, now_s: float) -> Sight:
    """This moment, as the Bot knows it."""
    others = bot.people
    return Sight(
        now_s,
        bot.place,
        bot.seat,
        [other for other in others if not other.program],
        [other for other in others if other.program],
    )


async def _listen(bot: Bot, news: asyncio.Event) -> None:
    async for event in bot.events():
        match event:
            case PersonArrived(person=person) | PersonLeft(person=person) if not person.program:
                news.set()
    news.set()


async def _unless(news: asyncio.Event, doing: asyncio.Task[None]) -> None:
    """Go on until it is done or there is news; raises what went wrong."""
    waiting = asyncio.create_task(news.wait())
    try:
        await asyncio.wait({doing, waiting}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        waiting.cancel()
        if not doing.done():
            doing.cancel()
    if doing.done():
        doing.result()


async def _carry_out(bot: Bot, orders: list[Order]) -> None:
    for order in orders:
        # A seat that somebody else was quicker to take, a server that is busy: the mind finds something else to do.
        with suppress(RequestRefused, NoAnswer):
            await _do(bot, order)


def _obey(bot: Bot, orders: list[Order]) -> asyncio.Task[None]:
    return asyncio.create_task(_carry_out(bot, orders))


async def _do(bot: Bot, order: Order) -> None:
    match order:
        case WalkTo(spot):
            await bot.walk_to(*spot)
        case LookAt(spot):
            bot.look_at(*spot)
        case Show(emote):
            await bot.emote(emote)
        case Speak(text):
            await bot.say(text)
        case SitOn(seat):
            await bot.sit(seat)
        case Rest(seconds):
            await asyncio.sleep(seconds)
