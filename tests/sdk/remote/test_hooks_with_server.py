"""Every kind of handler, added after `connect`, on a real server: it counts at once, in a script and in a notebook."""

from __future__ import annotations

import asyncio
import random
import re
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

import pytest

from lanting.protocol.experience import Answer, Click, Command, Listens, PanelShown
from lanting.protocol.message import Notice
from lanting.protocol.notice import ChatSaid
from lanting.protocol.request import Enter, Grab, Release
from lanting.sdk import Panel, Place, ReaderTexts, World, connect, connect_blocking
from lanting.sdk.address import SpaceAddress
from lanting.sdk.doorway import Doorway
from lanting.sdk.figure import Figure
from lanting.sdk.line import WebWay
from lanting.sdk.session import Session
from tests.house.project import texts
from tests.kill.owner import Owner
from tests.sdk.remote.ready import Ready, let_in
from tests.serving import Serving

WITHIN_S = 30
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
ONCE = "an-answer-of-hers"
ROOM_M = (60.0, 10.0, 60.0)


class Visitor:
    """A person inside: no program, so that handlers are called for what she does."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.figure = Figure(session)
        self.listens = Listens(clickable={}, commands={})
        self.panels: list[PanelShown] = []
        self.said: list[str] = []
        self.things: dict[str, str] = {}
        """Ids by name."""
        session.attend(self._hear, lambda: None)

    async def click(self, name: str) -> None:
        await until(lambda: self.things[name] in self.listens.clickable)
        self.session.tell(Click(entity=self.things[name]))

    async def command(self, word: str) -> None:
        await until(lambda: word in self.listens.commands)
        self.session.tell(Command(word=word, text="2d6"))

    async def whisper(self, text: str) -> None:
        await self.figure.whisper(self.things["script"], text)

    async def take_and_drop(self, name: str) -> None:
        thing = self.things[name]
        await self.session.ask(Grab(entity=thing))
        here = self.figure.place
        await self.session.ask(Release(entity=thing, position=(here.x, here.y, here.z), rotation=(0.0, 0.0, 0.0, 1.0)))

    async def answer(self) -> None:
        await until(lambda: bool(self.panels))
        self.session.tell(
            Answer(request_id=ONCE, panel=self.panels[-1].panel, button=self.panels[-1].content.buttons[0].name)
        )

    def _hear(self, notice: Notice) -> None:
        match notice:
            case Listens():
                self.listens = notice
            case PanelShown():
                self.panels.append(notice)
            case ChatSaid(line=line):
                self.said.append(line.text)


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(WITHIN_S):
        while not holds():
            await asyncio.sleep(0.02)


async def nothing(mei: Visitor) -> None:
    """It is time that passes, or she is there already."""


class Kind(NamedTuple):
    add: Callable[[Any], Callable[[Any], Any]]
    """Of an experience, what a handler is handed to."""
    do: Callable[[Visitor], Awaitable[object]] = nothing
    """What is heard of then."""
    what: str = ""
    """The name of the event; "": it is called with the World alone."""


KINDS = {
    "start": Kind(lambda x: x.on_start),
    "every": Kind(lambda x: x.every(0.1)),
    "enter": Kind(lambda x: x.on_enter, what="CameIn"),
    "leave": Kind(lambda x: x.on_leave, lambda mei: mei.session.leave(), "WentAway"),
    "click": Kind(lambda x: x.on_click("bell"), lambda mei: mei.click("bell"), "Clicked"),
    "near": Kind(lambda x: x.on_near("bell", within_m=8.0), what="CameNear"),
    "zone": Kind(lambda x: x.on_zone("room"), what="CrossedZone"),
    "grab": Kind(lambda x: x.on_grab("cup"), lambda mei: mei.take_and_drop("cup"), "TookThing"),
    "drop": Kind(lambda x: x.on_drop(tag="cups"), lambda mei: mei.take_and_drop("cup"), "LeftThing"),
    "chat": Kind(lambda x: x.on_chat, lambda mei: mei.figure.say("Hello"), "SaidLine"),
    "whisper": Kind(lambda x: x.on_whisper, lambda mei: mei.whisper("Hi"), "WhisperedLine"),
    "emote": Kind(lambda x: x.on_emote("wave"), lambda mei: mei.figure.emote("wave"), "MadeGesture"),
    "command": Kind(lambda x: x.on_command("roll"), lambda mei: mei.command("roll"), "GaveCommand"),
    "answer": Kind(lambda x: x.on_answer("tea"), lambda mei: mei.answer(), "GaveAnswer"),
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with Serving(tmp_path_factory.mktemp("server")) as server:
        yield server


class Class(NamedTuple):
    url: str
    slug: str
    key: str
    """Of who need not wait for a host."""
    ready: Ready


@pytest.fixture(scope="module")
def place(server: Serving) -> Class:
    """A Space with a bell, a cup and a Zone where newcomers arrive, and a token for it."""

    async def make() -> Class:
        owner = Owner(server.url, random.Random(1))
        await owner.open_space()
        ready = await let_in(owner.http, owner.space, "edit", "chat")
        async with connect(ready.url, ready.token) as world:
            here = world.arrival
            beside = Place(x=here.x, y=here.y + 0.5, z=here.z)
            await world.add(name="bell", at=beside)
            await world.add(name="cup", at=beside, tags=["cups"], components={"grabbable": {}})
            await world.add(name="room", at=beside, components={"zone": {"size": list(ROOM_M)}})
        key = await owner.host_link()
        await owner.go()
        return Class(server.url, owner.space, key, ready)

    return asyncio.run(make())


@asynccontextmanager
async def mei_in(place: Class, world: World) -> AsyncIterator[Visitor]:
    doorway = Doorway.to(SpaceAddress.read(place.url, place.slug), None, None)
    await doorway.open_key(place.key)
    mei = Visitor(Session(WebWay(doorway), Enter(name="Mei"), 0.0, may_wait=False))
    await mei.session.start()
    mei.things = {name: world.entity(name).id for name in ("bell", "cup")}
    mei.things["script"] = world._session.welcome.participant
    await until(lambda: bool(world.participants))
    try:
        yield mei
    finally:
        await mei.session.leave()


@pytest.mark.parametrize("kind", KINDS)
async def test_a_handler_that_a_script_adds_counts_at_once(place: Class, kind: str) -> None:
    heard: list[str] = []

    async def handler(world: World, event: object = None) -> None:
        heard.append("" if event is None else type(event).__name__)

    async with connect(place.ready.url, place.ready.token) as world, mei_in(place, world) as mei:
        KINDS[kind].add(world.experience)(handler)
        await world.show(Panel("Tea?", choices=["Longjing"]), key="tea")
        await KINDS[kind].do(mei)
        await until(lambda: bool(heard))
        assert heard[0] == KINDS[kind].what


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
async def test_a_function_that_a_notebook_adds_counts_at_once(place: Class, kind: str) -> None:
    heard: list[str] = []
    called = threading.Event()

    def handler(world: Any, event: Any = None) -> None:
        heard.append("" if event is None else type(getattr(event, "_behind", event)).__name__)
        assert world.space_name == "Class", "a blocking face, too"
        called.set()

    def tea(texts: ReaderTexts) -> Panel:
        return Panel({"fr": "Du thé\u202f?"}.get(texts.language, "Tea?"), choices=["Longjing"])

    world = await asyncio.to_thread(connect_blocking, place.ready.url, place.ready.token)
    try:
        async with mei_in(place, world._behind) as mei:
            await asyncio.to_thread(lambda: KINDS[kind].add(world.experience)(handler))
            await asyncio.to_thread(lambda: world.show(tea, key="tea"))
            await KINDS[kind].do(mei)
            assert await asyncio.to_thread(called.wait, WITHIN_S)
            assert heard[0] == KINDS[kind].what
    finally:
        await asyncio.to_thread(world.close)


def block(document: str, with_words: str) -> str:
    """The one block of Python that says so."""
    (found,) = (each for each in BLOCK.findall(texts()[f"docs/howto/{document}"]) if with_words in each)
    return str(found)


async def test_what_the_pages_say_of_handlers_and_companions_is_lived_through(place: Class) -> None:
    world = await asyncio.to_thread(connect_blocking, place.ready.url, place.ready.token)
    cell: dict[str, Any] = {"world": world, "__name__": "__main__"}
    try:
        async with mei_in(place, world._behind) as mei:
            for _ in range(2):
                await asyncio.to_thread(exec, block("notebook.md", "on_click"), cell)
            await mei.click("bell")
            await until(lambda: bool(mei.said))
            await asyncio.to_thread(exec, block("companions.md", "lin.emote"), cell)
            assert cell["lin"].name == "Lin"
            assert [each.name for each in await asyncio.to_thread(lambda: world.programs)] == ["Lin"]
            assert mei.said == ["Mei rings."], "the cell was run twice"
    finally:
        await asyncio.to_thread(world.close)
