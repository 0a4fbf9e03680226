"""Laws of editing, whatever is asked and by whom: everybody ends with the same Scene, and it is one."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lanting.kernel.clock import Instant
from lanting.scene import recent
from lanting.scene.change import Change
from lanting.scene.component import COMPONENTS
from lanting.scene.journal import JournalEntry, pack, unpack
from lanting.scene.live_scene import LiveScene
from lanting.scene.refusal import EditRefused
from lanting.scene.scene import Scene
from lanting.scene.snapshot import Snapshot, decode_content, encode_content
from tests.scene.editing import ANN, BOB, CEM, Ask, a_day, edits_of, garden, live, put, triangles_of
from tests.scene.following import Follower, over_the_wire, things_of

SEEDS: Final = st.integers(0, (1 << 32) - 1)
"""Of whole days (`editing.a_day`): long ones, in which much meets, are worth more here than short ones that shrink."""


class Place:
    """A Scene with all who know it: the server, its journal, a client from the start and those who came later."""

    def __init__(self) -> None:
        self.live = live()
        self.journal: list[JournalEntry] = []
        self.scenes: dict[int, Scene] = {self.live.revision: self.live.scene()}
        self.snapshot = Snapshot.of(self.live)
        self.followers = [Follower(self.live.scene())]

    def take(self, ask: Ask) -> Change | None:
        """Do it; None where it was refused, or is nothing that changes a Scene."""
        if ask.step == "reload":
            self.live = self.reloaded()
        elif ask.step == "join":
            self.snapshot = Snapshot.of(self.live)
            self.followers.append(Follower(self.live.scene()))
        else:
            try:
                change = self._ask(ask)
            except EditRefused:
                return None
            self._tell(change)
            return change
        return None

    def reloaded(self) -> LiveScene:
        """As after a crash: from the last snapshot and the journal."""
        revision = self.snapshot.scene.revision
        scene = decode_content(revision, self.live.template, encode_content(self.snapshot.scene))
        past = [each for each in self.journal if each.revision <= revision]
        again = LiveScene(scene, triangles_of, self.snapshot.makers, past)
        for entry in self.journal[len(past) :]:
            again.replay(entry)
        return again

    def _ask(self, ask: Ask) -> Change:
        revisions = sorted(self.scenes)
        picked = None if ask.pick is None else revisions[ask.pick % len(revisions)]
        match ask.step:
            case "undo" | "redo":
                return self.live.undo(ask.author, picked, redo=ask.step == "redo")
            case "restore":
                return self.live.restore(self.scenes[picked or revisions[0]], ask.author)
            case "take_back":
                return self.live.take_back(ask.author, picked or revisions[-1])
            case _:
                return self.live.apply(ask.operations, ask.author)

    def _tell(self, change: Change) -> None:
        if change.revision is None:
            assert not change.operations
            return
        entry = JournalEntry.of(change, f"request-{change.revision}", Instant(change.revision))
        self.journal.append(entry)
        self.scenes[change.revision] = self.live.scene()
        for follower in self.followers:
            follower.follow(change.operations)


@given(SEEDS)
def test_sc4_everybody_ends_with_the_same_scene_to_the_byte(seed: int) -> None:
    """SC-4: server, clients from any Revision on, and whoever reads snapshot and journal after a crash."""
    place = Place()
    for ask in a_day(seed):
        place.take(ask)
    content = encode_content(place.live.scene())
    assert [follower.content for follower in place.followers] == [content] * len(place.followers)
    again = place.reloaded()
    assert encode_content(again.scene()) == content
    assert again.revision == place.live.revision
    assert (again.usage(), again.usage_of(CEM.user)) == (place.live.usage(), place.live.usage_of(CEM.user))


@given(SEEDS)
def test_sc2_every_result_is_a_scene_and_a_refused_edit_leaves_no_trace(seed: int) -> None:
    """SC-2 and SC-3: checking only what an edit touches finds what checking everything finds."""
    place = Place()
    for ask in a_day(seed):
        before = (encode_content(place.live.scene()), place.live.revision, place.live.usage())
        change = place.take(ask)
        scene = place.live.scene()
        if change is None or change.revision is None:
            assert (encode_content(scene), place.live.revision, place.live.usage()) == before
        else:
            assert place.live.revision == before[1] + 1
        whole = Scene(scene.revision, scene.template, scene.entities.values())
        assert encode_content(whole) == encode_content(scene)
        counted = LiveScene(scene, triangles_of, place.live.makers)
        assert (counted.usage(), counted.usage_of(CEM.user)) == (place.live.usage(), place.live.usage_of(CEM.user))


@given(SEEDS)
def test_sc5_the_inverse_takes_every_edit_back_exactly(seed: int) -> None:
    place = Place()
    for ask in a_day(seed):
        before = place.live.scene()
        change = place.take(ask)
        if change is not None:
            back = Follower(place.live.scene())
            back.follow(change.inverse)
            assert back.things == things_of(before)


@example(1241)
@given(SEEDS)
def test_sc12_one_alone_undoes_all_the_way_and_redoes_it(seed: int) -> None:
    """SC-12: where nobody else edits, undo and redo lead through the very same Scenes."""
    place = Place()
    seen = [things_of(place.live.scene())]
    for operations in edits_of(seed):
        change = place.take(Ask("edit", ANN, operations))
        if change is not None and change.revision is not None:
            seen.append(things_of(place.live.scene()))
    for then in reversed(seen[:-1]):
        assert place.live.undo(ANN).kept == 0
        assert things_of(place.live.scene()) == then
    for then in seen[1:]:
        assert place.live.undo(ANN, redo=True).kept == 0
        assert things_of(place.live.scene()) == then


@given(SEEDS)
def test_sc11_undo_never_changes_what_another_wrote_last(seed: int) -> None:
    """SC-11: after somebody's undo, what others wrote last is as they wrote it."""
    place = Place()
    writers: dict[tuple[str, str, str], str] = {}
    for ask in a_day(seed, [ANN, BOB]):
        before = things_of(place.live.scene())
        change = place.take(ask)
        if change is None:
            continue
        after = things_of(place.live.scene())
        for key in differing(before, after):
            if ask.step == "undo" and ask.pick is None:
                assert writers.get(key, ask.author.user) == ask.author.user
            if ask.step == "edit":
                writers[key] = ask.author.user
            else:
                writers.pop(key, None)


