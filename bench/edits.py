"""How fast many build together, how soon an edit is in another's place, and how soon one is in a large one.

    python -m bench.edits           about a minute; a row goes into bench/results/edits.csv, the chart is drawn anew
    python -m bench.edits --first   other work of the machine waits (needs root)
    python -m bench.edits --bots    without a browser; nothing is kept

The server has the first core, everything else the second. Fifty co-hosts follow the Scene and send single edits evenly,
2,000 a second together, each of which moves one thing; the server commits and tells them in batches 10 ms apart. They
look at the heads of what they hear. One Bot follows with all that browsers decode: `edit` is the time from sending
until the edit is in that Bot's Scene. A run in which this side was too busy to be believed is thrown away.

`page` is measured between two Chromium pages (bench/pages.py), from a key pressed in one until the other's `model/` has
the edit. `join` is the time from the first request until all of 10,000 Entities are decoded: by a Bot (entered, and the
Scene followed), and by Chromium (from navigation in a new profile until `model/` has them).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import secrets
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from bench.chart import Bar, Panel, draw
from bench.hand import Hand, hand
from bench.pages import Pages, measure_pages
from bench.precedence import NoPrecedence, PutFirst, precedence
from bench.record import append, machine
from lanting.sdk import AddEntity, Bot, SceneEdited, SetProperties
from tests.kill.owner import Owner
from tests.serving import Serving

RESULTS: Final = Path(__file__).parent / "results"
SERVER_CORE, OTHER_CORE = 0, 1
VIEWERS: Final = 50
EDITS_PER_S: Final = 2_000
ENTITIES: Final = 10_000
ADDED_AT_ONCE: Final = 300
MEASURED_S: Final = 15.0
WARMED_UP_S: Final = 3.0
ANSWERED_WITHIN_S: Final = 5.0
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
    edit_p95_ms: float
    edit_p99_ms: float
    refused: int
    resets: int
    """How often somebody was told to fetch the Scene anew, since she could not keep up."""
    server_cpu: float
    """Of one core, in per cent."""
    generator_cpu: float
    entities: int
    join_first_s: float
    """Into the Space that nobody was in: it is read, and its Ground made."""
    join_s: float
    """The median of those after the first."""
    page_join_s: float
    page_edits: int
    page_p50_ms: float
    page_p95_ms: float
    went_first: bool
    """Whether other work of the machine had to wait meanwhile."""


@dataclass(slots=True)
class Load:
    """What was seen while all build."""

    took_s: float = 0.0
    done: int = 0
    refused: int = 0
    resets: int = 0
    server_cpu: float = 0.0
    generator_cpu: float = 0.0
    waits_ms: list[float] = field(default_factory=list)


async def measure_edits(serving: Serving, owner: Owner, per_s: float, seconds: float) -> Load:
    """All build, one looks on."""
    load, link = Load(), await owner.host_link()
    async with AsyncExitStack() as stack:
        watching = Bot.enter(serving.url, owner.space, name="Eye", code=owner.code, key=link)
        eye = await stack.enter_async_context(watching)
        await eye.follow_scene()
        hands = [
            await stack.enter_async_context(hand(serving.url, owner, link, f"Builder {number}"))
            for number in range(VIEWERS)
        ]
        things = [_thing(eye.new_id()) for _ in hands]
        revision = await eye.edit(things)
        await eye.scene.until(revision or 0)
        sent_at: dict[str, float] = {}
        watch = asyncio.create_task(_watch(eye, sent_at, load))
        building = asyncio.create_task(_build(hands, [thing.id for thing in things], per_s, sent_at))
        _say(f"{VIEWERS} build, {per_s:,.0f} edits a second ...")
        await asyncio.sleep(WARMED_UP_S)
        await _count(serving, hands, seconds, load)
        building.cancel()
        await asyncio.gather(building, return_exceptions=True)
        await _answered(hands)
        load.resets, load.refused = sum(each.resets for each in hands), sum(each.refused for each in hands)
        watch.cancel()
        await asyncio.gather(watch, return_exceptions=True)
        last = max(each.revision for each in hands)
        async with asyncio.timeout(ANSWERED_WITHIN_S):
            await eye.scene.until(last)
        assert all(each.revision == last for each in hands), "all who follow have heard all"
    return load


async def _count(serving: Serving, hands: list[Hand], seconds: float, load: Load) -> None:
    """What happens in so many seconds."""
    server, here = serving.pid, os.getpid()
    load.waits_ms.clear()
    done, began_s = sum(each.done for each in hands), time.monotonic()
    server_s, here_s = _busy_s(server), _busy_s(here)
    await asyncio.sleep(seconds)
    took_s = load.took_s = time.monotonic() - began_s
    load.done = sum(each.done for each in hands) - done
    load.server_cpu, load.generator_cpu = (_busy_s(server) - server_s) / took_s, (_busy_s(here) - here_s) / took_s
    load.waits_ms = list(load.waits_ms)


async def _build(hands: list[Hand], things: list[str], per_s: float, sent_at: dict[str, float]) -> None:
    """Each moves her thing, one after the other, evenly; an answer is not waited for before the next."""
    turn, due_s = 0, time.monotonic()
    while True:
        # What is due is sent at once: one timer for each edit would be most of the work.
        while due_s <= time.monotonic():
            here, thing = hands[turn % len(hands)], things[turn % len(hands)]
            request_id = secrets.token_urlsafe(16)
            sent_at[request_id] = time.monotonic()
            position = [random.uniform(-9.0, 9.0), 0.0, random.uniform(-9.0, 9.0)]
            moved = SetProperties(id=thing, component="transform", values={"position": position})
            here.edit(request_id, [moved])
            turn, due_s = turn + 1, due_s + 1 / per_s
        await asyncio.sleep(max(0.0, due_s - time.monotonic()))


async def _watch(eye: Bot, sent_at: dict[str, float], load: Load) -> None:
    """When each edit is in this Bot's Scene."""
    async for event in eye.events():
        if isinstance(event, SceneEdited) and (sent_s := sent_at.pop(event.edit.request_id or "", None)) is not None:
            load.waits_ms.append((time.monotonic() - sent_s) * 1_000)


