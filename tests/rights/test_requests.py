"""What takes a Role above Visitor is refused to whoever lacks it: people, Bots, and who only holds less."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from lanting.identity.role import Role, permissions_of
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
from lanting.protocol.message import REQUESTS, Request, declaration_of
from lanting.protocol.notice import Refused, SayAccepted
from lanting.protocol.operation import AddEntity
from lanting.protocol.request import (
    AskHistory,
    AskUsage,
    Compare,
    Edit,
    GiveArea,
    Publish,
    Restore,
    Say,
    Select,
    SetDrafting,
    TakeBack,
    Undo,
)
from tests.kill.disk import read_disk
from tests.kill.person import Person, until
from tests.kill.reviving import Reviving
from tests.protocol.experience_examples import OF_PROGRAMS

SPACE = "courtyard"
WITHIN_S = 10
ONCE = "once-0123456789abcdef"
SOMEBODY = "ptc_0000000000000001"
THING = "ent_0000000000000001"
OF_ROLES: dict[type[Request], Request] = {
    type(each): each
    for each in (
        Gather(request_id=ONCE, on=True),
        HoldStill(request_id=ONCE, on=True),
        Quiet(request_id=ONCE, on=True),
        BringToDoor(request_id=ONCE),
        LetIn(request_id=ONCE),
        TurnAway(request_id=ONCE, participant=SOMEBODY),
        Rename(request_id=ONCE, participant=SOMEBODY, name="Somebody else"),
        MuteChat(request_id=ONCE, participant=SOMEBODY, on=True),
        MuteVoices(request_id=ONCE, on=True),
        GiveStage(request_id=ONCE, participant=SOMEBODY, on=True),
        LowerHand(request_id=ONCE),
        Lock(request_id=ONCE, on=True),
        Remove(request_id=ONCE, participant=SOMEBODY),
        Ban(request_id=ONCE, participant=SOMEBODY, newcomers=True),
        Edit(request_id=ONCE, scene="published", operations=[AddEntity(id=THING, name="Left behind")]),
        Undo(request_id=ONCE, scene="published"),
        Restore(request_id=ONCE, scene="published", revision=1),
        TakeBack(request_id=ONCE, scene="published", revision=1),
        SetDrafting(request_id=ONCE, on=True),
        Publish(request_id=ONCE),
        Compare(),
        Select(entities=[THING]),
        AskHistory(scene="published"),
        AskUsage(scene="published"),
        GiveArea(request_id=ONCE, zone=THING, participant=SOMEBODY, on=True),
        *OF_PROGRAMS,
    )
}
"""One of each request that a Visitor may not ask for. A new one without an example here fails below."""


def test_every_request_above_visitor_is_tried_here() -> None:
    ordinary = permissions_of(Role.VISITOR)
    assert {each.type for each in REQUESTS.values() if each.needs not in ordinary} == set(OF_ROLES)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reviving]:
    with Reviving(tmp_path_factory.mktemp("rights") / "data") as server:
        server.start()
        yield server


@pytest.mark.parametrize("kind", OF_ROLES, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("program", [False, True], ids=["person", "bot"])
async def test_sp100_an_act_without_the_right_is_refused_and_nothing_happens(
    server: Reviving, kind: type[Request], program: bool
) -> None:
    victim = Person(server.url, SPACE, "Victim")
    intruder = Person(server.url, SPACE, "Intruder", program=program)
    try:
        for each in (victim, intruder):
            each.come()
            await until(lambda each=each: each.is_inside)
        request = OF_ROLES[kind]
        if hasattr(request, "participant"):
            request = replace(request, participant=victim.participant)
        async with asyncio.timeout(WITHIN_S):
            answer = await intruder.ask(request)
        assert isinstance(answer, Refused)
        assert answer.code == "not_permitted"
        assert answer.facts["needs"] == declaration_of(request).needs.value
        # She is where she was, as she was, and may write.
        said = await victim.ask(Say(request_id=f"she-is-still-here-{kind.__name__}", text="still here"))
        assert isinstance(said, SayAccepted) and said.line.participant == victim.participant
    finally:
        await victim.go()
        await intruder.go()


async def test_sp101_nothing_of_it_is_in_the_log(server: Reviving) -> None:
    """The last of this file: what all of them asked for has left no trace."""
    server.kill()
    disk = read_disk(server.data, SPACE)
    assert disk.acts == [] and disk.bans == [] and not disk.muted
    assert disk.edits == [] and disk.areas == [] and not disk.drafts
    assert disk.rules.get("quiet", False) is False and disk.rules.get("still", False) is False
