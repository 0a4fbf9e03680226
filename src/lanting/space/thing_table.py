"""The things in hand, in arrays: reports judged and told all at once (PR-70 to PR-74, SP-131 to SP-137).

A row for each number. What its holder has let go for good stays in the table, settled, until the Scene says where it
is; then its number is free, and its epoch goes on counting, so that what was said of an earlier thing is void.
"""

from __future__ import annotations

from dataclasses import replace
from heapq import heappop, heappush
from typing import Final

import numpy as np
import numpy.typing as npt

from lanting.kernel.clock import Moment
from lanting.protocol.lane import Lane
from lanting.protocol.limit import (
    FLIGHT_M_MAX,
    FLIGHT_MS_MAX,
    GRAB_WITHIN_M,
    REFRESH_TICKS,
    SUB_TICKS,
    THING_SILENT_MS,
    THINGS_TOLD_MAX,
    THINGS_WITHIN_M,
    THROW_M_PER_S,
)
from lanting.protocol.pose import YAW_SHIFT, Pose, pack_position
from lanting.protocol.thing import (
    THING_BITS,
    THING_DTYPE,
    THING_MAX,
    THING_REPORT_DTYPE,
    ThingFlag,
    pack_rotation,
    unit_rotation,
    unpack_rotation,
)
from lanting.space.border import Border, Metres, places_m
from lanting.space.hidden_pair import HiddenPairs
from lanting.space.people_table import EPOCHS, PeopleTable
from lanting.space.pose_lane import Bounds
from lanting.space.report_inbox import ReportInbox
from lanting.space.slot_array import CAPACITY_FIRST, NEVER, NOBODY, Mask, Slots, capacity_for, grown, slot_array
from lanting.space.thing import ThingPlace
from lanting.space.told import Told

_REACH_M: Final = GRAB_WITHIN_M + 0.05
"""Places are rounded, and hers is a step older than the thing's."""
_PLACE_BITS: Final = np.uint64((1 << YAW_SHIFT) - 1)
_MOVING_BITS: Final = int(ThingFlag.FLYING)


