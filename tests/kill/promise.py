"""What a Server has acknowledged and what it was merely asked; held against what its disk holds after a kill.

What was acknowledged must be there, once. What was asked and not answered may be there, once, or not at all. Nothing
else may be there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Promise:
    """One change that was asked for. Until one of the two is called, nobody knows."""

    accepted: Callable[[], object]
    refused: Callable[[], object]


class Things(Generic[Value]):
    """Things of one kind that are made once: lines, acts, bans, links."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.acknowledged: set[Value] = set()
        self._open: set[Value] = set()

    def asked(self, thing: Value) -> Promise:
        self._open.add(thing)
        return Promise(lambda: self.acknowledged.add(thing), lambda: self._open.discard(thing))

    def broken(self, found: Iterable[Value]) -> list[str]:
        """What is wrong with what was found, as sentences."""
        times = Counter(found)
        there = set(times)
        faults = {
            "acknowledged and lost": self.acknowledged - there,
            "there twice": {thing for thing, count in times.items() if count > 1},
            "there, though nobody asked for it, or it was refused": there - self.acknowledged - self._open,
        }
        return [f"{self.kind} {fault}: {_some(things)}" for fault, things in faults.items() if things]


class Setting(Generic[Value]):
    """Something that has one value at a time, changed by one person who waits for each answer."""

    def __init__(self, kind: str, value: Value) -> None:
        self.kind = kind
        self.value = value
        """As it was acknowledged last."""
        self._open: set[Value] = set()

    def asked(self, value: Value) -> Promise:
        self._open.add(value)
        return Promise(lambda: self._is(value), lambda: self._open.discard(value))

    def _is(self, value: Value) -> None:
        self.value = value
        self._open.clear()

    def broken(self, found: Value) -> list[str]:
        """What is wrong with what was found, as sentences."""
        if found == self.value or found in self._open:
            return []
        return [f"{self.kind} is {found}, and {self.value} was acknowledged (asked: {_some(self._open) or 'nothing'})"]


def _some(things: Collection[Hashable]) -> str:
    named = sorted(map(str, things))
    return ", ".join(named[:5]) + (f" and {len(named) - 5} more" if len(named) > 5 else "")