def differing(before: dict[str, dict[str, object]], after: dict[str, dict[str, object]]) -> set[tuple[str, str, str]]:
    """The properties whose values are others, of Entities that are there both before and after."""
    return {
        (entity, "entity", field)
        for entity in before.keys() & after.keys()
        for field in ("name", "description", "words", "parent", "is_locked")
        if before[entity][field] != after[entity][field]
    }


@given(SEEDS)
def test_sc20_the_journal_says_what_was_said(seed: int) -> None:
    place = Place()
    for ask in a_day(seed):
        place.take(ask)
    for entry in place.journal:
        assert unpack(pack(entry.operations)) == over_the_wire(entry.operations)
        assert unpack(pack(entry.inverse)) == over_the_wire(entry.inverse)


FIELDS: Final = [(name, field) for name, kind in COMPONENTS.items() for field in kind.__struct_fields__]
FIELDS_OF_ITS_OWN: Final = [("entity", field) for field in ("name", "description", "words", "parent", "is_locked")]
ANYTHING: Final = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 63), 1 << 64)
    | st.floats()
    | st.text(max_size=3)
    | st.binary(max_size=3)
    | st.datetimes(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=6,
)


@given(st.sampled_from(FIELDS_OF_ITS_OWN + FIELDS), ANYTHING)
def test_sc7_whatever_is_said_is_taken_as_declared_or_refused(field: tuple[str, str], value: object) -> None:
    """SC-7: nothing that crosses the wire does anything else, and what is taken can be told."""
    place = live()
    try:
        change = place.apply([put(1, field[0], **{field[1]: value})], ANN)
    except EditRefused:
        assert encode_content(place.scene()) == encode_content(garden())
    else:
        follower = Follower(garden())
        follower.follow(change.operations)
        assert follower.content == encode_content(place.scene())


def test_sc13_what_is_forgotten_changes_nothing_but_what_can_be_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever part of the past is known, everybody still ends with the same Scene."""
    monkeypatch.setattr(recent, "EDITS_RECENT_MAX", 6)
    for seed in range(30):
        place = Place()
        for ask in a_day(seed):
            place.take(ask)
        content = encode_content(place.live.scene())
        assert {follower.content for follower in place.followers} == {content}
        assert encode_content(place.reloaded().scene()) == content


def test_a_scene_that_was_handed_out_stays_as_it_was() -> None:
    place = live()
    before = place.scene()
    content = encode_content(before)
    place.restore(Scene(1, "test", []), ANN)
    assert encode_content(before) == content == encode_content(garden())


def test_sc6_nothing_asked_is_nothing_done() -> None:
    place = live()
    change = place.apply([], CEM)
    assert (change.revision, change.operations, place.revision) == (None, [], 1)
