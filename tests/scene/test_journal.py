"""Edits in the database: appended all or none, found again, and enough to have any Scene again."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec
import pytest
from sqlalchemy import Connection, create_engine, select
from sqlalchemy.exc import IntegrityError

from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId, UserId
from lanting.scene.authority import Author
from lanting.scene.change import Change
from lanting.scene.entity import Entity
from lanting.scene.journal import JournalEntry, pack, unpack
from lanting.scene.live_scene import LiveScene
from lanting.scene.queries import (
    Answered,
    JournalMoved,
    append_edits,
    areas_in,
    areas_of,
    discard_draft,
    edits_after,
    find_draft,
    find_request,
    find_snapshot,
    give_area,
    history_page,
    newest_revision,
    newest_scene,
    newest_snapshot_revision,
    open_scene,
    rebase_draft,
    recent_requests,
    save_revision,
    scene_at,
    start_draft,
    take_area,
    was_edited,
    write_snapshot,
)
from lanting.scene.queries.snapshots import SNAPSHOTS_APART, SNAPSHOTS_KEPT
from lanting.scene.scene import Scene
from lanting.scene.snapshot import Snapshot, decode_snapshot, encode_content
from lanting.scene.tables import building_areas, drafts, scene_edits, scene_snapshots
from tests.scene.editing import ANN, BOB, CEM, add, garden, move, put, remove, triangles_of
from tests.scene.making import entity_id

HERE: Final = SpaceId("spc_0000000000000001")
THERE: Final = SpaceId("spc_0000000000000002")
NOW: Final = Instant(1_000)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = create_engine(f"sqlite:///{tmp_path}/scenes.db")
    for table in (scene_snapshots, scene_edits, drafts, building_areas):
        table.create(engine)
    with engine.connect() as connection:
        save_revision(connection, HERE, "test", garden().entities.values(), NOW)
        yield connection
    engine.dispose()


def entry(change: Change) -> JournalEntry:
    return JournalEntry.of(change, f"request-{change.revision:08d}", Instant(NOW + (change.revision or 0)))


def keep(connection: Connection, live: LiveScene, *changes: Change, scene: str = "published") -> None:
    expected = live.revision - len(changes)
    kind = "draft" if scene == "draft" else "published"
    append_edits(connection, HERE, kind, expected, [entry(each) for each in changes])


def built(connection: Connection) -> LiveScene:
    """Four edits: two by Ann, one by Bob, and the last of Ann's undone."""
    live = open_scene(connection, HERE, triangles_of)
    first = live.apply([move(1, 2), add(20)], ANN)
    second = live.apply([put(3, "entity", name="Rack")], BOB)
    third = live.apply([remove(1)], ANN)
    keep(connection, live, first, second, third, live.undo(ANN))
    return live


def test_sc21_the_scene_is_the_snapshot_and_the_edits_after_it(connection: Connection) -> None:
    live = built(connection)
    content = encode_content(live.scene())
    assert encode_content(newest_scene(connection, HERE)) == content
    again = open_scene(connection, HERE, triangles_of)
    assert (encode_content(again.scene()), again.revision, again.makers) == (content, 5, live.makers)
    assert (newest_revision(connection, HERE), newest_snapshot_revision(connection, HERE)) == (5, 1)


def test_sc21_a_snapshot_is_as_good_as_the_edits_before_it(connection: Connection) -> None:
    live = built(connection)
    write_snapshot(connection, HERE, Snapshot.of(live), NOW)
    write_snapshot(connection, HERE, Snapshot.of(live), NOW)
    again = open_scene(connection, HERE, triangles_of)
    assert (encode_content(again.scene()), again.revision) == (encode_content(live.scene()), 5)
    assert again.usage_of(ANN.user) == live.usage_of(ANN.user)
    data = find_snapshot(connection, HERE, 5)
    assert data is not None
    assert encode_content(decode_snapshot(data)) == encode_content(live.scene())
    assert newest_snapshot_revision(connection, HERE) == 5


def test_sc12_undo_goes_on_after_a_restart(connection: Connection) -> None:
    live = built(connection)
    write_snapshot(connection, HERE, Snapshot.of(live), NOW)
    again = open_scene(connection, HERE, triangles_of)
    assert again.undo(ANN, redo=True).operations == [remove(2), remove(1)]
    assert again.undo(ANN).undoes == 4
    assert again.undo(ANN).undoes == 2
    assert again.undo(BOB).undoes == 3


def test_sc21_any_revision_can_be_had_again(connection: Connection) -> None:
    live = open_scene(connection, HERE, triangles_of)
    contents = {1: encode_content(live.scene())}
    for step in range(2, 8):
        keep(connection, live, live.apply([move(3, step), add(20 + step)], ANN))
        contents[step] = encode_content(live.scene())
        if step == 4:
            write_snapshot(connection, HERE, Snapshot.of(live), NOW)
    for revision, content in contents.items():
        found = scene_at(connection, HERE, revision)
        assert found is not None
        assert (found.revision, encode_content(found)) == (revision, content)
    assert scene_at(connection, HERE, 0) is None
    assert scene_at(connection, HERE, 8) is None


