"""Bots in a real Space: they meet, talk, lose the line and come back."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lanting.sdk import Bot, BotEvent, ChatHeard, EntryRefused, LineLost, LineRestored, PersonArrived, SpaceNotFound
from lanting.sdk.event import EventReader
from tests.line_proxy import LineProxy
from tests.serving import Serving

WITHIN_S = 60


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with Serving(tmp_path_factory.mktemp("server")) as server:
        yield server


async def next_of(events: EventReader, kind: type[BotEvent]) -> BotEvent:
    """The next event of a kind; others are passed over."""
    async with asyncio.timeout(WITHIN_S):
        async for event in events:
            if isinstance(event, kind):
                return event
    raise AssertionError(f"the events ended without a {kind.__name__}")


async def test_two_bots_see_each_other_walk_and_hear_each_other(server: Serving) -> None:
    async with (
        Bot.enter(server.url, "courtyard", name="Mei") as mei,
        Bot.enter(server.url, "courtyard", name="Mo") as mo,
    ):
        heard = mo.events()
        assert await mei.walk_to(mei.place.x + 2.0, mei.place.z)
        line = await mei.say("over here")
        told = await next_of(heard, ChatHeard)
        assert isinstance(told, ChatHeard) and told.line == line and line.program
        async with asyncio.timeout(WITHIN_S):
            while not (seen := [other.pose for other in mo.people if other.name == "Mei"]) or seen[0] is None:
                await asyncio.sleep(0.05)
            while abs(seen[0].x - mei.place.x) > 0.02:
                await asyncio.sleep(0.05)
                seen = [other.pose for other in mo.people if other.name == "Mei"]
                assert seen[0] is not None


async def test_a_bot_climbs_the_stairs_to_where_it_is_sent(server: Serving) -> None:
    async with Bot.enter(server.url, "courtyard", name="Climber") as bot:
        assert await bot.walk_to(0.0, -8.0, run=True)
        assert bot.place.y == pytest.approx(1.8, abs=0.03)


async def test_who_is_here_can_be_asked_by_name(server: Serving) -> None:
    async with (
        Bot.enter(server.url, "courtyard", name="Wang Xizhi") as bot,
        Bot.enter(server.url, "courtyard", name="Xie An"),
    ):
        assert [person.name for person in await bot.find_people("xie")] == ["Xie An"]


async def test_the_printed_fingerprint_opens_the_https_door(server: Serving) -> None:
    fingerprint = re.search(r"SHA-256 ([0-9A-F:]{95})", "\n".join(server.lines))
    assert fingerprint is not None
    async with Bot.enter(server.https_url, "courtyard", name="Mei", ca_fingerprint=fingerprint[1]) as bot:
        assert (await bot.say("safely")).text == "safely"


async def test_an_unknown_space_is_named(server: Serving) -> None:
    with pytest.raises(SpaceNotFound, match="attic"):
        async with Bot.enter(server.url, "attic", name="Mei"):
            pass


async def test_too_many_from_one_address_are_refused_and_told_why(server: Serving) -> None:
    async def enter() -> None:
        async with Bot.enter(server.url, "courtyard", name="Many", local_address="127.7.7.7"):
            await asyncio.sleep(1)

    ends = await asyncio.gather(*(enter() for _ in range(80)), return_exceptions=True)
    refused = [end for end in ends if isinstance(end, EntryRefused)]
    assert refused and all(end.may_retry and "too_many" in end.reason for end in refused)


async def test_a_cut_line_is_resumed_in_the_same_slot_with_the_missed_line(server: Serving) -> None:
    async with (
        LineProxy(server.port) as line,
        Bot.enter(f"http://127.0.0.1:{line.port}", "courtyard", name="Mei") as mei,
        Bot.enter(server.url, "courtyard", name="Mo") as mo,
    ):
        slot, events = mei.slot, mei.events()
        line.cut()
        await next_of(events, LineLost)
        await mo.say("did you hear?")
        line.restore()
        restored = await next_of(events, LineRestored)
        heard = await next_of(events, ChatHeard)
        assert isinstance(restored, LineRestored) and restored.is_resumed and mei.slot == slot
        assert isinstance(heard, ChatHeard) and heard.line.text == "did you hear?"


async def test_after_kill_9_it_comes_back_and_what_it_was_saying_is_said_once(tmp_path: Path) -> None:
    with Serving(tmp_path, "--no-https") as server:
        async with Bot.enter(server.url, "courtyard", name="Mei") as bot:
            events = bot.events()
            first = await bot.say("before")
            server.kill()
            saying = asyncio.create_task(bot.say("meanwhile"))
            await asyncio.to_thread(server.start)
            restored = await next_of(events, LineRestored)
            assert isinstance(restored, LineRestored) and not restored.is_resumed
            assert (await saying).number == first.number + 1
        async with Bot.enter(server.url, "courtyard", name="Mo") as later:
            assert [line.text for line in later.history] == ["before", "meanwhile"]


async def test_people_are_met_as_they_come(server: Serving) -> None:
    async with Bot.enter(server.url, "courtyard", name="Host") as host:
        events = host.events()
        async with Bot.enter(server.url, "courtyard", name="Latecomer"):
            arrived = await next_of(events, PersonArrived)
        assert isinstance(arrived, PersonArrived) and arrived.person.program
