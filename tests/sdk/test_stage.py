"""The stage that authors test on: what hosts do there, and what only a server can do."""

from __future__ import annotations

import pytest

from lanting.protocol.host_request import Ban, Remove
from lanting.protocol.request import AskHistory, AskVoice, Block, Undo
from lanting.sdk import CapabilityMissing, Experience, WentAway, World
from lanting.sdk.testing import NotOnStage, stage

ONCE = "a-request-of-hers"


@pytest.mark.parametrize("act", [Ban, Remove])
async def test_whom_a_host_sends_away_is_gone_and_the_experience_hears_of_it(act: type[Ban | Remove]) -> None:
    house = Experience("house")
    gone: list[str] = []

    @house.on_leave
    async def miss(world: World, event: WentAway) -> None:
        gone.append(event.participant.name)

    async with stage(house) as s:
        host, mei = await s.visitor("Ann", role="host"), await s.visitor("Mei")
        more = {"minutes": 5} if act is Ban else {}
        await host.ask(act(request_id=ONCE, participant=mei.id, **more))
        assert gone == ["Mei"] and not mei.is_inside
        assert [who.name for who in s.world.participants] == ["Ann"]


@pytest.mark.parametrize(
    "request_of_servers",
    [
        AskVoice(),
        Undo(request_id=ONCE, scene="published"),
        AskHistory(scene="published"),
        Block(request_id=ONCE, participant="x"),
    ],
    ids=lambda request: type(request).__name__,
)
async def test_what_only_a_server_can_do_says_where_to_try_it(request_of_servers) -> None:  # type: ignore[no-untyped-def]
    async with stage(Experience("house")) as s:
        mei = await s.visitor("Mei", role="owner")
        with pytest.raises(NotOnStage, match="lanting dev"):
            await mei.ask(request_of_servers)
        await mei.say("Hello")
        assert s.said == ["Hello"], "the stage goes on"


async def test_without_its_capability_nothing_is_written_or_handed_over() -> None:
    async with stage(Experience("house", capabilities=["chat"])) as s:
        with pytest.raises(CapabilityMissing, match="records"):
            s.world.log("till")
        with pytest.raises(CapabilityMissing, match="edit"):
            await s.world.hand_over("map.npy", b"numbers")
