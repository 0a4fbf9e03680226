"""One edit after the other: what happens, what is refused, and what is taken back."""

from __future__ import annotations

import pytest

from lanting.protocol.operation import AddEntity, Operation
from lanting.scene.authority import Author
from lanting.scene.live_scene import LiveScene
from lanting.scene.recent import EDITS_RECENT_MAX
from lanting.scene.refusal import EditRefused
from tests.scene.editing import ANN, BOB, CEM, add, clear, hang, live, move, put, remove
from tests.scene.following import things_of
from tests.scene.making import entity, entity_id, scene

BENCH, LABEL, SHELF, SIGN, GATE, SKY = range(1, 7)


def refused(place: LiveScene, *operations: Operation, author: Author = ANN) -> str:
    with pytest.raises(EditRefused) as caught:
        place.apply(operations, author)
    return caught.value.code


class TestNormal:
    def test_sc6_what_is_told_is_in_the_fields_own_types_and_only_what_changed(self) -> None:
        change = live().apply([put(BENCH, "shape", size=[1, 2, 1], colour="#aabbcc")], ANN)
        assert change.operations == [put(BENCH, "shape", size=(1.0, 2.0, 1.0))]
        assert change.inverse == [put(BENCH, "shape", size=(1.0, 1.0, 1.0))]

    def test_sc6_what_comes_new_says_every_field(self) -> None:
        place = live()
        lamp = place.apply([put(BENCH, "lamp", strength=2)], ANN).operations[0]
        assert lamp == put(
            BENCH, "lamp", kind="point", colour="#ffdfb0", strength=2.0, reach_m=8.0, angle=0.6, softness=0.4
        )
        (added,) = place.apply([add(20, seat={})], ANN).operations
        assert isinstance(added, AddEntity)
        assert added.components == {"seat": {"height_m": 0.45}}

    @pytest.mark.parametrize(
        "operation", [put(BENCH, "seat", height_m=0.45), clear(BENCH, "lamp"), put(BENCH, "entity", name="Bench")]
    )
    def test_sc6_what_changes_nothing_is_no_edit(self, operation: Operation) -> None:
        place = live()
        change = place.apply([operation], ANN)
        assert (change.revision, change.operations, change.inverse, place.revision) == (None, [], [], 1)


class TestRefused:
    @pytest.mark.parametrize(
        ("operations", "code"),
        [
            ([put(BENCH, "shape", colour="red")], "component_refused"),
            ([put(BENCH, "shape", weight=3)], "component_refused"),
            ([put(BENCH, "transform", position=[float("nan"), 0, 0])], "component_refused"),
            ([put(BENCH, "transform", position=[0, 0])], "component_refused"),
            ([put(BENCH, "transform", rotation=[1, 1, 0, 0])], "component_refused"),
            ([put(BENCH, "label", text="\ud800")], "component_refused"),
            ([put(BENCH, "rocket", thrust=1)], "component_refused"),
            ([clear(BENCH, "rocket")], "component_refused"),
            ([put(BENCH, "label", height_m=0.2)], "component_refused"),
            ([put(BENCH, "entity", colour="red")], "component_refused"),
            ([put(BENCH, "entity", name="\ud800")], "scene_refused"),
            ([AddEntity(id="bench")], "scene_refused"),
        ],
    )
    def test_sc7_are_values_that_are_none(self, operations: list[Operation], code: str) -> None:
        assert refused(live(), *operations) == code

    @pytest.mark.parametrize(
        ("operations", "code"),
        [
            ([move(77, 1)], "entity_unknown"),
            ([remove(BENCH), move(LABEL, 1)], "entity_unknown"),
            ([add(BENCH)], "entity_taken"),
            ([add(20), add(20)], "entity_taken"),
            ([add(20, parent=21), add(21)], "parent_refused"),
            ([hang(BENCH, 77)], "parent_refused"),
            ([hang(BENCH, BENCH)], "parent_refused"),
            ([hang(BENCH, LABEL)], "parent_refused"),
            ([add(20, parent=LABEL), hang(BENCH, 20)], "parent_refused"),
        ],
    )
    def test_sc8_is_what_is_not_there_when_its_turn_comes(self, operations: list[Operation], code: str) -> None:
        assert refused(live(), *operations) == code

    @pytest.mark.parametrize(
        ("operations", "code"),
        [
            ([put(BENCH, "sky")], "component_refused"),
            ([put(SHELF, "transform", scale=[2, 1, 1])], "component_refused"),
            ([put(20, "transform", rotation=[0.6, 0, 0, 0.8]), hang(SHELF, 20)], "component_refused"),
            ([put(SHELF, "collider", kind="height_field")], "component_refused"),
            ([add(30, parent=20), *(add(31 + each, parent=30 + each) for each in range(16))], "parent_refused"),
        ],
    )
    def test_sc3_is_what_is_no_scene_as_a_whole(self, operations: list[Operation], code: str) -> None:
        place = live()
        place.apply([add(20)], ANN)
        assert refused(place, *operations) == code

    def test_sc3_is_a_branch_that_would_hang_too_deep(self) -> None:
        place = live(scene(*(entity(each, parent=each - 1 if each else None) for each in range(16)), entity(50)))
        assert refused(place, add(51), hang(50, 51), hang(0, 50)) == "parent_refused"
        place.apply([hang(0, 50)], ANN)

    @pytest.mark.parametrize(
        "operation", [put(BENCH, "entity", words="thing-bench"), AddEntity(id=entity_id(20), words="thing-a")]
    )
    def test_sc9_are_words_of_ours_from_outside(self, operation: Operation) -> None:
        assert refused(live(), operation) == "scene_refused"


