"""Where, as an author writes it: the same in every call that takes a place."""

from __future__ import annotations

from typing import TypeAlias

from lanting.protocol.word import Place

Spot: TypeAlias = Place | tuple[float, float] | tuple[float, float, float]
"""A Place; x and z in metres, on the floor; or x, y and z. Numbers alone look along −Z."""


def place_at(spot: Spot, floor_m: float = 0.0) -> Place:
    """`floor_m`: how high two numbers are. Raises ValueError for anything but two or three."""
    if isinstance(spot, Place):
        return spot
    match tuple(map(float, spot)):
        case (x, z):
            return Place(x=x, y=floor_m, z=z)
        case (x, y, z):
            return Place(x=x, y=y, z=z)
    raise ValueError(f"{spot!r} is no place: say x and z, or x, y and z, in metres")
