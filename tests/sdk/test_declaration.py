"""Mistakes in a declaration are told where they are made, in words that say what to write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lanting.sdk import CameIn, Experience, Participant, TextUnknown, World
from lanting.sdk.testing import stage


async def handler(world: World, event: Any) -> None: ...


async def other(world: World, event: Any) -> None: ...


async def starter(world: World) -> None: ...


def plain(world: World, event: Any) -> None: ...


@pytest.mark.parametrize(
    ("declare", "what"),
    [
        (lambda x: Experience("Tea House"), "a to z, 0 to 9 and -"),
        (lambda x: Experience("tea", capabilities=["fly"]), "'fly'; there are chat, edit, teleport, records, network"),
        (lambda x: x.on_click(), r'on_click\("bell"\), on_click\(tag="bells"\)'),
        (lambda x: x.on_click(handler), r'write @….on_click\("name"\)'),
        (lambda x: x.on_enter(plain), r"write `async def plain\(…\)`"),
        (lambda x: x.on_enter(starter), r"called with \(world, event\): write `async def starter\(world, event\)`"),
        (lambda x: x.on_start(handler), r"called with \(world\)"),
        (lambda x: x.every(0.01), "0.05 s or longer"),
        (lambda x: x.on_near("bell", within_m=0.1), "0.5 to 100 m"),
        (lambda x: x.on_command("Roll!"), "a to z, 0 to 9 and -"),
        (lambda x: [x.on_command("roll")(handler), x.on_command("roll")(other)], "/roll has a handler already"),
        (lambda x: [x.on_command(f"c{n}")(handler) for n in range(21)], "at most 20 commands"),
    ],
)
def test_a_mistake_says_what_to_write(declare: Callable[[Experience], object], what: str) -> None:
    with pytest.raises((ValueError, TypeError), match=what):
        declare(Experience("tea"))


async def test_what_everybody_reads_is_in_the_language_of_the_space(tmp_path: Path) -> None:
    (tmp_path / "en.ftl").write_text("title = Sign\nring = Rings it\ntea = Tea\n", encoding="utf-8")
    (tmp_path / "fr.ftl").write_text("title = Enseigne\nring = La fait sonner\n", encoding="utf-8")
    x = Experience("sign", title="title", texts=tmp_path)
    x.on_click("bell", does="ring")(handler)
    x.on_command("ring", about="ring")(other)

    @x.on_enter
    async def put_up(world: World, event: CameIn) -> None:
        await world.tell(f"{world.texts('title')}, {world.texts('title', event.participant)}, {world.texts('tea')}")

    async with stage(x, language="fr") as s:
        mei = await s.visitor("Mei")
        assert (s.world.language, s.world.name) == ("fr", "Enseigne")
        assert s.told == ["Enseigne, Sign, Tea"]
        assert (list(mei.clickable.values()), mei.commands) == (["La fait sonner"], {"ring": "La fait sonner"})


async def test_each_reads_in_her_language_and_otherwise_in_english(tmp_path: Path) -> None:
    (tmp_path / "en.ftl").write_text("welcome = Welcome, { $name }.\ntea = Tea\n", encoding="utf-8")
    (tmp_path / "fr.ftl").write_text("welcome = Bienvenue, { $name }.\n", encoding="utf-8")
    x = Experience("tea-house", texts=tmp_path)

    @x.on_enter
    async def greet(world: World, event: CameIn) -> None:
        who: Participant = event.participant
        await who.tell(world.texts("welcome", who, name=who.name) + world.texts("tea", who))

    async with stage(x) as s:
        mei, anne = await s.visitor("Mei", language="zh-CN"), await s.visitor("Anne", language="fr")
        assert (mei.told, anne.told) == (["Welcome, Mei.Tea"], ["Bienvenue, Anne.Tea"])
        with pytest.raises(TextUnknown, match=r"'cake'; write it in .*en\.ftl"):
            s.world.texts("cake")
