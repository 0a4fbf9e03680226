"""The one writer: a thread that takes waiting units of work and commits them in groups.

A group is closed as soon as nothing waits, so a lone unit waits for nobody, or after GROUP_MS of work. Each unit runs
in its own SAVEPOINT: one that fails takes back its own changes and nobody else's. Nobody hears of a result before the
COMMIT of its group has returned; if that fails, every unit of the group fails with it.

Where the disk takes nothing (`health`), units are refused at once until a probe has gone well.
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
from lanting.store.error import StoreReadOnly
from lanting.store.health import Trouble, probe, trouble_of

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
        """Do the work in a SAVEPOINT. Raises only if the transaction around it is broken, or nothing can be kept."""
        savepoint = connection.begin_nested()
        try:
            self.result = self.work(connection)
        except Exception as error:
            # Whatever else it is, it belongs to whoever gave the unit.
            if trouble_of(error) is not None:
                raise
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
    probe_every_s: float
    on_trouble: Callable[[Trouble | None], None]
    """Called on the writer's thread when nothing can be kept any more, and with None when it can again."""
    trouble: Trouble | None = field(init=False, default=None)
    _waiting: deque[Unit] = field(init=False, default_factory=deque)
    _changed: threading.Condition = field(init=False, default_factory=threading.Condition)
    _stopping: bool = field(init=False, default=False)
    _probe_at: float = field(init=False, default=0.0)
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
        while self._wait():
            if self.trouble is not None:
                self._refuse_all(self.trouble)
                continue
            group = [self._waiting.popleft()]
            try:
                self._commit(group)
            except Exception as error:  # noqa: BLE001 - told to everyone in the group
                trouble = trouble_of(error)
                self._say(trouble)
                for unit in group:
                    unit.error = StoreReadOnly(trouble) if trouble else error
            _deliver(group)

    def _wait(self) -> bool:
        """Until there is something to do; False at the end. Meanwhile look whether what could not be kept can again."""
        while True:
            left_s = None if self.trouble is None else self._probe_at - time.monotonic()
            with self._changed:
                if (left_s is None or left_s > 0) and self._changed.wait_for(self._is_called, left_s):
                    return bool(self._waiting)
                if self._stopping:
                    return bool(self._waiting)
            self._say(probe(self.engine))
            self._probe_at = time.monotonic() + self.probe_every_s

    def _is_called(self) -> bool:
        return bool(self._waiting) or self._stopping

    def _refuse_all(self, trouble: Trouble) -> None:
        refused = []
        while self._waiting:
            refused.append(self._waiting.popleft())
            refused[-1].error = StoreReadOnly(trouble)
        _deliver(refused)

    def _say(self, trouble: Trouble | None) -> None:
        if trouble is not self.trouble:
            self.trouble = trouble
            self._probe_at = time.monotonic() + self.probe_every_s
            self.on_trouble(trouble)

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
