"""A whole lesson: a class made in one browser, three pupils who wait, the acts of a host, a ban that holds, keys."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, ViewportSize

from tests.journeys.visitor import PHONE, Visitor, take_picture
from tests.kill.person import Person, until
from tests.line_proxy import LineProxy
from tests.serving import Serving

ROOMY = ViewportSize(width=1280, height=630)
"""Wide enough for all acts in one bar."""
NO_PICTURE = "HTMLCanvasElement.prototype.getContext = () => null;"
"""For those whose picture nobody looks at: four of them share two cores here."""
WHY_BANNED = "Against the rules of this place"
GATHERED_WITHIN_M = 8.0
PICTURES_OF_PUSHING = 20
"""So many pictures are drawn while somebody tries to walk."""


class Teacher(Visitor):
    """Keeps a class by what its page offers: bar, sheets and forms."""

    async def press(self, name: str | re.Pattern[str]) -> None:
        await self.page.get_by_role("button", name=name, exact=True).first.click()

    async def ask_for(self, act: str, name: str, *, on: bool = True) -> None:
        """One of the acts of a host, until everybody was told."""
        bar = self.page.get_by_role("toolbar", name="Acts of a host")
        await bar.get_by_role("button", name=name).click()
        await self.until(f"app.announced?.act === '{act}' && app.announced.on === {str(on).lower()}")

    async def show(self, name: str) -> None:
        """The sheet about one person."""
        await self.close_sheet()
        await self.page.get_by_role("toolbar", name="Actions").get_by_role("button", name="People").click()
        await self.page.get_by_title(f"About {name}", exact=True).first.click()
        await self.page.locator("#person-title").wait_for()

    async def close_sheet(self) -> None:
        closing = self.page.get_by_role("button", name="Close", exact=True)
        if await closing.count():
            await closing.first.click()
            await closing.first.wait_for(state="detached")

    async def keep(self, slug: str) -> Page:
        """The page on which the Space is kept, in a tab beside it."""
        page = await self.context.new_page()
        await page.goto(self.page.url.partition("/s/")[0] + f"/s/{slug}/manage")
        return page


@dataclass
class Lesson:
    """Who and what it takes."""

    server: Serving
    browser: Browser
    pictures: Path
    is_drawn: bool
    """Whether the teacher and Ana see the place, and pictures are kept of it."""
    teacher: Teacher
    owner_key: str
    slug: str
    code: str
    """The letters that open it."""
    ana: Visitor
    """On a telephone."""
    ben: Visitor
    cem: Visitor
    """On a line of his own, which can be cut."""

    @property
    def pupils(self) -> tuple[Visitor, Visitor, Visitor]:
        return self.ana, self.ben, self.cem

    async def picture(self, visitor: Visitor | Page, name: str) -> None:
        page = visitor.page if isinstance(visitor, Visitor) else visitor
        if self.is_drawn:
            await take_picture(page, _file(self.pictures, name), is_of_all=isinstance(visitor, Page))


@pytest.mark.journey
async def test_a_whole_lesson(tmp_path: Path, flat_browser: Browser, pictures: Path) -> None:
    await give_lesson(tmp_path, flat_browser, pictures, is_drawn=False)


@pytest.mark.journey
@pytest.mark.soak
async def test_a_whole_lesson_in_pictures(tmp_path: Path, browser: Browser, pictures: Path) -> None:
    await give_lesson(tmp_path, browser, pictures, is_drawn=True)


async def give_lesson(tmp_path: Path, browser: Browser, pictures: Path, *, is_drawn: bool) -> None:
    with Serving(tmp_path / "data") as server:
        async with LineProxy(server.port) as line:
            lesson = await make_class(server, browser, pictures, line, is_drawn=is_drawn)
            await let_everybody_in(lesson)
            await gather(lesson)
            await hold_still(lesson)
            await ask_for_quiet(lesson)
            await bring_back_to_the_door(lesson)
            await whisper(lesson)
            await rename(lesson)
            await close_a_chat(lesson)
            await give_and_take_a_role(lesson)
            await ban(lesson, line)
            await own_on_another_device(lesson)
            await read_the_log(lesson)
            for each in (lesson.teacher, *lesson.pupils):
                assert await each.violations() == []


async def make_class(server: Serving, browser: Browser, pictures: Path, line: LineProxy, *, is_drawn: bool) -> Lesson:
    before = "" if is_drawn else NO_PICTURE
    teacher = await Teacher.arrive(browser, f"{server.url}/new", "Ms Wang", viewport=ROOMY, before=before)
    page = teacher.page
    await page.get_by_label("What is it called?").fill("Ink and paper")
    await page.get_by_role("radio", name=re.compile("^Class By")).check()
    await take_picture(page, _file(pictures, "new"), is_of_all=True)
    await page.get_by_role("button", name="Make it").click()
    owner_key = await page.locator("#key-link").inner_text()
    await take_picture(page, _file(pictures, "owner-key"), is_of_all=True)
    path = await page.get_by_role("link", name="Go into the Space").get_attribute("href")
    assert path is not None
    slug = path.removeprefix("/s/")
    await page.goto(f"{server.url}{path}?quality=low")
    await teacher.go_in()
    await teacher.until("app.role === 'owner' && app.ready")

    invitation = await page.request.get(f"{server.url}/api/spaces/{slug}/invite")
    told = await invitation.json()
    link = str(told["url"]).partition("/s/")[2]
    ana = await Visitor.arrive(browser, f"{server.url}/s/{link}", "Ana", viewport=PHONE, touch=True, before=before)
    ben = await Visitor.arrive(browser, f"{server.url}/s/{link}", "Ben", before=NO_PICTURE)
    cem = await Visitor.arrive(browser, f"http://127.0.0.1:{line.port}/s/{link}", "Cem", before=NO_PICTURE)
    return Lesson(server, browser, pictures, is_drawn, teacher, owner_key, slug, told["code"], ana, ben, cem)


async def let_everybody_in(lesson: Lesson) -> None:
    """One by one, and then the next."""
    teacher = lesson.teacher
    for waiting, pupil in enumerate(lesson.pupils, start=1):
        await pupil.knock()
        await pupil.until(f"app.state === 'waiting' && app.waiting.place === {waiting} && app.waiting.hosts === 1")
        await teacher.until(f"app.waiters.total === {waiting}")
    await lesson.picture(lesson.ana, "waiting-phone")
    bar = teacher.page.get_by_role("toolbar", name="Acts of a host")
    await bar.get_by_role("button", name=re.compile("^Let in")).click()
    await teacher.press("Let in Ben")
    await lesson.ben.until("app.state === 'inside'")
    assert await lesson.ana.see("app.state") == "waiting"
    await lesson.picture(teacher, "waiters")
    await teacher.press("Let in Cem")
    await lesson.cem.until("app.state === 'inside'")
    await teacher.press("Let the next in")
    await lesson.ana.until("app.state === 'inside'")
    await teacher.until("app.waiters.total === 0 && app.people.length === 4")
    await teacher.close_sheet()


async def gather(lesson: Lesson) -> None:
    teacher = lesson.teacher
    await teacher.ask_for("gather", "Gather here")
    here = await teacher.see("app.self")
    for pupil in lesson.pupils:
        near = f"Math.hypot(app.self.x - {here['x']}, app.self.z - {here['z']}) < {GATHERED_WITHIN_M}"
        await pupil.until(near)
    await lesson.ana.until("app.ready")
    await lesson.picture(teacher, "gathered")
    await lesson.picture(lesson.ana, "gathered-phone")
    await teacher.ask_for("gather", "Gather here", on=False)


async def hold_still(lesson: Lesson) -> None:
    teacher, ana = lesson.teacher, lesson.ana
    await teacher.ask_for("still", "Hold still")
    await ana.until("app.rules.still")
    before = await ana.see("app.self")
    drawn = await ana.see("app.frame.count")
    await ana.page.locator("canvas").focus()
    await ana.page.keyboard.down("w")
    await ana.until(f"app.frame.count > {drawn} + {PICTURES_OF_PUSHING}")
    await ana.page.keyboard.up("w")
    after = await ana.see("app.self")
    assert (after["x"], after["z"]) == (before["x"], before["z"])
    await lesson.picture(ana, "still-phone")
    await teacher.ask_for("still", "Hold still", on=False)
    await ana.until("!app.rules.still")
    await ana.hold("w", f"Math.hypot(app.self.x - {before['x']}, app.self.z - {before['z']}) > 0.5")


async def ask_for_quiet(lesson: Lesson) -> None:
    teacher, ben = lesson.teacher, lesson.ben
    await teacher.ask_for("quiet", "Quiet")
    await ben.until("app.rules.quiet")
    await ben.page.get_by_role("toolbar", name="Actions").get_by_role("button", name="Chat").click()
    chat = ben.page.get_by_role("region", name="Chat")
    field = chat.get_by_role("textbox", name="Say something")
    assert await field.get_attribute("readonly") is not None
    await chat.get_by_text("Ms Wang has asked for quiet. Only hosts write for now.").wait_for()
    await lesson.picture(ben, "quiet")
    await teacher.say("Please look at the board.")
    for pupil in lesson.pupils:
        await pupil.hears("Please look at the board.")
    await teacher.ask_for("quiet", "Quiet", on=False)
    await ben.until("!app.rules.quiet")
    await field.fill("I see it!")
    await field.press("Enter")
    await teacher.hears("I see it!")


async def bring_back_to_the_door(lesson: Lesson) -> None:
    teacher = lesson.teacher
    moved = [await pupil.see("app.self.placedCount") for pupil in lesson.pupils]
    await teacher.ask_for("to_door", "Back to the door")
    for pupil, times in zip(lesson.pupils, moved, strict=True):
        await pupil.until(f"app.self.placedCount > {times}")
    await lesson.picture(teacher, "door")
    await teacher.ask_for("to_door", "Back to the door", on=False)


async def whisper(lesson: Lesson) -> None:
    teacher, ana = lesson.teacher, lesson.ana
    await teacher.show("Ana")
    await lesson.picture(teacher, "person")
    await teacher.press("Whisper")
    await teacher.page.get_by_role("textbox", name="Whisper to Ana").fill("Well done!")
    await teacher.page.keyboard.press("Enter")
    await ana.until("app.whispers.some((line) => line.text === 'Well done!')")
    await ana.page.get_by_role("toolbar", name="Actions").get_by_role("button", name="Chat").click()
    await lesson.picture(ana, "whisper-phone")
    assert await lesson.ben.see("app.whispers.length") == 0
    await teacher.page.get_by_role("button", name="To all again").click()
    await teacher.page.keyboard.press("Escape")


async def rename(lesson: Lesson) -> None:
    await lesson.teacher.show("Ben")
    await lesson.teacher.press("Rename")
    await lesson.teacher.page.get_by_label("New name").fill("Benjamin")
    await lesson.teacher.press("Rename")
    await lesson.ben.until("app.self.name === 'Benjamin'")


async def close_a_chat(lesson: Lesson) -> None:
    teacher, cem = lesson.teacher, lesson.cem
    await teacher.show("Cem")
    await teacher.press("Close chat")
    await teacher.page.get_by_label("Why", exact=True).fill("Write when it is your turn")
    await teacher.press("Close chat")
    await cem.until("app.isMuted")
    await cem.page.get_by_role("toolbar", name="Actions").get_by_role("button", name="Chat").click()
    await cem.page.get_by_text("Write when it is your turn").first.wait_for()
    await lesson.picture(cem, "muted")
    await teacher.press("Open chat again")
    await cem.until("!app.isMuted")


async def give_and_take_a_role(lesson: Lesson) -> None:
    """Ana opens a co-host's link and comes in without waiting. When it ends she stays, and is a visitor at once."""
    teacher, ana = lesson.teacher, lesson.ana
    keeping = await teacher.keep(lesson.slug)
    await keeping.get_by_label("For whom? A note for yourself").fill("Ana helps")
    await keeping.get_by_role("button", name="Make this link").click()
    link = await keeping.locator("#key-link").inner_text()
    await ana.page.goto(link)
    await lesson.picture(ana.page, "role-link-phone")
    await ana.page.get_by_role("button", name="Take it and go in").click()
    await ana.until("app.state === 'door'")
    await ana.page.goto(f"{lesson.server.url}/s/{lesson.slug}?quality=low")
    await ana.go_in()
    await ana.until("app.role === 'host'")

    await ana.page.locator(".hud-host-open").click()
    quiet = ana.page.locator(".hud-acts").get_by_role("button", name=re.compile("^Quiet"))
    await quiet.wait_for()
    await lesson.picture(ana, "host-phone")
    await quiet.click()
    await lesson.ben.until("app.rules.quiet")
    await quiet.click()
    await lesson.ben.until("!app.rules.quiet")

    await keeping.goto(f"{lesson.server.url}/s/{lesson.slug}/manage#links")
    await lesson.picture(keeping, "manage")
    await keeping.get_by_role("button", name="End the link “Ana helps”").click()
    await ana.until("app.role === 'visitor'")
    await ana.page.locator(".hud-hosting").wait_for(state="detached")
    await keeping.close()


