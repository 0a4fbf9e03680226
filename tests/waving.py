"""A Bot that waves as who wears a headset does: with a tracked head and hand."""

from __future__ import annotations

import asyncio
import math
from typing import Final

from lanting.protocol.limit import TICK_HZ
from lanting.sdk import Bot, Pose, TrackedPart

EYES_M: Final = 1.56
SHOULDER_M: Final = 1.35
ASIDE_M: Final = 0.35
AHEAD_M: Final = 0.25
SWING_M: Final = 0.2
WAVES_PER_S: Final = 1.0


async def wave(bot: Bot, *, seconds: float) -> None:
    """Wave with the right hand where the Bot stands, then go on holding it up."""
    for step in range(round(seconds * TICK_HZ)):
        show(bot, swing_m=SWING_M * math.sin(math.tau * WAVES_PER_S * step / TICK_HZ))
        await asyncio.sleep(1 / TICK_HZ)


def show(bot: Bot, *, swing_m: float = 0.0) -> None:
    """Head and right hand, held up beside it and swung so far to the right."""
    here = bot.place
    turn = (0.0, math.sin(here.yaw / 2), 0.0, math.cos(here.yaw / 2))
    head = TrackedPart((here.x, here.y + EYES_M, here.z), turn)
    right = TrackedPart(_beside(here, ASIDE_M + swing_m), turn, "open")
    bot.track(head=head, right=right, hands=True)


def _beside(here: Pose, right_m: float) -> tuple[float, float, float]:
    """So far to the right, before her, above the shoulder. Yaw 0 looks along −Z and grows to the left."""
    cos, sin = math.cos(here.yaw), math.sin(here.yaw)
    return (
        here.x + right_m * cos - AHEAD_M * sin,
        here.y + SHOULDER_M + ASIDE_M,
        here.z - right_m * sin - AHEAD_M * cos,
    )
