"""Chance that repeats: the same seed gives the same numbers on every machine and in every version of Python."""

from __future__ import annotations

from typing import Final

_MASK: Final = (1 << 64) - 1
_STEP: Final = 0x9E3779B97F4A7C15


class Chance:
    """SplitMix64 (Steele, Lea and Flood, 2014): good enough to scatter grass, unfit for secrets."""

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def part(self) -> float:
        """0 … 1, without 1."""
        self._state = (self._state + _STEP) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return ((mixed ^ (mixed >> 31)) >> 11) / (1 << 53)

    def between(self, lower: float, upper: float) -> float:
        return lower + (upper - lower) * self.part()

    def seed(self) -> int:
        """A seed for somebody else, 32 bits."""
        return int(self.part() * (1 << 32))
