"""What the store promises, on both engines."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Column, Connection, ForeignKey, Integer, MetaData, String, Table, delete, event, insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from lanting.store.error import StoreClosed
from lanting.store.store import Store

own = MetaData()
words = Table("words", own, Column("number", Integer, primary_key=True), Column("word", String(20), unique=True))
echoes = Table(
    "echoes",
    own,
    Column("number", Integer, ForeignKey(words.c.number, deferrable=True, initially="DEFERRED"), primary_key=True),
)


@pytest.fixture
async def store(database: str) -> AsyncIterator[Store]:
    store = Store.open(database)
    await store.write(own.create_all)
    yield store
    await store.close()


def adding(number: int, word: str):
    def add(connection: Connection) -> int:
        connection.execute(insert(words).values(number=number, word=word))
        return number

    return add


def numbers(connection: Connection) -> list[int]:
    return list(connection.scalars(select(words.c.number).order_by(words.c.number)))


@pytest.fixture(autouse=True)
def no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups end only when nothing waits, however slow this machine is."""
    monkeypatch.setattr("lanting.store.writer.GROUP_MS", 60_000)


async def held_up(store: Store) -> tuple[asyncio.Task[None], threading.Event]:
    """A unit that keeps the writer busy until the event is set, so that what follows joins its group."""
    started, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def hold(_: Connection) -> None:
        loop.call_soon_threadsafe(started.set)
        go_on.wait(10)

    task = asyncio.create_task(store.write(hold))
    await started.wait()
    return task, go_on


async def test_what_was_written_can_be_read(store: Store) -> None:
    assert await store.write(adding(1, "ink")) == 1
    assert await store.read(numbers) == [1]


async def test_a_failing_unit_takes_back_its_own_changes_and_raises_its_own_error(store: Store) -> None:
    def half(connection: Connection) -> None:
        adding(1, "ink")(connection)
        raise LookupError("no paper")

    with pytest.raises(LookupError, match="no paper"):
        await store.write(half)
    assert await store.read(numbers) == []


async def test_a_failing_unit_neither_fails_nor_loses_its_neighbours(store: Store) -> None:
    holding, go_on = await held_up(store)
    answers = [asyncio.create_task(store.write(adding(n, w))) for n, w in enumerate(["ink", "ink", "brush"], 1)]
    await asyncio.sleep(0)
    go_on.set()
    await holding
    first, second, third = await asyncio.gather(*answers, return_exceptions=True)
    assert (first, third) == (1, 3)
    assert isinstance(second, IntegrityError)
    assert await store.read(numbers) == [1, 3]


async def test_units_run_in_the_order_given_and_answer_in_it(store: Store) -> None:
    answered: list[int] = []

    async def write(number: int) -> None:
        answered.append(await store.write(adding(number, f"word {number}")))

    await asyncio.gather(*(write(number) for number in range(1, 101)))
    assert answered == list(range(1, 101))


async def test_waiting_units_share_a_commit(store: Store) -> None:
    commits = []
    event.listen(store._writing, "commit", lambda connection: commits.append(1))
    holding, go_on = await held_up(store)
    answers = [asyncio.create_task(store.write(adding(n, f"word {n}"))) for n in range(1, 4)]
    await asyncio.sleep(0)
    go_on.set()
    await asyncio.gather(holding, *answers)
    assert len(commits) == 1


async def test_nobody_hears_of_a_result_that_a_failed_commit_took_back(store: Store) -> None:
    holding, go_on = await held_up(store)

    def orphan(connection: Connection) -> None:
        connection.execute(insert(echoes).values(number=99))

    answers = [asyncio.create_task(store.write(unit)) for unit in (adding(1, "ink"), orphan, adding(2, "brush"))]
    await asyncio.sleep(0)
    go_on.set()
    outcomes = await asyncio.gather(holding, *answers, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [IntegrityError] * 4
    assert await store.read(numbers) == []
    assert await store.write(adding(3, "stone")) == 3


async def test_a_durable_unit_never_joins_a_group_that_is_not(store: Store) -> None:
    groups: list[bool] = []
    event.listen(
        store._writing, "begin", lambda connection: groups.append(connection.get_execution_options()["lanting_durable"])
    )
    holding, go_on = await held_up(store)
    answers = [
        asyncio.create_task(store.write(adding(1, "ink"))),
        asyncio.create_task(store.write(adding(2, "brush"), durable=True)),
        asyncio.create_task(store.write(adding(3, "stone"))),
    ]
    await asyncio.sleep(0)
    go_on.set()
    await asyncio.gather(holding, *answers)
    assert groups == [False, True]


async def test_who_stops_waiting_does_not_stop_the_work(store: Store) -> None:
    holding, go_on = await held_up(store)
    task = asyncio.create_task(store.write(adding(1, "ink")))
    await asyncio.sleep(0)
    task.cancel()
    go_on.set()
    await holding
    assert await store.write(adding(2, "brush")) == 2
    assert await store.read(numbers) == [1, 2]


async def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(DBAPIError, match=r"(?i)read.?only|query_only"):
        await store.read(adding(1, "ink"))
    assert await store.read(numbers) == []


async def test_a_reader_sees_one_snapshot_while_others_write(store: Store) -> None:
    loop = asyncio.get_running_loop()

    def twice(connection: Connection) -> tuple[list[int], list[int]]:
        before = numbers(connection)
        asyncio.run_coroutine_threadsafe(store.write(adding(1, "ink")), loop).result(10)
        return before, numbers(connection)

    assert await store.read(twice) == ([], [])
    assert await store.read(numbers) == [1]


async def test_foreign_keys_hold(store: Store) -> None:
    with pytest.raises(IntegrityError):
        await store.write(lambda connection: connection.execute(insert(echoes).values(number=7)) and None)


async def test_closing_finishes_what_was_given_and_then_refuses(database: str) -> None:
    store = Store.open(database)
    await store.write(own.create_all)
    holding, go_on = await held_up(store)
    last = asyncio.create_task(store.write(adding(1, "ink")))
    await asyncio.sleep(0)
    closing = asyncio.create_task(store.close())
    await asyncio.sleep(0)
    go_on.set()
    await closing
    await holding
    assert await last == 1
    for refused in (store.write(numbers), store.read(numbers)):
        with pytest.raises(StoreClosed):
            await refused
    await store.close()


async def test_what_was_written_is_there_after_opening_again(database: str) -> None:
    store = Store.open(database)
    await store.write(own.create_all)
    await store.write(adding(1, "ink"), durable=True)
    await store.close()
    again = Store.open(database)
    assert await again.read(numbers) == [1]
    await again.close()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_ht190_what_was_deleted_leaves_no_bytes_as_soon_as_nobody_reads_it(database: str) -> None:
    store = Store.open(database)
    await store.write(own.create_all)
    folder = Path(database.removeprefix("sqlite:///")).parent

    def is_there() -> bool:
        return any(b"a secret word" in file.read_bytes() for file in folder.iterdir())

    await store.write(adding(1, "a secret word"))
    assert is_there()
    may_end = threading.Event()

    def read_slowly(connection: Connection) -> None:
        connection.execute(select(words)).all()
        may_end.wait(10)

    reading = asyncio.create_task(store.read(read_slowly))
    await store.write(adding(2, "another"))
    await store.write(lambda connection: connection.execute(delete(words).where(words.c.number == 1)))
    assert not await store.scrub(), "somebody reads what was before"
    may_end.set()
    await reading
    assert await store.scrub()
    assert not is_there()
    await store.close()
