"""Who is shown to whom, said once more with dicts and loops: slow, and obvious enough to be believed."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from lanting.protocol.limit import (
    FAR_EVERY,
    FAR_MAX,
    MIDDLE_EVERY,
    MIDDLE_MAX,
    NEAR_MAX,
    REFRESH_TICKS,
    SUB_TICKS,
)

REFRESH_EVERY = 4
CROWD_REFRESH_EVERY = 8
SILENT_TURNS_MAX = 5


@dataclass
class Person:
    """Metres, of which float32 can say the squares exactly."""

    x: float
    z: float
    changed: int
    group: int = 0


@dataclass
class Viewer:
    neighbours: list[int | None] = field(default_factory=list)
    told: dict[int, int] = field(default_factory=dict)
    """In which step this viewer was last told of whom, for its neighbours."""
    is_stale: bool = True
    spoken_to: int = -1_000


@dataclass
class Reference:
    """Time is the same for all: `step` counts calls of `frames`, `turns` those of each sub-tick."""

    people: dict[int, Person] = field(default_factory=dict)
    viewers: dict[int, Viewer] = field(default_factory=dict)
    hidden: set[tuple[int, int]] = field(default_factory=set)
    silent: set[int] = field(default_factory=set)
    """Whose line is broken: told of once, as everybody, and not repeated."""
    step: int = 0
    turns: list[int] = field(default_factory=lambda: [0] * SUB_TICKS)

    def occupy(self, slot: int, x: float, z: float) -> None:
        self.people[slot] = Person(x, z, self.step)

    def vacate(self, slot: int) -> None:
        del self.people[slot]
        self.viewers.pop(slot, None)
        self.silent.discard(slot)
        self.hidden = {pair for pair in self.hidden if slot not in pair}
        self._vanish(slot)

    def connect(self, slot: int) -> None:
        self.viewers[slot] = Viewer()
        if slot in self.silent:
            self.silent.discard(slot)
            self.people[slot].changed = self.step

    def disconnect(self, slot: int) -> None:
        del self.viewers[slot]
        self.silent.add(slot)

    def walk(self, slot: int, x: float, z: float) -> None:
        person = self.people[slot]
        if (person.x, person.z) != (x, z):
            person.x, person.z, person.changed = x, z, self.step

    def hide(self, viewer: int, other: int) -> None:
        self.hidden.add((viewer, other))
        if viewer in self.viewers:
            self._drop(self.viewers[viewer], other)

    def reveal(self, viewer: int, other: int) -> None:
        self.hidden.discard((viewer, other))
        if viewer in self.viewers:
            self.viewers[viewer].is_stale = True

    def assign_group(self, slot: int, group: int) -> None:
        if self.people[slot].group != group:
            self.people[slot].group = group
            self._vanish(slot)
            if slot in self.viewers:
                spoken_to = self.viewers[slot].spoken_to
                self.viewers[slot] = Viewer(spoken_to=spoken_to)

    def frames(self, sub_tick: int) -> dict[int, list[int]]:
        """For each viewer of this sub-tick who gets a frame, whom it tells of, nearest first."""
        self.turns[sub_tick] += 1
        turn = self.turns[sub_tick]
        frames = {}
        for slot in sorted(self.viewers):
            if slot % SUB_TICKS == sub_tick:
                viewer = self.viewers[slot]
                told = self._frame(slot, viewer, turn)
                if told or turn - viewer.spoken_to >= SILENT_TURNS_MAX:
                    frames[slot] = told
                    viewer.spoken_to = turn
        self.step += 1
        return frames

    def _frame(self, slot: int, viewer: Viewer, turn: int) -> list[int]:
        every = REFRESH_EVERY if len(self.people) <= 1 + NEAR_MAX + MIDDLE_MAX + FAR_MAX else CROWD_REFRESH_EVERY
        is_fresh = viewer.is_stale or (slot // SUB_TICKS) % every == turn % every
        if is_fresh:
            viewer.neighbours = list(self._nearest(slot))
            viewer.told = {other: step for other, step in viewer.told.items() if other in viewer.neighbours}
            viewer.is_stale = False
        told = []
        for rank, other in enumerate(viewer.neighbours):
            if other is not None and self._is_due(viewer, other, _has_turn(slot, rank, turn)):
                viewer.told[other] = self.step
                told.append(other)
        return told

    def _is_due(self, viewer: Viewer, other: int, has_turn: bool) -> bool:
        if other not in viewer.told:
            return True
        last = viewer.told[other]
        is_repeat = self.step - last >= REFRESH_TICKS * SUB_TICKS and other not in self.silent
        return has_turn and (self.people[other].changed > last or is_repeat)

    def _nearest(self, slot: int) -> list[int]:
        me = self.people[slot]
        seen = [
            (self._compared((me.x - other.x) ** 2 + (me.z - other.z) ** 2), number)
            for number, other in self.people.items()
            if number != slot and other.group == me.group and (slot, number) not in self.hidden
        ]
        return [number for _, number in sorted(seen)[: NEAR_MAX + MIDDLE_MAX + FAR_MAX]]

    def _compared(self, square: float) -> int:
        """A square as far as it is compared: the bits of a float32 beside a number for everybody."""
        bits = int.from_bytes(struct.pack(">f", square), "big")
        return bits >> (len(self.people) - 1).bit_length()

    def _vanish(self, slot: int) -> None:
        for viewer in self.viewers.values():
            self._drop(viewer, slot)

    def _drop(self, viewer: Viewer, slot: int) -> None:
        viewer.neighbours = [None if other == slot else other for other in viewer.neighbours]
        viewer.told.pop(slot, None)


def _has_turn(viewer: int, rank: int, turn: int) -> bool:
    if rank < NEAR_MAX:
        return True
    every = MIDDLE_EVERY if rank < NEAR_MAX + MIDDLE_MAX else FAR_EVERY
    return (viewer // SUB_TICKS + turn) % every == 0
