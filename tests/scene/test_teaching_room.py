"""The teaching room: a desk for everybody, and everybody sees the board."""

from __future__ import annotations

import math

import pytest

from lanting.scene.component.matter import Label
from lanting.scene.component.placement import Portal, Seat, Spawn, Viewpoint, Zone
from lanting.scene.solid import solids
from lanting.scene.template.teaching_room import plan
from tests.scene.places import SEEDS, built, is_reached, reached

NAME = "teaching-room"
SEED = SEEDS[0]
CAMERA_UP_M = 2.1
"""So high above the feet is the camera over the shoulder."""


class TestDesks:
    def test_are_24_with_a_seat_at_each(self) -> None:
        place = built(NAME, SEED)
        desks = [place.placing(each).position for each in place.entities.values() if each.words == "thing-desk"]
        seats = [placing.position for each, placing, _ in place.each(Seat) if each.words == "thing-desk-stool"]
        assert len(desks) == len(seats) == 24
        for desk, seat in zip(desks, seats, strict=True):
            assert (seat[0] - desk[0], seat[2] - desk[2]) == pytest.approx((0.0, 0.48), abs=0.01)

    def test_all_face_the_board(self) -> None:
        for entity, placing, _ in built(NAME, SEED).each(Seat):
            if entity.words == "thing-desk-stool":
                assert placing.yaw == pytest.approx(0.0)

    def test_leave_an_aisle_from_where_one_arrives_to_the_board(self) -> None:
        assert all(is_reached(NAME, SEED, (0.25, plan.FLOOR_Y, z / 2)) for z in range(-13, 19))


class TestTeacher:
    def test_sits_facing_the_class(self) -> None:
        ((_, placing),) = [(e, p) for e, p, _ in built(NAME, SEED).each(Seat) if e.words == "thing-teachers-seat"]
        assert placing.point((0.0, 0.0, -1.0))[2] > placing.position[2] + 0.9

    def test_has_a_board_that_faces_the_class(self) -> None:
        """Words face along −Z: the label is turned by half."""
        ((_, placing, label),) = built(NAME, SEED).each(Label)
        assert label.text == "学而时习之"
        assert placing.point((0.0, 0.0, -1.0))[2] > placing.position[2]
        assert placing.position[2] == pytest.approx(plan.NORTH_Z, abs=0.4)


class TestHouse:
    def test_is_high_enough_for_the_camera_over_the_shoulder(self) -> None:
        assert plan.WALL_HEIGHT >= 4.5 > CAMERA_UP_M + 2.0

    def test_is_left_by_its_open_side_and_by_no_wall(self) -> None:
        places = reached(NAME, SEED)
        on_floor = places[abs(places[:, 1] - plan.FLOOR_Y) < 0.01]
        inside = on_floor[on_floor[:, 2] < plan.SOUTH_Z]
        assert len(inside) > 400
        assert abs(inside[:, 0]).max() < plan.HALF_X - 0.3 and inside[:, 2].min() > plan.NORTH_Z + 0.3

    def test_is_entered_on_wheels(self) -> None:
        (ramp,) = [solid for solid in solids(built(NAME, SEED)) if solid.kind == "ramp"]
        assert ramp.size[2] / ramp.size[1] >= 12.0
        assert is_reached(NAME, SEED, (ramp.centre[0], ramp.centre[1], ramp.centre[2]))

    def test_has_a_corner_to_read_in(self) -> None:
        place = built(NAME, SEED)
        ((_, around, zone),) = [each for each in place.each(Zone) if each[0].words == "thing-reading-corner"]
        stools = [placing.position for each, placing, _ in place.each(Seat) if each.words == "thing-stool"]
        assert len(stools) == 5
        for x, _, z in stools:
            assert abs(x - around.position[0]) < zone.size[0] / 2 and abs(z - around.position[2]) < zone.size[2] / 2


class TestWays:
    def test_a_gate_leads_back_to_the_courtyard(self) -> None:
        ((_, _, portal),) = built(NAME, SEED).each(Portal)
        assert portal.target == "courtyard"

    def test_newcomers_and_passers_by_see_the_board(self) -> None:
        for kind in (Spawn, Viewpoint):
            for _, placing, component in built(NAME, SEED).each(kind):
                x, _, z = placing.position
                ahead = component.target if isinstance(component, Viewpoint) else placing.point((0.0, 0.0, -10.0))
                looks, stands = math.atan2(x - ahead[0], z - ahead[2]), math.atan2(x, z - plan.NORTH_Z)
                assert abs(looks - stands) < math.radians(15)
