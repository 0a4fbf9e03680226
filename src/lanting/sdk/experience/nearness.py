"""Who is near which thing, in which Zone, and who holds what: told when it changes, not while it lasts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lanting.protocol.word import Place
from lanting.sdk.experience.declaration import Experience
from lanting.sdk.experience.happened import CameNear, CrossedZone
from lanting.sdk.experience.participant import Participant

if TYPE_CHECKING:
    from lanting.sdk.experience.world import World

_AWAY_FACTOR: Final = 1.25
"""Who stands right at the border does not come near again and again."""
_ABOVE_M: Final = 3.0
_STEP_M: Final = 0.1


@dataclass(slots=True)
class _Watched:
    entity: str
    within_m: float | None
    """None: a Zone."""
    inside: set[Participant]


class Nearness:
    """Looks at places when a frame of them has come."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._watched: list[_Watched] = []
        self._holders: dict[str, Participant] = {}

    def look_up(self, experience: Experience) -> None:
        """Which things there are to be near to, after the Scene has changed."""
        before = {(each.entity, each.within_m): each.inside for each in self._watched}
        wanted: dict[tuple[str, float | None], None] = {}
        for entity, hooks in self._world._things.for_hooks(experience.of("near")).items():
            for hook in hooks:
                wanted[entity, hook.within_m] = None
        for entity in self._world._things.for_hooks(experience.of("zone")):
            wanted[entity, None] = None
        self._watched = [_Watched(*key, before.get(key, set())) for key in wanted]

    def look(self) -> Iterator[CameNear | CrossedZone]:
        """What has changed since the last look."""
        if not self._watched:
            return
        people = [(who, place) for who in self._world.participants if (place := who.place) is not None]
        for watched in self._watched:
            for who, place in people:
                was_in = who in watched.inside
                is_in = self._is_in(watched, place, was_in)
                if is_in != was_in:
                    (watched.inside.add if is_in else watched.inside.discard)(who)
                    entity = self._world.entity_of(watched.entity)
                    if watched.within_m is None:
                        yield CrossedZone(who, entity, is_in)
                    elif is_in:
                        yield CameNear(who, entity)

    def left(self, who: Participant) -> None:
        for watched in self._watched:
            watched.inside.discard(who)

    def holds(self, entity: str, who: Participant) -> None:
        self._holders[entity] = who

    def lets_go(self, entity: str) -> Participant | None:
        return self._holders.pop(entity, None)

    def _is_in(self, watched: _Watched, place: Place, was_in: bool) -> bool:
        thing = self._world._things.place(watched.entity)
        if watched.within_m is not None:
            limit_m = watched.within_m * (_AWAY_FACTOR if was_in else 1.0)
            is_level = abs(place.y - thing.y) <= _ABOVE_M + limit_m
            return is_level and math.hypot(place.x - thing.x, place.z - thing.z) <= limit_m
        found = self._world._things.get(watched.entity)
        size: Any = None if found is None else found.components.get("zone", {}).get("size")
        if size is None:
            return False
        # Into the box's own axes: it is turned by its yaw alone.
        dx, dz = place.x - thing.x, place.z - thing.z
        cos, sin = math.cos(thing.yaw), math.sin(thing.yaw)
        x, z = dx * cos - dz * sin, dx * sin + dz * cos
        is_level = -size[1] / 2 - _STEP_M <= place.y - thing.y <= size[1] / 2 + _STEP_M
        return bool(is_level and abs(x) <= size[0] / 2 and abs(z) <= size[2] / 2)
