"""What stops people and carries their feet: the client's collision mesh and the server's walk grid are made of it."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from lanting.scene.component.registry import Component, Length, Point, component


@component("collider")
class Collider(Component, frozen=True):
    """A simple solid, centred on its Entity and turned with its yaw.

    `box`: `size` is its width (x), height (y) and depth (z). `cylinder`: upright, `size[0]` is the diameter, `size[1]`
    the height. `ramp`: half of that box, at the bottom at its +Z side and rising to the full height at its −Z side.
    `height_field`: the ground that the Entity's `height_field` describes; `size` says nothing.
    """

    kind: Literal["box", "cylinder", "ramp", "height_field"]
    size: tuple[Length, Length, Length] = (1.0, 1.0, 1.0)


@component("barrier")
class Barrier(Component, frozen=True):
    """An upright, unseen wall along a line, in the Entity's axes: what keeps feet out of the water.

    Each stretch between two points is a box from `depth_m` below its lower point to `height_m` above its higher one.
    """

    line: Annotated[list[Point], msgspec.Meta(min_length=2, max_length=512)]
    height_m: Length = 3.0
    depth_m: Length = 1.0
    thickness_m: Length = 0.1
    is_closed: bool = False
