"""`lanting space …` and the Operator's link: what was lost is found again, and a running Server knows at once."""

from __future__ import annotations

import asyncio
import secrets
import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Connection

from lanting.identity.capability import Capability
from lanting.kernel.ids import SpaceId
from lanting.protocol.close_code import CloseCode
from lanting.sdk import Bot, Ended
from lanting.space.queries import change_space, find_space, list_experiences, switch_on
from lanting.store.store import Store
from tests.asking import ANSWER_WITHIN_S
from tests.nursery import lanting
from tests.serving import Serving


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with Serving(tmp_path_factory.mktemp("server") / "data") as server:
        yield server


@pytest.fixture
def visitor(server: Serving) -> Iterator[httpx.Client]:
    with httpx.Client(
        base_url=server.url, trust_env=False, timeout=ANSWER_WITHIN_S, headers={"Origin": server.url}
    ) as visitor:
        yield visitor


def made(server: Serving, name: str) -> str:
    return server.command("space", "create", name).split()[0]


def test_ht92_the_operators_link_opens_her_page_once(server: Serving, visitor: httpx.Client) -> None:
    link = server.command("operator-link").strip()
    assert link.startswith(f"{server.url}/o/"), "where the Server says that it is"
    assert visitor.post(link).headers["location"] == "/operator"
    assert visitor.get("/operator").status_code == 200
    assert visitor.post(link).json()["code"] == "operator_link_refused"


def test_ht94_a_new_owner_key_ends_the_older_one_at_once(server: Serving, visitor: httpx.Client) -> None:
    space = made(server, "Ours")
    first = server.command("space", "owner", space)
    assert "The running Server knows" in first
    link = first.split("\n")[1]
    assert visitor.post(link).status_code == 303
    again = server.command("space", "owner", space).split("\n")[1]
    assert visitor.post(link).json()["code"] == "key_revoked"
    assert visitor.post(again).status_code == 303


async def test_ht94_a_deleted_space_sends_away_who_is_inside_and_comes_back(server: Serving) -> None:
    space = await asyncio.to_thread(made, server, "For a while")
    async with Bot.enter(server.url, space, name="Mei") as mei:
        heard = mei.events()
        said = await mei.say("still here")
        told = await asyncio.to_thread(server.command, "space", "delete", space)
        assert f"lanting space restore {space}" in told
        ended = await anext(event async for event in heard if isinstance(event, Ended))
        assert ended.code == CloseCode.SPACE_DELETED
    assert "deleted, gone for good at" in await asyncio.to_thread(server.command, "space", "list")
    await asyncio.to_thread(server.command, "space", "restore", space)
    async with Bot.enter(server.url, space, name="Mo") as mo:
        assert said in mo.history


def test_the_settings_of_a_space_are_toml(server: Serving) -> None:
    space = made(server, 'A "quoted" 名字')
    told = tomllib.loads(server.command("space", "export-settings", space))
    named = (told["name"], told["template"], told["language"])
    assert named == ('A "quoted" 名字', "orchid-pavilion", "en")
    assert told["rules"]["entry"] == "anyone"
    assert "capacity" not in told["rules"], "what the Server decides is not written"


@pytest.mark.parametrize("command", ["owner", "export-settings", "delete", "restore"])
def test_a_space_that_is_not_there_is_named_with_exit_code_2(tmp_path: Path, command: str) -> None:
    ended = lanting(tmp_path, "space", command, "nowhere", "--data", "here")
    assert (ended.returncode, "there is no space 'nowhere'" in ended.stderr) == (2, True)


def test_without_a_running_server_the_commands_say_so(tmp_path: Path) -> None:
    space = lanting(tmp_path, "space", "create", "Alone", "--data", "here").stdout.split()[0]
    told = lanting(tmp_path, "space", "owner", space, "--data", "here", LANTING_PUBLIC_URL="https://space.example/")
    assert "https://space.example/k/lanting-key-" in told.stdout
    assert "No Server runs" in told.stdout
    ended = lanting(tmp_path, "operator-link", "--data", "here")
    assert (ended.returncode, "there is no operator.key" in ended.stderr) == (2, True)


async def test_ht163_ht164_experiences_rest_out_of_a_file_and_go_on_in_its_language_in_a_copy(tmp_path: Path) -> None:
    space = lanting(tmp_path, "space", "create", "Lesson", "--data", "here").stdout.split()[0]
    store = Store.open(f"sqlite:///{tmp_path / 'here' / 'lanting.db'}")

    def begin(connection: Connection) -> None:
        for name in ("museum", "tea-house"):
            switch_on(connection, SpaceId(space), name, [Capability.EDIT], {"cups": 2}, secrets.token_bytes)
        change_space(connection, SpaceId(space), language="fr")

    await store.write(begin)
    told = lanting(tmp_path, "space", "export", space, "--file", "lesson.zip", "--data", "here").stdout
    assert "nothing that they keep: museum, tea-house" in told
    opened = lanting(tmp_path, "space", "import", "lesson.zip", "--name", "Elsewhere", "--data", "here").stdout
    assert "museum came along and rests; it asks for: " in opened
    assert "tea-house is not on this Server: bring its own file" in opened
    assert "The Owner switches them on at /s/elsewhere/manage/experiences" in opened
    copied = lanting(tmp_path, "space", "copy", space, "Again", "--data", "here").stdout
    assert "museum is on as it is there, and may: edit" in copied
    for made_space, is_on, language in (
        (SpaceId(opened.split()[0]), False, "en"),
        (SpaceId(copied.split()[0]), True, "fr"),
    ):
        stored = await store.read(partial(find_space, id_or_slug=made_space))
        assert stored is not None and stored.language == language
        found = await store.read(partial(list_experiences, space_id=made_space))
        assert [(each.name, each.is_on, each.settings) for each in found] == [
            ("museum", is_on, {"cups": 2}),
            ("tea-house", is_on, {"cups": 2}),
        ]
    await store.close()