class ThingTable:
    """A `ThingLane`, and what frames tell of it."""

    def __init__(self, people: PeopleTable, hidden: HiddenPairs, bounds: Bounds) -> None:
        self.is_busy = False
        """Whether there is any thing here; while there is none, nothing has to be judged or told."""
        self._people = people
        self._hidden = hidden
        self._border = Border(bounds)
        self._inbox = ReportInbox(THING_REPORT_DTYPE)
        self._of_slot: Slots = slot_array(people.capacity, np.intp, NOBODY)
        """What each slot holds."""
        self._capacity = CAPACITY_FIRST
        self._free: list[int] = []
        self._used = 0
        """Numbers from here on were never used."""
        self._numbers: Slots = np.empty(0, np.intp)
        """Those in use, lowest first."""
        self._records = slot_array(self._capacity, THING_DTYPE)
        self._place_m: Metres = slot_array(self._capacity, np.float64, width=3)
        self._epoch = slot_array(self._capacity, np.uint8)
        self._holder: Slots = slot_array(self._capacity, np.intp, NOBODY)
        """Who holds it, or has held it last."""
        self._is_flying: Mask = slot_array(self._capacity, np.bool_)
        self._is_settled: Mask = slot_array(self._capacity, np.bool_)
        self._changed = slot_array(self._capacity, np.int64)
        self._heard_at = slot_array(self._capacity, np.int64)
        self._let_go_m: Metres = slot_array(self._capacity, np.float64, width=3)
        self._let_go_at = slot_array(self._capacity, np.int64)
        self._bucket_m = slot_array(self._capacity, np.float64)
        self._filled_at = slot_array(self._capacity, np.int64)
        self._told_until = [NEVER] * SUB_TICKS
        self.report = self._inbox.put

    def grow(self, capacity: int) -> None:
        """There may be so many slots."""
        self._of_slot = grown(self._of_slot, capacity, NOBODY)

    def set_bounds(self, bounds: Bounds) -> None:
        self._border = Border(bounds)

    # The face

    def take(self, slot: int, place: ThingPlace, now: Moment) -> tuple[int, int]:
        number = heappop(self._free) if self._free else self._new_number()
        self._change_numbers(number, in_use=True)
        self._stand(number, place)
        return number, self.catch(number, slot, now)

    def catch(self, number: int, slot: int, now: Moment) -> int:
        assert self._of_slot[slot] in (NOBODY, number), f"slot {slot} holds another thing"
        if not self._is_settled[number]:
            self._of_slot[self._holder[number]] = NOBODY
        self._holder[number], self._of_slot[slot] = slot, number
        self._is_settled[number] = self._is_flying[number] = False
        self._records["what"][number] = number
        self._epoch[number] = epoch = (int(self._epoch[number]) + 1) % EPOCHS
        self._heard_at[number] = now
        self._changed[number] = self._people.step
        self._inbox.discard(slot)
        return epoch

    def settle(self, number: int, place: ThingPlace | None, now: Moment) -> ThingPlace:
        slot = int(self._holder[number])
        if place is not None and self._may_leave(number, slot, place, now):
            place = replace(place, rotation=unit_rotation(place.rotation))
            self._stand(number, place)
        else:
            place = self.place(number)
        self._of_slot[slot] = NOBODY
        self._is_settled[number], self._is_flying[number] = True, False
        self._records["what"][number] = number
        self._changed[number] = self._people.step
        return place

    def drop(self, number: int) -> None:
        if not self._is_settled[number]:
            self._of_slot[self._holder[number]] = NOBODY
        self._is_settled[number] = True
        self._change_numbers(number, in_use=False)
        heappush(self._free, number)

    def place(self, number: int) -> ThingPlace:
        x, y, z = self._place_m[number].tolist()
        return ThingPlace((x, y, z), unpack_rotation(int(self._records["rotation"][number])))

    def is_flying(self, number: int) -> bool:
        return bool(self._is_flying[number])

    def may_see(self, slot: int, number: int) -> bool:
        holder = int(self._holder[number])
        group = self._people.group
        return bool(group[slot] == group[holder]) and holder not in self._hidden.of(slot)

    def overdue(self, now: Moment) -> list[int]:
        held = self._numbers[~self._is_settled[self._numbers]]
        late = now - self._heard_at[held] >= THING_SILENT_MS
        late |= self._is_flying[held] & (now - self._let_go_at[held] >= FLIGHT_MS_MAX)
        found: list[int] = held[late].tolist()
        return found

    # Reports

    def judge(self, now: Moment) -> None:
        """Believe what holders have reported since the last time, as far as it can be; the rest is passed over."""
        slots, reports = self._inbox.take()
        numbers = self._of_slot[slots]
        what = reports["what"]
        meant = (numbers != NOBODY) & (what & THING_MAX == numbers) & (reports["epoch"] == self._epoch[numbers])
        meant &= reports["lane"] == Lane.POSE
        slots, reports, numbers = slots[meant], reports[meant], numbers[meant]
        if not numbers.size:
            return
        flies: Mask = (reports["what"] >> THING_BITS & _MOVING_BITS).astype(np.bool_)
        place_m = places_m(reports["position"])
        accepted = self._spend(numbers, slots, place_m, flies, now)
        numbers, reports, flies = numbers[accepted], reports[accepted], flies[accepted]
        self._heard_at[numbers] = now
        records = np.empty(len(numbers), THING_DTYPE)
        records["what"] = numbers | flies.astype(np.uint32) << np.uint32(THING_BITS)
        records["position"] = reports["position"] & _PLACE_BITS
        records["rotation"] = reports["rotation"]
        differs = records != self._records[numbers]
        self._records[numbers] = records
        self._place_m[numbers] = place_m[:, accepted].T
        self._changed[numbers[differs]] = self._people.step

    def _may_leave(self, number: int, slot: int, place: ThingPlace, now: Moment) -> bool:
        """Whether its holder could have reported it there."""
        there = np.array(place.position)[:, None]
        flies = self._is_flying[number : number + 1]
        return bool(self._spend(np.array([number]), np.array([slot]), there, flies, now)[0])

    def _spend(self, numbers: Slots, slots: Slots, place_m: Metres, flies: Mask, now: Moment) -> Mask:
        """Which of these may be there. What was just let go flies from where it was held; nothing lands by itself."""
        flew = self._is_flying[numbers]
        held = ~flies & ~flew & (_away_m(place_m.T - self._people.place_m[slots]) <= _REACH_M)
        if not flies.any():
            return held & self._border.holds(place_m)
        starts = flies & ~flew
        from_m = np.where(starts[:, None], self._place_m[numbers], self._let_go_m[numbers])
        since = np.where(starts, now, self._let_go_at[numbers])
        filled_m = self._bucket_m[numbers] + (now - self._filled_at[numbers]) * (THROW_M_PER_S / 1_000)
        bucket_m = np.where(starts, THROW_M_PER_S, np.minimum(filled_m, THROW_M_PER_S))
        went_m = _away_m(place_m.T - self._place_m[numbers])
        flying = flies & (_away_m(place_m.T - from_m) <= FLIGHT_M_MAX) & (went_m <= bucket_m)
        accepted: Mask = (held | flying & (now - since < FLIGHT_MS_MAX)) & self._border.holds(place_m)
        gone = accepted & flies
        flown = numbers[gone]
        self._let_go_m[flown], self._let_go_at[flown] = from_m[gone], since[gone]
        self._bucket_m[flown], self._filled_at[flown] = (bucket_m - went_m)[gone], now
        self._is_flying[flown] = True
        return accepted

    # Frames

    def told(self, viewers: Slots, sub_tick: int, turn: int) -> Told | None:
        """What these viewers' frames of this turn tell of things: what changed since their last turn, or is repeated.

        Each is repeated every REFRESH_TICKS, so that who comes near, or was left out, sees it within a second.
        """
        since, self._told_until[sub_tick] = self._told_until[sub_tick], self._people.step
        numbers = self._numbers
        due = numbers[(self._changed[numbers] > since) | ((numbers + turn) % REFRESH_TICKS == 0)]
        if not due.size:
            return None
        away_m = self._people.place_m[viewers][:, None] - self._place_m[due]
        squares = np.einsum("ijk,ijk->ij", away_m, away_m)
        is_told = squares <= THINGS_WITHIN_M**2
        self._leave_out(is_told, viewers, self._holder[due])
        squares[~is_told] = np.inf
        nearest = _nearest(squares)
        counts = np.minimum(np.count_nonzero(is_told, axis=1), THINGS_TOLD_MAX)
        return Told(self._records[due[nearest]], counts) if counts.any() else None

    def _leave_out(self, is_told: Mask, viewers: Slots, holders: Slots) -> None:
        """Her own, those of other groups and of who is hidden from her."""
        groups = self._people.group
        is_told &= (viewers[:, None] != holders) & (groups[viewers][:, None] == groups[holders])
        blind, unseen = self._hidden.pairs()
        if not blind.size:
            return
        concerns = np.isin(blind, viewers) & np.isin(unseen, holders)
        for viewer, hidden in zip(blind[concerns], unseen[concerns], strict=True):
            is_told[np.ix_(viewers == viewer, holders == hidden)] = False

    # Rows

    def _stand(self, number: int, place: ThingPlace) -> None:
        position = pack_position(Pose(*place.position))
        self._records[number] = (number, position, pack_rotation(place.rotation))
        self._place_m[number] = places_m(np.array([position], np.uint64))[:, 0]

    def _new_number(self) -> int:
        number, self._used = self._used, self._used + 1
        if number >= self._capacity:
            self._grow_rows(capacity_for(number, self._capacity))
        self._is_settled[number] = True
        return number

    def _change_numbers(self, number: int, *, in_use: bool) -> None:
        others = self._numbers[self._numbers != number]
        self._numbers = np.sort(np.append(others, number)) if in_use else others
        self.is_busy = bool(self._numbers.size)

    def _grow_rows(self, capacity: int) -> None:
        self._capacity = capacity
        self._records = grown(self._records, capacity)
        self._place_m = grown(self._place_m, capacity)
        self._epoch = grown(self._epoch, capacity)
        self._holder = grown(self._holder, capacity, NOBODY)
        self._is_flying = grown(self._is_flying, capacity)
        self._is_settled = grown(self._is_settled, capacity)
        self._changed = grown(self._changed, capacity)
        self._heard_at = grown(self._heard_at, capacity)
        self._let_go_m = grown(self._let_go_m, capacity)
        self._let_go_at = grown(self._let_go_at, capacity)
        self._bucket_m = grown(self._bucket_m, capacity)
        self._filled_at = grown(self._filled_at, capacity)


def _nearest(squares: Metres) -> npt.NDArray[np.intp]:
    """The columns of the THINGS_TOLD_MAX smallest of each row, the smallest first."""
    if squares.shape[1] <= THINGS_TOLD_MAX:
        return np.argsort(squares, axis=1, kind="stable")
    chosen = np.argpartition(squares, THINGS_TOLD_MAX - 1, axis=1)[:, :THINGS_TOLD_MAX]
    order = np.argsort(np.take_along_axis(squares, chosen, axis=1), axis=1, kind="stable")
    return np.take_along_axis(chosen, order, axis=1)


def _away_m(vectors: Metres) -> npt.NDArray[np.float64]:
    lengths: npt.NDArray[np.float64] = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    return lengths
