"""Four builders in browsers and four programs build the same place at once, and all of them end with the same Scene."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, Final, Protocol

import msgspec
import pytest
from playwright.async_api import Browser

from lanting.sdk import AddEntity, Bot, BotScene, RemoveEntity, SetProperties
from tests.journeys.builder import STILL, begin_building, settled, things_seen
from tests.journeys.owner import enter_with_key, new_owner_key
from tests.journeys.visitor import DESKTOP, Visitor
from tests.kill.disk import read_disk
from tests.line_proxy import LineProxy
from tests.serving import Serving

SPACE: Final = "courtyard"
ROUND: Final = 10
"""Everybody has done so many edits before anybody does the next."""
UNDONE: Final = 5
MEANWHILE: Final = 4
"""So many edits are made while the line is cut."""
SHARED: Final = "The shared stone"
STEPS: Final = ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown")
COLOURS: Final = ("#f4efe3", "#cfcabc", "#d9b25f", "#7fa58b", "#3f6f86", "#d99a4e")
Things = dict[str, dict[str, Any]]


class Builder(Protocol):
    name: str

    async def build(self, edits: int) -> None:
        """Do so many edits, one after the other."""
        ...


class PageBuilder:
    """Somebody in a browser: by keys alone, as fast as the page takes them."""

    def __init__(self, visitor: Visitor, source: random.Random) -> None:
        self.name = visitor.name
        self.visitor = visitor
        self._source = source

    async def begin(self) -> None:
        """A box before her, to begin with."""
        await begin_building(self.visitor)
        await self.visitor.page.keyboard.press("Enter")
        await settled(self.visitor, "app.build.selection.length === 1")
        await self.visitor.page.locator("canvas").focus()

    async def take_the_shared(self) -> None:
        """What everybody moves at once, found by its name among all things."""
        page = self.visitor.page
        await page.locator(".build-bar button", has_text="Things").press("Enter")
        await page.get_by_role("tree", name="Things").wait_for()
        await page.keyboard.type(SHARED)
        await page.get_by_role("treeitem", name=SHARED).click()
        await settled(self.visitor, "app.build.selection.length === 1")
        await page.locator("canvas").focus()

    async def sees_in_hand(self, names: set[str]) -> None:
        """Everybody who has the shared thing chosen is named to her."""
        await self.visitor.until(f"app.build.others.length === {len(names)}")
        assert {each["name"] for each in await self.visitor.see("app.build.others")} == names

    async def picture(self, path: Path) -> None:
        """The place as it has become, with nothing over it."""
        page = self.visitor.page
        await page.set_viewport_size(DESKTOP)
        await page.locator(".build-bar button", has_text="Things").press("Enter")
        await self.visitor.until("app.build.sheet === null")
        await self.visitor.picture(path)

    async def build(self, edits: int) -> None:
        # One key more: what is as small as it may be becomes no smaller, and that is no edit.
        await self.press(edits + 1)
        await settled(self.visitor)

    async def press(self, edits: int) -> None:
        tool = self._source.choice(("g", "g", "r", "t"))
        steps = STEPS if tool == "g" else STEPS[:2] if tool == "r" else STEPS[2:4]
        await self.visitor.page.keyboard.press(tool)
        for number in range(edits):
            key = "Control+d" if number == 0 and self._source.random() < 0.3 else self._source.choice(steps)
            await self.visitor.page.keyboard.press(key)


class BotBuilder:
    """A program: adds, takes away its own, and changes what anybody has added."""

    def __init__(self, bot: Bot, source: random.Random) -> None:
        self.name = bot.name
        self.bot = bot
        self._source = source
        self._mine: list[str] = []
        self._known = frozenset(bot.scene.entities)
        """What was there before anybody came."""

    async def build(self, edits: int) -> None:
        for _ in range(edits):
            await self.bot.edit([self._next()])

    def _next(self) -> AddEntity | RemoveEntity | SetProperties:
        source = self._source
        boxes = [id_ for id_, each in self.bot.scene.entities.items() if id_ not in self._known and not each.name]
        if len(self._mine) < 3 or source.random() < 0.3:
            stone = self.stone(f"{self.name} {source.randrange(1_000)}", source.uniform(-4, 4), source.uniform(4, 9))
            self._mine.append(stone.id)
            return stone
        if source.random() < 0.2:
            return RemoveEntity(id=self._mine.pop())
        values: dict[str, Any] = {"position": [round(source.uniform(-4, 4), 2), 0.5, round(source.uniform(4, 9), 2)]}
        if source.random() < 0.4:
            return SetProperties(id=source.choice(self._mine), component="transform", values=values)
        values = {"colour": source.choice(COLOURS), "rounding_m": round(source.uniform(0, 0.05), 4)}
        return SetProperties(id=source.choice(boxes), component="shape", values=values)

    def stone(self, name: str, x: float, z: float) -> AddEntity:
        shape = {"kind": "box", "size": [0.4, 0.4, 0.4], "colour": COLOURS[0]}
        place = {"position": [round(x, 2), 0.2, round(z, 2)]}
        return AddEntity(id=self.bot.new_id(), name=name, components={"transform": place, "shape": shape})


def things_of(scene: BotScene) -> Things:
    return {id_: msgspec.to_builtins(entity) for id_, entity in scene.entities.items()}


async def edits_by_name(bot: Bot) -> Counter[tuple[str, str]]:
    """How many edits of which kind everybody has made, as the history says."""
    counted: Counter[tuple[str, str]] = Counter()
    before: int | None = None
    while True:
        page = await bot.edit_history(before)
        counted.update((edit.name, edit.kind) for edit in page.edits)
        before = page.next
        if before is None:
            return counted


@pytest.mark.journey
@pytest.mark.parametrize(
    ("many", "edits"), [pytest.param(2, 20, marks=pytest.mark.soak), pytest.param(4, 200, marks=pytest.mark.soak)]
)
async def test_sc4_builders_and_programs_end_with_one_scene_though_one_was_cut_off_and_one_undid(
    tmp_path: Path, browser: Browser, pictures: Path, many: int, edits: int
) -> None:
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"\nseed {seed}")
    source = random.Random(seed)
    with Serving(tmp_path / "data") as server:
        key = new_owner_key(server, SPACE)
        async with LineProxy(server.port) as line, AsyncExitStack() as programs:
            bots = []
            for number in range(1, many + 1):
                entering = Bot.enter(server.url, SPACE, name=f"Program {number}", key=key)
                bot = await programs.enter_async_context(entering)
                await bot.follow_scene()
                bots.append(BotBuilder(bot, random.Random(source.random())))
            shared = bots[0].stone(SHARED, 0, 7)
            await bots[0].bot.edit([shared])
            pages = []
            for number, name in enumerate(("Mei", "Jonas", "Ana", "Tariq")[:many]):
                port = line.port if number == 1 else server.port
                url = f"http://127.0.0.1:{port}/s/{SPACE}"
                visitor = await enter_with_key(browser, url, key, name, before=STILL)
                pages.append(PageBuilder(visitor, random.Random(source.random())))
                await pages[-1].begin()
            first, second = pages[:2]

            everybody: list[Builder] = [*pages, *bots]
            rounds = edits // ROUND
            for number in range(1, rounds + 1):
                await asyncio.gather(*(each.build(ROUND) for each in everybody))
                if number != rounds // 2:
                    continue
                # In the middle one loses the line, and goes on: what she does is seen at once and kept for later.
                second.visitor.tolerated = ("WebSocket", "Failed to load resource", "net::ERR")
                line.cut()
                await second.visitor.until("app.state === 'reconnecting'")
                await second.press(MEANWHILE)
                assert await second.visitor.see("app.build.pending") == MEANWHILE
                await asyncio.gather(*(each.build(1) for each in bots))
                line.restore()
                await second.visitor.until("app.state === 'inside'")
                await settled(second.visitor)
                for each in pages:
                    await each.take_the_shared()
                for each in pages:
                    await each.sees_in_hand({other.name for other in pages if other is not each})

            # One takes back what she did last, and so does a program.
            for _ in range(UNDONE):
                await first.visitor.page.keyboard.press("Control+z")
                await settled(first.visitor)
                await bots[0].bot.undo()
            end = await bots[0].bot.redo()

            # Everybody has the same Scene: in browsers, programs, at the server, and by the journal.
            assert end is not None
            for page in pages:
                await settled(page.visitor, f"app.scene.revision === {end}")
            for program in bots:
                await program.bot.scene.until(end)
            expected = things_of(bots[0].bot.scene)
            for program in bots[1:]:
                assert things_of(program.bot.scene) == expected
            for page in pages:
                assert await things_seen(page.visitor) == expected, page.name
            async with Bot.enter(server.url, SPACE, name="Newcomer") as newcomer:
                at_server = await newcomer.follow_scene()
                await at_server.until(end)
                assert things_of(at_server) == expected
            counted = await edits_by_name(bots[0].bot)
            for builder in everybody:
                assert counted[builder.name, "edit"] >= edits, (builder.name, counted)
            assert counted[first.name, "undo"] == UNDONE
            assert counted["Program 1", "redo"] == 1
            await first.picture(pictures / f"builders-{many}.png")
            for page in pages:
                assert page.visitor.problems == []
                assert await page.visitor.violations() == []
        server.stop()
        disk = read_disk(server.data, SPACE)
        assert disk.scenes[0].revision == end
        assert things_of(disk.scenes[0]) == expected
