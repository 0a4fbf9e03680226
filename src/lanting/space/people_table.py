"""The pose table: one row for each slot, holding what viewers are told of it and what reports are held against."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from lanting.protocol.limit import FAR_EVERY, SLOT_MAX, SUB_TICKS
from lanting.protocol.pose import (
    CLIENT_FLAGS,
    FLAG_SHIFT,
    PITCH_SHIFT,
    PITCH_STEPS,
    RECORD_DTYPE,
    Pose,
    PoseFlag,
    pack_pitch,
    pack_position,
    unpack_pose,
)
from lanting.space.slot_array import CAPACITY_FIRST, Mask, Slots, Steps, grown, slot_array

EPOCHS: Final = 256
SNAP_STEPS: Final = FAR_EVERY * SUB_TICKS
"""SNAP stays for so many sub-ticks, until every tier has seen a record with it."""
SERVER_FLAGS: Final = int(PoseFlag.SEATED | PoseFlag.SPEAKING | PoseFlag.AWAY)
_RESTING: Final = ~(int(PoseFlag.GAIT | PoseFlag.TYPING) << FLAG_SHIFT)


class PeopleTable:
    """Where everybody is. `changed` is in steps: `step` is the number of the frames that come next, of any sub-tick."""

    def __init__(self) -> None:
        self.capacity = CAPACITY_FIRST
        self.step = 0
        self.occupied = slot_array(self.capacity, np.bool_)
        self.epoch = slot_array(self.capacity, np.uint8)
        self.group = slot_array(self.capacity, np.int64)
        self.records = slot_array(self.capacity, RECORD_DTYPE)
        self.place_m: npt.NDArray[np.float64] = slot_array(self.capacity, np.float64, width=3)
        self.changed: Steps = slot_array(self.capacity, np.int64)
        self.server_flags = slot_array(self.capacity, np.uint32)
        self.is_held: Mask = slot_array(self.capacity, np.bool_)
        self.held = 0
        """How many are: while nobody is, reports need no look at `is_held`."""
        self.repeats = slot_array(self.capacity, np.bool_)
        """Who is told again though nothing changed. Of a broken line viewers hear no more, so that it fades."""
        self._snaps: dict[int, int] = {}
        self._present: Slots | None = None

    def grow(self, capacity: int) -> None:
        self.capacity = capacity
        self.occupied = grown(self.occupied, capacity)
        self.epoch = grown(self.epoch, capacity)
        self.group = grown(self.group, capacity)
        self.records = grown(self.records, capacity)
        self.place_m = grown(self.place_m, capacity)
        self.changed = grown(self.changed, capacity)
        self.server_flags = grown(self.server_flags, capacity)
        self.is_held = grown(self.is_held, capacity)
        self.repeats = grown(self.repeats, capacity)

    @property
    def present(self) -> Slots:
        """The occupied slots, lowest first."""
        if self._present is None:
            self._present = np.flatnonzero(self.occupied)
        return self._present

    def is_occupied(self, slot: int) -> bool:
        return 0 <= slot < self.capacity and bool(self.occupied[slot])

    def occupy(self, slot: int, pose: Pose, epoch: int) -> None:
        self.occupied[slot] = True
        self._present = None
        self.epoch[slot] = epoch % EPOCHS
        self.group[slot] = 0
        self.server_flags[slot] = 0
        self.repeats[slot] = True
        self._stand(slot, pose, flags=0)

    def vacate(self, slot: int) -> None:
        self.hold(slot, False)
        self.occupied[slot] = False
        self._present = None
        self._snaps.pop(slot, None)

    def place(self, slot: int, pose: Pose) -> int:
        """Move somebody, with the next epoch and SNAP. Returns the epoch."""
        epoch = (int(self.epoch[slot]) + 1) % EPOCHS
        self.epoch[slot] = epoch
        flags = int(self.records["who"][slot]) >> FLAG_SHIFT
        self.snap(slot)
        self._stand(slot, pose, flags | PoseFlag.SNAP)
        return epoch

    def snap(self, slot: int) -> None:
        """Whatever is said of this slot from now on, its place jumped."""
        self.server_flags[slot] |= PoseFlag.SNAP
        # Taken out first, so that the dict stays ordered by the step at which SNAP ends.
        self._snaps.pop(slot, None)
        self._snaps[slot] = self.step + SNAP_STEPS

    def pose(self, slot: int) -> Pose:
        return unpack_pose(
            int(self.records["position"][slot]), int(self.records["who"][slot]) >> PITCH_SHIFT & PITCH_STEPS
        )

    def wake(self, slot: int) -> None:
        """Somebody is behind this slot again: everybody is told, whether anything changed or not."""
        if not self.repeats[slot]:
            self.repeats[slot] = True
            self.changed[slot] = self.step

    def rest(self, slot: int) -> None:
        """Nobody moves these legs or types any more."""
        self.repeats[slot] = False
        self._say(slot, int(self.records["who"][slot]) & _RESTING)

    def hold(self, slot: int, on: bool) -> None:
        """Held, somebody's reports turn the head alone. The legs rest from here on."""
        self.held += on - int(self.is_held[slot])
        self.is_held[slot] = on
        if on:
            self._say(slot, int(self.records["who"][slot]) & ~(int(PoseFlag.GAIT) << FLAG_SHIFT))

    def flags(self, slot: int) -> PoseFlag:
        return PoseFlag(int(self.records["who"][slot]) >> FLAG_SHIFT)

    def set_flag(self, slot: int, flag: PoseFlag, on: bool) -> None:
        assert int(flag) & ~SERVER_FLAGS == 0, f"{flag!r} is not the server's to set"
        client_flags = int(self.records["who"][slot]) >> FLAG_SHIFT & CLIENT_FLAGS
        if on:
            self.server_flags[slot] |= flag
        else:
            self.server_flags[slot] &= ~int(flag) & 0xFF
            client_flags &= ~int(flag)
        self._say(slot, self._who(slot, int(self.server_flags[slot]) | client_flags))

    def next_step(self) -> None:
        """Time passes: jumps that every tier has seen are no longer marked."""
        self.step += 1
        while self._snaps:
            slot, ends_at = next(iter(self._snaps.items()))
            if ends_at > self.step:
                break
            del self._snaps[slot]
            self.server_flags[slot] &= ~int(PoseFlag.SNAP) & 0xFF
            self._say(slot, int(self.records["who"][slot]) & ~(int(PoseFlag.SNAP) << FLAG_SHIFT))

    def _stand(self, slot: int, pose: Pose, flags: int) -> None:
        position = pack_position(pose)
        seen = unpack_pose(position, 0)
        self.place_m[slot] = seen.x, seen.y, seen.z
        self.records[slot] = (slot | pack_pitch(pose.pitch) << PITCH_SHIFT | flags << FLAG_SHIFT, position)
        self.changed[slot] = self.step

    def _who(self, slot: int, flags: int) -> int:
        return int(self.records["who"][slot]) & (SLOT_MAX | PITCH_STEPS << PITCH_SHIFT) | flags << FLAG_SHIFT

    def _say(self, slot: int, who: int) -> None:
        if int(self.records["who"][slot]) != who:
            self.records["who"][slot] = who
            self.changed[slot] = self.step
