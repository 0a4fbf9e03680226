"""How long the pose lane takes for one tick: everybody connected, moving and reporting 20 times a second.

    PYTHONPATH=src python bench/micro/pose_lane.py [people ...]

People stand on 400 × 400 m, 60 % of them in twelve crowds of uneven size (standard deviation 8 m), 40 % anywhere, and
walk at 1.6 m/s, each its own way. A tick is its reports, five `advance` and five `frames`; times are medians of the
thread's CPU time, so that other work on the machine disturbs them less.
"""

from __future__ import annotations

import sys
import time
from statistics import median

import numpy as np
import numpy.typing as npt

from lanting.kernel.clock import Moment
from lanting.protocol.lane import Lane
from lanting.protocol.limit import SUB_TICKS, TICK_HZ, WALK_M_PER_S
from lanting.protocol.pose import (
    REPORT_BYTES,
    REPORT_DTYPE,
    XZ_ORIGIN_M,
    XZ_STEP_M,
    Y_ORIGIN_M,
    Y_SHIFT,
    Y_STEP_M,
    Z_SHIFT,
    Pose,
)
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.pose_lane import Bounds

SIDE_M = 400.0
CROWDS = 12
TICKS = 60
WARM_UP_TICKS = 15


class Walkers:
    """People who walk straight on and turn round at the edge."""

    def __init__(self, people: int, seed: int = 7) -> None:
        random = np.random.default_rng(seed)
        centre = SIDE_M * (0.1 + 0.8 * random.random((CROWDS, 2)))
        crowd = random.integers(0, CROWDS, people) * random.integers(0, CROWDS, people) // CROWDS
        in_crowd = random.random((people, 1)) < 0.6
        anywhere = SIDE_M * random.random((people, 2))
        self.place_m = np.where(in_crowd, centre[crowd] + 8 * random.standard_normal((people, 2)), anywhere)
        self.place_m = np.clip(self.place_m, 0.0, SIDE_M)
        heading = random.random(people) * 2 * np.pi
        self._step_m = np.column_stack((np.cos(heading), np.sin(heading))) * (WALK_M_PER_S / TICK_HZ)

    def walk(self) -> None:
        ahead = self.place_m + self._step_m
        outside = (ahead < 0.0) | (ahead > SIDE_M)
        self._step_m[outside] *= -1
        self.place_m += self._step_m

    def reports(self, last_frame: int) -> list[bytes]:
        reports = np.zeros(len(self.place_m), REPORT_DTYPE)
        reports["lane"] = Lane.POSE
        reports["last_frame"] = last_frame & 0xFFFF
        steps = np.rint((self.place_m - XZ_ORIGIN_M) / XZ_STEP_M).astype(np.uint64)
        height = round(-Y_ORIGIN_M / Y_STEP_M)
        reports["position"] = steps[:, 0] | steps[:, 1] << np.uint64(Z_SHIFT) | np.uint64(height << Y_SHIFT)
        data = reports.tobytes()
        return [data[at : at + REPORT_BYTES] for at in range(0, len(data), REPORT_BYTES)]


def measure(people: int) -> dict[str, float]:
    """Milliseconds per tick by part, and bytes per viewer and second."""
    walkers = Walkers(people)
    lane = ArrayPoseLane(Bounds((0.0, SIDE_M), (0.0, 10.0), (0.0, SIDE_M)))
    for slot, (x, z) in enumerate(walkers.place_m.tolist()):
        lane.occupy(slot, Pose(x, 0.0, z), 0, Moment(0))
        lane.connect(slot, Moment(0))
    ticks: list[tuple[float, float, float]] = []
    viewer_bytes: npt.NDArray[np.int64] = np.zeros(people, np.int64)
    for tick in range(WARM_UP_TICKS + TICKS):
        walkers.walk()
        reports = walkers.reports(last_frame=tick)
        report_s = advance_s = frames_s = 0.0
        for sub_tick in range(SUB_TICKS):
            now = Moment(tick * 50 + sub_tick * 10)
            started = time.thread_time()
            for slot in range(sub_tick, people, SUB_TICKS):
                lane.report(slot, reports[slot])
            reported = time.thread_time()
            advance = lane.advance(sub_tick, now)
            advanced = time.thread_time()
            frames = lane.frames(sub_tick, now)
            framed = time.thread_time()
            assert not advance.put_back and not advance.too_slow, "walkers are never refused"
            assert len(frames.slots) == len(range(sub_tick, people, SUB_TICKS)), "everybody sees somebody move"
            report_s, advance_s, frames_s = (
                report_s + reported - started,
                advance_s + advanced - reported,
                frames_s + framed - advanced,
            )
            if tick >= WARM_UP_TICKS:
                viewer_bytes[frames.slots] += np.diff(np.reshape(frames.offsets, (-1, 2)), axis=1)[:, 0]
        if tick >= WARM_UP_TICKS:
            ticks.append((report_s * 1e3, advance_s * 1e3, frames_s * 1e3))
    bytes_per_s = viewer_bytes * TICK_HZ / TICKS
    report_ms, advance_ms, frames_ms = (median(column) for column in zip(*ticks, strict=True))
    return {
        "report_ms": report_ms,
        "advance_ms": advance_ms,
        "frames_ms": frames_ms,
        "tick_ms": median(map(sum, ticks)),
        "tick_ms_max": max(map(sum, ticks)),
        "bytes_per_s_mean": float(bytes_per_s.mean()),
        "bytes_per_s_max": float(bytes_per_s.max()),
    }


def main() -> None:
    counts = [int(argument) for argument in sys.argv[1:]] or [500, 1_000, 2_000, 5_000]
    for row, people in enumerate(counts):
        found = measure(people)
        if row == 0:
            print("people", *found, sep=",")
        print(people, *(f"{value:.2f}" for value in found.values()), sep=",", flush=True)


if __name__ == "__main__":
    main()
