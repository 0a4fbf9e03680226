"""How a component is declared: its wire name, its fields with their limits, and nothing else.

A component is typed data on an Entity. It is declared once, here in Python: the server checks it, the client's
TypeScript is generated from it. Lengths are metres, angles radians, right-handed, Y up; a shape is centred on its
Entity's origin.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Final, TypeVar

import msgspec

COORDINATE_M_MAX: Final = 5_242.87
"""Further out no pose can be said (`protocol.pose`)."""

Colour = Annotated[str, msgspec.Meta(pattern=r"^#[0-9a-f]{6}\Z")]
Coordinate = Annotated[float, msgspec.Meta(ge=-COORDINATE_M_MAX, le=COORDINATE_M_MAX)]
Length = Annotated[float, msgspec.Meta(ge=0.001, le=1_000)]
Part = Annotated[float, msgspec.Meta(ge=0, le=1)]
"""A share between nothing and all."""
Unit = Annotated[float, msgspec.Meta(ge=-1, le=1)]
Angle = Annotated[float, msgspec.Meta(ge=-6.2832, le=6.2832)]
Seed = Annotated[int, msgspec.Meta(ge=0, le=(1 << 32) - 1)]
Point = tuple[Coordinate, Coordinate, Coordinate]
"""x, y, z in metres."""
FlatPoint = tuple[Coordinate, Coordinate]


class Component(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Typed data on an Entity.

    What one field's limits cannot say a component checks in `__post_init__`, with a ValueError that says what to do.
    """


COMPONENTS: Final[dict[str, type[Component]]] = {}
"""Every declared component by its wire name."""
COMPONENT_NAMES: Final[dict[type[Component], str]] = {}

ComponentType = TypeVar("ComponentType", bound=type[Component])


def component(name: str) -> Callable[[ComponentType], ComponentType]:
    """Declare a component under its wire name, `snake_case`, which no other has."""
    assert name not in COMPONENTS, f"a component named {name} is declared already"

    def declare(struct_type: ComponentType) -> ComponentType:
        COMPONENTS[name] = struct_type
        COMPONENT_NAMES[struct_type] = name
        return struct_type

    return declare
