"""Every example is run, against a real server or against one that the test plays."""

from __future__ import annotations

import ast
import asyncio
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from msgspec.structs import replace

from lanting.protocol.notice import Cards, ChatSaid, Emoted, SayAccepted
from lanting.protocol.notice import Path as WalkPath
from lanting.protocol.pose import Pose
from lanting.protocol.request import FindPath, Say, ShowEmote
from lanting.sdk import Bot, PersonArrived
from tests.sdk.fake_server import FakeConnection, FakeServer, card, chat_line
from tests.serving import ROOT, Serving

EXAMPLES = ROOT / "examples"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
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
    assert {path.stem for path in EXAMPLES.glob("*.py")} == {"greeter", "hundred_walkers", "mirror"}


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


def test_the_code_in_the_guide_is_python_and_names_what_exists() -> None:
    import lanting.sdk

    page = (ROOT / "docs" / "howto" / "write-a-bot.md").read_text()
    for block in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        for node in ast.walk(ast.parse(block)):
            if isinstance(node, ast.ImportFrom) and node.module == "lanting.sdk":
                assert all(hasattr(lanting.sdk, name.name) for name in node.names)
    for name in re.findall(r"`(?:await )?bot\.(\w+)", page):
        assert hasattr(Bot, name), name
