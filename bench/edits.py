"""How fast many build together, and how soon one is in a large place that others have built.

    python -m bench.edits           rows go into bench/results/edits.csv, the chart is drawn anew

The server has the first core, fifty Bots the second. Each Bot follows the Scene with everything that browsers decode,
and sends so many edits that all together reach the rate. A run in which the Bots were too busy to be believed is thrown
away.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from bench.chart import Bar, Panel, draw
from bench.record import append, machine
from lanting.sdk import AddEntity, Bot, SceneEdited, SetProperties
from tests.kill.owner import Owner
from tests.serving import Serving

RESULTS: Final = Path(__file__).parent / "results"
SERVER_CORE, BOTS_CORE = 0, 1
VIEWERS: Final = 50
EDITS_PER_S: Final = 2_000
ENTITIES: Final = 10_000
ADDED_AT_ONCE: Final = 300
MEASURED_S: Final = 15.0
WARMED_UP_S: Final = 3.0
JOINS: Final = 5
BUSY_MAX: Final = 0.9
"""A generator busier than this says more of itself than of the server."""
P50_MS, JOIN_S = 30.0, 2.0
"""What is promised."""
_SHAPE: Final = {"kind": "box", "size": [0.5, 0.5, 0.5], "colour": "#8a8f8a"}
SETTINGS: Final = {"trusted_networks": '["127.0.0.0/8"]', "known_after_min": "0"}


@dataclass(frozen=True, slots=True)
class Measured:
    """One run."""

    viewers: int
    edits_per_s: float
    """Acknowledged."""
    edit_p50_ms: float
    """From the call of `edit` until it is in another Bot's Scene."""
    edit_p99_ms: float
    server_cpu: float
    """Of one core."""
    bots_cpu: float
    entities: int
    join_first_s: float
    """Into the Space that nobody was in: it is read, and its Ground made."""
    join_s: float
    """From `Bot.enter` until the whole Scene is decoded; the median of those after the first."""


@dataclass(slots=True)
class Load:
    """What the Bots saw."""

    done: int = 0
    is_measuring: bool = False
    waits_ms: list[float] = field(default_factory=list)

    def begin(self) -> None:
        self.done, self.waits_ms, self.is_measuring = 0, [], True


async def measure_edits(
    serving: Serving, owner: Owner, per_s: float, seconds: float
) -> tuple[Load, float, float, float]:
    """All build, all follow; what they saw, in how many seconds, and how busy both sides were."""
    load, sent_at = Load(), dict[str, float]()
    async with crew(serving.url, owner, VIEWERS) as bots:
        watching = asyncio.create_task(_watch(bots[0], sent_at, load))
        working = [asyncio.create_task(_build(bot, per_s / VIEWERS, sent_at, load)) for bot in bots]
        await asyncio.sleep(WARMED_UP_S)
        server, here = serving.pid, os.getpid()
        load.begin()
        began_s, server_s, here_s = time.monotonic(), _busy_s(server), _busy_s(here)
        await asyncio.sleep(seconds)
        load.is_measuring = False
        took_s = time.monotonic() - began_s
        busy = (_busy_s(server) - server_s) / took_s, (_busy_s(here) - here_s) / took_s
        for task in (*working, watching):
            task.cancel()
        await asyncio.gather(*working, watching, return_exceptions=True)
    return load, took_s, *busy


async def measure_joins(url: str, owner: Owner, entities: int) -> list[float]:
    """A Space of so many Entities is built and left; then one after the other comes."""
    async with crew(url, owner, 1) as (builder,):
        scene = builder.scene
        while (missing := entities - len(scene.entities)) > 0:
            things = [_thing(builder) for _ in range(min(missing, ADDED_AT_ONCE))]
            revision = await builder.edit(things)
            assert revision is not None
            await scene.until(revision)
    joins: list[float] = []
    link = await owner.host_link()
    async with AsyncExitStack() as stack:
        for _ in range(1 + JOINS):
            began_s = time.monotonic()
            entering = Bot.enter(url, owner.space, name="Newcomer", code=owner.code, key=link)
            bot = await stack.enter_async_context(entering)
            scene = await bot.follow_scene()
            joins.append(time.monotonic() - began_s)
            assert len(scene.entities) >= entities
    return joins


@asynccontextmanager
async def crew(url: str, owner: Owner, count: int) -> AsyncIterator[list[Bot]]:
    """So many Bots that build, and follow what is built."""
    link = await owner.host_link()
    async with AsyncExitStack() as stack:
        bots = []
        for number in range(count):
            entering = Bot.enter(url, owner.space, name=f"Builder {number}", code=owner.code, key=link)
            bots.append(await stack.enter_async_context(entering))
            await bots[-1].follow_scene()
        yield bots


