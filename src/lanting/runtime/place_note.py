"""Place notes: a sealed reminder of where a User stood, kept by her browser: the server stores no bodies (PR-43)."""

from __future__ import annotations

import msgspec

from lanting.identity.seal import Seal
from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId, UserId
from lanting.protocol.pose import Pose


class _Note(msgspec.Struct, frozen=True, array_like=True):
    space: str
    user: str
    x: float
    y: float
    z: float
    yaw: float
    at: int
    """Milliseconds since 1970, UTC: a note outlives the process that wrote it."""


class PlaceNotes:
    """Writes and reads the notes of one Server."""

    def __init__(self, secret: bytes, valid_ms: int) -> None:
        self._seal = Seal(secret, "place note")
        self._valid_ms = valid_ms

    def write(self, space: SpaceId, user: UserId, pose: Pose, now: Instant) -> bytes:
        note = _Note(space, user, pose.x, pose.y, pose.z, pose.yaw, now)
        return self._seal.close(msgspec.msgpack.encode(note))

    def read(self, sealed: bytes | None, space: SpaceId, user: UserId, now: Instant) -> Pose | None:
        """Where `user` stood in `space`, or None: no note, not ours, somebody else's, elsewhere, or too old."""
        if sealed is None or (content := self._seal.open(sealed)) is None:
            return None
        try:
            note = msgspec.msgpack.decode(content, type=_Note)
        except msgspec.DecodeError:
            return None
        if note.space != space or note.user != user or not 0 <= now - note.at <= self._valid_ms:
            return None
        return Pose(note.x, note.y, note.z, note.yaw)
