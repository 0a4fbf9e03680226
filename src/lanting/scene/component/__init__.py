"""Components: everything that can be said of an Entity, declared once each.

By subject: `placement` (where things and people stand), `solid` (what stops and carries feet), `matter` (things made by
hand), `nature` (what grows, lies and flows), `air` (sky, light and distance). `registry` says how one is declared.
"""

from __future__ import annotations

from lanting.scene.component import air, matter, nature, placement, solid
from lanting.scene.component.registry import COMPONENT_NAMES, COMPONENTS, Component, component

__all__ = ["COMPONENTS", "COMPONENT_NAMES", "Component", "air", "component", "matter", "nature", "placement", "solid"]