async def _build(bot: Bot, per_s: float, sent_at: dict[str, float], load: Load) -> None:
    """One Entity, moved again and again, evenly; an answer is not waited for before the next."""
    thing = _thing(bot)
    await bot.edit([thing])
    turn_s, due_s = 1 / per_s, time.monotonic() + random.random() / per_s
    # Left all at once: what is not answered then is of no interest.
    async with asyncio.TaskGroup() as waiting:
        while True:
            await asyncio.sleep(max(0.0, due_s - time.monotonic()))
            due_s += turn_s
            x = random.uniform(-9.0, 9.0)
            sent_at[thing.id] = time.monotonic()
            moved = SetProperties(id=thing.id, component="transform", values={"position": [x, 0.0, 0.0]})
            waiting.create_task(_edit(bot, moved, load))


async def _edit(bot: Bot, operation: SetProperties, load: Load) -> None:
    await bot.edit([operation])
    load.done += load.is_measuring


async def _watch(bot: Bot, sent_at: dict[str, float], load: Load) -> None:
    """When the newest of each thing's edits is in this Bot's Scene."""
    async for event in bot.events():
        if isinstance(event, SceneEdited) and load.is_measuring:
            for operation in event.edit.operations:
                if (sent_s := sent_at.pop(operation.id, None)) is not None:
                    load.waits_ms.append((time.monotonic() - sent_s) * 1_000)


def _thing(bot: Bot) -> AddEntity:
    place = {"position": [random.uniform(-90, 90), 0.0, random.uniform(-90, 90)]}
    return AddEntity(id=bot.new_id(), name="A stone", components={"transform": place, "shape": _SHAPE})


def _busy_s(pid: int) -> float:
    """Seconds of a processor that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def measure(per_s: float, entities: int, seconds: float) -> Measured:
    """Both, each in a Space of its own on a fresh Server."""
    with tempfile.TemporaryDirectory() as folder, _serving(Path(folder)) as server:
        owner = await _owner(server)
        load, took_s, server_cpu, bots_cpu = await measure_edits(server, owner, per_s, seconds)
        await owner.go()
    with tempfile.TemporaryDirectory() as folder, _serving(Path(folder)) as server:
        owner = await _owner(server)
        first_s, *joins = await measure_joins(server.url, owner, entities)
        await owner.go()
    hundredths = quantiles(load.waits_ms, n=100)
    return Measured(
        viewers=VIEWERS,
        edits_per_s=round(load.done / took_s),
        edit_p50_ms=round(hundredths[49], 1),
        edit_p99_ms=round(hundredths[98], 1),
        server_cpu=round(server_cpu * 100),
        bots_cpu=round(bots_cpu * 100),
        entities=entities,
        join_first_s=round(first_s, 2),
        join_s=round(median(joins), 2),
    )


def _serving(folder: Path) -> Serving:
    return Serving(folder / "data", "--no-https", core=SERVER_CORE, settings=SETTINGS)


async def _owner(server: Serving) -> Owner:
    owner = Owner(server.url, random.Random(1))
    await owner.open_space()
    return owner


def draw_chart(measured: Measured) -> str:
    panels = [
        Panel("edits a second, acknowledged", [Bar(f"{measured.viewers} viewers", measured.edits_per_s)], None),
        Panel(
            "edit to another's scene, ms",
            [Bar("p50", measured.edit_p50_ms), Bar("p99", measured.edit_p99_ms)],
            P50_MS,
        ),
        Panel("one core, %", [Bar("server", measured.server_cpu), Bar("bots", measured.bots_cpu)], None),
        Panel(
            f"joining {measured.entities:,} things, s",
            [Bar("first", measured.join_first_s), Bar("others", measured.join_s)],
            JOIN_S,
        ),
    ]
    return draw("Building together", machine(), panels)


def main() -> None:
    options = _options()
    os.sched_setaffinity(0, {BOTS_CORE})
    measured = asyncio.run(measure(options.edits, options.entities, options.seconds))
    print(measured)
    if measured.bots_cpu > BUSY_MAX * 100:
        sys.exit("bench: discarded, because the Bots were too busy to be believed")
    if options.keep:
        append(RESULTS / "edits.csv", [asdict(measured)])
        (RESULTS / "edits.svg").write_text(draw_chart(measured))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.edits", description=__doc__.splitlines()[0])
    parser.add_argument("--edits", type=float, default=EDITS_PER_S, help="a second, of all together")
    parser.add_argument("--entities", type=int, default=ENTITIES)
    parser.add_argument("--seconds", type=float, default=MEASURED_S)
    parser.add_argument("--keep", action=argparse.BooleanOptionalAction, default=True, help="write rows and chart")
    return parser.parse_args()


if __name__ == "__main__":
    main()
