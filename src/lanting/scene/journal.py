"""The journal: every edit with what takes it back, as it is stored and told."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Final

import msgspec

from lanting.kernel.clock import Instant
from lanting.kernel.ids import UserId
from lanting.protocol.operation import Operation
from lanting.protocol.word import EditKind
from lanting.scene.change import Change

_COMPRESSION: Final = 1
"""Edits are small and many: more work would win little."""
_COMPRESSED_BYTES_MIN: Final = 512
_encoder: Final = msgspec.json.Encoder()
_decoder: Final = msgspec.json.Decoder(list[Operation])


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One edit of one Scene."""

    revision: int
    kind: EditKind
    user: UserId
    name: str
    """Of the person, when she made it."""
    request_id: str
    at: Instant
    undoes: int | None
    operations: list[Operation]
    inverse: list[Operation]

    @classmethod
    def of(cls, change: Change, request_id: str, at: Instant) -> JournalEntry:
        """A Change that has changed something."""
        assert change.revision is not None, "nothing changed, so there is nothing to journal"
        return cls(
            change.revision,
            change.kind,
            change.user,
            change.name,
            request_id,
            at,
            change.undoes,
            change.operations,
            change.inverse,
        )


def pack(operations: list[Operation]) -> bytes:
    """Operations as they are stored: JSON, compressed where that is worth it, which it is not for most edits."""
    data = _encoder.encode(operations)
    return data if len(data) < _COMPRESSED_BYTES_MIN else zlib.compress(data, _COMPRESSION)


def unpack(data: bytes) -> list[Operation]:
    # JSON begins with a bracket; what zlib has compressed never does.
    return _decoder.decode(data if data.startswith(b"[") else zlib.decompress(data))