class TestTaken:
    def test_sc3_is_what_only_the_end_makes_right(self) -> None:
        place = live()
        place.apply([put(BENCH, "sky"), clear(SKY, "sky")], ANN)
        place.apply([hang(LABEL, None), hang(BENCH, LABEL)], ANN)
        assert place.scene().entities[entity_id(BENCH)].parent == entity_id(LABEL)

    def test_sc8_removing_takes_all_that_hangs_on_it(self) -> None:
        place = live()
        change = place.apply([add(20, parent=LABEL), remove(BENCH)], ANN)
        assert not {entity_id(BENCH), entity_id(LABEL), entity_id(20)} & place.entities.keys()
        assert change.operations[1:] == [remove(BENCH)]

    def test_sc8_what_comes_back_comes_last(self) -> None:
        place = live()
        place.apply([remove(BENCH), add(BENCH)], ANN)
        assert list(place.entities)[-1] == entity_id(BENCH)
        place.apply([remove(SIGN)], ANN)
        place.undo(ANN)
        assert list(place.entities)[-2:] == [entity_id(BENCH), entity_id(SIGN)]

    def test_sc9_words_are_taken_away_by_people_and_brought_back_by_undo(self) -> None:
        place = live()
        place.apply([put(SIGN, "entity", words=None, name="Sign")], ANN)
        assert place.entities[entity_id(SIGN)].words is None
        place.undo(ANN)
        assert place.entities[entity_id(SIGN)].words == "thing-sign"

    @pytest.mark.parametrize(
        ("operations", "moves"),
        [
            ([move(SHELF, 1)], True),
            ([move(BENCH, 1)], True),
            ([move(SIGN, 1)], False),
            ([hang(SHELF, SIGN)], True),
            ([put(BENCH, "shape", colour="#000000")], False),
            ([put(SIGN, "button")], True),
            ([remove(SHELF)], True),
            ([remove(SIGN)], False),
            ([add(20, label={"text": "a"})], False),
        ],
    )
    def test_only_what_people_stand_on_or_use_moves_the_ground(self, operations: list[Operation], moves: bool) -> None:
        assert live().apply(operations, ANN).moves_ground is moves

    def test_what_carries_a_seat_moves_the_ground(self) -> None:
        place = live()
        place.apply([hang(BENCH, SIGN)], ANN)
        assert place.apply([move(SIGN, 1)], ANN).moves_ground


