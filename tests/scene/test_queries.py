"""Revisions are kept whole: what was stored is what a newcomer fetches and what the Space runs on."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, insert, select
from sqlalchemy.exc import IntegrityError

from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId
from lanting.scene.component.placement import Seat
from lanting.scene.entity import Entity
from lanting.scene.queries import SceneMissing, find_snapshot, newest_revision, newest_scene, save_revision
from lanting.scene.refusal import SceneRefused
from lanting.scene.scene import Scene
from lanting.scene.snapshot import decode_snapshot, encode_content, encode_snapshot
from lanting.scene.tables import building_areas, drafts, scene_edits, scene_snapshots
from tests.scene.making import entity
from tests.scene.places import PLACES, built

HERE, THERE = SpaceId("spc_0000000000000001"), SpaceId("spc_0000000000000002")
NOW = Instant(1_790_000_000_000)
ONE = [entity(1, Seat(), name="Bench")]
TWO = [*ONE, entity(2, Seat(height_m=1), at=(1, 2, 3), name="Stool")]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = create_engine(f"sqlite:///{tmp_path}/scenes.db")
    for table in (scene_snapshots, scene_edits, drafts, building_areas):
        table.create(engine)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def save(connection: Connection, entities: list[Entity], space: SpaceId = HERE, template: str = "courtyard") -> int:
    return save_revision(connection, space, template, entities, NOW)


def rows(connection: Connection) -> list[Any]:
    return list(connection.execute(select(scene_snapshots).order_by(scene_snapshots.c.revision)))


class TestSaving:
    def test_numbers_revisions_from_1_without_a_gap(self, connection: Connection) -> None:
        assert [save(connection, things) for things in (ONE, TWO, ONE, [])] == [1, 2, 3, 4]

    def test_the_same_content_is_no_new_revision(self, connection: Connection) -> None:
        assert [save(connection, TWO) for _ in range(3)] == [1, 1, 1]
        assert len(rows(connection)) == 1

    def test_what_was_before_the_newest_is_a_new_revision(self, connection: Connection) -> None:
        """Back to an older place is a step forward: nobody's copy of revision 1 becomes revision 3."""
        save(connection, ONE)
        save(connection, TWO)
        assert save(connection, ONE) == 3

    @pytest.mark.parametrize(
        "changed",
        [
            pytest.param([TWO[1], TWO[0]], id="another order"),
            pytest.param([TWO[0], entity(2, Seat(height_m=1), at=(1, 2, 4), name="Stool")], id="moved"),
            pytest.param([TWO[0], entity(2, Seat(height_m=1), at=(1, 2, 3), name="Drum")], id="named otherwise"),
            pytest.param([TWO[0], entity(3, Seat(height_m=1), at=(1, 2, 3), name="Stool")], id="another id"),
            pytest.param([TWO[0]], id="one less"),
        ],
    )
    def test_the_slightest_change_is_a_new_revision(self, connection: Connection, changed: list[Entity]) -> None:
        save(connection, TWO)
        assert save(connection, changed) == 2

    def test_the_same_things_of_another_template_are_a_new_revision(self, connection: Connection) -> None:
        assert [save(connection, ONE, template=name) for name in ("courtyard", "open-field")] == [1, 2]
        assert newest_scene(connection, HERE).template == "open-field"

    def test_each_space_counts_its_own_revisions(self, connection: Connection) -> None:
        save(connection, ONE)
        save(connection, TWO)
        assert save(connection, TWO, THERE) == 1
        assert (newest_revision(connection, HERE), newest_revision(connection, THERE)) == (2, 1)
        assert find_snapshot(connection, THERE, 2) is None

    def test_any_iterable_of_entities_will_do(self, connection: Connection) -> None:
        assert save_revision(connection, HERE, "courtyard", iter(TWO), NOW) == 1
        assert len(newest_scene(connection, HERE).entities) == 2

    @pytest.mark.parametrize(
        "refused", [pytest.param(ONE * 2, id="an id twice"), pytest.param([entity(1, parent=9)], id="a lost parent")]
    )
    def test_what_no_scene_can_hold_is_not_stored(self, connection: Connection, refused: list[Entity]) -> None:
        save(connection, TWO)
        with pytest.raises(SceneRefused):
            save(connection, refused)
        assert newest_revision(connection, HERE) == 1
        assert list(newest_scene(connection, HERE).entities.values()) == TWO

    def test_is_undone_with_its_unit_of_work(self, connection: Connection) -> None:
        save(connection, ONE)
        connection.commit()
        save(connection, TWO)
        connection.rollback()
        assert newest_revision(connection, HERE) == 1
        assert save(connection, TWO) == 2


