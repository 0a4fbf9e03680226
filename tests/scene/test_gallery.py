"""The gallery: pictures at the height of the eyes, a way around all of them, and a garden."""

from __future__ import annotations

import pytest

from lanting.scene.component.matter import Extrusion, Label, Sheet
from lanting.scene.component.placement import Portal, Seat, Transform, Viewpoint
from lanting.scene.entity import Entity
from lanting.scene.placing import Placing
from lanting.scene.template.gallery import plan
from lanting.scene.template.gallery.paintings import PAINTINGS
from tests.scene.places import SEEDS, built, is_reached, reached, walked_near

NAME = "gallery"
SEED = SEEDS[0]


def pictures() -> list[tuple[Entity, Placing]]:
    place = built(NAME, SEED)
    found = [each for each in place.entities.values() if (each.words or "").startswith("thing-picture-")]
    return [(each, place.placing(each)) for each in found]


def parts(picture: Entity) -> list[Entity]:
    return [each for each in built(NAME, SEED).entities.values() if each.parent == picture.id]


class TestPictures:
    def test_are_ten_of_which_no_two_are_alike(self) -> None:
        assert len(pictures()) == len({each.words for each, _ in pictures()}) == len(PAINTINGS) == 10

    def test_hang_with_their_middle_at_a_metre_and_a_half(self) -> None:
        assert all(placing.position[1] - plan.FLOOR_Y == pytest.approx(1.5, abs=0.001) for _, placing in pictures())

    def test_hang_on_walls_and_are_seen_from_the_room(self) -> None:
        for picture, placing in pictures():
            x, _, z = placing.position
            assert abs(abs(x) - plan.HALF_X) < 0.1 or abs(abs(z) - abs(plan.NORTH_Z)) < 0.1, picture.words
            ahead = placing.point((0.0, 0.0, 1.5))
            assert abs(ahead[0]) < plan.HALF_X and abs(ahead[2]) < plan.SOUTH_Z
            assert walked_near(NAME, SEED, (ahead[0], plan.FLOOR_Y, ahead[2])) < 0.6, picture.words

    def test_do_not_hang_over_one_another(self) -> None:
        spots = [
            (placing.position, painting.size[0]) for (_, placing), painting in zip(pictures(), PAINTINGS, strict=True)
        ]
        for number, (one, one_width) in enumerate(spots):
            for other, other_width in spots[number + 1 :]:
                apart = max(abs(one[0] - other[0]), abs(one[2] - other[2]))
                assert apart > (one_width + other_width) / 2 + 0.3

    def test_are_composed_and_have_a_plate(self) -> None:
        for picture, _ in pictures():
            drawn = [
                each for each in parts(picture) if each.get(Sheet) or each.get(Extrusion) or "tube" in each.components
            ]
            assert len(drawn) >= 5, picture.words
            assert [each for each in parts(picture) if each.get(Label)], picture.words

    def test_lie_in_layers_that_never_meet(self) -> None:
        """Two parts at one depth would flicker."""
        for picture, _ in pictures():
            flat = [each.get(Transform) for each in parts(picture) if each.get(Extrusion)]
            ends = [round(each.position[2], 3) for each in flat if each]
            assert len(set(ends)) == len(ends), picture.words


class TestRoom:
    def test_is_high_enough_for_the_camera_over_the_shoulder(self) -> None:
        assert plan.WALL_HEIGHT >= 4.5

    def test_has_nine_places_to_look_from(self) -> None:
        assert len(list(built(NAME, SEED).each(Seat))) == 9

    def test_is_left_by_its_opening_and_its_door_and_by_no_wall(self) -> None:
        places = reached(NAME, SEED)
        in_wall = (abs(places[:, 2] - plan.NORTH_Z + plan.WALL_DEPTH / 2) < plan.WALL_DEPTH / 2) & (
            abs(places[:, 0]) < plan.HALF_X
        )
        door_x, width, _ = plan.DOORWAY
        assert in_wall.any()
        assert (abs(places[in_wall][:, 0] - door_x) < width / 2).all()

    def test_leads_to_the_garden(self) -> None:
        assert is_reached(NAME, SEED, (plan.DOORWAY[0], plan.FLOOR_Y, plan.NORTH_Z - 1.5))
        assert is_reached(NAME, SEED, (3.25, plan.FLOOR_Y, plan.NORTH_Z - 1.75))

    def test_the_garden_is_left_by_its_door_alone(self) -> None:
        places = reached(NAME, SEED)
        behind = places[places[:, 2] < plan.GARDEN_Z + 0.3]
        assert not [each for each in behind if abs(each[0]) < plan.HALF_X and abs(each[2] - plan.GARDEN_Z) < 0.3]


class TestWays:
    def test_a_gate_leads_back_to_the_courtyard(self) -> None:
        ((_, _, portal),) = built(NAME, SEED).each(Portal)
        assert portal.target == "courtyard"

    def test_passers_by_look_from_inside_at_the_moon_window(self) -> None:
        ((_, placing, viewpoint),) = built(NAME, SEED).each(Viewpoint)
        assert abs(placing.position[0]) < plan.HALF_X and placing.position[2] < plan.SOUTH_Z
        assert abs(viewpoint.target[0]) < plan.MOON_WINDOW_M
