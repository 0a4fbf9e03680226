"""What things in hand cost the pose lane: a tick with none, with none any more, and with some that move.

    PYTHONPATH=src:. python bench/micro/things.py [people]

The same walkers as in `pose_lane.py`, all of them viewers. The cases take turns tick by tick, so that other work on the
machine disturbs all of them alike; what is told is the median of each and its ratio to a lane that never held a thing.
"""

from __future__ import annotations

import sys
import time
from statistics import median
from typing import Final

from bench.micro.pose_lane import SIDE_M, TICKS, WARM_UP_TICKS, Walkers
from lanting.kernel.clock import Moment
from lanting.protocol.limit import SUB_TICKS
from lanting.protocol.pose import Pose, pack_position
from lanting.protocol.thing import ThingReport, encode_thing_report, pack_rotation
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.pose_lane import Bounds
from lanting.space.thing import ThingPlace

UPRIGHT: Final = (0.0, 0.0, 0.0, 1.0)
CASES: Final = {"never": 0, "no more": 0, "16 moving": 16, "100 moving": 100}
"""How many hold a thing; in `no more` somebody has."""


class Case:
    """One lane with its walkers, of whom the first few carry something before them."""

    def __init__(self, people: int, holders: int, *, has_held: bool = False) -> None:
        self.walkers = Walkers(people)
        self.ticks_ms: list[float] = []
        self.lane = ArrayPoseLane(Bounds((0.0, SIDE_M), (0.0, 10.0), (0.0, SIDE_M)))
        for slot, (x, z) in enumerate(self.walkers.place_m.tolist()):
            self.lane.occupy(slot, Pose(x, 0.0, z), 0, Moment(0))
            self.lane.connect(slot, Moment(0))
        things = self.lane.things
        held = [things.take(slot, self.before(slot), Moment(0)) for slot in range(holders)]
        self.held = list(enumerate(held))
        if has_held:
            number, _ = things.take(0, self.before(0), Moment(0))
            things.settle(number, None, Moment(0))
            things.drop(number)

    def before(self, slot: int) -> ThingPlace:
        x, z = self.walkers.place_m[slot].tolist()
        return ThingPlace((x, 1.0, z), UPRIGHT)

    def tick(self, number: int) -> float:
        """Milliseconds of the thread for a tick's reports, judging and frames."""
        self.walkers.walk()
        reports = self.walkers.reports(last_frame=number)
        carried = [(slot, self.report(slot, *held)) for slot, held in self.held]
        started = time.thread_time()
        for slot, data in carried:
            self.lane.things.report(slot, data)
        for sub_tick in range(SUB_TICKS):
            now = Moment(number * 50 + sub_tick * 10)
            for slot in range(sub_tick, len(reports), SUB_TICKS):
                self.lane.report(slot, reports[slot])
            self.lane.advance(sub_tick, now)
            self.lane.frames(sub_tick, now)
        return (time.thread_time() - started) * 1e3

    def report(self, slot: int, thing: int, epoch: int) -> bytes:
        position = pack_position(Pose(*self.before(slot).position))
        return encode_thing_report(ThingReport(epoch, thing, 0, position, pack_rotation(UPRIGHT)))


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    cases = {name: Case(people, holders, has_held=name == "no more") for name, holders in CASES.items()}
    for number in range(WARM_UP_TICKS + TICKS):
        for case in cases.values():
            tick_ms = case.tick(number)
            if number >= WARM_UP_TICKS:
                case.ticks_ms.append(tick_ms)
    plain_ms = median(cases["never"].ticks_ms)
    print("people", "case", "tick_ms", "ratio", sep=",")
    for name, case in cases.items():
        tick_ms = median(case.ticks_ms)
        print(people, name, f"{tick_ms:.2f}", f"{tick_ms / plain_ms:.3f}", sep=",")


if __name__ == "__main__":
    main()
