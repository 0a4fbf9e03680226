"""People speak into their microphones and hear one another, each from where the other stands.

No place is drawn: voices need none, and a machine without a graphics card has two browsers and their sound to play.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest
from playwright.async_api import Playwright

from lanting.sdk import Bot
from lanting.sdk.sound import RATE_HZ, Pcm
from tests.journeys.hud_states import NO_PICTURE
from tests.journeys.microphone import microphone, phrase_s, voice
from tests.journeys.test_lan import lan_address
from tests.journeys.visitor import Visitor
from tests.serving import Serving

SPACE = "courtyard"
MEI_HZ, JONAS_HZ, BELL_HZ = 300.0, 450.0, 620.0
WITHOUT_WEBCODECS = "delete window.AudioEncoder; delete window.AudioDecoder;"
LOOKS = 20
ASIDE_M = 3.0
MORE = 1.1
"""So much louder on the nearer side at least: a few looks at a voice with pauses tell it apart, and no more."""
LOUD_DB, LOUD_PACKETS = -40, 50


async def speak(visitor: Visitor) -> None:
    """Switch the microphone on as a person does, by its key."""
    await visitor.until("app.voice?.link === 'open'")
    await visitor.page.keyboard.press("c")
    await visitor.until("app.voice.mic === 'on' && app.voice.packetsSent > 0")


async def hush(visitor: Visitor) -> None:
    await visitor.page.keyboard.press("c")
    await visitor.until("app.voice.mic === 'off'")


async def pitches_heard(bot: Bot, people: int) -> dict[str, float]:
    """Which tone a program hears of whom, once it has heard so many people."""
    said: dict[str, list[Pcm]] = {}
    async with asyncio.timeout(Visitor.patience_s):
        async for heard in bot.listen():
            if heard.person is not None and heard.level_db > LOUD_DB:
                said.setdefault(heard.person.name, []).append(heard.pcm)
            if len(said) == people and min(map(len, said.values())) > LOUD_PACKETS:
                break
    sounds = {name: np.concatenate(pieces) for name, pieces in said.items()}
    return {name: float(np.argmax(np.abs(np.fft.rfft(pcm))) * RATE_HZ / len(pcm)) for name, pcm in sounds.items()}


async def ears(visitor: Visitor) -> tuple[float, float]:
    """How loud it is on the left and on the right, over a phrase and its pauses."""
    levels = []
    for _ in range(LOOKS):
        levels.append(await visitor.see("[app.voice.ears.left, app.voice.ears.right]"))
        await asyncio.sleep(phrase_s() / LOOKS)
    return sum(left for left, _ in levels) / LOOKS, sum(right for _, right in levels) / LOOKS


async def ears_while_it_speaks(bot: Bot, *listeners: Visitor) -> list[tuple[float, float]]:
    speaking = asyncio.create_task(bot.speak(voice(BELL_HZ, 60)))
    for listener in listeners:
        await listener.until("app.voice.ears.left + app.voice.ears.right > 0.001")
    heard = await asyncio.gather(*(ears(listener) for listener in listeners))
    speaking.cancel()
    return heard


@pytest.mark.journey
async def test_people_hear_each_other_from_where_they_are(tmp_path: Path, playwright: Playwright) -> None:
    """The browser of one of them knows no Opus; a third only listens, by http, in a page that is no secure context."""
    async with (
        microphone(playwright, tmp_path, MEI_HZ) as of_mei,
        microphone(playwright, tmp_path, JONAS_HZ) as of_jonas,
    ):
        with Serving(tmp_path / "data", "--host", "0.0.0.0") as server:
            url = f"{server.url}/s/{SPACE}"
            async with Bot.enter(url, name="Bell") as bell:
                mei = await Visitor.enter(of_mei, url, "Mei", before=NO_PICTURE)
                jonas = await Visitor.enter(of_jonas, url, "Jonas", before=WITHOUT_WEBCODECS + NO_PICTURE)
                hearing = asyncio.create_task(pitches_heard(bell, 2))
                await speak(mei)
                await speak(jonas)
                assert [await each.see("app.voice.codec") for each in (mei, jonas)] == ["browser", "wasm"]
                for visitor in (mei, jonas):
                    await visitor.until("app.voice.voices.some(({ level }) => level > 0.1)")
                    await visitor.until("app.voice.ears.left > 0.001")
                assert await hearing == pytest.approx({"Mei": MEI_HZ, "Jonas": JONAS_HZ}, abs=15)
                # Off is off.
                await hush(jonas)
                await hush(mei)

                listeners = [mei]
                if (address := lan_address()) is not None:
                    lin = await Visitor.enter(
                        of_jonas, f"http://{address}:{server.port}/s/{SPACE}", "Lin", before=NO_PICTURE
                    )
                    await lin.until("app.voice?.link === 'open'")
                    how = await lin.see("[isSecureContext, app.voice.way, app.voice.codec]")
                    assert how == [False, "scheduled", "wasm"]
                    listeners.append(lin)
                # Newcomers look north: what is in the west is on their left.
                x, z = await mei.see("[app.self.x, app.self.z]")
                await bell.walk_to(x - ASIDE_M, z, run=True)
                for left, right in await ears_while_it_speaks(bell, *listeners):
                    assert left > MORE * right > 0
                await bell.walk_to(x + ASIDE_M, z, run=True)
                for left, right in await ears_while_it_speaks(bell, *listeners):
                    assert right > MORE * left > 0
                for visitor in (jonas, *listeners):
                    assert visitor.problems == [] and await visitor.violations() == []