class TestUndo:
    def test_sc11_leaves_what_another_wrote_since(self) -> None:
        place = live()
        place.apply([put(BENCH, "shape", colour="#000000", size=[2, 2, 2])], ANN)
        place.apply([put(BENCH, "shape", colour="#ffffff")], BOB)
        change = place.undo(ANN)
        assert (change.operations, change.kept) == ([put(BENCH, "shape", size=(1.0, 1.0, 1.0))], 1)

    def test_sc11_reaches_below_what_another_has_undone(self) -> None:
        place = live()
        place.apply([put(BENCH, "entity", name="A")], ANN)
        place.apply([put(BENCH, "entity", name="B")], BOB)
        assert place.undo(ANN).revision is None
        place.undo(BOB)
        assert place.undo(ANN).operations == [put(BENCH, "entity", name="Bench")]

    @pytest.mark.parametrize(
        "since",
        [
            [put(20, "entity", name="Mine")],
            [put(20, "lamp")],
            [add(21, parent=20)],
            [hang(SIGN, 20)],
        ],
    )
    def test_sc11_takes_nothing_away_on_which_another_has_worked(self, since: list[Operation]) -> None:
        place = live()
        place.apply([add(20)], ANN)
        place.apply(since, BOB)
        change = place.undo(ANN)
        assert (change.revision, change.kept) == (None, 1)
        place.undo(BOB)
        assert place.undo(ANN).operations == [remove(20)]

    def test_sc11_takes_no_component_away_that_another_has_changed(self) -> None:
        place = live()
        place.apply([put(SIGN, "label", text="a")], ANN)
        place.apply([put(SIGN, "label", text="b")], BOB)
        assert place.undo(ANN).kept == 1

    def test_sc11_keeps_gone_what_another_removed(self) -> None:
        place = live()
        place.apply([move(SIGN, 1), move(SHELF, 1)], ANN)
        place.apply([remove(SIGN)], BOB)
        change = place.undo(ANN)
        assert (change.operations, change.kept) == ([put(SHELF, "transform", position=(5.0, 0.0, 5.0))], 1)

    def test_sc11_hangs_nothing_on_what_is_gone(self) -> None:
        place = live()
        place.apply([remove(LABEL)], ANN)
        place.apply([remove(BENCH)], BOB)
        assert (place.undo(ANN).revision, place.revision) == (None, 3)

    def test_sc12_the_next_own_edit_ends_redoing(self) -> None:
        place = live()
        place.apply([move(SIGN, 1)], ANN)
        place.undo(ANN)
        place.apply([move(SHELF, 1)], BOB)
        place.undo(ANN, redo=True)
        place.undo(ANN)
        place.apply([move(SHELF, 2)], ANN)
        with pytest.raises(EditRefused, match="nothing of yours is left"):
            place.undo(ANN, redo=True)

    def test_sc13_goes_on_to_the_last_of_which_anything_can_be_undone(self) -> None:
        place = live()
        place.apply([move(SHELF, 1)], ANN)
        place.apply([move(SIGN, 1)], ANN)
        place.apply([move(SIGN, 2)], BOB)
        assert place.undo(ANN).undoes == 2

    def test_sc13_of_a_certain_edit(self) -> None:
        place = live()
        place.apply([move(SHELF, 1)], ANN)
        place.apply([move(SIGN, 1)], ANN)
        change = place.undo(ANN, revision=2)
        assert (change.kind, change.undoes, change.operations[0].id) == ("undo", 2, entity_id(SHELF))
        again = place.undo(ANN, revision=2, redo=True)
        assert (again.kind, again.undoes) == ("redo", change.revision)
        assert place.undo(ANN, revision=2).undoes == 2

    @pytest.mark.parametrize(("revision", "code"), [(2, "not_yours"), (3, "edit_unknown"), (77, "edit_unknown")])
    def test_sc13_of_anothers_or_no_edit_is_refused(self, revision: int, code: str) -> None:
        place = live()
        place.apply([move(SHELF, 1)], BOB)
        place.apply([move(SIGN, 1)], ANN)
        place.undo(ANN)
        with pytest.raises(EditRefused) as caught:
            place.undo(ANN, revision=revision)
        assert caught.value.code == code

    def test_sc13_with_nothing_to_undo_is_refused(self) -> None:
        with pytest.raises(EditRefused) as caught:
            live().undo(ANN)
        assert caught.value.code == "nothing_to_undo"

    def test_sc13_forgets_what_is_too_long_ago(self) -> None:
        place = live()
        place.apply([move(SIGN, 1)], ANN)
        for turn in range(EDITS_RECENT_MAX):
            place.apply([move(SHELF, turn % 2 + 1)], BOB)
        with pytest.raises(EditRefused) as caught:
            place.undo(ANN)
        assert caught.value.code == "nothing_to_undo"
        assert place.undo(BOB).kept == 0

    def test_sc13_any_builder_takes_back_what_concerns_all(self) -> None:
        place = live()
        place.restore(scene(), BOB)
        change = place.undo(ANN, revision=2)
        assert things_of(place.scene()) == things_of(live().scene())
        assert (change.kind, change.undoes) == ("undo", 2)
        with pytest.raises(EditRefused):
            place.undo(CEM, revision=2)

    def test_sc13_is_judged_by_the_rights_of_now(self) -> None:
        place = live()
        cem = Author(CEM.user, CEM.name, is_builder=True)
        place.apply([move(SIGN, 31)], cem)
        with pytest.raises(EditRefused) as caught:
            place.undo(CEM)
        assert caught.value.code == "area"
        assert place.undo(cem).undoes == 2


