"""What this Server tells of itself to its Operator and to programs that watch it."""

from __future__ import annotations

import asyncio
import platform
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from typing import Final

from lanting.app import load
from lanting.app.backup import DATABASE, LAST_BACKUP
from lanting.app.settings import Settings
from lanting.identity.operator_link import OperatorLinks
from lanting.kernel.clock import Clock, Instant
from lanting.runtime import metric
from lanting.runtime.hall import Hall
from lanting.store.error import StoreReadOnly
from lanting.store.health import PROBE_BYTES
from lanting.store.migration import REVISIONS
from lanting.store.store import Store
from lanting.web.office import Load, Office, Versions

ANSWER_WITHIN_S: Final = 5.0
"""A database that needs longer for nothing is not ready."""


def office_of(
    settings: Settings,
    store: Store,
    hall: Hall,
    operator_key: Callable[[], str | None],
    clock: Clock,
    is_stopping: Callable[[], bool],
) -> Office:
    """Everything that is asked of a Server as a whole."""

    async def measure() -> Load:
        return Load(
            people=sum(running.space.people_count for running in hall.running_spaces),
            waiting=sum(running.space.waiting_count for running in hall.running_spaces),
            running_spaces=len(hall.running_spaces),
            beat_late_ms=metric.beat_late.worst_s(clock.moment()) * 1_000,
            loop_lag_ms=await load.loop_lag_ms(),
            memory_bytes=load.memory_bytes(),
            open_files=load.open_files(),
            open_files_max=load.open_files_max(),
            database_bytes=None if settings.database else load.database_bytes(settings.data / DATABASE),
            disk_free_bytes=load.disk_free_bytes(settings.data),
        )

    async def troubles() -> Sequence[str]:
        found = ["stopping"] if is_stopping() else []
        return found + await troubles_of_store(store, settings)

    return Office(
        links=OperatorLinks(operator_key, clock.now()),
        measure=measure,
        troubles=troubles,
        waiting_in=hall.waiting,
        backed_up_at=lambda: _backed_up_at(settings),
        keeps_own_backups=settings.database is None,
        versions=lambda: _versions(settings),
        metrics_from=settings.metrics_from,
    )


async def troubles_of_store(store: Store, settings: Settings) -> list[str]:
    """Why nothing can be kept, asked of the database itself and of the disk."""
    if store.trouble is not None:
        return [str(store.trouble)]
    try:
        # An empty unit still begins and ends: a database that takes no changes refuses it.
        await asyncio.wait_for(store.write(lambda _connection: None), ANSWER_WITHIN_S)
    except StoreReadOnly as error:
        return [str(error.trouble)]
    except Exception:  # noqa: BLE001 - whatever it is: who cannot write is not ready
        return ["failing"]
    free = load.disk_free_bytes(settings.data)
    return ["full"] if free is not None and free < PROBE_BYTES else []


def _backed_up_at(settings: Settings) -> Instant | None:
    try:
        return Instant(int((settings.data / LAST_BACKUP).read_text()))
    except (OSError, ValueError):
        return None


def _versions(settings: Settings) -> Versions:
    try:
        ours = version_of("lanting")
    except PackageNotFoundError:
        ours = "-"
    engine = "PostgreSQL" if settings.database else "SQLite"
    return Versions(ours, platform.python_version(), f"{engine}, {REVISIONS[-1]}")
