"""A clock that strikes the hour and the half hour, and says the time to whoever asks for it in the chat.

Its bell is made of numbers, on the spot; who cannot hear it reads the time. It needs `pip install 'lanting[voice]'`.

python examples/talking_clock.py http://localhost:8080/s/orchid-pavilion
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from lanting.sdk import Bot, ChatHeard

RATE_HZ = 48_000
STROKE_S, LAST_STROKE_S = 1.4, 3.5
PARTIALS = ((0.5, 0.5, 3.0), (1.0, 1.0, 2.0), (1.19, 0.6, 1.4), (1.5, 0.35, 1.0), (2.0, 0.5, 0.7), (2.67, 0.2, 0.4))
"""Of a bell: pitch, loudness, and how many seconds it takes to fade; its third is a minor one."""


def bell(seconds: float, pitch_hz: float = 330.0) -> NDArray[np.float64]:
    """One stroke, as loud as a voice."""
    times = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    rings = (
        loudness * np.exp(-times / fades_s) * np.sin(2 * np.pi * pitch_hz * pitch * times)
        for pitch, loudness, fades_s in PARTIALS
    )
    struck: NDArray[np.float64] = sum(rings, start=np.zeros_like(times)) * 0.12
    return struck * np.minimum(1, times / 0.004) * np.minimum(1, times[::-1] / 0.05)


def strokes(when: datetime) -> NDArray[np.float64]:
    """As many as the hour has, and one higher one at the half."""
    if when.minute >= 30:
        return bell(LAST_STROKE_S, 440.0)
    hour = when.hour % 12 or 12
    return np.concatenate([bell(STROKE_S)] * (hour - 1) + [bell(LAST_STROKE_S)])


async def tell(bot: Bot, when: datetime) -> None:
    """Say the time to those who read, and strike it for those who hear."""
    await bot.say(f"It is {when:%H:%M}.")
    await bot.speak(strokes(when))


async def strike(bot: Bot) -> None:
    """Wait for each full and each half hour."""
    while True:
        now = datetime.now().astimezone()
        due = now.replace(minute=30 * (now.minute // 30), second=0, microsecond=0) + timedelta(minutes=30)
        await asyncio.sleep((due - now).total_seconds())
        await tell(bot, due)


async def answer(bot: Bot) -> None:
    """To people only: two clocks would ask each other for ever."""
    async for event in bot.events():
        match event:
            case ChatHeard(line=line) if not line.program and "what time is it" in line.text.lower():
                await tell(bot, datetime.now().astimezone())


async def main() -> None:
    options = _options()
    async with Bot.enter(options.url, name=options.name) as bot:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(options.seconds), asyncio.TaskGroup() as group:
                group.create_task(strike(bot))
                group.create_task(answer(bot))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url", help="the link of a Space's page")
    parser.add_argument("--name", default="Clock")
    parser.add_argument("--seconds", type=float, default=86_400, help="leave after so long")
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(main())
