"""When a running Space takes in what happens: at once, but not more often than poses beat."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from lanting.kernel.clock import Instant, Moment
from lanting.runtime.running_space import RunningSpace
from lanting.space.command import Command
from lanting.space.event import Event, ReportsChanged
from lanting.space.pose_lane import Frames
from tests.runtime.experiences.playhouse import PATIENCE_S, playhouse


class Watched:
    """What is stepped from now on, and how often poses beat."""

    def __init__(self, running: RunningSpace, monkeypatch: pytest.MonkeyPatch) -> None:
        self.steps: list[Sequence[Event]] = []
        self.beats = 0
        self._step, self._frames = running.space.step, running.poses.frames
        monkeypatch.setattr(running.space, "step", self._note_step)
        monkeypatch.setattr(running.poses, "frames", self._note_beat)

    def _note_step(self, events: Sequence[Event], now: Instant, moment: Moment) -> list[Command]:
        if events:
            self.steps.append(events)
        return self._step(events, now, moment)

    def _note_beat(self, sub_tick: int, now: Moment) -> Frames:
        self.beats += 1
        return self._frames(sub_tick, now)


async def test_what_happens_between_two_beats_is_stepped_together_and_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with playhouse(tmp_path) as house:
        space = await house.space()
        await house.enter(space)
        running = await house.hall.open(space)
        watched = Watched(running, monkeypatch)
        happening = [ReportsChanged(number) for number in range(200)]
        for event in happening:
            running.happened(event)
            await asyncio.sleep(0)
        async with asyncio.timeout(PATIENCE_S):
            while sum(map(len, watched.steps)) < len(happening):
                await asyncio.sleep(0.001)
        assert [event for events in watched.steps for event in events] == happening
        assert len(watched.steps) <= watched.beats + 1


async def test_what_happens_while_nothing_beats_is_stepped_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with playhouse(tmp_path) as house:
        running = await house.hall.open(await house.space())
        watched = Watched(running, monkeypatch)
        running.happened(ReportsChanged(3))
        await asyncio.sleep(0)
        assert watched.steps == [[ReportsChanged(3)]] and watched.beats == 0
