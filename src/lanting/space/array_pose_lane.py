"""The portable pose lane: numpy arrays over all slots, no object per pose per viewer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from lanting.kernel.clock import Moment
from lanting.protocol.limit import HEARTBEAT_MS, SUB_TICKS, TICK_HZ
from lanting.protocol.pose import Pose, PoseFlag
from lanting.space.acknowledgement import Acknowledgements
from lanting.space.frame_packer import FrameContents, pack_frames, pack_people
from lanting.space.head_count import COUNT_EVERY, HeadCount
from lanting.space.hidden_pair import HiddenPairs
from lanting.space.interest import Interest
from lanting.space.people_table import PeopleTable
from lanting.space.pose_lane import Advance, Bounds, Frames
from lanting.space.report_inbox import Judge, ReportInbox
from lanting.space.slot_array import NEVER, Metres, Places, Slots, capacity_for, grown, slot_array
from lanting.space.thing_table import ThingTable
from lanting.space.tracked_table import TrackedTable

SILENT_TURNS_MAX: Final = HEARTBEAT_MS * TICK_HZ // 1_000
"""Who has nothing new around is sent an empty frame in every fifth of its turns: clock and acknowledgements go on."""


class ArrayPoseLane:
    """A `PoseLane`: owns the pose table and gives each subject its part of the work."""

    def __init__(self, bounds: Bounds) -> None:
        self._people = PeopleTable()
        capacity = self._people.capacity
        self._hidden = HiddenPairs()
        self._inbox = ReportInbox()
        self._judge = Judge(self._people, bounds)
        self._interest = Interest(self._people, self._hidden)
        self._heads = HeadCount(self._people)
        self._acknowledgements = Acknowledgements(capacity)
        self.things = ThingTable(self._people, self._hidden, bounds)
        self._tracked = TrackedTable(self._people)
        self._is_connected = slot_array(capacity, np.bool_)
        self._spoken_to = slot_array(capacity, np.int64, NEVER)
        self._turns = [0] * SUB_TICKS
        self._viewers: list[Slots] | None = None
        self.report: Callable[[int, bytes], None] = self._inbox.put
        """The inbox's own method: one call less, twenty thousand times a second."""
        self.report_tracked: Callable[[int, bytes], None] = self._tracked.report

    def occupy(self, slot: int, pose: Pose, epoch: int, now: Moment) -> None:
        if slot >= self._people.capacity:
            self._grow(capacity_for(slot, self._people.capacity))
        assert not self._people.is_occupied(slot), f"slot {slot} is taken"
        self._people.occupy(slot, pose, epoch)
        self._judge.welcome(slot, now)
        self._inbox.discard(slot)

    def vacate(self, slot: int) -> None:
        if self._people.is_occupied(slot):
            self.disconnect(slot)
            self._people.vacate(slot)
            self._tracked.end(slot)
            self._hidden.forget(slot)
            self._interest.vanish(slot)

    def place(self, slot: int, pose: Pose) -> int:
        self._assert_occupied(slot)
        return self._people.place(slot, pose)

    def connect(self, slot: int, now: Moment) -> None:
        self._assert_occupied(slot)
        self._is_connected[slot] = True
        self._viewers = None
        self._people.wake(slot)
        self._spoken_to[slot] = NEVER
        self._acknowledgements.start(slot, now)
        self._interest.begin(slot)
        self._heads.begin(slot)
        self._inbox.discard(slot)
        self._tracked.end(slot)

    def disconnect(self, slot: int) -> None:
        if self._people.is_occupied(slot) and self._is_connected[slot]:
            self._is_connected[slot] = False
            self._viewers = None
            self._interest.end(slot)
            self._people.rest(slot)
            self._tracked.end(slot)

    def hide(self, viewer: int, other: int) -> None:
        self._hidden.add(viewer, other)
        if self._people.is_occupied(viewer):
            self._interest.vanish_from(viewer, other)

    def reveal(self, viewer: int, other: int) -> None:
        self._hidden.remove(viewer, other)
        if self._people.is_occupied(viewer):
            self._interest.make_stale(viewer)

    def assign_group(self, slot: int, group: int) -> None:
        self._assert_occupied(slot)
        if self._people.group[slot] != group:
            self._people.group[slot] = group
            self._interest.vanish(slot)
            self._interest.begin(slot)
            self._heads.begin(slot)

    def hold(self, slot: int, on: bool) -> None:
        self._assert_occupied(slot)
        self._people.hold(slot, on)

    def audience(self, slot: int, radius_m: float) -> list[int]:
        self._assert_occupied(slot)
        people = self._people
        connected = np.flatnonzero(self._is_connected)
        connected = connected[people.group[connected] == people.group[slot]]
        away_m = people.place_m[connected] - people.place_m[slot]
        near = connected[np.einsum("ij,ij->i", away_m, away_m) <= radius_m * radius_m]
        hidden = self._hidden.from_whom(slot)
        seen: list[int] = (near[~np.isin(near, hidden)] if hidden else near).tolist()
        return seen

    def flags(self, slot: int) -> PoseFlag:
        self._assert_occupied(slot)
        return self._people.flags(slot)

    def set_flag(self, slot: int, flag: PoseFlag, on: bool) -> None:
        self._assert_occupied(slot)
        self._people.set_flag(slot, flag, on)

    def set_bounds(self, bounds: Bounds) -> None:
        self._judge.hold_to(bounds)
        self.things.set_bounds(bounds)

    def pose(self, slot: int) -> Pose:
        self._assert_occupied(slot)
        return self._people.pose(slot)

    def places(self, slots: Slots) -> Places:
        return self._people.place_m[slots]

    def changes(self, since: int, now: Moment) -> tuple[list[bytes], int]:
        people = self._people
        changed = people.present[people.changed[people.present] >= since]
        return pack_people(people.records[changed], now), people.step

    def distances(self, viewers: Slots, others: Slots) -> Metres:
        people = self._people
        away_m = people.place_m[viewers][:, None] - people.place_m[others]
        metres: Metres = np.sqrt(np.einsum("ijk,ijk->ij", away_m, away_m))
        metres[people.group[viewers][:, None] != people.group[others]] = np.inf
        metres[viewers[:, None] == others] = np.inf
        for row, viewer in enumerate(viewers.tolist()):
            if hidden := self._hidden.of(viewer):
                metres[row, np.isin(others, hidden)] = np.inf
        return metres

    def near_people(self, slot: int) -> list[int]:
        return self._interest.near(slot) if self._people.is_occupied(slot) else []

    def advance(self, sub_tick: int, now: Moment) -> Advance:
        slots, reports = self._inbox.take()
        if slots.size:
            listening = self._is_connected[slots]
            self._acknowledgements.take_in(slots[listening], reports["last_frame"][listening], now)
        put_back = self._judge.judge(slots, reports, now)
        if self.things.is_busy:
            self.things.judge(now)
        if self._tracked.is_busy:
            self._tracked.judge()
        return Advance(put_back, self._acknowledgements.too_slow(self._viewers_of(sub_tick), now))

    def frames(self, sub_tick: int, now: Moment) -> Frames:
        frames = self._frames(sub_tick, now)
        # Whatever changes from here on is news to these viewers too.
        self._people.next_step()
        return frames

    def _frames(self, sub_tick: int, now: Moment) -> Frames:
        turn = self._turns[sub_tick] = self._turns[sub_tick] + 1
        if sub_tick == 0 and turn % COUNT_EVERY == 0:
            self._heads.recount()
        viewers = self._viewers_of(sub_tick)
        keeps_up = self._acknowledgements.may_send(viewers)
        if not keeps_up.all():
            # Chosen anew when frames flow again.
            self._interest.make_stale(viewers[~keeps_up])
            viewers = viewers[keeps_up]
        if not viewers.size:
            return Frames(memoryview(b""), [], [])

        self._interest.refresh(viewers, turn)
        people, told_of = self._interest.due(viewers, turn)
        cells = self._heads.next_cells(viewers)
        things = self.things.told(viewers, sub_tick, turn) if self.things.is_busy else None
        tracked = None
        if self._tracked.is_busy:
            tracked = self._tracked.told(viewers, self._interest.nearest(viewers), sub_tick, turn)
        speaks = (people > 0) | (cells.counts > 0) | (turn - self._spoken_to[viewers] >= SILENT_TURNS_MAX)
        for told in (things, tracked):
            if told is not None:
                speaks |= told.counts > 0
        if not speaks.all():
            viewers, people, cells = viewers[speaks], people[speaks], cells.of(speaks)
            things = None if things is None else things.of(speaks)
            tracked = None if tracked is None else tracked.of(speaks)
        if not viewers.size:
            return Frames(memoryview(b""), [], [])
        self._spoken_to[viewers] = turn
        numbers = self._acknowledgements.count_frame(viewers, now)
        contents = FrameContents(viewers, numbers, people, told_of, cells, things, tracked)
        return pack_frames(contents, self._people.records, sub_tick, now)

    def _viewers_of(self, sub_tick: int) -> Slots:
        if self._viewers is None:
            connected = np.flatnonzero(self._is_connected)
            self._viewers = [connected[connected % SUB_TICKS == sub_tick] for sub_tick in range(SUB_TICKS)]
        return self._viewers[sub_tick]

    def _grow(self, capacity: int) -> None:
        for part in (self._people, self._judge, self._interest, self._heads, self._acknowledgements):
            part.grow(capacity)
        self.things.grow(capacity)
        self._tracked.grow(capacity)
        self._is_connected = grown(self._is_connected, capacity)
        self._spoken_to = grown(self._spoken_to, capacity, NEVER)

    def _assert_occupied(self, slot: int) -> None:
        assert self._people.is_occupied(slot), f"slot {slot} is not occupied"
