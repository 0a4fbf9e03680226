"""The four lanes: a lane is a promise about delivery, and the first byte of every message names it."""

from __future__ import annotations

from enum import IntEnum


class Lane(IntEnum):
    """How a message is queued, dropped, stored and scaled (PR-1)."""

    POSE = 1
    """Newest wins, late is worthless, never stored."""
    VOICE = 2
    """Newest wins, in sequence, never stored."""
    EVENT = 3
    """In order, none lost while connected, replayed after a short break."""
    SCENE = 4
    """Everyone ends with the same Scene; saved."""
