"""Head and hands that are tracked: what a Bot says of its own, and what it sees of others'. No clock and no socket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from lanting.protocol.pose import Pose, pack_position, unpack_pose
from lanting.protocol.thing import Quaternion
from lanting.protocol.tracked import (
    UNTRACKED,
    Parts,
    TrackedFlag,
    TrackedRecord,
    TrackedReport,
    encode_tracked_report,
    pack_part,
    unpack_part,
)
from lanting.protocol.tracked import Part as PackedPart

Shape = Literal["open", "pointing", "pinch", "fist"]
_SHAPES: Final[tuple[Shape, ...]] = get_args(Shape)
_UPRIGHT: Final = (0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class TrackedPart:
    """A head or a hand."""

    position: tuple[float, float, float]
    """In the world, metres; at most 2.5 m from the feet on the level, 1.2 m below and 3.8 m above them."""
    rotation: Quaternion = _UPRIGHT
    shape: Shape = "open"
    """Of a hand."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """Somebody's head and hands; None: that part is not tracked."""

    head: TrackedPart | None = None
    left: TrackedPart | None = None
    right: TrackedPart | None = None
    hands: bool = False
    """Hands without controllers."""
    mixed_reality: bool = False
    """Their own room is seen as well."""
    at_table: bool = False
    """The Space is before them as a model on a table."""


class OwnTracked:
    """What the Bot says of its own head and hands."""

    def __init__(self) -> None:
        self._now: Tracked | None = None
        self._reported: bytes | None = None

    def track(self, tracked: Tracked | None) -> None:
        """This is so from now on; None: nothing is tracked."""
        self._now = tracked

    def begin(self) -> None:
        """Whoever is told next knows nothing of it."""
        self._reported = None

    def report(self, epoch: int, pose: Pose) -> bytes | None:
        """The 30 bytes that say so of who stands here, unless they were said already."""
        if self._now is None and self._reported is None:
            return None
        said = encode_tracked_report(_packed(self._now or Tracked(), epoch, pose))
        if said == self._reported:
            return None
        self._reported = None if self._now is None else said
        return said


def seen(record: TrackedRecord, feet: Pose) -> Tracked | None:
    """What a record tells of who stands there; None: the end."""
    if record.is_end:
        return None
    flags = TrackedFlag(record.flags)
    head, left, right = (_part(packed, feet) for packed in record.parts)
    return Tracked(
        head,
        left,
        right,
        hands=TrackedFlag.HANDS in flags,
        mixed_reality=TrackedFlag.MIXED_REALITY in flags,
        at_table=TrackedFlag.TABLE in flags,
    )


def _packed(tracked: Tracked, epoch: int, pose: Pose) -> TrackedReport:
    # As others know where the Bot stands: rounded.
    feet = unpack_pose(pack_position(pose), 0)
    flags = TrackedFlag.HANDS * tracked.hands
    flags |= TrackedFlag.MIXED_REALITY * tracked.mixed_reality | TrackedFlag.TABLE * tracked.at_table
    parts: Parts = _bits(tracked.head, feet), _bits(tracked.left, feet), _bits(tracked.right, feet)
    return TrackedReport(epoch, flags, parts)


def _bits(part: TrackedPart | None, feet: Pose) -> int:
    if part is None:
        return UNTRACKED
    x, y, z = part.position
    offset = (x - feet.x, y - feet.y, z - feet.z)
    return pack_part(PackedPart(offset, part.rotation, _SHAPES.index(part.shape)))


def _part(packed: int, feet: Pose) -> TrackedPart | None:
    part = unpack_part(packed)
    if part is None:
        return None
    x, y, z = part.offset
    shape = _SHAPES[part.shape] if part.shape < len(_SHAPES) else "open"
    return TrackedPart((feet.x + x, feet.y + y, feet.z + z), part.rotation, shape)
