"""A database is brought up to date at start: by the same tables on both engines, and never by an older Lanting."""

from __future__ import annotations

import os
import stat
from importlib.resources import files
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect, text

import lanting.identity.tables
import lanting.media.tables
import lanting.scene.tables
import lanting.space.tables  # noqa: F401 - the rooms' tables join the metadata
from lanting.space.code import read_code
from lanting.store.engine import database_url, writing_engine
from lanting.store.error import DatabaseTooNew, DatabaseUnusable
from lanting.store.migration import REVISIONS, bring_up_to_date, copy_before
from lanting.store.store import Store
from lanting.store.tables import metadata


@pytest.fixture
def engine(database: str) -> Engine:
    return writing_engine(database_url(database))


def test_an_empty_database_gets_every_table(engine: Engine) -> None:
    bring_up_to_date(engine)
    assert set(inspect(engine).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_the_migrations_make_just_the_tables_that_the_rooms_declare(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    bring_up_to_date(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_a_database_that_is_up_to_date_is_left_alone_without_loading_alembic(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_up_to_date(engine)

    def refuse(connection: object) -> None:
        pytest.fail("nothing had to be done")

    monkeypatch.setattr("lanting.store.migration._upgrade", refuse)
    bring_up_to_date(engine)


def test_a_database_of_a_newer_lanting_is_refused_and_left_as_it_is(engine: Engine) -> None:
    bring_up_to_date(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseTooNew, match=r"revision 9999.*knows only up to .*newer Lanting"):
        bring_up_to_date(engine)


def test_the_revisions_named_are_the_revisions_there_are_in_their_order() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "lanting.store:migrations")
    script = ScriptDirectory.from_config(config)
    assert tuple(each.revision for each in reversed(list(script.walk_revisions()))) == REVISIONS


def test_no_address_of_a_database_is_kept_beside_the_migrations() -> None:
    assert not (files("lanting.store") / "migrations" / "alembic.ini").is_file()


def test_what_is_taken_back_can_be_brought_up_again(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    bring_up_to_date(engine)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", "lanting.store:migrations")
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert set(inspect(engine).get_table_names()) == {"alembic_version"}
    bring_up_to_date(engine)
    assert set(inspect(engine).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_ht45_spaces_from_before_there_were_codes_get_random_ones_and_keep_what_was_said(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "lanting.store:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for number in range(20):
            connection.execute(
                text("INSERT INTO spaces VALUES (:id, :id, 'Yard', 'courtyard', 1, 1)"), {"id": f"spc_{number}"}
            )
            connection.execute(
                text("INSERT INTO chat_lines VALUES (:id, 1, 'usr_1', 'par_1', 'Mei', :no, 'hello', 1)"),
                {"id": f"spc_{number}", "no": False},
            )
    bring_up_to_date(engine)
    with engine.connect() as connection:
        codes = list(connection.scalars(text("SELECT code FROM spaces")))
        assert len({read_code(code) for code in codes} - {None}) == 20
        assert connection.scalar(text("SELECT count(*) FROM chat_lines")) == 20
        assert set(connection.scalars(text("SELECT language FROM spaces"))) == {"en"}


def test_a_file_that_is_changed_is_copied_first_and_the_copy_is_what_was(tmp_path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    file = tmp_path / "lanting.db"
    engine = writing_engine(database_url(f"sqlite:///{file}"))
    config = Config()
    config.set_main_option("script_location", "lanting.store:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, REVISIONS[0])
        connection.execute(text("INSERT INTO spaces VALUES ('spc_1', 'yard', 'Yard', 'courtyard', 1, 0)"))
    bring_up_to_date(engine)
    old = create_engine(f"sqlite:///{copy_before(file)}")
    with old.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == REVISIONS[0]
        assert connection.scalar(text("SELECT name FROM spaces")) == "Yard"
    if os.name == "posix":
        assert stat.S_IMODE(copy_before(file).stat().st_mode) == 0o600


def test_a_new_file_and_one_that_is_up_to_date_need_no_copy(tmp_path: Path) -> None:
    engine = writing_engine(database_url(f"sqlite:///{tmp_path}/lanting.db"))
    bring_up_to_date(engine)
    bring_up_to_date(engine)
    assert not copy_before(tmp_path / "lanting.db").exists()


@pytest.mark.parametrize(
    ("address", "remedy"),
    [
        ("not an address", "write sqlite:///path/to/file or postgresql://"),
        ("mysql://localhost/db", "mysql is not supported"),
        ("sqlite://", "SQLite needs a file"),
        ("sqlite:///:memory:", "SQLite needs a file"),
    ],
)
def test_an_address_that_cannot_serve_is_refused_with_a_remedy(address: str, remedy: str) -> None:
    with pytest.raises(DatabaseUnusable, match=remedy):
        Store.open(address)


def test_a_file_that_is_no_database_is_refused(tmp_path: object) -> None:
    file = f"{tmp_path}/lanting.db"
    with open(file, "w", encoding="utf-8") as opened:
        opened.write("this is a shopping list, and a long one, so that nobody takes it for an empty file" * 20)
    with pytest.raises(DatabaseUnusable, match="not a database"):
        Store.open(f"sqlite:///{file}")


def test_a_folder_that_is_not_there_is_refused(tmp_path: object) -> None:
    with pytest.raises(DatabaseUnusable, match="unable to open"):
        Store.open(f"sqlite:///{tmp_path}/nowhere/lanting.db")


def test_sqlite_writes_ahead_and_keeps_foreign_keys(tmp_path: object) -> None:
    with writing_engine(database_url(f"sqlite:///{tmp_path}/lanting.db")).connect() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert connection.scalar(text("PRAGMA synchronous")) == 1
        connection.rollback()
        connection.execution_options(lanting_durable=True)
        assert connection.scalar(text("PRAGMA synchronous")) == 2


def test_an_old_way_to_name_postgresql_is_understood() -> None:
    assert database_url("postgresql://me@here/db").drivername == "postgresql+psycopg"
    assert create_engine(database_url("postgresql://me@here/db")).dialect.name == "postgresql"