async def _answered(hands: list[Hand]) -> None:
    """Wait until everything asked for is answered and told."""
    async with asyncio.timeout(ANSWERED_WITHIN_S):
        while any(each.asked > each.done + each.refused for each in hands) or len({h.revision for h in hands}) > 1:
            await asyncio.sleep(0.05)


async def fill(url: str, owner: Owner, entities: int) -> int:
    """A Space of so many Entities is built and left; at which Revision."""
    link = await owner.host_link()
    _say(f"{entities:,} things are built ...")
    async with Bot.enter(url, owner.space, name="Builder", code=owner.code, key=link) as builder:
        scene = await builder.follow_scene()
        while (missing := entities - len(scene.entities)) > 0:
            things = [_thing(builder.new_id()) for _ in range(min(missing, ADDED_AT_ONCE))]
            revision = await builder.edit(things)
            assert revision is not None, "something new changes something"
            await scene.until(revision)
        return scene.revision


async def measure_joins(url: str, owner: Owner, revision: int) -> list[float]:
    """One after the other comes in, and follows the whole Scene."""
    joins: list[float] = []
    link = await owner.host_link()
    _say("Bots join ...")
    async with AsyncExitStack() as stack:
        for _ in range(1 + JOINS):
            began_s = time.monotonic()
            entering = Bot.enter(url, owner.space, name="Newcomer", code=owner.code, key=link)
            bot = await stack.enter_async_context(entering)
            await (await bot.follow_scene()).until(revision)
            joins.append(time.monotonic() - began_s)
    return joins


