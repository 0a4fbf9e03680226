"""Where things stand, and the places that people use: arrive, sit, gather, go through, look from."""

from __future__ import annotations

import math
from typing import Annotated, Final

import msgspec

from lanting.scene.component.registry import Colour, Component, Coordinate, Length, Point, Unit, component

ROTATION_TOLERANCE: Final = 0.001
Scale = Annotated[float, msgspec.Meta(ge=0.001, le=1_000)]
Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\Z")]


@component("transform")
class Transform(Component, frozen=True):
    """Position, rotation and scale under the parent, as a glTF node has them. Colliders heed yaw and position only."""

    position: Point = (0.0, 0.0, 0.0)
    rotation: tuple[Unit, Unit, Unit, Unit] = (0.0, 0.0, 0.0, 1.0)
    """A unit quaternion, x y z w."""
    scale: tuple[Scale, Scale, Scale] = (1.0, 1.0, 1.0)

    def __post_init__(self) -> None:
        length = math.hypot(*self.rotation)
        if abs(length - 1.0) > ROTATION_TOLERANCE:
            raise ValueError(f"a rotation is a quaternion of length 1, not {length:.3f}")


@component("bounds")
class Bounds(Component, frozen=True):
    """The world's border, in the world's axes: nobody gets beyond it. One Entity of a Scene has it."""

    x_min: Coordinate
    x_max: Coordinate
    z_min: Coordinate
    z_max: Coordinate
    y_min: Coordinate
    y_max: Coordinate

    def __post_init__(self) -> None:
        if self.x_min >= self.x_max or self.y_min >= self.y_max or self.z_min >= self.z_max:
            raise ValueError("each lower bound is below its upper one")


@component("spawn")
class Spawn(Component, frozen=True):
    """Where newcomers appear: anywhere on a disc around the Entity, looking along its −Z."""

    radius_m: Annotated[float, msgspec.Meta(ge=0, le=50)] = 1.0


@component("seat")
class Seat(Component, frozen=True):
    """One person sits here, looking along the Entity's −Z; the Entity's origin is the floor under the seat."""

    height_m: Annotated[float, msgspec.Meta(ge=0, le=2)] = 0.45


@component("zone")
class Zone(Component, frozen=True):
    """A part of the place, a box centred on the Entity and turned with its yaw."""

    size: tuple[Length, Length, Length]
    is_private: bool = False
    """What is said inside stays inside."""
    is_quiet: bool = False
    """Nobody's voice is heard here, or from here."""
    is_stage: bool = False
    """Who may speak to all is heard from here by everybody alike."""


@component("portal")
class Portal(Component, frozen=True):
    """A round door to another Space, facing along the Entity's −Z; its origin is the middle of the opening."""

    target: Slug
    diameter_m: Length = 3.1
    light: Colour = "#fff6de"


@component("viewpoint")
class Viewpoint(Component, frozen=True):
    """The best side of the place: what the door shows before anybody enters. The camera stands at the Entity."""

    target: Point
    """Looked at, in the world's axes."""
    field_of_view_deg: Annotated[float, msgspec.Meta(ge=20, le=100)] = 50.0
    """Vertical, on a wide screen."""
    field_of_view_portrait_deg: Annotated[float, msgspec.Meta(ge=20, le=100)] = 62.0


@component("drift")
class Drift(Component, frozen=True):
    """The Entity floats along a line in the world's axes, from its start to its end and again from the start."""

    path: Annotated[list[Point], msgspec.Meta(min_length=2, max_length=256)]
    speed_m_per_s: Annotated[float, msgspec.Meta(ge=0, le=20)] = 0.25
    offset_m: Annotated[float, msgspec.Meta(ge=0, le=100_000)] = 0.0
    """How far along the line it is at server time 0."""
    bob_m: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.01
