"""What headsets cost: bytes to who stands near one and far from one, and the server's work with 16 of 100.

    python -m bench.tracked           under a minute; a row goes into bench/results/tracked.csv
    python -m bench.tracked --first   other work of the machine waits (needs root)
    python -m bench.tracked --short   a few seconds and few people, to see that all of it works; nothing is kept

First one wearer moves head and both hands, at 20 Hz, close to a viewer and then 30 m from her: that viewer counts
what her frames tell of it. Then a crowd walks about (bench/load), the server on the first core, and after a while some
of it wear headsets as well. A run in which the generator was too busy to be believed is thrown away.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

from bench.one_run import one_run
from bench.precedence import PutFirst
from bench.run import Run, build_generator, fresh_server, run_once
from lanting.protocol.lane import Lane
from lanting.protocol.limit import HEARTBEAT_MS, TICK_HZ, TRACKED_WITHIN_M
from lanting.protocol.message import decode_notice, encode_request
from lanting.protocol.notice import Welcome
from lanting.protocol.pose import decode_frame
from lanting.protocol.request import Acknowledge, Enter
from lanting.protocol.tracked import TRACKED_BYTES
from lanting.sdk import Bot, TrackedPart
from lanting.sdk.address import SpaceAddress
from lanting.sdk.body import Body
from lanting.sdk.doorway import Doorway
from lanting.sdk.line import Line

VISITORS, WEARERS, SECONDS = 100, 16, 15
SPACE: Final = "bench-field"
TEMPLATE: Final = "orchid-pavilion"
"""All arrive at one place there, near one another, and it is wide enough to be far."""
FAR_M: Final = TRACKED_WITHIN_M + 10.0
_WELCOME_WITHIN_S: Final = 20.0


@dataclass(frozen=True, slots=True)
class Measured:
    """One run."""

    seconds: int
    near_bytes_per_s: float
    """All that frames bring to who stands beside one wearer."""
    near_tracked_bytes_per_s: float
    """Of these, what is tracked."""
    far_tracked_bytes_per_s: float
    """To the same viewer, the wearer being FAR_M away."""
    visitors: int
    wearers: int
    crowd_tracked_bytes_per_s: float
    """To each visitor of the crowd."""
    payload_bytes_per_s_before: float
    payload_bytes_per_s: float
    server_cpu_before: float
    """Of one core, in per cent, while all only walk."""
    server_cpu: float
    near_p99_ms_before: float
    near_p99_ms: float
    generator_cpu: float
    lost: int
    is_kept: bool
    went_first: bool
    """Whether other work of the machine had to wait meanwhile."""


@dataclass(slots=True)
class Viewer:
    """Stands where people arrive, and counts what comes."""

    body: Body
    bytes_come: int = 0
    tracked_come: int = 0
    last_frame: int = 0
    last_event: int = 0
    welcome: asyncio.Future[Welcome] | None = None

    def receive(self, message: bytes) -> None:
        if message[0] == Lane.POSE:
            frame = decode_frame(message)
            self.last_frame = frame.frame
            self.bytes_come += len(message)
            self.tracked_come += len(frame.tracked) * TRACKED_BYTES
        elif message[0] == Lane.EVENT:
            self.last_event, notice = decode_notice(message)
            if isinstance(notice, Welcome) and self.welcome is not None:
                self.welcome.set_result(notice)

    async def stay(self, line: Line) -> None:
        """What every line owes: where she stands, and what has come."""
        while True:
            line.send(self.body.report(self.last_frame))
            line.send(encode_request(0, Acknowledge(ack=self.last_event)))
            await asyncio.sleep(HEARTBEAT_MS / 1_000)

    async def count(self, seconds: int) -> tuple[float, float]:
        """Bytes a second from now on: of all frames, and of tracked records."""
        self.bytes_come = self.tracked_come = 0
        await asyncio.sleep(seconds)
        return self.bytes_come / seconds, self.tracked_come / seconds


@asynccontextmanager
async def viewer(url: str) -> AsyncIterator[Viewer]:
    doorway = Doorway.to(SpaceAddress.read(url, SPACE), None, None, None)
    here = Viewer(Body(), welcome=asyncio.get_running_loop().create_future())
    line = await Line.open(doorway, await doorway.ticket(), here.receive)
    line.send(encode_request(1, Enter(name="Viewer", program=True)))
    assert here.welcome is not None, "just made"
    welcome = await asyncio.wait_for(here.welcome, _WELCOME_WITHIN_S)
    here.body.stand(welcome.place, welcome.epoch)
    staying = asyncio.create_task(here.stay(line))
    try:
        yield here
    finally:
        staying.cancel()
        line.hang_up()
        await doorway.close()


async def move_all(bot: Bot) -> None:
    """Head and both hands, a little otherwise in every tick."""
    step = 0
    while True:
        step += 1
        here, swing_m = bot.place, 0.01 * (step % 30)
        turn = (0.0, 0.01 * (step % 30), 0.0, 1.0)
        bot.track(
            TrackedPart((here.x, here.y + 1.56, here.z), turn),
            TrackedPart((here.x - 0.4, here.y + 0.9 + swing_m, here.z - 0.2), turn),
            TrackedPart((here.x + 0.4, here.y + 1.2 - swing_m, here.z - 0.2), turn, "fist"),
        )
        await asyncio.sleep(1 / TICK_HZ)


async def measure_viewer(url: str, seconds: int) -> tuple[float, float, float]:
    """Bytes a second near one wearer, of these tracked ones, and tracked ones far from her."""
    async with viewer(url) as here, Bot.enter(url, SPACE, name="Wearer") as bot:
        moving = asyncio.create_task(move_all(bot))
        try:
            near, near_tracked = await here.count(seconds)
            while not await bot.walk_to(bot.place.x, here.body.pose.z - FAR_M, run=True):
                pass  # put back on a busy machine: once more
            _, far_tracked = await here.count(seconds)
        finally:
            moving.cancel()
    return near, near_tracked, far_tracked


def measure(run: Run, put_first: PutFirst, went_first: bool) -> Measured:
    with fresh_server(run, put_first) as server:
        seen = asyncio.run(measure_viewer(server.url, run.seconds))
    told, is_kept = run_once(run, build_generator(), put_first)
    return measured(seen, told, run, is_kept=is_kept, went_first=went_first)


def measured(
    seen: tuple[float, float, float], told: dict[str, Any], run: Run, *, is_kept: bool, went_first: bool
) -> Measured:
    """What one viewer counted, and what the generator said of two stretches: without headsets, and with."""
    tracked, (before, with_headsets) = told["tracked"], told["windows"]
    near, near_tracked, far_tracked = seen
    return Measured(
        seconds=run.seconds,
        near_bytes_per_s=round(near),
        near_tracked_bytes_per_s=round(near_tracked),
        far_tracked_bytes_per_s=round(far_tracked),
        visitors=told["visitors"],
        wearers=tracked["wearers"],
        crowd_tracked_bytes_per_s=round(tracked["bytes_per_s"]),
        payload_bytes_per_s_before=before["payload_bytes_per_s"],
        payload_bytes_per_s=with_headsets["payload_bytes_per_s"],
        server_cpu_before=before["server_cpu"],
        server_cpu=with_headsets["server_cpu"],
        near_p99_ms_before=before["near_p99_ms"],
        near_p99_ms=with_headsets["near_p99_ms"],
        generator_cpu=with_headsets["generator_cpu"],
        lost=told["lost"],
        is_kept=is_kept,
        went_first=went_first,
    )


def main() -> None:
    one_run(
        "tracked",
        __doc__,
        short=Run(12, 2, warmup_s=1, tracked=4, template=TEMPLATE),
        long=_run,
        seconds=SECONDS,
        measure=measure,
    )


def _run(seconds: int) -> Run:
    print(f"{WEARERS} of {VISITORS} wear headsets (load average {os.getloadavg()[0]:.1f}) ...", flush=True)
    return Run(VISITORS, seconds, warmup_s=5, tracked=WEARERS, template=TEMPLATE)


if __name__ == "__main__":
    main()
