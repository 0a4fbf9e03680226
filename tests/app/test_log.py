"""A whole visit, and what goes wrong in one, leaves no name, word, token, code, key or address in the log."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from lanting.sdk import Bot
from tests.asking import asking
from tests.serving import Serving

NAME, WORDS = "Quenzaltenango", "xylophonic aardvarks"


async def test_ht103_a_visit_leaves_nothing_of_the_visitor_in_the_log(tmp_path: Path) -> None:
    with Serving(tmp_path / "data", settings={"log_level": "debug"}) as server:
        made = await asyncio.to_thread(server.command, "space", "create", NAME)
        space_id, path, code, *_ = made.split()
        link = (await asyncio.to_thread(server.command, "operator-link")).strip()
        key = (await asyncio.to_thread(server.command, "space", "owner", space_id)).split("/k/")[1].split()[0]
        async with asking(server.url) as browser:
            for address in (path, f"/c?code={code}", "/nowhere/" + NAME, link, f"/k/{key}", "/operator", "/about/data"):
                await browser.get(address, headers={"Accept": "text/html", "X-Forwarded-For": "198.51.100.77"})
            await browser.post(link, headers={"Origin": server.url})
            await browser.post(f"/api/spaces/{space_id}/enter", content=WORDS, headers={"Origin": server.url})
            ticket = (await browser.post(f"/api/spaces/{space_id}/enter", json={})).json()["ticket"]
            cookies = [str(value) for value in browser.cookies.values()]
        async with Bot.enter(server.url, space_id, name=NAME) as bot:
            await bot.say(WORDS)
            await bot.walk_to(bot.place.x + 1.0, bot.place.z)
        await asyncio.to_thread(server.stop)
        log = server.log.read_text()
    assert "event=started" in log
    secrets = [NAME, "xylophonic", code, key, link.rsplit("/", 1)[1], ticket, "198.51.100.77", *cookies]
    assert [each for each in secrets if each in log] == []
    assert re.findall(r"\b(?:usr|hld|par|ses)_[0-9a-z]{16}\b", log) == []


@pytest.mark.parametrize("path", ["/api/spaces/%00", "/s/" + "x" * 90, "/k/%E2%80%AE", "/o/%F0%9F%92%A3"])
async def test_ht103_what_is_refused_is_not_quoted(tmp_path: Path, path: str) -> None:
    with Serving(tmp_path / "data", settings={"log_level": "debug"}) as server:
        async with asking(server.url) as browser:
            assert (await browser.get(path)).status_code in (400, 403, 404)
        await asyncio.to_thread(server.stop)
        assert path not in server.log.read_text()
        assert "error" not in server.log.read_text()
