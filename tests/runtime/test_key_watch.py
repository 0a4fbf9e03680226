"""The end of a key is told once, when its time has come."""

from __future__ import annotations

from lanting.kernel.clock import Instant
from lanting.runtime.key_watch import KeyWatch


def test_the_end_of_a_key_is_told_once_and_not_before() -> None:
    told: list[str] = []
    watch = KeyWatch()
    watch.look(Instant(5_000))
    watch.set(Instant(1_000), lambda: told.append("first"))
    watch.look(Instant(999))
    assert told == []
    watch.look(Instant(1_000))
    watch.look(Instant(1_001))
    assert told == ["first"]


def test_of_two_times_the_last_one_counts() -> None:
    told: list[str] = []
    watch = KeyWatch()
    watch.set(Instant(1_000), lambda: told.append("first"))
    watch.set(None, lambda: told.append("none"))
    watch.look(Instant(9_000))
    assert told == []
