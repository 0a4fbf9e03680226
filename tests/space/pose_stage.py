"""A stage for the pose lane: people who report, and a clock that goes on by sub-ticks of 10 ms."""

from __future__ import annotations

from lanting.kernel.clock import Moment
from lanting.protocol.limit import SUB_TICKS
from lanting.protocol.pose import Frame, Pose, PoseFlag, Report, decode_frame, encode_report, pack_pitch, pack_position
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.pose_lane import Advance, Bounds, Frames, PoseLane

SUB_TICK_MS = 10
WIDE = Bounds(x=(-1_000.0, 1_000.0), y=(-100.0, 500.0), z=(-1_000.0, 1_000.0))


class PoseStage:
    """Drives a lane as `runtime` does. Every client acknowledges what it received with its next report."""

    def __init__(self, bounds: Bounds = WIDE) -> None:
        self.lane: PoseLane = ArrayPoseLane(bounds)
        self.now = Moment(1_000)
        self.sub_tick = 0
        self.epoch: dict[int, int] = {}
        self.received: dict[int, int] = {}

    def come(self, slot: int, x: float = 0.0, z: float = 0.0, y: float = 0.0, *, connected: bool = True) -> None:
        self.lane.occupy(slot, Pose(x, y, z), 0, self.now)
        self.epoch[slot] = 0
        if connected:
            self.connect(slot)

    def connect(self, slot: int) -> None:
        self.lane.connect(slot, self.now)
        self.received[slot] = 0

    def say(
        self,
        slot: int,
        pose: Pose,
        *,
        flags: int = 0,
        epoch: int | None = None,
        last_frame: int | None = None,
    ) -> None:
        """A report under the sender's epoch, acknowledging the last frame it received, unless told otherwise."""
        report = Report(
            epoch=self.epoch[slot] if epoch is None else epoch,
            last_frame=self.received.get(slot, 0) if last_frame is None else last_frame,
            position=pack_position(pose),
            pitch=pack_pitch(pose.pitch),
            flags=flags,
        )
        self.lane.report(slot, encode_report(report))

    def advance(self) -> Advance:
        advance = self.lane.advance(self.sub_tick, self.now)
        for put_back in advance.put_back:
            self.epoch[put_back.slot] = put_back.epoch
        return advance

    def frames(self) -> dict[int, Frame]:
        """The frames of this sub-tick by viewer; then it is the next sub-tick's turn."""
        frames = taken_apart(self.lane.frames(self.sub_tick, self.now))
        for viewer, frame in frames.items():
            self.received[viewer] = frame.frame
        self.sub_tick = (self.sub_tick + 1) % SUB_TICKS
        self.now = Moment(self.now + SUB_TICK_MS)
        return frames

    def tick(self) -> dict[int, Frame]:
        """Five sub-ticks: at most one frame for each viewer."""
        frames: dict[int, Frame] = {}
        for _ in range(SUB_TICKS):
            self.advance()
            frames |= self.frames()
        return frames

    def ticks(self, count: int) -> list[dict[int, Frame]]:
        return [self.tick() for _ in range(count)]

    def seen_by(self, viewer: int, ticks: int = 1) -> set[int]:
        """Whom this viewer is told of within so many ticks."""
        return {slot for frames in self.ticks(ticks) if viewer in frames for slot in slots_of(frames[viewer])}


def pair() -> PoseStage:
    """Slots 0 and 5, two metres apart: viewers of the same sub-tick."""
    stage = PoseStage()
    stage.come(0)
    stage.come(5, x=2.0)
    return stage


def taken_apart(frames: Frames) -> dict[int, Frame]:
    """Every frame of a buffer, by viewer."""
    pieces = zip(frames.offsets[::2], frames.offsets[1::2], strict=True)
    return {
        slot: decode_frame(bytes(frames.buffer[start:end]))
        for slot, (start, end) in zip(frames.slots, pieces, strict=True)
    }


def slots_of(frame: Frame) -> list[int]:
    return [record.slot for record in frame.records]


def has_flag(frame: Frame, slot: int, flag: PoseFlag) -> bool:
    """Whether this frame tells of this slot with this flag."""
    return any(record.slot == slot and record.flags & flag for record in frame.records)
