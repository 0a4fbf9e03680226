"""Reports as they come and as they are judged: the newest of each slot, all at once (PR-10, PR-16, PR-17, PR-20)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from lanting.kernel.clock import Moment
from lanting.protocol.lane import Lane
from lanting.protocol.limit import SNAP_M
from lanting.protocol.pose import (
    CLIENT_FLAGS,
    FLAG_SHIFT,
    PITCH_SHIFT,
    PITCH_STEPS,
    REPORT_DTYPE,
    YAW_SHIFT,
    PoseFlag,
)
from lanting.space.border import Border, places_m
from lanting.space.people_table import PeopleTable
from lanting.space.pose_lane import Bounds, PutBack
from lanting.space.slot_array import Mask, Slots
from lanting.space.speed import SpeedBuckets

_PLACE_BITS: Final = np.uint64((1 << YAW_SHIFT) - 1)
_LEGS_BITS: Final = np.uint8(PoseFlag.GAIT)


class ReportInbox:
    """The newest report of each slot, until it is taken."""

    def __init__(self, dtype: np.dtype[np.void] = REPORT_DTYPE) -> None:
        self._dtype = dtype
        self._newest: dict[int, bytes] = {}
        self.put: Callable[[int, bytes], None] = self._newest.__setitem__
        """The dict's own method: twenty thousand times a second, and no call of ours."""

    def discard(self, slot: int) -> None:
        self._newest.pop(slot, None)

    def take(self) -> tuple[Slots, npt.NDArray[np.void]]:
        """The slots that reported, lowest first, and their reports; the inbox is empty then."""
        slots = sorted(self._newest)
        data = bytearray().join(map(self._newest.__getitem__, slots))
        self._newest.clear()
        reports = np.frombuffer(data, self._dtype)
        assert len(reports) == len(slots), f"reports have {self._dtype.itemsize} bytes each"
        return np.array(slots, np.intp), reports


class Judge:
    """Takes reports into the pose table, or puts their senders back."""

    def __init__(self, people: PeopleTable, bounds: Bounds) -> None:
        self._people = people
        self._speed = SpeedBuckets(people.capacity)
        self.hold_to(bounds)

    def grow(self, capacity: int) -> None:
        self._speed.grow(capacity)

    def hold_to(self, bounds: Bounds) -> None:
        self._border = Border(bounds)

    def welcome(self, slot: int, now: Moment) -> None:
        self._speed.fill(slot, now)

    def judge(self, slots: Slots, reports: npt.NDArray[np.void], now: Moment) -> list[PutBack]:
        """Accept what is allowed. An older epoch was sent before its sender knew of a move: ignored, not punished."""
        people = self._people
        current = people.occupied[slots] & (reports["epoch"] == people.epoch[slots]) & (reports["lane"] == Lane.POSE)
        if not current.all():
            slots, reports = slots[current], reports[current]
        if not slots.size:
            return []
        held = self._hold_still(slots, reports) if people.held else None
        place_m = places_m(reports["position"])
        inside = self._border.holds(place_m)
        if held is not None:
            # Where the server holds somebody, it does not put her back, even outside the bounds.
            inside |= held
            place_m[:, held] = people.place_m[slots[held]].T
        x, y, z = place_m - people.place_m[slots].T
        level_m, height_m = np.hypot(x, z), np.abs(y)
        leaps = self._leaps(slots, np.maximum(level_m, height_m), now)
        # Outside is refused anyway and must not cost metres.
        accepted = self._speed.spend(slots, level_m * inside, height_m * inside, now) & inside
        for slot in slots[leaps & accepted].tolist():
            people.snap(slot)
        if accepted.all():
            self._accept(slots, reports, place_m)
            return []
        self._accept(slots[accepted], reports[accepted], place_m[:, accepted])
        refused = np.flatnonzero(~accepted)
        return [
            self._put_back(slot, ok) for slot, ok in zip(slots[refused].tolist(), inside[refused].tolist(), strict=True)
        ]

    def _leaps(self, slots: Slots, went_m: npt.NDArray[np.float64], now: Moment) -> Mask:
        """Who of these goes so far at once that she cannot have run there (PR-20)."""
        leaps: Mask = went_m > SNAP_M
        return leaps & (went_m > self._speed.refill_m(slots, now)) if leaps.any() else leaps

    def _hold_still(self, slots: Slots, reports: npt.NDArray[np.void]) -> Mask:
        """Who of these is held: their reports say then where they stand already, and leave them the head."""
        held: Mask = self._people.is_held[slots]
        stands = self._people.records["position"][slots[held]] & _PLACE_BITS
        reports["position"][held] = reports["position"][held] & ~_PLACE_BITS | stands
        reports["flags"][held] &= ~_LEGS_BITS
        return held

    def _accept(self, slots: Slots, reports: npt.NDArray[np.void], place_m: npt.NDArray[np.float64]) -> None:
        people = self._people
        pitch = np.minimum(reports["pitch"], PITCH_STEPS).astype(np.uint32)
        flags = people.server_flags[slots] | (reports["flags"] & CLIENT_FLAGS)
        who = slots.astype(np.uint32) | pitch << PITCH_SHIFT | flags << FLAG_SHIFT
        held = people.records[slots]
        differs = (held["who"] != who) | (held["position"] != reports["position"])
        changed = slots[differs]
        people.records["who"][changed] = who[differs]
        people.records["position"][changed] = reports["position"][differs]
        people.place_m[changed] = place_m[:, differs].T
        people.changed[changed] = people.step

    def _put_back(self, slot: int, is_inside: bool) -> PutBack:
        pose = self._people.pose(slot)
        epoch = self._people.place(slot, pose)
        return PutBack(slot, epoch, pose, "too_fast" if is_inside else "out_of_bounds")
