"""A Space's child: it comes with the first person, goes after the last, and whatever it does, nobody else suffers."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from lanting.identity.role import Role
from lanting.protocol import pipe
from lanting.protocol.experience import Command, Fault, PanelClosed, PanelShown
from lanting.runtime import metric
from tests.runtime.experiences.playhouse import PATIENCE_S, Playhouse, Visitor, playhouse

KILLS = [3, pytest.param(100, marks=pytest.mark.soak)]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Playhouse]:
    async with playhouse(tmp_path) as house:
        yield house


def misbehave(visitor: Visitor) -> None:
    visitor.ask(Command(word="bad"))


async def panel_of(visitor: Visitor, name: str) -> PanelShown:
    return await visitor.told(PanelShown, lambda shown: shown.name == name)


async def test_it_begins_with_the_first_person_and_what_it_keeps_is_kept(house: Playhouse) -> None:
    space = await house.space(tea="count")
    assert house.supervisor.keeper(space) is None
    mei = await house.enter(space)
    await mei.answered(await mei.panel())
    assert await house.count_of(space, "tea") == 1


async def test_a_space_without_experiences_has_no_child(house: Playhouse) -> None:
    space = await house.space()
    await house.enter(space)
    keeper = house.supervisor.keeper(space)
    assert keeper is not None
    house.set_ref(space, "tea", "count")
    house.supervisor.experiences_changed(space)
    assert (await house.run(space)).parts[1].name == "tea"


async def test_it_ends_a_while_after_the_last_person_has_left_and_begins_again_with_the_next(tmp_path: Path) -> None:
    async with playhouse(tmp_path, lingers_s=0.05) as house:
        space = await house.space(tea="count")
        mei = await house.enter(space)
        await mei.answered(await mei.panel())
        run = await house.run(space)
        mei.leave()
        assert (await asyncio.wait_for(run.child.ended, PATIENCE_S)).cause == "asked"
        mo = await house.enter(space, "Mo")
        await mo.answered(await mo.panel())
        assert await house.count_of(space, "tea") == 2


async def test_who_never_ends_is_killed_and_named_and_nobody_else_suffers(house: Playhouse) -> None:
    space, elsewhere = await house.space(bad="spin", tea="count"), await house.space(tea="count")
    mei, mo = await house.enter(space), await house.enter(elsewhere, "Mo")
    keeper = await house.enter(space, "Lin", Role.BUILDER)
    await mei.answered(await panel_of(mei, "tea"))
    before, other = await house.run(space), await house.run(elsewhere)
    misbehave(mei)
    assert (await house.fault("child_silent")).name == "bad"
    assert (await keeper.told(Fault)).name == "bad"
    assert not [notice for notice in mei.notices if isinstance(notice, Fault)], "visitors need not know"
    mei.notices.clear()
    await house.run(space, other_than=before.child.pid)
    await mei.answered(await panel_of(mei, "tea"))
    assert await house.count_of(space, "tea") == 2
    assert await house.run(elsewhere) is other
    await mo.answered(await mo.panel())
    assert mei.is_inside and mo.is_inside and keeper.is_inside


async def test_three_times_in_a_minute_and_it_is_off_while_the_others_go_on(house: Playhouse) -> None:
    space = await house.space(bad="exit", tea="count")
    mei = await house.enter(space)
    off = metric.experiences_switched_off._value.get()
    for _ in range(3):
        await panel_of(mei, "bad")
        before = await house.run(space)
        misbehave(mei)
        fault = await house.fault("child_ended")
        assert (fault.name, fault.facts) == ("bad", {"status": 3})
        after = await house.run(space, other_than=before.child.pid)
    assert house.installation.switched_off == [("bad", "killed_often")]
    assert (await house.fault("switched_off")).name == "bad"
    assert [part.name for part in after.parts.values()] == ["tea"]
    assert metric.experiences_switched_off._value.get() == off + 1


async def test_who_reads_nothing_any_more_does_not_fill_the_servers_memory(house: Playhouse) -> None:
    space = await house.space(bad="deaf")
    mei = await house.enter(space)
    await mei.panel()
    run = await house.run(space)
    misbehave(mei)
    while not run.child.ended.done():
        run.child.order(pipe.Snapshot(re=1, scene=bytes(1 << 20)))
        await asyncio.sleep(0)
    assert (await house.fault("child_deaf")).name == "bad"


async def test_who_speaks_no_sense_is_ended(house: Playhouse) -> None:
    space = await house.space(bad="nonsense")
    mei = await house.enter(space)
    await mei.panel()
    misbehave(mei)
    assert (await house.fault("child_broken")).name == "bad"


async def test_code_that_cannot_be_imported_is_named_with_file_and_line_and_the_others_run(house: Playhouse) -> None:
    space = await house.space(bad="import-fails", tea="count")
    mei = await house.enter(space)
    await mei.answered(await panel_of(mei, "tea"))
    fault = await house.fault("import_failed")
    assert (fault.name, fault.facts, fault.trace) == ("bad", {"file": "tea.py", "line": 3}, "NameError: cup")
    assert (await house.run(space)).failed.keys() == {1}


# Other code


async def test_other_code_takes_over_where_it_stands_and_visitors_stay(house: Playhouse) -> None:
    space = await house.space(tea="count")
    mei = await house.enter(space)
    await mei.answered(await mei.panel())
    before = await house.run(space)
    assert await house.supervisor.reload(space) == []
    after = await house.run(space, other_than=before.child.pid)
    assert (await mei.told(PanelClosed)).reason in ("reloaded", "ended")
    await mei.answered(await mei.panel())
    assert await house.count_of(space, "tea") == 2
    assert mei.is_inside and after.is_open and not house.faults


@pytest.mark.parametrize(("ref", "code"), [("import-fails", "import_failed"), ("state-unreadable", "state_unreadable")])
async def test_code_that_cannot_run_leaves_the_old_running_and_is_told(house: Playhouse, ref: str, code: str) -> None:
    space = await house.space(tea="count")
    mei = await house.enter(space)
    panel = await mei.panel()
    await mei.answered(panel)
    before = await house.run(space)
    house.set_ref(space, "tea", ref)
    assert [failed.code for failed in await house.supervisor.reload(space)] == [code]
    assert (await house.fault(code)).name == "tea"
    assert await house.run(space) is before
    await mei.answered(panel)
    assert await house.count_of(space, "tea") == 2


async def test_code_that_is_saved_while_what_was_to_be_kept_holds_up_the_last_takes_over(
    house: Playhouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = await house.space(tea="state-unreadable")
    mei = await house.enter(space)
    before = await house.run(space)
    is_kept = asyncio.Event()
    monkeypatch.setattr((await house.hall.open(space)).keeping, "settled", is_kept.wait)
    assert await house.supervisor.reload(space) == []
    house.set_ref(space, "tea", "count")
    assert await house.supervisor.reload(space) == []
    is_kept.set()
    await mei.answered(await mei.panel())
    after = await house.run(space, other_than=before.child.pid)
    assert [part.ref for part in after.parts.values()] == ["count"]


# Nothing is lost, and nothing done twice


@pytest.mark.parametrize("kills", KILLS)
async def test_no_answer_is_lost_or_counted_twice_however_often_it_is_killed(tmp_path: Path, kills: int) -> None:
    # Of so many in a minute nobody is to blame, and the server would wait.
    async with playhouse(tmp_path, rest_s=0.05) as house:
        space = await house.space(tea="count")
        mei = await house.enter(space)
        pid = 0
        for number in range(1, kills + 1):
            run = await house.run(space, other_than=pid)
            panel = await mei.panel()
            mei.notices.clear()
            answering = asyncio.ensure_future(mei.answered(panel))
            # At another moment each time: before it has heard, while it is kept, after it was.
            for _ in range(number % 7):
                await asyncio.sleep(0.001)
            pid = run.child.pid
            os.kill(pid, signal.SIGKILL)
            await run.child.ended
            await answering
            assert await house.count_of(space, "tea") == number
        assert mei.is_inside


async def test_what_was_kept_counts_as_taken_though_its_program_never_says_so(house: Playhouse) -> None:
    space = await house.space(tea="count-late")
    mei = await house.enter(space)
    await mei.answered(await mei.panel())
    assert await house.count_of(space, "tea") == 1


async def test_a_server_that_was_killed_knows_which_answers_were_taken(tmp_path: Path) -> None:
    async with playhouse(tmp_path) as house:
        space = await house.space(tea="count")
        mei = await house.enter(space)
        panel = await mei.panel()
        request_id = await mei.answered(panel)
        installed = house.installation.on[space]
    async with playhouse(tmp_path) as house:
        house.installation.on[space] = installed
        mei = await house.enter(space)
        assert await mei.is_taken(mei.answer(panel, request_id), request_id)
        await mei.answered(await mei.panel())
        assert await house.count_of(space, "tea") == 2
