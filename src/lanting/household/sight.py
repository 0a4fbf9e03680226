"""What a figure sees, and what its mind may order it to do."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lanting.sdk import Emote, Person, Pose

Spot = tuple[float, float]
"""x and z in metres: a place to walk to."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One moment as a figure sees it."""

    now_s: float
    """Seconds of a clock that never goes back."""
    own: Pose
    seat: str | None
    """The seat that the figure sits on."""
    people: Sequence[Person]
    """Everybody else whom it knows, but no programs."""
    programs: Sequence[Person] = ()


@dataclass(frozen=True, slots=True)
class WalkTo:
    """Go there by the walk grid; a new order ends the walk."""

    spot: Spot


@dataclass(frozen=True, slots=True)
class LookAt:
    """Turn towards a spot."""

    spot: Spot


@dataclass(frozen=True, slots=True)
class Show:
    """A gesture."""

    emote: Emote


@dataclass(frozen=True, slots=True)
class Speak:
    """Say a line to everybody."""

    text: str


@dataclass(frozen=True, slots=True)
class SitOn:
    """Sit down on this seat."""

    seat: str


@dataclass(frozen=True, slots=True)
class Rest:
    """Do nothing for so long."""

    seconds: float


Order = WalkTo | LookAt | Show | Speak | SitOn | Rest


def spot_of(pose: Pose) -> Spot:
    """Where a pose stands, seen from above."""
    return pose.x, pose.z


def apart_m(one: Spot, other: Spot) -> float:
    """Metres between two spots, on the level."""
    return math.dist(one, other)


def ahead(pose: Pose, distance_m: float, turned: float = 0.0) -> Spot:
    """The spot so far from a pose, in the direction that it looks in, turned to the left by so many radians."""
    yaw = pose.yaw + turned
    return pose.x - math.sin(yaw) * distance_m, pose.z - math.cos(yaw) * distance_m


def bearing(pose: Pose, spot: Spot) -> float:
    """How far somebody at a pose has to turn to look at a spot: 0 … π radians."""
    yaw = math.atan2(pose.x - spot[0], pose.z - spot[1])
    return abs((yaw - pose.yaw + math.pi) % math.tau - math.pi)
