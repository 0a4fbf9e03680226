"""Every example is run, against a real server or against one that the test plays."""

from __future__ import annotations

import ast
import asyncio
import importlib.util
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from msgspec.structs import replace

from lanting.protocol.notice import Cards, ChatSaid, Emoted, SayAccepted
from lanting.protocol.notice import Path as WalkPath
from lanting.protocol.permission import Permission
from lanting.protocol.pose import Pose
from lanting.protocol.request import AskVoice, FindPath, Say, ShowEmote
from lanting.sdk import Bot, PersonArrived
from tests.opus import needs_opus
from tests.sdk.fake_server import FakeConnection, FakeServer, card, chat_line, welcome
from tests.serving import ROOT, Serving

EXAMPLES = ROOT / "examples"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"examples.{name}", EXAMPLES / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


async def run(name: str, *arguments: str) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(EXAMPLES / f"{name}.py"),
        *arguments,
        env={"PYTHONPATH": str(ROOT / "src")},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await process.communicate()
    assert process.returncode == 0, out.decode()
    return out.decode()


async def answer_say(connection: FakeConnection) -> str:
    """Store whatever the Bot says next; returns it."""
    seq, say = await connection.next_request()
    assert isinstance(say, Say)
    connection.tell(SayAccepted(re=seq, request_id=say.request_id, line=chat_line(seq, "bot", say.text)))
    return say.text


def test_no_example_is_forgotten() -> None:
    bots = {"greeter", "hundred_walkers", "mirror", "talking_clock"}
    experiences = {"assembly", "classroom", "hello", "museum", "shop", "stage", "ward"}
    assert {path.stem for path in EXAMPLES.glob("*.py")} == bots | experiences
    assert {path.stem for path in Path(__file__).parent.glob("test_*.py")} >= {f"test_{name}" for name in experiences}


async def test_the_greeter_welcomes_people_walks_to_them_and_answers_to_its_name() -> None:
    greeter = load("greeter")
    async with FakeServer() as server, Bot.enter(server.url, name="guide") as bot:
        connection = await server.next_connection()
        greeting = asyncio.create_task(greeter.greet(bot))
        await asyncio.sleep(0)  # the greeter begins to listen
        connection.show(1, {3: Pose(4, 0, 5)})
        connection.tell(Cards(people=1, cards=[card(3, "mei")]))
        assert await answer_say(connection) == "Welcome, mei!"
        seq, find = await connection.next_request()
        assert isinstance(find, FindPath) and find.x == pytest.approx(4.8, abs=0.01)
        connection.tell(WalkPath(re=seq, points=[(1.0, 0.0, 2.0)], reached=True))
        connection.tell(ChatSaid(line=chat_line(9, "mei", "Thank you, Guide")))
        assert await answer_say(connection) == "At your service, mei."
        greeting.cancel()


async def test_the_greeter_leaves_when_its_time_is_over(tmp_path: Path) -> None:
    with Serving(tmp_path, "--no-https") as server:
        said = await run("greeter", f"{server.url}/s/courtyard", "--seconds", "0.5")
    assert "Greeter is in Courtyard" in said


async def test_many_walkers_come_stroll_and_leave(tmp_path: Path) -> None:
    with Serving(tmp_path, "--no-https") as server:
        url = f"{server.url}/s/courtyard"
        async with Bot.enter(url, name="watcher") as watcher:
            events = watcher.events()
            strolling = asyncio.create_task(run("hundred_walkers", url, "--walkers", "12", "--seconds", "3"))
            arrived: set[str] = set()
            while len(arrived) < 12:
                event = await asyncio.wait_for(anext(events), 60)
                if isinstance(event, PersonArrived):
                    arrived.add(event.person.name)
            await strolling
    assert arrived == {f"Walker {number}" for number in range(1, 13)}


async def test_the_mirror_answers_the_gestures_of_people_and_leaves_programs_alone() -> None:
    mirror = load("mirror")
    async with FakeServer() as server, Bot.enter(server.url, name="mirror") as bot:
        server.scene = {"entities": []}
        connection = await server.next_connection()
        mirroring = asyncio.create_task(mirror.mirror(bot))
        while not server.scenes_given:
            await asyncio.sleep(0)  # it looks for a seat, and there is none
        program = replace(card(4, "robot"), program=True)
        connection.tell(Cards(people=1, cards=[card(3, "mei"), program]))
        connection.tell(Emoted(slot=4, emote="dance"))
        connection.tell(Emoted(slot=3, emote="bow"))
        assert (await connection.next_request())[1] == ShowEmote(emote="bow")
        mirroring.cancel()


def test_the_clock_strikes_as_many_times_as_the_hour_has_and_once_at_the_half() -> None:
    clock = load("talking_clock")

    def strokes(hour: int, minute: int) -> int:
        sound = np.abs(clock.strokes(datetime(2026, 5, 4, hour, minute, tzinfo=UTC)))
        assert 0.3 < sound.max() < 0.9, "as loud as a voice, and never beyond what can be said"
        windows = sound[: len(sound) // 2_400 * 2_400].reshape(-1, 2_400).max(axis=1)
        return int(np.count_nonzero(windows[1:] > 1.6 * windows[:-1])) + 1

    assert [strokes(hour, 0) for hour in (1, 3, 12, 13, 0)] == [1, 3, 12, 1, 12]
    assert strokes(15, 30) == 1


@needs_opus
async def test_the_clock_answers_who_asks_for_the_time_and_leaves_programs_alone() -> None:
    clock = load("talking_clock")
    async with FakeServer() as server:
        server.welcome = welcome(permissions=[Permission.SPEAK.value])
        async with Bot.enter(server.url, name="Clock") as bot:
            connection = await server.next_connection()
            answering = asyncio.create_task(clock.answer(bot))
            await asyncio.sleep(0)  # it begins to listen
            asked = chat_line(8, "robot", "What time is it?")
            connection.tell(ChatSaid(line=replace(asked, program=True)))
            connection.tell(ChatSaid(line=replace(asked, number=9)))
            assert re.fullmatch(r"It is \d\d:\d\d\.", await answer_say(connection))
            assert isinstance((await connection.next_request())[1], AskVoice), "and it begins to strike"
            answering.cancel()


@needs_opus
async def test_the_clock_is_heard_by_who_is_near_and_leaves_when_its_time_is_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clock = load("talking_clock")
    monkeypatch.setattr(clock, "LAST_STROKE_S", 0.2)
    with Serving(tmp_path, "--no-https") as server:
        url = f"{server.url}/s/courtyard"
        async with Bot.enter(url, name="Clock") as bot, Bot.enter(url, name="Ann") as ann:
            packets = ann.voice.packets()
            await ann.voice.open()
            await clock.tell(bot, datetime(2026, 5, 4, 3, 30, tzinfo=UTC))
            async with asyncio.timeout(60):
                assert (await anext(packets)).begins
        assert await run("talking_clock", url, "--seconds", "0.5") == ""


def test_the_code_in_the_guide_is_python_and_names_what_exists() -> None:
    import lanting.sdk

    page = (ROOT / "docs" / "howto" / "write-a-bot.md").read_text()
    for block in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        for node in ast.walk(ast.parse(block)):
            if isinstance(node, ast.ImportFrom) and node.module == "lanting.sdk":
                assert all(hasattr(lanting.sdk, name.name) for name in node.names)
    for name in re.findall(r"`(?:await )?bot\.(\w+)", page):
        assert hasattr(Bot, name) or name in Bot.__annotations__, name
