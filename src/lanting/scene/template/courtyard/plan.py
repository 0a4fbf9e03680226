"""The courtyard's measures: walking is tried here, so they are promises."""

from __future__ import annotations

import math
from typing import Final

HALF: Final = 16.0
"""From the middle to each outer wall."""
STEP_RISE: Final = 0.18
STEP_RUN: Final = 0.30
STEPS: Final = 10
TERRACE_Y: Final = STEP_RISE * STEPS
TERRACE_EDGE_Z: Final = -6.0
TERRACE_MIDDLE: Final = (0.0, -11.0)
RAMP_X: Final = -9.0
RAMP_RUN: Final = TERRACE_Y / math.tan(math.radians(30))
WALL_HEIGHT: Final = 3.2
WALL_DEPTH: Final = 0.4
GATE_WALL_Z: Final = 3.0
GATE_WALL_HEIGHT: Final = 3.5
DOOR_X: Final = -9.4
DOOR_WIDTH: Final = 1.6
GALLERY_X: Final = 9.0
GALLERY_Y: Final = 2.7
GALLERY_WIDTH: Final = 2.4