async def ban(lesson: Lesson, line: LineProxy) -> None:
    """Cem is out, and stays out: six ways back."""
    teacher, cem = lesson.teacher, lesson.cem
    keeping = await teacher.keep(lesson.slug)
    await keeping.get_by_label("Role", exact=True).select_option("host")
    await keeping.get_by_role("button", name="Make this link").click()
    link = await keeping.locator("#key-link").inner_text()
    await keeping.close()

    await teacher.show("Cem")
    await teacher.press("Ban")
    await teacher.page.get_by_role("radio", name=WHY_BANNED).check()
    await lesson.picture(teacher, "ban")

    # Resume: his line is cut when he is banned, and his browser takes the stay up again by itself.
    line.cut()
    await cem.until("app.state === 'reconnecting'")
    await teacher.press("Ban Cem")
    await teacher.until("!app.people.some((person) => person.name === 'Cem')")
    line.restore()
    await cem.until("app.state === 'ended' && app.ending.includes('banned')")
    await cem.page.get_by_text(WHY_BANNED).first.wait_for()
    await lesson.picture(cem, "banned")
    # Reload.
    await cem.page.reload()
    await stays_out(cem, lesson.code)
    # A new name.
    cem.name = "Somebody else"
    await cem.page.reload()
    await stays_out(cem, lesson.code)
    # A second tab.
    second = Visitor(cem.context, await cem.context.new_page(), "Cem")
    await second.page.goto(cem.page.url)
    await stays_out(second, lesson.code)
    await lesson.picture(second, "banned-at-the-door")
    # Another role's link.
    await second.page.goto(link)
    await second.page.get_by_role("button", name="Take it and go in").click()
    await stays_out(second, lesson.code)
    # A program with his cookies.
    program = Person(lesson.server.url, lesson.slug, "Cem’s program", program=True)
    for cookie in await cem.context.cookies():
        program.http.cookies.set(cookie["name"], cookie["value"])
    program.come()
    await until(lambda: program.kept_out is not None)
    assert program.kept_out is not None and "banned" in str(program.kept_out)
    await program.go()


