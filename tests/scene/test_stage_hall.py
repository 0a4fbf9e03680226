"""The stage hall: a stage that everybody sees and anybody gets onto, on feet or on wheels."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from lanting.scene.component.placement import Portal, Seat, Spawn, Viewpoint, Zone
from lanting.scene.placing import Placing
from lanting.scene.solid import solids
from lanting.scene.template.stage_hall import stage
from lanting.scene.template.stage_hall.audience import FOCUS
from tests.scene.places import SEEDS, built, is_reached, tops, walked_near

NAME = "stage-hall"
SEED = SEEDS[0]


def zone_of(words: str) -> tuple[Placing, Zone]:
    ((placing, zone),) = [
        (placing, zone) for entity, placing, zone in built(NAME, SEED).each(Zone) if entity.words == words
    ]
    return placing, zone


class TestStage:
    def test_is_ten_metres_wide_six_deep_and_90_centimetres_high(self) -> None:
        placing, zone = zone_of("thing-stage")
        assert (zone.size[0], zone.size[2]) == (10.0, 6.0)
        assert placing.position[1] - zone.size[1] / 2 == pytest.approx(stage.STAGE_Y) == pytest.approx(0.9)

    def test_is_heard_by_all(self) -> None:
        zone = zone_of("thing-stage")[1]
        assert zone.is_stage
        assert not zone.is_private

    def test_is_climbed_by_steps_of_18_centimetres(self) -> None:
        way = [tops(NAME, SEED, 0.0, stage.FRONT_Z + 0.05 * step - 0.02)[-1] for step in range(40)]
        assert (way[0], way[-1]) == pytest.approx((stage.STAGE_Y, 0.0))
        assert all(higher - lower <= 0.181 for higher, lower in pairwise(way))
        assert is_reached(NAME, SEED, (0.0, stage.STAGE_Y, stage.FRONT_Z - 1.0))

    def test_is_reached_on_wheels_by_a_ramp_of_one_in_twelve(self) -> None:
        (ramp,) = [solid for solid in solids(built(NAME, SEED)) if solid.kind == "ramp"]
        assert ramp.size[2] / ramp.size[1] == pytest.approx(12.0)
        assert ramp.size[0] >= 1.5
        edge = -stage.WIDTH / 2
        for along in (0.5, 2.5, 5.0, 7.5, 10.0):
            x = edge - along
            assert is_reached(NAME, SEED, (x, tops(NAME, SEED, x, stage.RAMP_Z)[-1], stage.RAMP_Z))
        assert is_reached(NAME, SEED, (edge + 0.5, stage.STAGE_Y, stage.RAMP_Z))

    def test_is_not_walked_through_its_screen(self) -> None:
        ((_, placing),) = [
            (entity, built(NAME, SEED).placing(entity))
            for entity in built(NAME, SEED).entities.values()
            if entity.words == "thing-stage-screen"
        ]
        for x in (-3.0, 0.0, 3.0):
            assert not is_reached(NAME, SEED, (x, stage.STAGE_Y, placing.position[2]))


class TestSeats:
    def test_are_sixty_or_more(self) -> None:
        assert len(list(built(NAME, SEED).each(Seat))) >= 60

    def test_all_face_the_stage(self) -> None:
        for _, placing, _ in built(NAME, SEED).each(Seat):
            x, y, z = placing.position
            distance = math.hypot(x - FOCUS[0], z - FOCUS[1])
            assert placing.point((0.0, 0.0, -distance)) == pytest.approx((FOCUS[0], y, FOCUS[1]), abs=0.02)

    def test_leave_an_aisle_from_where_one_arrives_to_the_steps(self) -> None:
        assert all(is_reached(NAME, SEED, (0.25, 0.0, z / 2)) for z in range(-7, 21))

    def test_have_standing_room_behind_them(self) -> None:
        placing, zone = zone_of("thing-standing-room")
        last = max(seat.position[2] for _, seat, _ in built(NAME, SEED).each(Seat))
        assert placing.position[2] - zone.size[2] / 2 > last
        assert walked_near(NAME, SEED, (placing.position[0], 0.0, placing.position[2])) < 0.5


class TestWays:
    def test_a_gate_leads_back_to_the_courtyard(self) -> None:
        ((_, _, portal),) = built(NAME, SEED).each(Portal)
        assert portal.target == "courtyard"

    def test_newcomers_and_passers_by_see_the_stage(self) -> None:
        middle = (0.0, stage.FRONT_Z)
        for kind in (Spawn, Viewpoint):
            for _, placing, component in built(NAME, SEED).each(kind):
                x, _, z = placing.position
                ahead = component.target if isinstance(component, Viewpoint) else placing.point((0.0, 0.0, -10.0))
                looks, stands = math.atan2(x - ahead[0], z - ahead[2]), math.atan2(x - middle[0], z - middle[1])
                assert abs(looks - stands) < math.radians(15)