def test_sc21_old_snapshots_are_thinned_out(connection: Connection) -> None:
    for revision in range(500, 20_000, 500):
        write_snapshot(connection, HERE, Snapshot(Scene(revision, "test", ()), {}), NOW)
    left = list(connection.scalars(select(scene_snapshots.c.revision).order_by(scene_snapshots.c.revision)))
    assert left[0] == 1
    assert left[-SNAPSHOTS_KEPT:] == [*range(20_000 - SNAPSHOTS_KEPT * 500, 20_000, 500)]
    assert len(left) <= SNAPSHOTS_KEPT + 2 + 20_000 // SNAPSHOTS_APART


class TestAppending:
    def test_sc10_is_all_or_none_and_follows_what_is_expected(self, connection: Connection) -> None:
        one, other = (open_scene(connection, HERE, triangles_of) for _ in range(2))
        keep(connection, one, one.apply([move(3, 1)], ANN))
        with pytest.raises(JournalMoved) as caught:
            keep(connection, other, other.apply([move(3, 2)], BOB))
        assert (caught.value.code, caught.value.facts) == (
            "journal_moved",
            {"space_id": HERE, "expected": 1, "found": 2},
        )
        assert encode_content(newest_scene(connection, HERE)) == encode_content(one.scene())

    def test_sc10_leaves_no_gap(self, connection: Connection) -> None:
        live = open_scene(connection, HERE, triangles_of)
        live.apply([move(3, 1)], ANN)
        second = live.apply([move(3, 2)], ANN)
        with pytest.raises(JournalMoved):
            append_edits(connection, HERE, "published", 1, [entry(second)])
        append_edits(connection, HERE, "published", 1, [])
        assert not was_edited(connection, HERE)

    def test_sc20_keeps_a_request_once_and_tells_what_it_became(self, connection: Connection) -> None:
        live = built(connection)
        assert find_request(connection, HERE, ANN.user, "request-00000002") == Answered("published", 2)
        assert find_request(connection, HERE, BOB.user, "request-00000002") is None
        assert find_request(connection, THERE, ANN.user, "request-00000002") is None
        assert recent_requests(connection, HERE, 2) == {
            (ANN.user, "request-00000005"): Answered("published", 5),
            (ANN.user, "request-00000004"): Answered("published", 4),
        }
        again = entry(live.apply([move(3, 9)], ANN))
        with pytest.raises(IntegrityError):
            append_edits(connection, HERE, "published", 5, [replace(again, request_id="request-00000002")])

    def test_sc20_is_json_that_anybody_reads(self, connection: Connection) -> None:
        built(connection)
        row = connection.execute(select(scene_edits).order_by(scene_edits.c.revision)).first()
        assert row is not None
        assert (row.kind, row.user_id, row.name, row.at, row.undoes) == ("edit", ANN.user, "Ann", NOW + 2, None)
        assert msgspec.json.decode(row.operations)[0] == {
            "op": "set",
            "id": entity_id(1),
            "component": "transform",
            "values": {"position": [2.0, 0.0, 0.0]},
        }
        assert msgspec.json.decode(row.inverse)[0] == {"op": "remove", "id": entity_id(20)}

    def test_sc20_what_is_long_is_compressed_and_what_was_stored_so_before_is_still_read(self) -> None:
        moves = [move(number, float(number)) for number in range(1, 20)]
        assert msgspec.json.decode(zlib.decompress(pack(moves)))[-1]["id"] == entity_id(19)
        assert unpack(pack(moves)) == moves
        assert unpack(zlib.compress(pack(moves[:1]))) == unpack(pack(moves[:1])) == moves[:1]


class TestReadingOn:
    def test_sc22_gives_all_edits_after_a_revision(self, connection: Connection) -> None:
        live = built(connection)
        follower = scene_at(connection, HERE, 2)
        assert follower is not None
        again = LiveScene(follower, triangles_of)
        edits = edits_after(connection, HERE, 2)
        assert edits is not None
        for each in edits:
            again.replay(each)
        assert encode_content(again.scene()) == encode_content(live.scene())
        assert edits_after(connection, HERE, 5) == []

    @pytest.mark.parametrize(("after", "edits_max"), [(1, 3), (6, 9), (0, 9)])
    def test_sc22_or_none_where_they_are_too_many_or_not_there(
        self, connection: Connection, after: int, edits_max: int
    ) -> None:
        built(connection)
        assert edits_after(connection, HERE, after, edits_max=edits_max) is None


