"""Bad experiences, written with the SDK: stopped, named; visitors, other Spaces and siblings go on; nothing is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from lanting.kernel.ids import SpaceId
from lanting.protocol.experience import Command, Fault, Listens, PanelShown, Told
from lanting.runtime.experiences.forker import ENTRY
from tests.runtime.experiences.playhouse import Playhouse, Visitor, playhouse

AUTHORED = Path(__file__).parent / "authored"

STOPPED = {
    "spin": "handler_overran",
    "regex": "handler_overran",
    "memory": "handler_raised",
    "recurse": "handler_raised",
    "entities": "handler_overran",
    "network": "handler_raised",
    "program": "handler_raised",
}
"""Only the handler ends."""


@dataclass
class Visit:
    """Two in one Space with a bad experience and a good one, one in another Space."""

    house: Playhouse
    space: SpaceId
    elsewhere: SpaceId
    mei: Visitor
    mo: Visitor
    did: Visitor | None = None
    panel: PanelShown | None = None

    async def does(self, deed: str) -> None:
        """Somebody new says it: nobody may say so many commands at once."""
        self.did = await self.house.enter(self.space, deed)
        await self.did.told(Listens, lambda listens: "do" in listens.commands)
        self.did.ask(Command(word="do", text=deed))

    async def cups(self) -> int:
        found = await self.house.value_of(self.space, "tea", "Book")
        cups: int = msgspec.msgpack.decode(found)["cups"] if found else 0
        return cups


@pytest.fixture
async def visit(tmp_path: Path) -> AsyncIterator[Visit]:
    async with playhouse(tmp_path, entry=ENTRY) as house:
        bad, tea = str(AUTHORED / "bad.py"), str(AUTHORED / "tea.py")
        space, elsewhere = await house.space(bad=bad, tea=tea), await house.space(tea=tea)
        yield Visit(house, space, elsewhere, await house.enter(space), await house.enter(elsewhere, "Mo"))


async def tea(visitor: Visitor) -> PanelShown:
    return await visitor.told(PanelShown, lambda shown: shown.name.lower() == "tea")


async def stopped(visit: Visit, deed: str, code: str) -> Fault:
    await visit.does(deed)
    fault = await visit.house.fault(code)
    assert fault.name == "bad"
    return fault


async def test_a_handler_that_goes_wrong_ends_alone_and_is_named_by_file_and_line(visit: Visit) -> None:
    panel, before = await tea(visit.mei), await visit.house.run(visit.space)
    for deed, code in STOPPED.items():
        fault = await stopped(visit, deed, code)
        assert str(fault.facts["file"]).endswith("bad.py"), deed
    await visit.mei.answered(panel)
    assert await visit.cups() == 1
    assert await visit.house.run(visit.space) is before
    assert visit.mei.is_inside
    await visit.does("panel")
    assert visit.did is not None
    shown = await visit.did.told(PanelShown, lambda shown: shown.name.lower() == "bad")
    assert shown.content.title.startswith("<script>"), "hostile text is only text"
    assert not {"\u202e", "\x00"}.intersection(shown.content.title)


@pytest.mark.parametrize(
    "deeds",
    [
        {"exit": "child_ended", "sleep": "child_silent"},
        pytest.param({"spin-on": "child_silent", "memory-on": "handler_raised"}, marks=pytest.mark.soak),
    ],
)
async def test_a_child_that_goes_wrong_is_back_and_nothing_is_lost(visit: Visit, deeds: dict[str, str]) -> None:
    other = await visit.house.run(visit.elsewhere)
    for cups, (deed, code) in enumerate(deeds.items(), start=1):
        before = await visit.house.run(visit.space)
        await stopped(visit, deed, code)
        if code.startswith("child"):
            await visit.house.run(visit.space, other_than=before.child.pid)
        # She was shown it at the beginning, and at each new one.
        visit.panel = await tea(visit.mei) if code.startswith("child") or visit.panel is None else visit.panel
        await visit.mei.answered(visit.panel)
        assert await visit.cups() == cups
        asking = await visit.house.enter(visit.space, "Mo")
        await asking.told(Listens, lambda listens: "ask" in listens.commands)
        asking.ask(Command(word="ask"))
        assert (await asking.told(Told)).text == f"Last: {deed}"
    assert await visit.house.run(visit.elsewhere) is other
    await visit.mo.answered(await tea(visit.mo))
    assert visit.mei.is_inside and visit.mo.is_inside
