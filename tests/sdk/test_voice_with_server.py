"""Bots speak and hear one another in a real Space: what arrives is what was said, and silence is not sent."""

from __future__ import annotations

import asyncio
import random
import wave
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from lanting.sdk import Bot, Heard, LineLost, LineRestored, RequestRefused, RulesChanged, WaitersChanged
from lanting.sdk.listening import HeardPacket, PacketReader
from lanting.sdk.sound import RATE_HZ, Pcm, level_of
from tests.kill.owner import Owner
from tests.line_proxy import LineProxy
from tests.opus import needs_opus
from tests.serving import Serving

WITHIN_S = 60
SPACE = "courtyard"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with Serving(tmp_path_factory.mktemp("server"), "--no-https") as server:
        yield server


def tone(frequency_hz: float, seconds: float, amplitude: float = 0.5) -> Pcm:
    times = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return np.rint(np.sin(2 * np.pi * frequency_hz * times) * amplitude * 32_767).astype(np.int16)


def loudest_hz(pcm: Pcm) -> float:
    return float(np.argmax(np.abs(np.fft.rfft(pcm))) * RATE_HZ / len(pcm))


async def hear_all(bot: Bot, count: int) -> list[Heard]:
    heard: list[Heard] = []
    async with asyncio.timeout(WITHIN_S):
        async for each in bot.listen():
            heard.append(each)
            if len(heard) == count:
                break
    return heard


async def next_packets(reader: PacketReader, count: int) -> list[HeardPacket]:
    async with asyncio.timeout(WITHIN_S):
        return [await anext(reader) for _ in range(count)]


@needs_opus
async def test_pr80_pr82_a_bot_hears_the_tone_that_another_speaks(server: Serving, tmp_path: Path) -> None:
    """From a file of another rate, in stereo: the pitch is right, the loudness too, and it came in order."""
    said = tone(440, 1.0)
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setparams((2, 2, 44_100, 0, "NONE", ""))
        times = np.arange(44_100) / 44_100
        file.writeframes(np.repeat(np.sin(2 * np.pi * 440 * times) * 0.5 * 32_767, 2).astype("<i2").tobytes())
    async with (
        Bot.enter(server.url, SPACE, name="Mei") as mei,
        Bot.enter(server.url, SPACE, name="Mo") as mo,
    ):
        await mo.voice.open()
        hearing = asyncio.create_task(hear_all(mo, 45))
        await mei.speak(tmp_path / "a.wav")
        heard = await hearing
    assert {each.person.name for each in heard if each.person} == {"Mei"}
    assert heard[0].begins and not any(each.begins for each in heard[1:])
    steps = {(later.sequence - each.sequence) % 65_536 for each, later in pairwise(heard)}
    assert steps == {1}
    pcm = np.concatenate([each.pcm for each in heard[5:]])
    assert loudest_hz(pcm) == pytest.approx(440, abs=5)
    assert level_of(pcm) == pytest.approx(level_of(said), abs=1)
    assert {each.level_db for each in heard[1:40]} == {-level_of(said)}


@needs_opus
async def test_pr81_silence_is_not_sent_and_what_follows_it_begins(server: Serving) -> None:
    beep = tone(800, 0.2)
    async with (
        Bot.enter(server.url, SPACE, name="Mei") as mei,
        Bot.enter(server.url, SPACE, name="Mo") as mo,
    ):
        packets = mo.voice.packets()
        await mo.voice.open()
        await mei.speak(np.concatenate([beep, np.zeros(RATE_HZ, np.int16), beep]))
        # 10 packets of sound, 9 of the silence after it, and so again at the end: nothing fills it up there.
        heard = await next_packets(packets, 29)
        mei.voice.send(b"\x00", begins=True)
        last = (await next_packets(packets, 1))[0]
    assert last.opus == b"\x00", "nothing came between"
    assert [index for index, each in enumerate(heard) if each.begins] == [0, 19]
    # By the clock of who speaks, which is a step early or late: sound alone would be 19 steps.
    assert heard[19].sequence - heard[0].sequence > 50, "silent steps count"
    assert all(each.level == 127 for each in heard[10:19])


@needs_opus
async def test_pr87_after_a_broken_line_a_bot_speaks_and_hears_again(server: Serving) -> None:
    async with (
        LineProxy(server.port) as line,
        Bot.enter(f"http://127.0.0.1:{line.port}", SPACE, name="Mei") as mei,
        Bot.enter(server.url, SPACE, name="Mo") as mo,
    ):
        heard_by_mei, heard_by_mo = mei.voice.packets(), mo.voice.packets()
        await mei.voice.open()
        await mo.voice.open()
        line.cut()
        async for event in mei.events():
            if isinstance(event, LineLost):
                line.restore()
            elif isinstance(event, LineRestored):
                break
        await mei.speak(tone(300, 0.1))
        assert (await next_packets(heard_by_mo, 5))[0].begins
        mo.voice.send(b"\x00")
        assert (await next_packets(heard_by_mei, 1))[0].opus == b"\x00"
    assert [each async for each in heard_by_mei] == [], "what listens ends with the stay"


async def let_in_whoever_waits(host: Bot) -> None:
    async for event in host.events():
        if isinstance(event, WaitersChanged) and event.waiters:
            await host.let_in()


@needs_opus
async def test_who_may_not_speak_is_told_so_and_hears_all_the_same(server: Serving) -> None:
    owner = Owner(server.url, random.Random(1))
    await owner.open_space()
    async with (
        asyncio.timeout(2 * WITHIN_S),
        Bot.enter(server.url, owner.space, name="Host", code=owner.code, key=await owner.host_link()) as host,
    ):
        porter = asyncio.create_task(let_in_whoever_waits(host))
        async with Bot.enter(server.url, owner.space, name="Mei", code=owner.code) as mei:
            packets, told = mei.voice.packets(), mei.events()
            await mei.voice.open()
            await host.mute_voices()
            while not isinstance(await anext(told), RulesChanged):
                pass
            with pytest.raises(RequestRefused, match="muted"):
                await mei.speak(tone(300, 0.1))
            await host.speak(tone(300, 0.1))
            assert len(await next_packets(packets, 5)) == 5
        porter.cancel()
    await owner.go()
