"""A Bot that hosts, whispers, and hears what hosts do, against a server that the test plays itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import msgspec
import pytest

from lanting.protocol import notice
from lanting.protocol.host_request import (
    Ban,
    BringToDoor,
    Gather,
    GiveStage,
    HoldStill,
    LetIn,
    Lock,
    LowerHand,
    MuteChat,
    MuteVoices,
    Quiet,
    Remove,
    Rename,
    TurnAway,
)
from lanting.protocol.message import Request
from lanting.protocol.request import RaiseHand, SayTo
from lanting.protocol.word import Look
from lanting.sdk import (
    Announced,
    Bot,
    Ended,
    HandsChanged,
    NoAnswer,
    RequestRefused,
    RightsChanged,
    Rules,
    RulesChanged,
    Waiter,
    WaitersChanged,
    WhisperHeard,
)
from lanting.sdk import question as questions
from tests.sdk.fake_server import FakeConnection, FakeServer, card, welcome

DAN = Waiter(id="par_dan", name="dan", look=Look(), program=False, is_new=True, reason="approval", waits_ms=4_000)
HOST = {"role": "host", "permissions": ["chat", "enter", "moderate"]}


@pytest.fixture
async def server() -> AsyncIterator[FakeServer]:
    async with FakeServer() as server:
        server.welcome = welcome(cards=[card(1, "ann")], **HOST)
        yield server


async def answered(connection: FakeConnection, asking: Awaitable[None]) -> Request:
    """What is asked for, with every act answered as done."""
    call = asyncio.ensure_future(asking)
    seq, request = await connection.next_request()
    connection.tell(notice.ActDone(re=seq, request_id=request.request_id))  # type: ignore[attr-defined]
    await call
    return request


async def test_each_act_is_asked_for_with_a_request_id_of_its_own(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.connections.get()
        (ann,) = bot.people
        acts: list[tuple[Callable[[], Awaitable[None]], Callable[[str], Request]]] = [
            (lambda: bot.gather(), lambda key: Gather(request_id=key, on=True)),
            (lambda: bot.gather(on=False), lambda key: Gather(request_id=key, on=False)),
            (lambda: bot.hold_still(), lambda key: HoldStill(request_id=key, on=True)),
            (lambda: bot.quiet(on=False), lambda key: Quiet(request_id=key, on=False)),
            (lambda: bot.bring_to_door(), lambda key: BringToDoor(request_id=key)),
            (
                lambda: bot.bring_to_door(ann, on=False),
                lambda key: BringToDoor(request_id=key, participant="par_ann", on=False),
            ),
            (lambda: bot.let_in(), lambda key: LetIn(request_id=key)),
            (lambda: bot.let_in(DAN), lambda key: LetIn(request_id=key, participant="par_dan")),
            (
                lambda: bot.turn_away("par_dan", "later"),
                lambda key: TurnAway(request_id=key, participant="par_dan", reason="later"),
            ),
            (lambda: bot.rename(ann, "Anne"), lambda key: Rename(request_id=key, participant="par_ann", name="Anne")),
            (
                lambda: bot.mute_chat(ann, "loud"),
                lambda key: MuteChat(request_id=key, participant="par_ann", on=True, reason="loud"),
            ),
            (lambda: bot.mute_voices(), lambda key: MuteVoices(request_id=key, on=True)),
            (
                lambda: bot.mute_voices(ann, "a drill", on=False),
                lambda key: MuteVoices(request_id=key, participant="par_ann", on=False, reason="a drill"),
            ),
            (lambda: bot.give_stage(ann), lambda key: GiveStage(request_id=key, participant="par_ann", on=True)),
            (lambda: bot.lower_hand(), lambda key: LowerHand(request_id=key)),
            (lambda: bot.lower_hand(ann), lambda key: LowerHand(request_id=key, participant="par_ann")),
            (lambda: bot.lock(on=False), lambda key: Lock(request_id=key, on=False)),
            (lambda: bot.remove(ann), lambda key: Remove(request_id=key, participant="par_ann")),
            (
                lambda: bot.ban(ann, "spam", minutes=5, newcomers=True),
                lambda key: Ban(request_id=key, participant="par_ann", reason="spam", minutes=5, newcomers=True),
            ),
        ]
        keys: set[str] = set()
        for asking, expected in acts:
            request = await answered(connection, asking())
            key = request.request_id  # type: ignore[attr-defined]
            assert request == expected(key)
            keys.add(key)
        assert len(keys) == len(acts)


async def test_a_raised_hand_has_its_number_and_the_queue_is_heard(server: FakeServer) -> None:
    server.welcome = welcome(cards=[card(1, "ann")], hands=[1], **HOST)
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.connections.get()
        assert ([person.name for person in bot.raised_hands], bot.hand_place) == (["ann"], None)
        events = bot.events()
        call = asyncio.ensure_future(bot.raise_hand())
        _, request = await connection.next_request()
        assert request == RaiseHand(on=True)
        connection.tell(notice.Hands(slots=[1, bot.slot]))
        await call
        assert bot.hand_place == 2
        heard = await anext(events)
        assert isinstance(heard, HandsChanged)
        assert ([person.name for person in heard.raised], heard.place) == (["ann"], 2)


async def test_an_act_that_is_refused_says_why(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.connections.get()
        call = asyncio.ensure_future(bot.remove("par_owner"))
        seq, _ = await connection.next_request()
        connection.tell(notice.Refused(re=seq, code="not_permitted", facts={"needs": "moderate"}))
        with pytest.raises(RequestRefused) as refused:
            await call
        assert refused.value.reason == "not_permitted"


async def test_an_act_is_asked_for_again_after_a_broken_line_under_the_same_request_id(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.connections.get()
        call = asyncio.ensure_future(bot.gather())
        _, first = await connection.next_request()
        connection.cut()
        again = await server.connections.get()
        seq, second = await again.next_request()
        assert first == second
        again.tell(notice.ActDone(re=seq, request_id=second.request_id))  # type: ignore[attr-defined]
        await call


async def test_a_whisper_goes_to_one_and_is_answered(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.connections.get()
        call = asyncio.ensure_future(bot.whisper(bot.people[0], "psst"))
        seq, request = await connection.next_request()
        assert request == SayTo(participant="par_ann", text="psst")
        connection.tell(notice.WhisperAccepted(re=seq, participant="par_ann", name="ann", text="psst", said_at=1))
        await call
        with pytest.raises(ValueError, match="visible"):
            await bot.whisper("par_ann", "  ")


async def test_a_whisper_is_not_said_again_after_a_broken_line(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "ANSWER_WITHIN_S", 1.0)
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.connections.get()
        call = asyncio.ensure_future(bot.whisper("par_ann", "psst"))
        await connection.next_request()
        connection.cut()
        again = await server.connections.get()
        with pytest.raises(NoAnswer):
            await call
        gathering = asyncio.ensure_future(bot.gather())
        seq, request = await again.next_request()
        assert isinstance(request, Gather)
        again.tell(notice.ActDone(re=seq, request_id=request.request_id))
        await gathering


async def test_the_bot_hears_what_hosts_do_and_what_it_may(server: FakeServer) -> None:
    server.welcome = welcome()
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.connections.get()
        events = bot.events()
        assert not bot.rights.is_host
        rules = Rules(quiet=True)
        connection.tell(notice.RulesChanged(space_name="Library", rules=rules, by="mei"))
        connection.tell(notice.Announced(act="quiet", on=True, by="mei"))
        connection.tell(notice.Whispered(participant="par_mei", name="mei", text="psst", said_at=7))
        connection.tell(notice.Standing(role="host", permissions=["moderate"], is_new=False, is_muted=True, why="loud"))
        connection.tell(notice.Waiters(total=1, waiters=[DAN]))
        heard = [await anext(events) for _ in range(5)]
        assert heard[:3] == [
            RulesChanged("Library", rules),
            Announced("quiet", True, "mei"),
            WhisperHeard("par_mei", "mei", "psst", 7),
        ]
        assert isinstance(heard[3], RightsChanged) and heard[3].rights == bot.rights
        assert bot.rights.is_host and (bot.rights.is_muted, bot.rights.why) == (True, "loud")
        assert heard[4] == WaitersChanged(1, [DAN])
        assert (bot.waiters, bot.rules, bot.space_name) == ([DAN], rules, "Library")
        connection.tell(notice.Standing(role="visitor", permissions=[], is_new=False, is_muted=False))
        await anext(events)
        assert bot.waiters == []


async def test_renamed_by_a_host_the_bot_knows_its_name(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.connections.get()
        events = bot.events()
        own = notice.Cards(people=1, cards=[card(7, "bot")])
        renamed = notice.Cards(people=1, cards=[msgspec.structs.replace(card(7, "bot"), name="Zoe")])
        connection.tell(own)
        connection.tell(renamed)
        connection.tell(notice.Announced(act="still", on=True, by="mei"))
        await anext(events)
        assert bot.name == "Zoe"


async def test_who_is_sent_away_hears_why(server: FakeServer) -> None:
    async with Bot.enter(server.url, name="guide") as bot:
        connection = await server.connections.get()
        events = bot.events()
        connection.tell(notice.Closing(code=4008, reason="banned", facts={"why": "spam", "until": 0}), seq=0)
        connection.close(4008, "banned")
        ended = await anext(events)
        assert isinstance(ended, Ended)
        assert (ended.code, ended.facts) == (4008, {"why": "spam", "until": 0})
