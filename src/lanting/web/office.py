"""What the Operator, and programs that watch a Server, are told of it: handed in by `app`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from lanting.identity.operator_link import OperatorLinks
from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId
from lanting.runtime.address_limit import Network


@dataclass(frozen=True, slots=True)
class Load:
    """How a Server fares at this moment. None: it cannot be told here."""

    people: int = 0
    """Inside, over all Spaces; programs are not counted."""
    waiting: int = 0
    running_spaces: int = 0
    beat_late_ms: float = 0.0
    """By how much the latest beat of the last minutes came too late."""
    loop_lag_ms: float = 0.0
    """How long a request waits for its turn, measured just now."""
    memory_bytes: int | None = None
    open_files: int | None = None
    open_files_max: int | None = None
    database_bytes: int | None = None
    disk_free_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """What runs here."""

    lanting: str = ""
    python: str = ""
    database: str = ""
    """Which engine, and the revision of its tables."""


async def _no_load() -> Load:
    return Load()


async def _no_troubles() -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Office:
    """Everything but the Spaces themselves, which the desk knows."""

    links: OperatorLinks = field(default_factory=lambda: OperatorLinks(lambda: None, Instant(0)))
    measure: Callable[[], Awaitable[Load]] = _no_load
    troubles: Callable[[], Awaitable[Sequence[str]]] = _no_troubles
    """Why this Server is not ready: codes, none when it is."""
    waiting_in: Callable[[SpaceId], int] = lambda _space: 0
    backed_up_at: Callable[[], Instant | None] = lambda: None
    keeps_own_backups: bool = True
    """False where the database server's keeper does."""
    versions: Callable[[], Versions] = Versions
    metrics_from: Sequence[Network] = ()
    """Who may read /metrics."""
