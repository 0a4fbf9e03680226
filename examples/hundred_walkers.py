"""A hundred Bots that stroll about a Space, some of them talking: what a busy place feels like.

    python examples/hundred_walkers.py http://localhost:8080/s/orchid-pavilion --seconds 60

On the Server's own machine each comes from an address of its own (127.0.0.0/8), because limits count per address.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import random

from lanting.sdk import Bot, Look, RequestRefused

LINES = (
    "What a morning.",
    "Have you seen the water?",
    "I am only passing through.",
    "Let us walk together for a while.",
    "Somebody should write this down.",
)


async def main() -> None:
    options = _options()
    chance = random.Random(options.seed)  # noqa: S311 - a stroll is no secret
    async with asyncio.TaskGroup() as group:
        for number in range(options.walkers):
            own_chance = random.Random(chance.random())  # noqa: S311
            group.create_task(walk_about(options, number, own_chance))
            await asyncio.sleep(0.02)  # as people come: one after the other


async def walk_about(options: argparse.Namespace, number: int, chance: random.Random) -> None:
    """One of them, from coming to leaving."""
    address = f"127.1.{number // 250}.{number % 250 + 1}" if options.local else None
    look = any_look(chance)
    async with Bot.enter(options.url, name=f"Walker {number + 1}", look=look, local_address=address) as bot:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(options.seconds):
                while True:
                    await stroll(bot, chance)


def any_look(chance: random.Random) -> Look:
    """A hundred who are not all the same."""
    return Look(
        skin=chance.randrange(7),
        hair=chance.randrange(6),
        hair_style=chance.randrange(7),
        cloth=chance.randrange(8),
        legs=chance.randrange(8),
        sash=chance.randrange(8),
    )


async def stroll(bot: Bot, chance: random.Random) -> None:
    """Go somewhere not far from here, look around, and perhaps say something."""
    walk = await bot.walk_to(bot.place.x + chance.uniform(-9, 9), bot.place.z + chance.uniform(-9, 9))
    if walk and chance.random() < 0.2:
        with contextlib.suppress(RequestRefused):
            await bot.say(chance.choice(LINES))
    bot.look_at(bot.place.x + chance.uniform(-1, 1), bot.place.z + chance.uniform(-1, 1))
    await asyncio.sleep(chance.uniform(0.5, 4))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url", help="the link of a Space's page")
    parser.add_argument("--walkers", type=int, default=100, choices=range(1, 1_001), metavar="1..1000")
    parser.add_argument("--seconds", type=float, default=60, help="how long each of them stays")
    parser.add_argument("--seed", type=int, default=353, help="another seed, another stroll")
    parser.add_argument("--local", action=argparse.BooleanOptionalAction, default=True, help="one address for each")
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(main())
