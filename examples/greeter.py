"""Greets whoever arrives, and walks over to them.

python examples/greeter.py http://localhost:8080/s/orchid-pavilion
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib

from lanting.sdk import Bot, ChatHeard, Person, PersonArrived


async def main() -> None:
    options = _options()
    async with Bot.enter(options.url, name=options.name, ca_fingerprint=options.ca_fingerprint) as bot:
        print(f"{bot.name} is in {bot.space_name}, with {len(bot.people)} others")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(options.seconds):
                await greet(bot)


async def greet(bot: Bot) -> None:
    """Welcome newcomers, and answer to one's own name, until somebody stops it."""
    walks: set[asyncio.Task[None]] = set()
    async for event in bot.events():
        match event:
            case PersonArrived(person=person) if not person.program:
                await bot.say(f"Welcome, {person.name}!")
                # In a task of its own: somebody else may arrive while the Bot is on its way.
                walk = asyncio.create_task(walk_towards(bot, person))
                walks.add(walk)
                walk.add_done_callback(walks.discard)
            case ChatHeard(line=line) if not line.program and bot.name.lower() in line.text.lower():
                await bot.say(f"At your service, {line.name}.")


async def walk_towards(bot: Bot, person: Person) -> None:
    """Go and stand a step away from somebody, looking at them."""
    seen = next((other for other in bot.people if other.participant == person.participant), person)
    if seen.pose is None:
        return  # too far away to be seen
    await bot.walk_to(seen.pose.x + 0.8, seen.pose.z + 0.8)
    bot.look_at(seen.pose.x, seen.pose.z)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url", help="the link of a Space's page")
    parser.add_argument("--name", default="Greeter")
    parser.add_argument("--seconds", type=float, default=600, help="leave after so long")
    parser.add_argument("--ca-fingerprint", help="for https under the server's own certificate, as it prints it")
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(main())
