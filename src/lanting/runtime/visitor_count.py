"""Counts the visitors of one running Space once a second, beside the beat of poses: how many, and what they stop at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from lanting.kernel.clock import Moment
from lanting.protocol.limit import TICK_HZ
from lanting.runtime.surroundings import Surroundings
from lanting.scene.component import COMPONENT_NAMES
from lanting.scene.component.data import Board
from lanting.scene.component.media import Image, Model, Panorama
from lanting.scene.component.placement import Zone
from lanting.scene.entity import Entity
from lanting.scene.live_scene import LiveScene
from lanting.scene.scene import Scene
from lanting.space.count import LOOKED_EVERY_MS
from lanting.space.mark import MARKS_MAX, NO_MARKS, Marks
from lanting.space.pose_lane import PoseLane
from lanting.space.solid import Box
from lanting.space.space import Space

LOOK_TICKS: Final = TICK_HZ * LOOKED_EVERY_MS // 1_000
MARKED_EVERY_MS: Final = 5_000
"""Whoever builds makes a hundred Revisions a minute; what can be stopped at is found anew as seldom as this."""
_SEEN: Final = frozenset(COMPONENT_NAMES[kind] for kind in (Image, Model, Panorama, Board))
_PICTURES: Final = "thing-picture-"
"""What the pictures of our own templates are called, which are made of simpler things."""


def marks_of(scene: Scene) -> Marks:
    """Pictures, boards, models and Zones that are called something, the first MARKS_MAX of them."""
    spots, boxes = [], []
    for entity in scene.entities.values():
        if not (entity.name or entity.words):
            continue
        if (zone := entity.get(Zone)) is not None:
            placing = scene.placing(entity)
            boxes.append((entity.id, Box(*placing.position, *zone.size, placing.yaw)))
        elif _is_looked_at(entity):
            spots.append((entity.id, scene.placing(entity).position))
        if len(spots) + len(boxes) == MARKS_MAX:
            break
    return Marks(spots, boxes)


def _is_looked_at(entity: Entity) -> bool:
    """Whether people come to see it."""
    return not _SEEN.isdisjoint(entity.components) or (entity.words or "").startswith(_PICTURES)


class VisitorCount:
    """Call `look` with every tick. Where the Server keeps no numbers, nothing is looked at."""

    def __init__(self, space: Space, poses: PoseLane, published: Callable[[], LiveScene], around: Surroundings) -> None:
        """`published` gives the Scene that visitors see."""
        self._space = space
        self._poses = poses
        self._published = published
        self._around = around
        self._looked_at: Moment | None = None
        self._marks = NO_MARKS
        self._marked: tuple[int, Moment] | None = None
        """Which Revision the marks are of, and when they were found."""

    def look(self, tick: int, moment: Moment) -> None:
        if tick % LOOK_TICKS or self._around.visits is None:
            return
        since_ms = 0 if self._looked_at is None else moment - self._looked_at
        self._looked_at = moment
        people = self._space.visitors()
        if people:
            self._find_marks(moment)
        day = self._around.visits.today(self._space.settings.id, self._around.clock.now())
        places = self._poses.places(np.fromiter(people, np.intp, len(people)))
        day.look(people, places, self._marks, since_ms=since_ms)

    def _find_marks(self, moment: Moment) -> None:
        live = self._published()
        if self._marked is not None:
            known, found_at = self._marked
            if known == live.revision or moment - found_at < MARKED_EVERY_MS:
                return
        self._marks, self._marked = marks_of(live.scene()), (live.revision, moment)
