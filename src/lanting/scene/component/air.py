"""Sky, light and distance: what lies around a place. Each is on one Entity of a Scene, hills on one for each band."""

from __future__ import annotations

from typing import Annotated

import msgspec

from lanting.scene.component.registry import Angle, Colour, Component, Length, Part, Point, component

Strength = Annotated[float, msgspec.Meta(ge=0, le=20)]


@component("sky")
class Sky(Component, frozen=True):
    """The dome, and the mist that everything fades into."""

    zenith: Colour = "#8fb8c6"
    horizon: Colour = "#f7eedb"
    mist: Colour = "#eaefe6"
    glow: Colour = "#ffe0ae"
    """Around the sun of the `light`."""
    mist_density: Annotated[float, msgspec.Meta(ge=0, le=0.2)] = 0.0125
    """Per metre, squared exponential; hills, clouds and sky stand outside it."""


@component("light")
class Light(Component, frozen=True):
    """The one warm light, the sky's own and a fill. Positions are directions to come from."""

    exposure: Strength = 1.0
    sky: Colour = "#e4f0f2"
    ground: Colour = "#c9c29a"
    sky_strength: Strength = 2.05
    sun: Colour = "#ffdfb0"
    sun_strength: Strength = 2.3
    sun_from: Point = (-34.0, 27.0, 30.0)
    fill: Colour = "#ddeaf0"
    fill_strength: Strength = 0.55
    fill_from: Point = (30.0, 18.0, 26.0)
    shadow_extent_m: Length = 34.0
    """Shadows are drawn so far to each side of the Entity."""


@component("hills")
class Hills(Component, frozen=True):
    """One band of hills all around: colour at the ridge, mist at the foot."""

    colour: Colour
    distance_m: Length
    heights: Annotated[list[Annotated[float, msgspec.Meta(ge=0, le=500)]], msgspec.Meta(min_length=8, max_length=512)]
    """The ridge at even steps of a full turn, from −Z towards −X."""
    foot_m: Annotated[float, msgspec.Meta(ge=-200, le=0)] = -12.0


@component("clouds")
class Clouds(Component, frozen=True):
    """Long strips of mist between the hills."""

    strips: Annotated[list[tuple[Angle, Length, Length, Length, Length]], msgspec.Meta(max_length=32)]
    """Direction as a yaw, distance, height above the ground, length and thickness in metres."""
    colour: Colour = "#f4f3ea"
    opacity: Part = 0.75
