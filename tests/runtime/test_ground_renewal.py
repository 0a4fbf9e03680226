"""A new Ground follows a changed Scene, made elsewhere than on the loop (SC-47)."""

from __future__ import annotations

import asyncio

import pytest

from lanting.kernel.clock import SystemClock
from lanting.kernel.ids import EntityId
from lanting.runtime import ground_renewal
from lanting.runtime.boundary import Boundary
from lanting.runtime.ground_renewal import GroundRenewal
from lanting.scene.component.placement import Seat, Transform
from lanting.scene.entity import Entity
from lanting.scene.scene import Scene
from lanting.space.ground import Ground


def with_seats(revision: int) -> Scene:
    """As many seats as the Revision says."""
    ids = [EntityId(f"ent_{number:016}") for number in range(revision)]
    return Scene(
        revision, "made", [Entity(each, components={"transform": Transform(), "seat": Seat()}) for each in ids]
    )


async def test_sc47_the_last_word_wins_and_is_handed_over_with_its_revision(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground_renewal, "AFTER_S", 0.0)
    made: asyncio.Queue[tuple[Ground, int]] = asyncio.Queue()
    newest = [1]
    renewal = GroundRenewal(lambda: with_seats(newest[0]), lambda *each: made.put_nowait(each), Boundary(SystemClock()))
    renewal.renew()
    newest[0] = 2
    renewal.renew()
    async with asyncio.timeout(30):
        ground, revision = await made.get()
        assert (len(ground.seats), revision) == (2, 2)
        newest[0] = 3
        renewal.renew()
        ground, revision = await made.get()
    assert (len(ground.seats), revision) == (3, 3)
    renewal.stop()
