"""Components: everything that can be said of an Entity, declared once each.

By subject: `placement` (where things and people stand), `solid` (what stops and carries feet), `matter` (things made by
hand), `nature` (what grows, lies and flows), `air` (sky, light and distance), `media` (what people bring along), `use`
(what can be pressed or moves, and by which words programs find it), `repeat` (one thing many times), `data` (numbers
and words to be read). `registry` says how one is declared.
"""

from __future__ import annotations

from lanting.scene.component import air, data, matter, media, nature, placement, repeat, solid, use
from lanting.scene.component.registry import COMPONENT_NAMES, COMPONENTS, Component, component

__all__ = [
    "COMPONENTS",
    "COMPONENT_NAMES",
    "Component",
    "air",
    "component",
    "data",
    "matter",
    "media",
    "nature",
    "placement",
    "repeat",
    "solid",
    "use",
]