class TestHistory:
    def test_sc23_is_paged_the_newest_first(self, connection: Connection) -> None:
        live = built(connection)
        page, further = history_page(connection, HERE, ANN.user, None, 3, live.name_of)
        assert [(each.revision, each.kind, each.name, each.is_mine, each.is_undone) for each in page] == [
            (5, "undo", "Ann", True, False),
            (4, "edit", "Ann", True, True),
            (3, "edit", "Bob", False, False),
        ]
        assert [each.entities for each in page] == [["Bench"], ["Bench"], ["Rack"]]
        assert (page[0].at, page[0].operations) == (NOW + 5, 2)
        last, end = history_page(connection, HERE, ANN.user, further, 3, live.name_of)
        assert ([each.revision for each in last], end) == ([2], None)

    def test_sc23_knows_what_was_done_again(self, connection: Connection) -> None:
        live = built(connection)
        keep(connection, live, live.undo(ANN, redo=True))
        page, _ = history_page(connection, HERE, BOB.user, None, 9, live.name_of)
        assert [each.revision for each in page if each.is_undone] == []

    def test_sc23_names_three_things_also_those_that_are_gone(self, connection: Connection) -> None:
        live = open_scene(connection, HERE, triangles_of)
        keep(connection, live, live.apply([*(put(each, "entity", name=f"Thing {each}") for each in range(1, 5))], ANN))
        keep(connection, live, live.apply([remove(3)], ANN))
        page, _ = history_page(connection, HERE, ANN.user, None, 9, live.name_of)
        assert [each.entities for each in page] == [["Thing 3"], ["Thing 1", "Thing 2", "Thing 4"]]


def test_sc24_a_template_is_renewed_until_somebody_edits(connection: Connection) -> None:
    others = [Entity(entity_id(1), "Tree")]
    assert save_revision(connection, HERE, "test", garden().entities.values(), NOW) == 1
    assert save_revision(connection, HERE, "test", others, NOW) == 2
    assert not was_edited(connection, HERE)
    live = open_scene(connection, HERE, triangles_of)
    keep(connection, live, live.apply([put(1, "entity", name="My tree")], ANN))
    assert was_edited(connection, HERE)
    assert save_revision(connection, HERE, "test", garden().entities.values(), NOW) == 3
    assert newest_scene(connection, HERE).entities[entity_id(1)].name == "My tree"


def test_sc24_a_draft_counts_too(connection: Connection) -> None:
    draft = drafted(connection)
    keep(connection, draft, draft.apply([move(1, 1)], ANN), scene="draft")
    assert save_revision(connection, HERE, "test", [], NOW) == 1


def drafted(connection: Connection) -> LiveScene:
    start_draft(connection, HERE, Snapshot.of(open_scene(connection, HERE, triangles_of)), NOW)
    return open_scene(connection, HERE, triangles_of, "draft")


class TestDraft:
    def test_sc30_begins_like_the_published_scene_and_goes_its_own_way(self, connection: Connection) -> None:
        built(connection)
        assert find_draft(connection, HERE) is None
        draft = drafted(connection)
        assert encode_content(draft.scene()) == encode_content(newest_scene(connection, HERE))
        keep(connection, draft, draft.apply([remove(1)], BOB), scene="draft")
        assert (newest_revision(connection, HERE), newest_revision(connection, HERE, "draft")) == (5, 2)
        assert entity_id(1) in newest_scene(connection, HERE).entities
        assert entity_id(1) not in newest_scene(connection, HERE, "draft").entities
        found = find_draft(connection, HERE)
        assert found is not None
        assert (found.base.revision, found.started_at) == (5, NOW)
        assert encode_content(found.base) == encode_content(newest_scene(connection, HERE))

    def test_sc30_numbers_rise_from_one_draft_to_the_next(self, connection: Connection) -> None:
        draft = drafted(connection)
        keep(connection, draft, draft.apply([move(3, 1)], ANN), scene="draft")
        assert discard_draft(connection, HERE) == 2
        assert find_draft(connection, HERE) is None
        assert edits_after(connection, HERE, 1, "draft") is None
        assert drafted(connection).revision == 3
        assert start_draft(connection, HERE, Snapshot.of(open_scene(connection, HERE, triangles_of)), NOW) == 4
        assert encode_content(newest_scene(connection, HERE, "draft")) == encode_content(garden())

    def test_sc33_is_compared_with_what_it_was_published_as(self, connection: Connection) -> None:
        draft = drafted(connection)
        draft.apply([remove(1)], BOB)
        rebase_draft(connection, HERE, draft.scene())
        found = find_draft(connection, HERE)
        assert found is not None
        assert encode_content(found.base) == encode_content(draft.scene())


def test_sc25_areas_are_given_and_taken(connection: Connection) -> None:
    for zone, user in ((1, CEM), (1, CEM), (2, CEM), (2, BOB)):
        give_area(connection, HERE, entity_id(zone), user.user, NOW)
    give_area(connection, THERE, entity_id(3), CEM.user, NOW)
    assert areas_of(connection, HERE, CEM.user) == {entity_id(1), entity_id(2)}
    take_area(connection, HERE, entity_id(1), CEM.user)
    assert areas_in(connection, HERE) == {
        CEM.user: frozenset({entity_id(2)}),
        BOB.user: frozenset({entity_id(2)}),
    }
    assert areas_of(connection, HERE, UserId("usr_nobody")) == frozenset()


def test_what_the_server_makes_itself_is_nobodys(connection: Connection) -> None:
    live = open_scene(connection, HERE, triangles_of)
    change = live.apply([add(20)], Author(UserId(""), "", is_builder=True), "template")
    keep(connection, live, change)
    assert live.usage_of(UserId("")).entities == 0