class TestTakeBack:
    def test_sc14_undoes_all_of_one_from_an_edit_on(self) -> None:
        place = live()
        place.apply([move(SHELF, 1)], CEM)
        place.apply([put(BENCH, "entity", name="Mine")], CEM)
        place.apply([add(20), hang(LABEL, 20)], CEM)
        place.apply([put(BENCH, "entity", name="Really mine")], CEM)
        place.apply([move(SKY, 3)], BOB)
        change = place.take_back(ANN, 3)
        assert (change.kind, change.undoes, change.kept) == ("take_back", 3, 0)
        expected = live()
        expected.apply([move(SHELF, 1), move(SKY, 3)], BOB)
        assert things_of(place.scene()) == things_of(expected.scene())
        place.undo(ANN)
        assert place.entities[entity_id(BENCH)].name == "Really mine"

    def test_sc14_keeps_what_others_changed_since(self) -> None:
        place = live()
        place.apply([put(BENCH, "entity", name="Mine", description="All mine")], CEM)
        place.apply([put(BENCH, "entity", name="Ours")], BOB)
        assert place.take_back(ANN, 2).kept == 1
        found = place.entities[entity_id(BENCH)]
        assert (found.name, found.description) == ("Ours", "")

    def test_sc14_of_an_edit_that_nobody_knows_is_refused(self) -> None:
        with pytest.raises(EditRefused) as caught:
            live().take_back(ANN, 2)
        assert caught.value.code == "edit_unknown"


def test_sc15_a_moment_is_restored_whatever_is_locked() -> None:
    place = live()
    then = place.scene()
    place.apply([put(GATE, "entity", is_locked=False)], ANN)
    place.apply([move(GATE, 3), remove(BENCH), add(20, parent=GATE), put(SHELF, "entity", is_locked=True)], ANN)
    change = place.restore(then, BOB)
    assert things_of(place.scene()) == things_of(then)
    assert (change.kind, place.revision) == ("restore", 4)
    place.undo(BOB)
    assert entity_id(20) in place.entities


class TestLocks:
    @pytest.mark.parametrize(
        "operations",
        [
            [move(GATE, 1)],
            [put(GATE, "entity", name="Mine")],
            [put(GATE, "entity", name="Mine", is_locked=False)],
            [remove(GATE)],
            [add(20, parent=GATE)],
            [hang(BENCH, GATE)],
        ],
    )
    def test_sc18_hold_for_builders_too(self, operations: list[Operation]) -> None:
        assert refused(live(), *operations) == "locked"

    @pytest.mark.parametrize("operations", [[move(LABEL, 1)], [remove(LABEL)], [hang(LABEL, None)]])
    def test_sc18_hold_for_what_hangs_on_the_locked(self, operations: list[Operation]) -> None:
        place = live()
        place.apply([put(BENCH, "entity", is_locked=True)], ANN)
        assert refused(place, *operations) == "locked"

    def test_sc18_keep_what_they_hang_on_from_being_removed(self) -> None:
        place = live()
        place.apply([put(LABEL, "entity", is_locked=True)], ANN)
        assert refused(place, remove(BENCH)) == "locked"
        place.apply([move(BENCH, 1)], ANN)

    def test_sc18_are_taken_off_first(self) -> None:
        place = live()
        before = things_of(place.scene())
        unlock, lock = put(GATE, "entity", is_locked=False), put(GATE, "entity", is_locked=True)
        place.apply([unlock, move(GATE, 2), lock], ANN)
        assert place.entities[entity_id(GATE)].is_locked
        assert place.undo(ANN).kept == 0
        assert things_of(place.scene()) == before

    def test_sc18_stop_undo(self) -> None:
        place = live()
        place.apply([move(SIGN, 1), move(SHELF, 1)], ANN)
        place.apply([put(SIGN, "entity", is_locked=True)], BOB)
        change = place.undo(ANN)
        assert ([each.id for each in change.operations], change.kept) == ([entity_id(SHELF)], 1)

    def test_sc18_go_with_what_was_added_locked(self) -> None:
        place = live()
        place.apply([AddEntity(id=entity_id(20), is_locked=True), add(21, parent=20)], ANN)
        assert place.undo(ANN).kept == 0
        assert entity_id(20) not in place.entities
