"""Spaces are founded whole: with an address, a Scene, and a new Revision when their template makes another place."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from lanting.app import founding
from lanting.app.founding import found_first_spaces, renew_scenes
from lanting.kernel.clock import Instant
from lanting.scene.queries import newest_revision, newest_scene
from lanting.scene.template import TEMPLATES
from lanting.space.queries import StoredSpace, list_spaces
from lanting.store.engine import database_url, writing_engine
from lanting.store.migration import bring_up_to_date
from lanting.web.founding import NameRefused, TemplateUnknown, found_space, slug_of

NOW = Instant(1_790_000_000_000)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = writing_engine(database_url(f"sqlite:///{tmp_path}/lanting.db"))
    bring_up_to_date(engine)
    with engine.connect() as connection, connection.begin():
        yield connection
    engine.dispose()


def found(connection: Connection, name: str, template: str = "courtyard") -> StoredSpace:
    return found_space(connection, name, template, NOW, secrets.token_bytes)


def test_a_new_server_has_one_space_of_each_first_template(connection: Connection, tmp_path: Path) -> None:
    found_first_spaces(connection, tmp_path / "note", NOW, secrets.token_bytes)
    assert [(each.slug, each.template) for each in list_spaces(connection)] == [
        ("orchid-pavilion", "orchid-pavilion"),
        ("courtyard", "courtyard"),
        ("stage-hall", "stage-hall"),
        ("teaching-room", "teaching-room"),
        ("gallery", "gallery"),
    ]


def test_a_server_that_has_spaces_gets_no_others(connection: Connection, tmp_path: Path) -> None:
    mine = found(connection, "Mine")
    found_first_spaces(connection, tmp_path / "note", NOW, secrets.token_bytes)
    assert list_spaces(connection) == [mine]
    assert not (tmp_path / "note").exists(), "whether it is the newest is not known"


def test_what_was_just_founded_is_not_built_again(
    connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found_first_spaces(connection, tmp_path / "note", NOW, secrets.token_bytes)
    monkeypatch.setattr(founding, "planned", None)
    renew_scenes(connection, tmp_path / "note", NOW)


def test_a_space_has_its_templates_scene_from_the_beginning(connection: Connection) -> None:
    scene = newest_scene(connection, found(connection, "Yard").id)
    assert (scene.revision, scene.template) == (1, "courtyard")
    assert scene.entities


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Orchid Pavilion", "orchid-pavilion"),
        ("  École  n° 5!  ", "école-n-5"),
        ("兰亭", "兰亭"),
        ("a_b.c/d\\e", "a-b-c-d-e"),
        ("../../etc/passwd", "etc-passwd"),
        ("🏮🏮", "otherwise"),
        ("x" * 70, "x" * 48),
    ],
)
def test_an_address_is_made_of_the_names_letters_and_digits(name: str, slug: str) -> None:
    assert slug_of(name, otherwise="otherwise") == slug


def test_two_spaces_of_the_same_name_have_different_addresses(connection: Connection) -> None:
    first, second = found(connection, "Yard"), found(connection, "Yard")
    assert first.name == second.name
    assert first.slug == "yard"
    assert second.slug.startswith("yard-")


def test_ht45_every_space_has_a_code_of_its_own(connection: Connection) -> None:
    def seldom_random(count: int) -> bytes:
        """The same bytes twice for whatever is drawn, as chance may bring once in a long while."""
        drawn.append(count)
        return bytes([len(drawn) // 2] * count) if count == 3 else secrets.token_bytes(count)

    drawn: list[int] = []
    codes = [found_space(connection, "Yard", "courtyard", NOW, seldom_random).code for _ in range(3)]
    assert len(set(codes)) == 3


@pytest.mark.parametrize("name", ["", "   ", "\u202e\u200b", "x" * 81])
def test_a_name_that_nobody_could_read_is_refused(connection: Connection, name: str) -> None:
    with pytest.raises(NameRefused):
        found(connection, name)


def test_an_unknown_template_is_refused_and_the_known_ones_are_named(connection: Connection) -> None:
    with pytest.raises(TemplateUnknown, match="choose one of orchid-pavilion, courtyard"):
        found(connection, "Yard", "castle")


def test_a_template_that_makes_the_same_place_brings_no_new_revision(connection: Connection, tmp_path: Path) -> None:
    space = found(connection, "Yard")
    renew_scenes(connection, tmp_path / "note", NOW)
    assert newest_revision(connection, space.id) == 1


def test_a_template_that_makes_another_place_brings_a_new_revision_once(
    connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = found(connection, "Yard")
    template = TEMPLATES["courtyard"]
    monkeypatch.setitem(TEMPLATES, "courtyard", replace(template, build=lambda seed: template.build(seed)[:-1]))
    for _ in range(2):
        renew_scenes(connection, tmp_path / "note", NOW)
    assert newest_revision(connection, space.id) == 2


def test_templates_that_did_not_change_are_not_built_again(
    connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(connection, "Yard")
    renew_scenes(connection, tmp_path / "note", NOW)

    def refuse(*_: object) -> None:
        pytest.fail("nothing had to be built")

    monkeypatch.setattr(founding, "_bring_up_to_date", refuse)
    renew_scenes(connection, tmp_path / "note", NOW)


def test_a_space_whose_template_is_gone_keeps_its_scene(
    connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = found(connection, "Yard")
    monkeypatch.delitem(TEMPLATES, "courtyard")
    renew_scenes(connection, tmp_path / "note", NOW)
    assert newest_revision(connection, space.id) == 1
