"""A Bot hosts a real Space: what it does reaches others, is kept, and outlasts a kill."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager

import pytest

from lanting.sdk import (
    Bot,
    BotEvent,
    Ended,
    EntryRefused,
    HandsChanged,
    LineRestored,
    Moved,
    PersonArrived,
    RequestRefused,
    RightsChanged,
    RulesChanged,
    WhisperHeard,
)
from lanting.sdk.event import EventReader
from tests.serving import Serving

WITHIN_S = 60
SPACE = "courtyard"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with Serving(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture(scope="module")
def key(server: Serving) -> str:
    printed = server.command("space", "owner", SPACE).split()
    return next(word for word in printed if "/k/" in word)


@asynccontextmanager
async def hosted(server: Serving, key: str) -> AsyncIterator[tuple[Bot, Bot]]:
    """An owner and a guest inside."""
    async with (
        Bot.enter(server.url, SPACE, name="Mei", key=key) as mei,
        Bot.enter(server.url, SPACE, name="Ann") as ann,
    ):
        yield mei, ann


async def heard(
    events: EventReader, kind: type[BotEvent], is_it: Callable[[BotEvent], bool] = lambda _: True
) -> BotEvent:
    """The next event of a kind that is so; others are passed over."""
    async with asyncio.timeout(WITHIN_S):
        async for event in events:
            if isinstance(event, kind) and is_it(event):
                return event
    raise AssertionError(f"the events ended without a {kind.__name__}")


async def test_sp110_a_bot_gathers_the_others_and_sends_them_back(server: Serving, key: str) -> None:
    async with hosted(server, key) as (mei, ann):
        before, events = ann.place, ann.events()
        await mei.gather()
        moved = await heard(events, Moved)
        assert isinstance(moved, Moved) and moved.reason == "gathered"
        assert 0.9 < math.dist((ann.place.x, ann.place.z), (mei.place.x, mei.place.z)) < 2.5
        await mei.gather(on=False)
        await heard(events, Moved)
        assert (ann.place.x, ann.place.z) == pytest.approx((before.x, before.z), abs=0.02)


async def test_sp102_a_bot_without_the_right_is_refused(server: Serving, key: str) -> None:
    async with hosted(server, key) as (mei, ann):
        for act in (ann.gather(), ann.hold_still(), ann.ban(mei.participant), ann.remove(mei.participant)):
            with pytest.raises(RequestRefused) as refused:
                await act
            assert refused.value.reason == "not_permitted"


async def test_sp95_bots_whisper_to_one_another(server: Serving, key: str) -> None:
    async with hosted(server, key) as (mei, ann):
        events = mei.events()
        await ann.whisper(mei.participant, "may I leave early?")
        told = await heard(events, WhisperHeard)
        assert isinstance(told, WhisperHeard)
        assert (told.participant, told.name, told.text) == (ann.participant, "Ann", "may I leave early?")


async def test_sp119_who_is_banned_is_told_why(server: Serving, key: str) -> None:
    async with hosted(server, key) as (mei, ann):
        events = ann.events()
        await mei.ban(ann.participant, "spam", minutes=10)
        ended = await heard(events, Ended)
        assert isinstance(ended, Ended) and ended.facts["why"] == "spam"


def is_voice_muted(event: BotEvent) -> bool:
    return isinstance(event, RightsChanged) and event.rights.is_voice_muted


async def test_sp161_hands_are_raised_seen_and_lowered(server: Serving, key: str) -> None:
    async with hosted(server, key) as (mei, ann):
        events = mei.events()
        await ann.raise_hand()
        await heard(events, HandsChanged)
        assert ann.hand_place == 1
        while not mei.raised_hands:
            # Her card may come after her hand.
            await heard(events, PersonArrived)
        assert [person.name for person in mei.raised_hands] == ["Ann"]
        lowered = ann.events()
        await mei.lower_hand(ann.participant)
        await heard(lowered, HandsChanged)
        assert ann.hand_place is None


async def test_sp164_nobody_comes_through_a_locked_door(server: Serving, key: str) -> None:
    async with hosted(server, key) as (mei, _):
        await mei.lock()
        with pytest.raises(EntryRefused) as refused:
            async with Bot.enter(server.url, SPACE, name="Tom"):
                raise AssertionError("the door is locked")
        assert refused.value.reason == "not_admitted"
        await mei.lock(on=False)
        async with Bot.enter(server.url, SPACE, name="Tom") as tom:
            assert not tom.rules.locked


async def test_sp115_still_and_mute_outlast_a_kill(server: Serving, key: str) -> None:
    async with hosted(server, key) as (mei, ann):
        events = ann.events()
        await mei.hold_still()
        await mei.mute_chat(ann.participant, "loud")
        await mei.mute_voices(ann.participant, "a drill")
        await heard(events, RightsChanged, is_voice_muted)
        server.kill()
        server.start()
        await heard(events, LineRestored)
        await heard(events, RightsChanged, is_voice_muted)
        assert (ann.rights.voice_why, ann.rights.why) == ("a drill", "loud")
        assert ann.rules.still
        with pytest.raises(RequestRefused) as refused:
            await ann.walk_to(ann.place.x + 1.0, ann.place.z)
        assert refused.value.reason == "held_still"
        with pytest.raises(RequestRefused) as refused:
            await ann.say("but")
        assert (refused.value.reason, refused.value.facts) == ("chat_muted", {"why": "loud"})
        await mei.hold_still(on=False)
        await heard(events, RulesChanged, lambda event: isinstance(event, RulesChanged) and not event.rules.still)
        assert await ann.walk_to(ann.place.x + 1.0, ann.place.z)
