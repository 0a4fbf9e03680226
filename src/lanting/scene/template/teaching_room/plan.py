"""The room's measures."""

from __future__ import annotations

from typing import Final

FLOOR_Y: Final = 0.36
HALF_X: Final = 8.0
NORTH_Z: Final = -7.6
SOUTH_Z: Final = 6.4
"""Where the room opens onto the veranda."""
VERANDA_Z: Final = 10.4
WALL_HEIGHT: Final = 4.6
WALL_DEPTH: Final = 0.24
SILL_Y: Final = 0.95
"""Above the floor."""
WINDOW: Final = (3.0, 2.5)
WINDOW_ZS: Final = (-4.9, -1.0, 2.9)
DESK_XS: Final = (-4.7, -3.0, -1.3, 1.3, 3.0, 4.7)
DESK_ZS: Final = (-2.0, 0.0, 2.0, 4.0)
FRAME_ZS: Final = (NORTH_Z, -2.95, 0.95, SOUTH_Z, VERANDA_Z - 0.5)
"""Where posts and tie beams stand."""
TIMBER: Final = "#b59a7c"
PALE_TIMBER: Final = "#d3c0a0"
"""Weathered wood: a room of fresh brown would be heavy."""
