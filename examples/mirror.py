"""Sits down on the nearest free seat and answers every gesture with the same.

python examples/mirror.py http://localhost:8080/s/orchid-pavilion
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib

from lanting.sdk import Bot, Emoted, RequestRefused


async def main() -> None:
    options = _options()
    async with Bot.enter(options.url, name=options.name) as bot:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(options.seconds):
                await mirror(bot)


async def mirror(bot: Bot) -> None:
    """Answer people until somebody stops it; programs are left alone, so that two mirrors do not wave for ever."""
    events = bot.events()
    with contextlib.suppress(RequestRefused):  # no free seat: then it stands
        seat = await bot.sit()
        print(f"{bot.name} sits on {seat.name}")
    async for event in events:
        match event:
            case Emoted(person=person, emote=emote) if not person.program:
                if person.pose is not None:
                    bot.look_at(person.pose.x, person.pose.z)
                await bot.emote(emote)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url", help="the link of a Space's page")
    parser.add_argument("--name", default="Mirror")
    parser.add_argument("--seconds", type=float, default=600, help="leave after so long")
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(main())
