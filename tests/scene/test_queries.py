"""Revisions are kept whole: what was stored is what a newcomer fetches and what the Space runs on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine

from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId
from lanting.scene.entity import Entity
from lanting.scene.queries import SceneMissing, find_snapshot, newest_revision, newest_scene, save_revision
from lanting.scene.scene import Scene, SceneRefused
from lanting.scene.snapshot import decode_snapshot, encode_snapshot
from lanting.scene.tables import scene_revisions
from lanting.scene.template import courtyard

HERE, THERE = SpaceId("spc_0000000000000001"), SpaceId("spc_0000000000000002")
NOW = Instant(1_790_000_000_000)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = create_engine(f"sqlite:///{tmp_path}/scenes.db")
    scene_revisions.create(engine)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def save(connection: Connection, entities: list[Entity], space: SpaceId = HERE) -> int:
    return save_revision(connection, space, "courtyard", entities, NOW)


def test_the_snapshot_is_the_one_that_the_scene_itself_would_make(connection: Connection) -> None:
    entities = courtyard.build(7)
    assert save(connection, entities) == 1
    assert find_snapshot(connection, HERE, 1) == encode_snapshot(Scene(1, "courtyard", entities))


def test_the_newest_scene_is_what_was_stored_last(connection: Connection) -> None:
    entities = courtyard.build(7)
    save(connection, entities)
    assert save(connection, entities[:-1]) == newest_revision(connection, HERE) == 2
    scene = newest_scene(connection, HERE)
    assert (scene.revision, list(scene.entities.values())) == (2, entities[:-1])


def test_an_older_revision_stays_as_it_was(connection: Connection) -> None:
    entities = courtyard.build(7)
    save(connection, entities)
    save(connection, entities[:-1])
    first = find_snapshot(connection, HERE, 1)
    assert first is not None
    assert len(decode_snapshot(first).entities) == len(entities)


def test_the_same_content_is_no_new_revision(connection: Connection) -> None:
    assert [save(connection, courtyard.build(7)) for _ in range(3)] == [1, 1, 1]


def test_each_space_counts_its_own_revisions(connection: Connection) -> None:
    save(connection, courtyard.build(7))
    save(connection, courtyard.build(8))
    assert save(connection, courtyard.build(7), THERE) == 1
    assert find_snapshot(connection, THERE, 2) is None


def test_what_no_scene_can_hold_is_not_stored(connection: Connection) -> None:
    twice = courtyard.build(7)[:1] * 2
    with pytest.raises(SceneRefused):
        save(connection, twice)
    with pytest.raises(SceneMissing):
        newest_revision(connection, HERE)


def test_a_space_without_a_scene_says_so(connection: Connection) -> None:
    for ask in (newest_revision, newest_scene):
        with pytest.raises(SceneMissing, match="restore the database"):
            ask(connection, HERE)
    assert find_snapshot(connection, HERE, 1) is None
