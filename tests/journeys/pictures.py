"""Takes the pictures of the product from the running product, and judges them: `make pictures`.

`docs/pictures` gets the eight shots that the art direction asks for, a class, building, headsets;
`scene/template/pictures` gets the picture that a Space shows of itself, one for each template. All but `low-quality`
and those of headsets are drawn in high quality. Frames are waited for, never time. Ends with exit status 1 where a
picture is not accepted.

    python -m tests.journeys.pictures                    all of them
    python -m tests.journeys.pictures first-view portal  these alone (`templates` for those of the templates)
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, ViewportSize, async_playwright

from lanting.protocol.word import Emote, Look
from lanting.scene.template import TEMPLATES
from lanting.sdk import Bot
from tests.journeys.acceptance import COVERED, complaints, cover_complaints, measured
from tests.journeys.building_shots import building, building_phone
from tests.journeys.conftest import CHROMIUM_FLAGS, UNTHROTTLED, chromium_path
from tests.journeys.headset_shots import in_vr, on_a_table
from tests.journeys.microphone import voice
from tests.journeys.owner import enter_as_owner, set_rules
from tests.journeys.visitor import DESKTOP, PHONE, Visitor
from tests.serving import ROOT, Serving

FOLDER: Final = ROOT / "docs" / "pictures"
TEMPLATE_FOLDER: Final = ROOT / "src" / "lanting" / "scene" / "template" / "pictures"
SPACE: Final = "orchid-pavilion"
FRAMES_SETTLED: Final = 12
CARD: Final = ViewportSize(width=1200, height=630)
"""What other sites show of a link (Open Graph)."""
JPEG_QUALITY: Final = 86
DRAWN_WITHIN_S: Final = 240
GESTURE_AGAIN_S: Final = 2.6
"""Waving and clapping take about as long."""

KNOWN_GUEST: Final = """
localStorage.setItem("lanting.look", JSON.stringify({ skin: 2, hair: 2, hair_style: 1, cloth: 0, legs: 6, sash: 1,
  glasses: false, wheelchair: false }));
localStorage.setItem("lanting.steps-done", "3");
"""
"""Mei has been here before: she keeps her look, and nobody shows her how to walk."""
GATE_FROM_M: Final = 4.2
"""From the gate's threshold back to where the picture of it is taken."""

TALK_HZ: Final = (170.0, 230.0)
MICROPHONE: Final = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
"""Somebody speaks into it, and the browser asks nobody."""

At = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody in the picture: where she stands and what she looks at."""

    name: str
    look: Look
    at: At
    towards: At
    emote: Emote | None = None


AROUND_THE_STREAM: Final = (
    Guest("Jonas", Look(hair_style=0, hair=2, cloth=1, sash=5, skin=1), (2.4, 3.6), (0.3, 7.0), "wave"),
    Guest("Amina", Look(hair_style=5, hair=4, cloth=4, sash=2, skin=3), (-2.2, 4.2), (0.3, 7.0)),
    Guest("Luc", Look(hair_style=4, hair=1, cloth=2, legs=5, sash=7, skin=5), (5.4, -2.2), (4.2, -2.6)),
    Guest("小雨", Look(hair_style=1, cloth=3, sash=0, skin=0), (4.2, -2.6), (5.4, -2.2)),
)
TALKING: Final = (
    Guest("Jonas", Look(hair_style=0, hair=2, cloth=1, sash=5, skin=1), (1.6, 3.0), (0.2, 5.6), "wave"),
    Guest("Amina", Look(hair_style=5, hair=4, cloth=4, sash=2, skin=3), (-1.5, 3.2), (0.2, 5.6)),
    Guest("Luc", Look(hair_style=4, hair=1, cloth=2, legs=5, sash=7, skin=5, glasses=True), (0.2, 2.2), (0.2, 6.0)),
    Guest("小雨", Look(hair_style=1, cloth=3, sash=0, skin=0), (2.9, 4.4), (0.2, 5.6), "clap"),
)
CLASSROOM: Final = "teaching-room"
PUPILS: Final = (
    Guest("Ana", Look(hair_style=3, hair=2, cloth=3, sash=0, skin=2), (-1.5, 0.5), (0.0, -4.0)),
    Guest("Ben", Look(hair_style=0, hair=1, cloth=1, sash=5, skin=1), (1.5, 0.5), (0.0, -4.0), "raise_hand"),
    Guest("小雨", Look(hair_style=1, cloth=4, sash=2, skin=0), (0.5, 2.0), (0.0, -4.0)),
)
LATE: Final = ("Cem", "Luc")
SAID: Final = ((0, "the cups are floating again!"), (3, "来坐，这里有位子"), (1, "quel beau matin"))


@dataclass(slots=True)
class Studio:
    """A server, a browser, and what was found wrong so far."""

    server: Serving
    browser: Browser
    stack: AsyncExitStack
    complaints: list[str] = field(default_factory=list)
    known_guest: str = KNOWN_GUEST

    async def visitor(
        self, space: str, viewport: ViewportSize, quality: str = "high", *, dark: bool = False
    ) -> Visitor:
        touch = viewport["width"] < 640
        url = f"{self.server.url}/s/{space}"
        visitor = await Visitor.arrive(
            self.browser,
            url,
            "Mei",
            viewport=viewport,
            touch=touch,
            quality=quality,
            is_watched=True,
            dark=dark,
            before=KNOWN_GUEST,
        )
        self.stack.push_async_callback(visitor.leave)
        return visitor

    async def company(self, guests: tuple[Guest, ...]) -> list[Bot]:
        bots = await self.people(SPACE, guests)
        for speaker, text in SAID:
            await bots[speaker].say(text)
        return bots

    async def people(self, space: str, guests: tuple[Guest, ...]) -> list[Bot]:
        url = f"{self.server.url}/s/{space}"
        bots = [await self.stack.enter_async_context(Bot.enter(url, name=each.name, look=each.look)) for each in guests]
        await asyncio.gather(*(gather(bot, guest) for bot, guest in zip(bots, guests, strict=True)))
        return bots

    def wait_before(self, space: str, names: tuple[str, ...]) -> None:
        """They come, and are not let in."""
        for name in names:
            coming = asyncio.ensure_future(come(f"{self.server.url}/s/{space}", name))
            self.stack.callback(coming.cancel)

    async def take(self, name: str, visitor: Visitor, *, is_day: bool = True, at_rest: bool = True) -> None:
        """Wait until the picture has settled, keep it and judge it."""
        await settled(visitor)
        path = FOLDER / f"{name}.png"
        await visitor.picture(path)
        found = measured(path)
        said = (complaints(found) if is_day else []) + visitor.problems
        if at_rest:
            cover = await visitor.page.evaluate(COVERED)
            said += cover_complaints(cover, visitor.page.viewport_size)
        print(f"{name}: {found}: {'; '.join(said) or 'accepted'}", flush=True)
        self.complaints += [f"{name}: {each}" for each in said]


async def settled(visitor: Visitor, frames: int = FRAMES_SETTLED) -> None:
    await visitor.until("app.frame.count > 0", seconds=DRAWN_WITHIN_S)
    count = await visitor.see("app.frame.count") + frames
    await visitor.until(f"app.frame.count >= {count}", seconds=DRAWN_WITHIN_S)


async def inside(visitor: Visitor) -> Visitor:
    await visitor.go_in()
    await visitor.until("app.ready", seconds=DRAWN_WITHIN_S)
    # The camera has come to the shoulder.
    await settled(visitor)
    return visitor


async def gather(bot: Bot, guest: Guest) -> None:
    await bot.walk_to(*guest.at, run=True)
    bot.look_at(*guest.towards)


async def keep_gesturing(bots: list[Bot], guests: tuple[Guest, ...]) -> None:
    """A gesture is over in seconds, and a picture may take as long: they make it again and again."""
    while True:
        for bot, guest in zip(bots, guests, strict=True):
            if guest.emote:
                await bot.emote(guest.emote)
        await asyncio.sleep(GESTURE_AGAIN_S)


async def come(url: str, name: str) -> None:
    async with Bot.enter(url, name=name):
        await asyncio.Event().wait()


async def first_view(studio: Studio) -> None:
    await studio.company(AROUND_THE_STREAM)
    await studio.take("first-view", await inside(await studio.visitor(SPACE, DESKTOP)))


async def entering(studio: Studio) -> None:
    await studio.company(AROUND_THE_STREAM)
    await studio.take("entering", await studio.visitor(SPACE, DESKTOP), at_rest=False)


async def five_talking(studio: Studio) -> None:
    bots = await studio.company(TALKING)
    visitor = await inside(await studio.visitor(SPACE, DESKTOP))
    gesturing = asyncio.ensure_future(keep_gesturing(bots, TALKING))
    await studio.take("five-talking", visitor)
    gesturing.cancel()


async def speaking(studio: Studio) -> None:
    """Three talk by voice: the ring of who speaks, her own microphone on, and the list with the speakers first."""
    bots = await studio.people(SPACE, TALKING[:3])
    visitor = await inside(await studio.visitor(SPACE, DESKTOP))
    await visitor.until("app.voice?.link === 'open'", seconds=DRAWN_WITHIN_S)
    voices = [
        asyncio.ensure_future(bot.speak(voice(hz, DRAWN_WITHIN_S))) for bot, hz in zip(bots, TALK_HZ, strict=False)
    ]
    await visitor.page.keyboard.press("c")
    await visitor.until("app.voice.mic === 'on' && app.voice.voices.length === 2", seconds=DRAWN_WITHIN_S)
    await studio.take("speaking", visitor)
    for each in voices:
        each.cancel()


async def portal(studio: Studio) -> None:
    """Before the moon gate, near enough to see what lies behind it."""
    visitor = await inside(await studio.visitor(SPACE, DESKTOP))
    await visitor.page.get_by_role("button", name="Go to: To the Courtyard").press("Enter")
    await visitor.until("app.going?.state === 'arrived'", seconds=DRAWN_WITHIN_S)
    x, z = await visitor.see("[app.self.x, app.self.z]")
    await visitor.hold("s", f"Math.hypot(app.self.x - {x}, app.self.z - {z}) > {GATE_FROM_M}", seconds=DRAWN_WITHIN_S)
    await studio.take("portal", visitor)


async def evening(studio: Studio) -> None:
    await studio.company(AROUND_THE_STREAM)
    visitor = await inside(await studio.visitor(SPACE, DESKTOP, dark=True))
    await studio.take("evening-hud-dark", visitor, is_day=False)


async def phone_first_view(studio: Studio) -> None:
    await studio.company(AROUND_THE_STREAM)
    await studio.take("phone-first-view", await inside(await studio.visitor(SPACE, PHONE)))


async def phone_chat(studio: Studio) -> None:
    await studio.company(TALKING)
    visitor = await inside(await studio.visitor(SPACE, PHONE))
    await visitor.page.get_by_role("button", name="Chat").tap()
    await studio.take("phone-chat", visitor, at_rest=False)


async def a_class(studio: Studio) -> None:
    """What a teacher has at hand: her pupils gathered, two more before the door."""
    server = studio.server
    teacher = await enter_as_owner(
        studio.browser, server, CLASSROOM, "Mei", viewport=DESKTOP, quality="high", before=KNOWN_GUEST
    )
    studio.stack.push_async_callback(teacher.leave)
    bots = await studio.people(CLASSROOM, PUPILS)
    await set_rules(teacher, server, CLASSROOM, approval="everybody")
    studio.wait_before(CLASSROOM, LATE)
    await teacher.page.locator(".hud-hosting").get_by_role("button", name="Gather here").click()
    await teacher.until(f"app.waiters.total === {len(LATE)}", seconds=DRAWN_WITHIN_S)
    gesturing = asyncio.ensure_future(keep_gesturing(bots, PUPILS))
    await studio.take("class", teacher, at_rest=False)
    gesturing.cancel()


async def headset_vr(studio: Studio) -> None:
    await in_vr(studio, TALKING[:2])


async def headset_table(studio: Studio) -> None:
    await on_a_table(studio, TALKING)


async def low_quality(studio: Studio) -> None:
    await studio.company(AROUND_THE_STREAM)
    await studio.take("low-quality", await inside(await studio.visitor(SPACE, DESKTOP, quality="low")))


async def templates(studio: Studio) -> None:
    """The best side of each place, without the card."""
    TEMPLATE_FOLDER.mkdir(exist_ok=True)
    for template in TEMPLATES.values():
        slug = studio.server.command("space", "create", f"Picture of {template.name}", "--template", template.name)
        visitor = await studio.visitor(slug.split("/s/")[-1].split()[0], CARD)
        await settled(visitor)
        await visitor.page.evaluate("for (const id of ['enter-card', 'hud']) document.getElementById(id).hidden = true")
        path = TEMPLATE_FOLDER / f"{template.name}.jpg"
        await visitor.page.screenshot(path=path, type="jpeg", quality=JPEG_QUALITY)
        print(f"{template.name}: {measured(path)}; {path.stat().st_size / 1000:.0f} kB", flush=True)
        studio.complaints += visitor.problems
        await visitor.leave()


SHOTS: Final[dict[str, Callable[[Studio], Awaitable[None]]]] = {
    "templates": templates,
    "first-view": first_view,
    "entering": entering,
    "five-talking": five_talking,
    "speaking": speaking,
    "portal": portal,
    "evening-hud-dark": evening,
    "phone-first-view": phone_first_view,
    "phone-chat": phone_chat,
    "low-quality": low_quality,
    "class": a_class,
    "building": building,
    "building-phone": building_phone,
    "headset-vr": headset_vr,
    "headset-table": headset_table,
}


async def main(wanted: list[str]) -> int:
    found: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium_path(),
            args=[*CHROMIUM_FLAGS, *UNTHROTTLED, *MICROPHONE],
            ignore_default_args=["--headless", "--disable-gpu"],
        )
        for name in wanted or SHOTS:
            with tempfile.TemporaryDirectory() as folder, Serving(Path(folder) / "data") as server:
                async with AsyncExitStack() as stack:
                    studio = Studio(server, browser, stack)
                    await SHOTS[name](studio)
                    found += studio.complaints
        await browser.close()
    for complaint in found:
        print(f"not accepted: {complaint}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
