"""What can be used or moves by itself: buttons, things to take in hand, ways that something follows; and tags."""

from __future__ import annotations

from typing import Annotated

import msgspec

from lanting.scene.component.registry import Component, Part, Point, component

TargetKey = Annotated[str, msgspec.Meta(pattern=r"^ent_[0-9a-hjkmnp-tv-z]{16}\Z")]
HttpsUrl = Annotated[str, msgspec.Meta(pattern=r"^https://[^\s\"<>\\^`{|}]{1,480}\Z")]


@component("button")
class Button(Component, frozen=True):
    """Can be pressed by whoever is near: everybody inside sees it happen."""

    plays: Annotated[list[TargetKey], msgspec.Meta(max_length=16)] = msgspec.field(default_factory=list)
    """Entities whose `sound` or `animation` begins, or stops if it is playing."""
    toggles: Annotated[list[TargetKey], msgspec.Meta(max_length=16)] = msgspec.field(default_factory=list)
    """Entities that are hidden or shown again, for as long as anybody is inside."""
    link: HttpsUrl | None = None
    """Offered to the presser alone, who is asked before she leaves."""


@component("grabbable")
class Grabbable(Component, frozen=True):
    """Can be taken in hand, carried, put down and thrown by whoever is near."""

    bounce: Part = 0.3
    """Of its speed, what is left after it hits the floor."""
    friction: Part = 0.6


@component("path")
class Path(Component, frozen=True):
    """The Entity goes along a line in the world's axes, the same for everybody by the server's clock."""

    line: Annotated[list[Point], msgspec.Meta(min_length=2, max_length=256)]
    speed_m_per_s: Annotated[float, msgspec.Meta(ge=0, le=20)] = 1.0
    is_closed: bool = True
    """On from the last point to the first; else to and fro."""
    turns: bool = True
    """Looks where it goes."""
    wait_s: Annotated[float, msgspec.Meta(ge=0, le=600)] = 0.0
    """At each end of a way that is not closed."""


@component("tags")
class Tags(Component, frozen=True):
    """Words by which experiences find this and others like it, whatever their names are."""

    words: Annotated[list[Annotated[str, msgspec.Meta(max_length=40)]], msgspec.Meta(max_length=16)]