class TestStored:
    def test_is_the_compressed_content_with_when_and_of_what_it_was_made(self, connection: Connection) -> None:
        save(connection, TWO)
        (row,) = rows(connection)
        assert (row.space_id, row.revision, row.template, row.created_at) == (HERE, 1, "courtyard", NOW)
        assert zlib.decompress(row.content) == encode_content(Scene(1, "courtyard", TWO))

    def test_is_small(self, connection: Connection) -> None:
        """A place is a few tens of kilobytes in every backup, however many revisions there are."""
        place = built("orchid-pavilion", 353)
        save(connection, list(place.entities.values()))
        assert len(rows(connection)[0].content) < len(encode_content(place)) / 3

    def test_holds_each_revision_once(self, connection: Connection) -> None:
        save(connection, ONE)
        (row,) = rows(connection)
        with pytest.raises(IntegrityError):
            connection.execute(insert(scene_snapshots).values(**row._mapping))

    @pytest.mark.parametrize("column", ["template", "content", "created_at"])
    def test_has_no_empty_column(self, connection: Connection, column: str) -> None:
        said = {"template": "t", "content": b"", "created_at": NOW}
        whole = {"space_id": HERE, "scene": "published", "revision": 1, **said}
        with pytest.raises(IntegrityError):
            connection.execute(insert(scene_snapshots).values(**(whole | {column: None})))


class TestReading:
    @pytest.mark.parametrize(("name", "seed"), PLACES[::3])
    def test_the_snapshot_is_the_one_that_the_scene_itself_would_make(
        self, connection: Connection, name: str, seed: int
    ) -> None:
        place = built(name, seed)
        assert save(connection, list(place.entities.values()), template=name) == 1
        assert find_snapshot(connection, HERE, 1) == encode_snapshot(place)

    @pytest.mark.parametrize("template", ["courtyard", 'a "quoted" one', "兰亭", "", "back\\slash", "}],"])
    def test_the_snapshot_says_the_template_whatever_its_name(self, connection: Connection, template: str) -> None:
        save(connection, ONE, template=template)
        data = find_snapshot(connection, HERE, 1)
        assert data is not None
        assert data == encode_snapshot(Scene(1, template, ONE))
        assert json.loads(data)["template"] == template

    def test_a_stored_scene_makes_the_very_snapshot_that_newcomers_fetch(self, connection: Connection) -> None:
        save(connection, TWO)
        assert encode_snapshot(newest_scene(connection, HERE)) == find_snapshot(connection, HERE, 1)

    def test_the_newest_scene_is_what_was_stored_last(self, connection: Connection) -> None:
        save(connection, ONE)
        assert save(connection, TWO) == newest_revision(connection, HERE) == 2
        place = newest_scene(connection, HERE)
        assert (place.revision, place.template, list(place.entities.values())) == (2, "courtyard", TWO)

    def test_revision_10_is_newer_than_revision_9(self, connection: Connection) -> None:
        for number in range(10):
            save(connection, TWO if number % 2 else ONE)
        assert newest_revision(connection, HERE) == newest_scene(connection, HERE).revision == 10

    def test_an_older_revision_stays_as_it_was_to_the_byte(self, connection: Connection) -> None:
        """Browsers keep a revision for ever: its address never gives anything else."""
        save(connection, ONE)
        first = find_snapshot(connection, HERE, 1)
        for things in (TWO, ONE, []):
            save(connection, things)
        assert find_snapshot(connection, HERE, 1) == first
        assert first is not None
        assert list(decode_snapshot(first).entities.values()) == ONE

    @pytest.mark.parametrize("revision", [-1, 0, 2, 1 << 62])
    def test_a_revision_that_was_never_made_is_none(self, connection: Connection, revision: int) -> None:
        save(connection, ONE)
        assert find_snapshot(connection, HERE, revision) is None

    @pytest.mark.parametrize("ask", [newest_revision, newest_scene])
    def test_a_space_without_a_scene_says_so(
        self, connection: Connection, ask: Callable[[Connection, SpaceId], object]
    ) -> None:
        save(connection, ONE, THERE)
        sentence = f"space {HERE} has no scene; restore the database from its last backup"
        with pytest.raises(SceneMissing, match=sentence) as caught:
            ask(connection, HERE)
        assert (caught.value.code, caught.value.facts) == ("scene_missing", {"space_id": HERE})
        assert find_snapshot(connection, HERE, 1) is None

    @pytest.mark.parametrize("content", [b"", b"[", b"{}", b'[{"id":"bench"}]', b"[null]"])
    def test_what_was_damaged_in_the_database_is_refused_and_not_run(
        self, connection: Connection, content: bytes
    ) -> None:
        damaged = {"space_id": HERE, "scene": "published", "revision": 1, "template": "t", "created_at": NOW}
        connection.execute(insert(scene_snapshots).values(content=zlib.compress(content), **damaged))
        with pytest.raises(SceneRefused):
            newest_scene(connection, HERE)
