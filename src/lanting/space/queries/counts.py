"""What is counted of a Space's visitors, by day: sums alone, and nothing of anybody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select, update

from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId
from lanting.space.count import DAY_MS, Count, day_of
from lanting.space.tables import visit_counts

COUNTS_KEPT_DAYS: Final = 400
"""One summer beside the one before it."""


def add_counts(connection: Connection, space_id: SpaceId, day: int, counts: Sequence[Count]) -> None:
    """Add to what is there of that day; of a peak, the higher one stays."""
    there = visit_counts.c
    for each in counts:
        same = (there.space_id == space_id) & (there.day == day)
        same &= (there.what == each.what) & (there.subject == each.subject)
        known = connection.execute(select(there.number).where(same).with_for_update()).scalar()
        if known is None:
            row: dict[str, Any] = {"space_id": space_id, "day": day, "what": each.what, "subject": each.subject}
            connection.execute(insert(visit_counts).values(**row, number=each.number))
        else:
            number = max(known, each.number) if each.what == "peak" else known + each.number
            connection.execute(update(visit_counts).where(same).values(number=number))


def list_counts(connection: Connection, space_id: SpaceId, first_day: int) -> list[tuple[int, Count]]:
    """From that day on, the oldest first: each with its day."""
    there = visit_counts.c
    rows = connection.execute(
        select(visit_counts)
        .where(there.space_id == space_id, there.day >= first_day)
        .order_by(there.day, there.what, there.subject)
    )
    return [(row.day, Count(row.what, row.subject, row.number)) for row in rows]


def forget_counts(connection: Connection, now: Instant) -> None:
    """Forget the days that were COUNTS_KEPT_DAYS ago."""
    before = day_of(Instant(now - COUNTS_KEPT_DAYS * DAY_MS))
    connection.execute(delete(visit_counts).where(visit_counts.c.day < before))
