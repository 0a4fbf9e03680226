"""What hands hold, as a Bot knows it, and what it reports of the thing in its own. No clock and no socket."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lanting.protocol.pose import Pose, pack_position, unpack_pose
from lanting.protocol.thing import (
    Quaternion,
    ThingFlag,
    ThingRecord,
    ThingReport,
    encode_thing_report,
    pack_rotation,
    unpack_rotation,
)
from lanting.protocol.word import HeldThing

Point = tuple[float, float, float]
_AHEAD_M: Final = 0.5
_UP_M: Final = 1.1
_AS_IS: Final = (0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class CarriedThing:
    """A thing in somebody's hand, or flying from it."""

    entity: str
    slot: int
    """Whose hand."""
    position: Point | None = None
    """Where the Bot saw it last; None: it has not seen it yet."""
    rotation: Quaternion = _AS_IS
    is_flying: bool = False


class Hands:
    """Everything that is carried, by number; and the Bot's own hand."""

    def __init__(self) -> None:
        self._slot = -1
        self._held: dict[int, HeldThing] = {}
        self._seen: dict[int, ThingRecord] = {}
        self._own: tuple[Point | None, Quaternion, bool] = (None, _AS_IS, False)

    def start(self, slot: int, things: Iterable[HeldThing]) -> None:
        """The Bot is told all that is held; what it held before, it may hold still."""
        self._slot = slot
        self._held = {each.thing: each for each in things}
        self._seen.clear()

    def taken(self, thing: HeldThing) -> None:
        self._held[thing.thing] = thing
        if thing.slot == self._slot:
            self.carry(None, _AS_IS, is_flying=False)

    def left(self, number: int) -> None:
        self._held.pop(number, None)
        self._seen.pop(number, None)

    def see(self, records: Iterable[ThingRecord]) -> None:
        """What a frame tells."""
        self._seen.update((record.thing, record) for record in records if record.thing in self._held)

    def carry(self, position: Point | None, rotation: Quaternion, *, is_flying: bool) -> None:
        """Where the Bot's own thing is from now on; None: before it, wherever it goes."""
        self._own = position, rotation, is_flying

    @property
    def own(self) -> HeldThing | None:
        """What the Bot holds."""
        return next((each for each in self._held.values() if each.slot == self._slot), None)

    @property
    def carried(self) -> list[CarriedThing]:
        """What others hold."""
        return [self._carried(each) for each in self._held.values() if each.slot != self._slot]

    def place(self, pose: Pose) -> tuple[Point, Quaternion]:
        """Where the Bot's own thing is."""
        position, rotation, _ = self._own
        if position is None:
            ahead_m = -_AHEAD_M * math.sin(pose.yaw), -_AHEAD_M * math.cos(pose.yaw)
            position = pose.x + ahead_m[0], pose.y + _UP_M, pose.z + ahead_m[1]
        return position, rotation

    def report(self, pose: Pose) -> bytes | None:
        """The 18 bytes of it; None: the hand is empty."""
        own = self.own
        if own is None:
            return None
        position, rotation = self.place(pose)
        flags = ThingFlag.FLYING if self._own[2] else 0
        report = ThingReport(own.epoch, own.thing, flags, pack_position(Pose(*position)), pack_rotation(rotation))
        return encode_thing_report(report)

    def _carried(self, held: HeldThing) -> CarriedThing:
        seen = self._seen.get(held.thing)
        if seen is None:
            return CarriedThing(held.entity, held.slot)
        at = unpack_pose(seen.position, 0)
        is_flying = bool(seen.flags & ThingFlag.FLYING)
        return CarriedThing(held.entity, held.slot, (at.x, at.y, at.z), unpack_rotation(seen.rotation), is_flying)
