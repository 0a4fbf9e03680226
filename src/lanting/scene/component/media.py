"""What people bring along: models, pictures, panoramas, sounds; each names an Asset of the Space."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from lanting.scene.component.registry import Colour, Component, Length, Part, component

AssetKey = Annotated[str, msgspec.Meta(pattern=r"^ast_[0-9a-hjkmnp-tv-z]{16}\Z")]
"""An Asset of the Space. Where it is gone, its place is kept by a plain box with its name."""
Line = Annotated[str, msgspec.Meta(max_length=120)]
Loudness = Annotated[float, msgspec.Meta(ge=0, le=2)]


@component("model")
class Model(Component, frozen=True):
    """A glTF model, its own origin at the Entity's."""

    asset: AssetKey
    variant: Annotated[str, msgspec.Meta(max_length=80)] | None = None
    """Of its KHR_materials_variants; None: as it is."""
    casts_shadow: bool = True


@component("animation")
class Animation(Component, frozen=True):
    """Plays a clip of the Entity's `model`, the same for everybody by the server's clock."""

    clip: Annotated[str, msgspec.Meta(max_length=80)] = ""
    """Its name; empty: the first."""
    speed: Annotated[float, msgspec.Meta(ge=-4, le=4)] = 1.0
    is_looping: bool = True
    starts: Literal["at_once", "on_press"] = "at_once"
    """`on_press`: when a `button` that plays this Entity is pressed."""


@component("image")
class Image(Component, frozen=True):
    """A picture in its true size, facing along the Entity's −Z, its middle at the origin; with frame, mount and plate.

    Hung by the editor with its middle 1.50 m above the floor. The height follows from the picture's own shape.
    """

    asset: AssetKey
    width_cm: Annotated[float, msgspec.Meta(ge=1, le=3_000)] = 80.0
    frame: Literal["none", "wood", "dark", "gilt", "white"] = "wood"
    frame_cm: Annotated[float, msgspec.Meta(ge=0, le=50)] = 3.0
    mount_cm: Annotated[float, msgspec.Meta(ge=0, le=100)] = 0.0
    """How broad the paper around the picture is."""
    mount: Colour = "#f6f1e4"
    title: Line = ""
    maker: Line = ""
    date: Line = ""
    rights: Line = ""
    """The four lines of its plate; none of them, no plate."""
    price: Line = ""


@component("panorama")
class Panorama(Component, frozen=True):
    """A picture all around, equirectangular: a ball that one looks into from outside, and stands within when inside."""

    asset: AssetKey
    radius_m: Length = 1.2


@component("sound")
class Sound(Component, frozen=True):
    """Heard from where the Entity is; silent where sound is off."""

    asset: AssetKey
    volume: Loudness = 1.0
    near_m: Length = 2.0
    """As loud as it is up to here, fading beyond."""
    far_m: Length = 20.0
    """Not heard from here on."""
    is_looping: bool = True
    starts: Literal["at_once", "on_press"] = "at_once"


@component("text")
class Text(Component, frozen=True):
    """A sheet with words that lines up and wraps, facing along the Entity's −Z; a `label` is a single line."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=4_000)]
    width_m: Length = 1.6
    letter_m: Annotated[float, msgspec.Meta(ge=0.01, le=2)] = 0.08
    colour: Colour = "#22313a"
    paper: Colour | None = "#fbf7ec"
    alignment: Literal["start", "centre", "end"] = "start"


@component("lamp")
class Lamp(Component, frozen=True):
    """A small light of its own: a `point` shines all around, a `spot` along the Entity's −Z. It casts no shadow."""

    kind: Literal["point", "spot"] = "point"
    colour: Colour = "#ffdfb0"
    strength: Annotated[float, msgspec.Meta(ge=0, le=50)] = 4.0
    reach_m: Length = 8.0
    angle: Annotated[float, msgspec.Meta(ge=0.05, le=1.5)] = 0.6
    """Of a spot, from its middle to its edge."""
    softness: Part = 0.4
