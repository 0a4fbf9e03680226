"""Where a point of the place lies on the screen, for fingers that tap on things: the shoulder camera's own geometry."""

from __future__ import annotations

import math
from typing import Any

from playwright.async_api import ViewportSize

EYE_M = 1.56
SHOULDER_M = (0.55, 0.54, 3.4)
"""Right, up and back of the eyes."""
SETTLED = "app.ready && performance.now() - app.frame.firstInsideMs > 1500"
"""The camera has glided from the best side of the place to the shoulder."""
FIELD_OF_VIEW_DEG = 50.0
FIELD_OF_VIEW_PORTRAIT_DEG = 62.0


def on_screen(self_face: dict[str, Any], point: tuple[float, float, float], size: ViewportSize) -> tuple[float, float]:
    """CSS pixels of a point in metres, while nothing pushes the camera in."""
    yaw, pitch = self_face["yaw"], self_face["pitch"]
    x, y, z = _turned(SHOULDER_M, yaw, pitch)
    eye = (self_face["x"] + x, self_face["y"] + EYE_M + y, self_face["z"] + z)
    right, up, back = _seen((point[0] - eye[0], point[1] - eye[1], point[2] - eye[2]), yaw, pitch)
    width, height = size["width"], size["height"]
    angle = FIELD_OF_VIEW_PORTRAIT_DEG if width < height else FIELD_OF_VIEW_DEG
    pixels = height / 2 / math.tan(math.radians(angle) / 2)
    return width / 2 + right / -back * pixels, height / 2 - up / -back * pixels


def _turned(local: tuple[float, float, float], yaw: float, pitch: float) -> tuple[float, float, float]:
    """From the camera's axes to the world's: pitch about X, then yaw about Y."""
    x, y, z = local
    y, z = y * math.cos(pitch) - z * math.sin(pitch), y * math.sin(pitch) + z * math.cos(pitch)
    return x * math.cos(yaw) + z * math.sin(yaw), y, -x * math.sin(yaw) + z * math.cos(yaw)


def _seen(world: tuple[float, float, float], yaw: float, pitch: float) -> tuple[float, float, float]:
    """From the world's axes to the camera's."""
    x, y, z = world
    x, z = x * math.cos(yaw) - z * math.sin(yaw), x * math.sin(yaw) + z * math.cos(yaw)
    return x, y * math.cos(pitch) + z * math.sin(pitch), -y * math.sin(pitch) + z * math.cos(pitch)