async def stays_out(visitor: Visitor, code: str) -> None:
    """She is at the door, tries it, and is told why it stays shut."""
    await visitor.until("app.state === 'door' && app.ending === null")
    if await visitor.page.locator("input[name=code]").count():
        await visitor.page.locator("input[name=code]").fill(code)
    await visitor.knock()
    await visitor.until("(app.ending ?? '').includes('banned')")
    assert await visitor.see("app.state") in ("door", "ended")


async def own_on_another_device(lesson: Lesson) -> None:
    laptop = await Visitor.arrive(lesson.browser, lesson.owner_key, "Ms Wang at home", before=NO_PICTURE)
    await laptop.page.get_by_role("button", name="Take it and go in").click()
    await laptop.until("app.state === 'door'")
    await laptop.go_in()
    await laptop.until("app.role === 'owner'")
    await laptop.leave()


async def read_the_log(lesson: Lesson) -> None:
    keeping = await lesson.teacher.keep(lesson.slug)
    log = re.sub("[\u2068\u2069]", "", await keeping.locator("#log").inner_text())
    for sentence in (
        "The owner made the Space.",
        "Ms Wang let Ben in.",
        "Ms Wang let Ana in.",
        "Ms Wang called everybody together.",
        "Ms Wang asked everybody to hold still.",
        "Ms Wang asked for quiet.",
        "Ms Wang brought everybody back to the door.",
        "Ms Wang gave Ben another name: Benjamin.",
        "Ms Wang closed the chat for Cem.",
        "Why: Write when it is your turn",
        "The owner made a link for a role: Ana helps.",
        "Ana asked for quiet.",
        "The owner ended a link: Ana helps.",
        "Ms Wang banned Cem until",
        f"Why: {WHY_BANNED}",
    ):
        assert sentence in log, f"{json.dumps(sentence)} is not in the log:\n{log}"
    await lesson.picture(keeping, "log")


def _file(pictures: Path, name: str) -> Path:
    return pictures / f"lesson-{name}.png"
