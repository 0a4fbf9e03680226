"""The gallery's measures."""

from __future__ import annotations

from typing import Final

FLOOR_Y: Final = 0.18
HALF_X: Final = 8.4
NORTH_Z: Final = -6.0
SOUTH_Z: Final = 6.0
WALL_HEIGHT: Final = 4.6
WALL_DEPTH: Final = 0.36
ENTRANCE_HALF: Final = 4.2
"""Half the width of the southern opening."""
MOON_WINDOW_M: Final = 3.4
MOON_WINDOW_Y: Final = 2.05
"""The height of its middle above the floor."""
DOORWAY: Final = (6.6, 1.7, 2.7)
"""To the garden: x of its middle, width, height."""
GARDEN_Z: Final = -12.4
"""The garden's far wall."""
SKY_WELL: Final = (11.4, 7.6)
"""The opening of the ceiling."""
HANG_Y: Final = 1.5
"""Pictures hang with their middle so high above the floor."""
