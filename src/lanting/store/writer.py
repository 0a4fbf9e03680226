"""The one writer: a thread that takes waiting units of work and commits them in groups.

A group is closed as soon as nothing waits, so a lone unit waits for nobody, or after GROUP_MS of work. Each unit runs
in its own SAVEPOINT: one that fails takes back its own changes and nobody else's. Nobody hears of a result before the
COMMIT of its group has returned; if that fails, every unit of the group fails with it.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Connection, Engine

from lanting.store.engine import DURABLE

GROUP_MS: Final = 5
"""No unit waits longer than this for its neighbours' work before the COMMIT."""


@dataclass(slots=True)
class Unit:
    """One atomic piece of work, and where its result is awaited."""

    work: Callable[[Connection], Any]
    durable: bool
    answer: asyncio.Future[Any]
    result: Any = None
    error: Exception | None = None

    def run(self, connection: Connection) -> None:
        """Do the work in a SAVEPOINT. Raises only if the transaction around it is broken."""
        savepoint = connection.begin_nested()
        try:
            self.result = self.work(connection)
        except Exception as error:  # noqa: BLE001 - whatever it is, it belongs to whoever gave the unit
            self.error = error
            savepoint.rollback()
        else:
            savepoint.commit()

    def deliver(self) -> None:
        """Hand the result over, in the loop's own thread. Whoever stopped waiting is left alone."""
        if self.answer.done():
            return
        if self.error is not None:
            self.answer.set_exception(self.error)
        else:
            self.answer.set_result(self.result)


@dataclass(slots=True)
class Writer:
    """Runs units in the order they were given, on one thread."""

    engine: Engine
    _waiting: deque[Unit] = field(init=False, default_factory=deque)
    _changed: threading.Condition = field(init=False, default_factory=threading.Condition)
    _stopping: bool = field(init=False, default=False)
    _thread: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        self._thread = threading.Thread(target=self._run, name="lanting-writer", daemon=True)
        self._thread.start()

    def give(self, unit: Unit) -> None:
        with self._changed:
            self._waiting.append(unit)
            self._changed.notify()

    def stop(self) -> None:
        """Finish what was given, then end. Blocks until done."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        while self._something_waits():
            group = [self._waiting.popleft()]
            try:
                self._commit(group)
            except Exception as error:  # noqa: BLE001 - told to everyone in the group
                for unit in group:
                    unit.error = error
            _deliver(group)

    def _something_waits(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._stopping)
        return bool(self._waiting)

    def _commit(self, group: list[Unit]) -> None:
        """Run the group's first unit and what waits behind it, adding each to `group`, then COMMIT."""
        durable = group[0].durable
        with self.engine.connect() as connection:
            connection.execution_options(**{DURABLE: durable})
            with connection.begin():
                close_at = time.monotonic() + GROUP_MS / 1_000
                group[0].run(connection)
                while self._fits(durable) and time.monotonic() < close_at:
                    # In the group before it runs: if the transaction breaks under it, it fails like the others.
                    group.append(self._waiting.popleft())
                    group[-1].run(connection)

    def _fits(self, durable: bool) -> bool:
        """Whether the next waiting unit may join: one that must be durable never joins a group that is not."""
        return bool(self._waiting) and (durable or not self._waiting[0].durable)


def _deliver(group: list[Unit]) -> None:
    for loop, units in groupby(group, key=lambda unit: unit.answer.get_loop()):
        # A loop that was closed meanwhile has nobody waiting in it.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_deliver_here, list(units))


def _deliver_here(units: list[Unit]) -> None:
    for unit in units:
        unit.deliver()
