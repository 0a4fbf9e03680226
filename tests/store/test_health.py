"""A disk that takes nothing: what is to be kept is refused with a reason, reading goes on, and it passes by itself."""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Table, Text, event, func, insert, select
from sqlalchemy.exc import OperationalError

from lanting.store.error import StoreReadOnly
from lanting.store.health import Trouble, trouble_of
from lanting.store.store import Store

own = MetaData()
words = Table("words", own, Column("number", Integer, primary_key=True), Column("word", Text))
SMALL_MIB = 4


class Listener:
    """Hears what the store says of its trouble, in order."""

    def __init__(self, store: Store) -> None:
        self.told: asyncio.Queue[Trouble | None] = asyncio.Queue()
        loop = asyncio.get_running_loop()
        store.on_trouble = lambda trouble: loop.call_soon_threadsafe(self.told.put_nowait, trouble)


def keep(word: str):
    return lambda connection: connection.execute(insert(words).values(word=word))


def kept(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(words)) or 0


async def opened(folder: Path) -> Store:
    store = Store.open(f"sqlite:///{folder}/lanting.db", probe_every_s=0.01)
    await store.write(own.create_all)
    await store.write(keep("first"))
    return store


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await opened(tmp_path)
    yield store
    await store.close()


def limit(pragma: str):
    """A unit that puts the writer's own connection under a limit, as a full or read-only disk would."""

    def set_limit(connection: Connection) -> None:
        connection.exec_driver_sql(pragma)

    return set_limit


class Spoilt:
    """Every connection that is opened meanwhile is under the limit, too."""

    def __init__(self, pragma: str) -> None:
        self._pragma = pragma

    def __enter__(self) -> None:
        event.listen(Engine, "connect", self._spoil)

    def __exit__(self, *_: object) -> None:
        event.remove(Engine, "connect", self._spoil)

    def _spoil(self, connection, _record: object) -> None:
        connection.execute(self._pragma)


LIMITS = [("PRAGMA max_page_count = 1", Trouble.FULL), ("PRAGMA query_only = ON", Trouble.READ_ONLY)]


@pytest.mark.parametrize(("pragma", "trouble"), LIMITS)
async def test_ht95_what_cannot_be_kept_is_refused_with_its_reason_and_reading_goes_on(
    store: Store, pragma: str, trouble: Trouble
) -> None:
    heard = Listener(store)
    with Spoilt(pragma):
        await store.write(limit(pragma))
        with pytest.raises(StoreReadOnly) as refused:
            await store.write(keep("x" * 100_000))
        assert await heard.told.get() is trouble
        assert (refused.value.code, refused.value.facts) == ("read_only", {"trouble": str(trouble)})
        with pytest.raises(StoreReadOnly):
            await store.write(keep("small"))
        assert store.trouble is trouble
        assert await store.read(kept) == 1


@pytest.mark.parametrize(("pragma", "trouble"), LIMITS)
async def test_ht96_it_recovers_by_itself_and_nothing_that_was_refused_is_kept(
    store: Store, pragma: str, trouble: Trouble
) -> None:
    heard = Listener(store)
    with Spoilt(pragma):
        await store.write(limit(pragma))
        with pytest.raises(StoreReadOnly):
            await store.write(keep("x" * 100_000))
        assert await heard.told.get() is trouble
    assert await heard.told.get() is None
    await store.write(keep("again"))
    assert await store.read(kept) == 2
    assert store.trouble is None


async def test_ht95_everybody_of_the_group_is_refused_and_nobody_is_told_otherwise(store: Store) -> None:
    pragma, _ = LIMITS[0]
    with Spoilt(pragma):
        await store.write(limit(pragma))
        answers = await asyncio.gather(*(store.write(keep("x" * 50_000)) for _ in range(20)), return_exceptions=True)
        assert {type(each) for each in answers} == {StoreReadOnly}
        assert await store.read(kept) == 1


async def test_an_error_of_a_unit_alone_is_no_trouble_of_the_disk(store: Store) -> None:
    with pytest.raises(OperationalError) as error:
        await store.write(limit("SELECT * FROM nowhere"))
    assert trouble_of(error.value) is None
    assert store.trouble is None


async def test_a_store_in_trouble_closes(store: Store) -> None:
    pragma, _ = LIMITS[1]
    with Spoilt(pragma):
        await store.write(limit(pragma))
        with pytest.raises(StoreReadOnly):
            await store.write(keep("never"))
        await store.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes, where this machine lets us make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_MIB}m", "tmpfs", str(folder)]
    try:
        made = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        made = False
    if not made:
        pytest.skip("making a small disk needs the right to mount, which this user has not")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(file: Path) -> None:
    """Leave no room on the disk that `file` is on."""
    with suppress(OSError), file.open("wb", buffering=0) as filling:
        while True:
            filling.write(bytes(4096))


async def keep_until_refused(store: Store) -> None:
    with suppress(StoreReadOnly):
        while True:
            await store.write(keep("x" * 10_000))


async def test_ht96_a_disk_that_is_full_and_has_room_again(small_disk: Path) -> None:
    store = await opened(small_disk)
    heard = Listener(store)
    try:
        fill(small_disk / "somebody else's")
        await keep_until_refused(store)
        assert await heard.told.get() is Trouble.FULL
        before = await store.read(kept)
        os.unlink(small_disk / "somebody else's")
        assert await heard.told.get() is None
        await store.write(keep("again"))
        assert await store.read(kept) == before + 1
    finally:
        await store.close()
