"""A place is written alike in every call that takes one."""

from __future__ import annotations

import asyncio
import math
from typing import Any

import pytest

from lanting.protocol.word import Place
from lanting.sdk import Experience
from lanting.sdk.spot import place_at
from lanting.sdk.testing import Prop, stage

ALIKE = [(3, 1.5), (3.0, 0.0, 1.5), [3, 0, 1.5], Place(x=3.0, y=0.0, z=1.5)]
"""On a stage newcomers arrive at the height 0."""
THERE = (3.0, 0.0, 1.5)


@pytest.mark.parametrize("spot", ALIKE)
def test_two_numbers_are_on_the_floor_and_three_have_their_height(spot: Any) -> None:
    assert place_at(spot) == Place(x=3.0, y=0.0, z=1.5)


def test_a_floor_is_as_high_as_it_is_and_a_place_stays_as_it_looks() -> None:
    turned = Place(x=1.0, y=2.0, z=3.0, yaw=0.5)
    assert place_at((3, 1.5), 0.4).y == 0.4
    assert place_at((3, 0, 1.5), 0.4).y == 0.0
    assert place_at(turned, 0.4) is turned


@pytest.mark.parametrize("wrong", [(), (1,), (1, 2, 3, 4)])
def test_other_numbers_are_no_place(wrong: Any) -> None:
    with pytest.raises(ValueError, match="say x and z, or x, y and z, in metres"):
        place_at(wrong)


@pytest.mark.parametrize("spot", ALIKE)
async def test_every_call_takes_it_so(spot: Any) -> None:
    x = Experience("spots", capabilities=["edit", "teleport"])
    async with stage(x, things=[Prop("bell", at=spot)]) as s:
        world = s.world
        mei = await s.visitor("Mei", at=spot)
        sign = await world.add(name="sign", at=spot)
        bell = world.entity("bell")
        for place in (sign.place, bell.place, mei.place):
            assert (place.x, place.y, place.z) == pytest.approx(THERE, abs=0.3)
        part = await world.add(name="part", at=spot, parent=sign)
        assert (part.place.x, part.place.z) == pytest.approx((6.0, 3.0))
        await world.play("gong", at=spot)
        await s.settle()
        assert [sounded.place for sounded in mei.sounds.values()] == [THERE]
        lin = await world.companion("Lin", at=spot)
        assert (lin.place.x, lin.place.z) == pytest.approx((3.0, 1.5), abs=0.3)
        await mei.walk_to(-5, -5)
        await world.gather(around=spot)
        await s.settle()
        assert math.dist((mei.place.x, mei.place.z), THERE[::2]) < 3.0
        await mei.walk_to(-5, -5)
        going = asyncio.ensure_future(world.offer(spot, "Come along?"))
        await s.settle()
        await mei.decide(True)
        assert [who.name for who in await going] == ["Mei"]
        assert (mei.place.x, mei.place.z) == pytest.approx(THERE[::2], abs=0.3)
