"""Things that can be taken in hand: what they may not be, and the edit that says where a hand has left one."""

from __future__ import annotations

from typing import Any

import pytest

from lanting.kernel.ids import UserId
from lanting.protocol.operation import SetProperties
from lanting.scene.authority import Author
from lanting.scene.component import Component
from lanting.scene.component.placement import Seat, Transform
from lanting.scene.component.use import Grabbable
from lanting.scene.live_scene import LiveScene
from lanting.scene.refusal import EditRefused, GrabbableRefused, NothingToUndo
from lanting.scene.rule import GROUND_COMPONENTS
from tests.scene.editing import ANN, BOB, add, garden, live, remove
from tests.scene.making import entity, entity_id, scene

GUEST = Author(UserId("usr_guest"), "Guest")
CUP = 7
TURNED = (0.0, 0.6, 0.0, 0.8)


def with_cup() -> LiveScene:
    place = live(garden())
    place.apply([add(CUP, grabbable={})], BOB)
    return place


def carry(place: LiveScene, author: Author = GUEST, x: float = 2.0) -> int:
    revision = place.carry(entity_id(CUP), (x, 0.5, 0.0), TURNED, author).revision
    assert revision is not None
    return revision


def where(place: LiveScene) -> Transform:
    cup = place.get(entity_id(CUP))
    assert cup is not None
    return cup.get(Transform) or Transform()


class TestWhatItIsNot:
    @pytest.mark.parametrize(
        "components",
        [{"seat": {}}, {"collider": {"kind": "box"}}, {"button": {}}, {"path": {"line": [[0, 0, 0], [1, 0, 0]]}}],
        ids=lambda components: next(iter(components)),
    )
    def test_sc26_nobodys_floor_seat_or_door_and_it_goes_nowhere_by_itself(self, components: dict[str, Any]) -> None:
        with pytest.raises(GrabbableRefused):
            live(garden()).apply([add(CUP, grabbable={}, **components)], ANN)

    def test_sc26_it_hangs_on_nothing(self) -> None:
        with pytest.raises(GrabbableRefused):
            live(garden()).apply([add(CUP, parent=1, grabbable={})], ANN)

    def test_sc26_holds_for_what_becomes_so_later_and_for_whole_scenes(self) -> None:
        with pytest.raises(GrabbableRefused):
            live(garden()).apply([SetProperties(id=entity_id(3), component="grabbable", values={})], ANN)
        with pytest.raises(GrabbableRefused):
            scene(entity(CUP, Grabbable(), Seat()))

    def test_sc26_so_carrying_moves_no_ground(self) -> None:
        assert not with_cup().carry(entity_id(CUP), (1.0, 0.0, 0.0), TURNED, GUEST).moves_ground
        assert all(issubclass(each, Component) for each in GROUND_COMPONENTS)


class TestCarrying:
    def test_sc27_is_one_edit_by_whoever_held_it(self) -> None:
        place = with_cup()
        change = place.carry(entity_id(CUP), (2.0, 0.5, 0.0), TURNED, GUEST)
        assert (change.kind, change.user, change.name) == ("carry", GUEST.user, "Guest")
        assert where(place) == Transform(position=(2.0, 0.5, 0.0), rotation=TURNED)
        assert place.makers[entity_id(CUP)] == BOB.user

    def test_sc27_where_it_stands_already_nothing_has_changed(self) -> None:
        place = with_cup()
        carry(place)
        assert place.carry(entity_id(CUP), (2.0, 0.5, 0.0), TURNED, GUEST).revision is None

    def test_sc27_passes_locks_and_is_refused_where_the_thing_is_gone(self) -> None:
        place = with_cup()
        place.apply([SetProperties(id=entity_id(CUP), component="entity", values={"is_locked": True})], ANN)
        carry(place)
        place.undo(ANN)
        place.apply([remove(CUP)], ANN)
        with pytest.raises(EditRefused):
            carry(place)

    def test_sc27_undoing_the_last_passes_it_over_and_redoing_goes_on(self) -> None:
        place = with_cup()
        place.apply([add(8)], BOB)
        place.undo(BOB)
        carry(place, BOB)
        assert place.undo(BOB, redo=True).revision is not None
        place.undo(BOB)
        assert where(place).position == (2.0, 0.5, 0.0)
        carry(place, ANN, x=3.0)
        with pytest.raises(NothingToUndo):
            place.undo(ANN)

    def test_sc27_is_undone_by_its_revision_and_taken_back(self) -> None:
        place = with_cup()
        revision = carry(place)
        place.undo(GUEST.__class__(GUEST.user, "Guest", is_builder=True), revision)
        assert where(place) == Transform()
        revision = carry(place)
        carry(place, x=4.0)
        place.take_back(ANN, revision)
        assert where(place) == Transform()
