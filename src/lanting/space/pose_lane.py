"""The pose lane's face: where everybody is, and what each viewer is told of it (PR-10 to PR-19).

`Space` and `runtime` know this Protocol only. `ArrayPoseLane` carries it out with numpy; a native core may do so later.

One tick, seen from the caller, for each sub-tick in turn:

    report(slot, data)          as often as clients speak
    advance(sub_tick, now)      judges what was reported since the last sub-tick
    frames(sub_tick, now)       the frames of the viewers whose slot % SUB_TICKS is this sub-tick
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Protocol

from lanting.kernel.clock import Moment
from lanting.protocol.pose import Pose, PoseFlag
from lanting.space.slot_array import Metres, Places, Slots
from lanting.space.thing import ThingLane

PutBackReason = Literal["too_fast", "out_of_bounds"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The box that holds every pose, walls included: (lowest, highest) of each axis in metres."""

    x: tuple[float, float]
    y: tuple[float, float]
    z: tuple[float, float]


@dataclass(frozen=True, slots=True)
class PutBack:
    """A report was refused: the participant stands at `pose` again and must report under `epoch` from now on."""

    slot: int
    epoch: int
    pose: Pose
    reason: PutBackReason


@dataclass(frozen=True, slots=True)
class Advance:
    """What a sub-tick found out."""

    put_back: list[PutBack] = field(default_factory=list)
    too_slow: list[int] = field(default_factory=list)
    """Viewers that acknowledged nothing for ACKNOWLEDGE_WITHIN_MS: close their connection. Said again after as long."""


@dataclass(frozen=True, slots=True)
class Frames:
    """The pose frames of one sub-tick in one buffer.

    Frame i, for viewer `slots[i]`, is `buffer[offsets[2 * i] : offsets[2 * i + 1]]`.
    Frames begin on rows of 12 bytes; what lies between two frames is padding and belongs to nobody. The buffer is made
    for this call and never written again, so slices of it may be kept until they are sent.
    """

    buffer: memoryview
    slots: list[int]
    offsets: list[int]


class PoseLane(Protocol):
    """Everybody's pose in one Space, and who is shown to whom.

    Slots are 0 … SLOT_MAX and chosen by the caller, as low as it can: memory follows the highest one. A slot is
    occupied from `occupy` to `vacate`; calls about a slot that is not are broken promises (AssertionError), except
    `vacate`, `disconnect`, `hide`, `reveal` and `near_people`, which then change or say nothing, and `report`, which is
    ignored for a slot that was vacated.
    """

    @property
    def things(self) -> ThingLane:
        """What people hold, and what flies from their hands."""

    def occupy(self, slot: int, pose: Pose, epoch: int, now: Moment) -> None:
        """A participant stands here now, in group 0. Others see it at their next refresh (PR-18)."""

    def vacate(self, slot: int) -> None:
        """The participant is gone, with its connection, group and hidden pairs: no later frame names this slot."""

    def place(self, slot: int, pose: Pose) -> int:
        """The server moves a participant: reports of the old epoch no longer count. Returns the new epoch (PR-17)."""

    def connect(self, slot: int, now: Moment) -> None:
        """Frames go to this participant from now on, counted from 1; nothing is acknowledged yet."""

    def disconnect(self, slot: int) -> None:
        """No more frames; the participant stays visible, standing still, and nothing of it is tracked."""

    def report(self, slot: int, data: bytes, /) -> None:
        """A client's 14 bytes, counted by whoever hands them over, to be judged at the next `advance`."""

    def report_tracked(self, slot: int, data: bytes, /) -> None:
        """A client's 30 bytes of its own head and hands, taken in at the next `advance`."""

    def hide(self, viewer: int, other: int) -> None:
        """The viewer does not see the other from now on (SP-20)."""

    def reveal(self, viewer: int, other: int) -> None:
        """She may see the other again, from her next frame on."""

    def assign_group(self, slot: int, group: int) -> None:
        """See and be seen only within this group; 0 is the group of all who are in no other (SP-21)."""

    def hold(self, slot: int, on: bool) -> None:
        """Held, her reports turn the head and say that she types or is away, and nothing else. Ends with `vacate`."""

    def audience(self, slot: int, radius_m: float) -> list[int]:
        """The connected slots that may see this one from so near: its own, its group's, but those it is hidden from."""

    def set_flag(self, slot: int, flag: PoseFlag, on: bool) -> None:
        """Set or clear SEATED, SPEAKING or AWAY for the server; what the client says of itself is added (PR-13)."""

    def flags(self, slot: int) -> PoseFlag:
        """What viewers are told of a slot beside its place."""

    def set_bounds(self, bounds: Bounds) -> None:
        """The box that reports are held to from now on. Nobody is moved by it."""

    def pose(self, slot: int) -> Pose:
        """The last accepted pose, rounded as viewers see it."""

    def places(self, slots: Slots) -> Places:
        """Where the feet of these are, a row of x, y and z for each; 0 for a slot that nobody is in."""

    def advance(self, sub_tick: int, now: Moment) -> Advance:
        """Judge the pending reports of all slots; look which viewers of this sub-tick are too slow."""

    def frames(self, sub_tick: int, now: Moment) -> Frames:
        """The frames of this sub-tick. Call it once per tick and sub-tick: tiers count in these calls."""

    def changes(self, since: int, now: Moment) -> tuple[list[bytes], int]:
        """Frames with everybody who changed in this step or later (0: everybody), and from which step to ask next."""

    def distances(self, viewers: Slots, others: Slots) -> Metres:
        """Metres from each viewer (a row) to each other (a column); infinite for whom it may not meet, itself too."""

    def near_people(self, slot: int) -> list[int]:
        """The near tier of a connected viewer at its last refresh, nearest first; empty for others."""