async def measure(options: argparse.Namespace, put_first: PutFirst) -> Measured:
    """All of it, each in a Space of its own on a fresh Server."""
    entities = options.entities
    put_first(os.getpid())
    with tempfile.TemporaryDirectory() as folder, _serving(Path(folder)) as server:
        put_first(server.pid)
        owner = await _owner(server)
        load = await measure_edits(server, owner, options.edits, options.seconds)
        await owner.go()
    with tempfile.TemporaryDirectory() as folder, _serving(Path(folder)) as server:
        put_first(server.pid)
        owner = await _owner(server)
        revision = await fill(server.url, owner, entities)
        first_s, *joins = await measure_joins(server.url, owner, revision)
        pages = Pages()
        if not options.bots:
            _say("Chromium joins, and two pages build ...")
            pages = await measure_pages(server, owner, entities)
        await owner.go()
    hundredths = quantiles(load.waits_ms, n=100)
    return Measured(
        viewers=VIEWERS,
        edits_per_s=round(load.done / load.took_s),
        edit_p50_ms=round(hundredths[49], 1),
        edit_p95_ms=round(hundredths[94], 1),
        edit_p99_ms=round(hundredths[98], 1),
        refused=load.refused,
        resets=load.resets,
        server_cpu=round(load.server_cpu * 100),
        generator_cpu=round(load.generator_cpu * 100),
        entities=entities,
        join_first_s=round(first_s, 2),
        join_s=round(median(joins), 2),
        **asdict(pages),
        went_first=options.first,
    )


def _thing(entity: str) -> AddEntity:
    place = {"position": [random.uniform(-90, 90), 0.0, random.uniform(-90, 90)]}
    return AddEntity(id=entity, name="A stone", components={"transform": place, "shape": _SHAPE})


def _busy_s(pid: int) -> float:
    """Seconds of a processor that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _say(what: str) -> None:
    print(f"{what} (load average {os.getloadavg()[0]:.1f})", flush=True)


def _serving(folder: Path) -> Serving:
    return Serving(folder / "data", "--no-https", core=SERVER_CORE, settings=SETTINGS)


async def _owner(server: Serving) -> Owner:
    owner = Owner(server.url, random.Random(1))
    await owner.open_space()
    return owner


def draw_chart(measured: Measured) -> str:
    panels = [
        Panel(
            "edits a second, acknowledged",
            [Bar(f"{measured.viewers} viewers", measured.edits_per_s), Bar("promised", EDITS_PER_S)],
            None,
        ),
        Panel(
            "edit to another's scene, ms",
            [Bar("p50", measured.edit_p50_ms), Bar("page p50", measured.page_p50_ms)],
            P50_MS,
        ),
        Panel("one core, %", [Bar("server", measured.server_cpu), Bar("generator", measured.generator_cpu)], None),
        Panel(
            f"joining {measured.entities:,} things, s",
            [Bar("first", measured.join_first_s), Bar("Bot", measured.join_s), Bar("page", measured.page_join_s)],
            JOIN_S,
        ),
    ]
    return draw("Building together", machine(), panels)


def main() -> None:
    options = _options()
    os.sched_setaffinity(0, {OTHER_CORE})
    try:
        with precedence(is_wanted=options.first) as put_first:
            measured = asyncio.run(measure(options, put_first))
    except NoPrecedence as refused:
        sys.exit(f"bench: {refused}")
    for name, value in asdict(measured).items():
        print(f"  {name} {value}")
    if measured.generator_cpu > BUSY_MAX * 100:
        sys.exit("bench: discarded, because this side was too busy to be believed")
    if options.keep and not options.bots:
        append(RESULTS / "edits.csv", [asdict(measured)])
        (RESULTS / "edits.svg").write_text(draw_chart(measured))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.edits", description=__doc__.splitlines()[0])
    parser.add_argument("--edits", type=float, default=EDITS_PER_S, help="a second, of all together")
    parser.add_argument("--entities", type=int, default=ENTITIES)
    parser.add_argument("--seconds", type=float, default=MEASURED_S)
    parser.add_argument("--bots", action="store_true", help="without a browser; nothing is kept")
    parser.add_argument("--first", action="store_true", help="run before other work of this machine (needs root)")
    parser.add_argument("--keep", action=argparse.BooleanOptionalAction, default=True, help="write row and chart")
    return parser.parse_args()


if __name__ == "__main__":
    main()
