"""Messages that arrive in pieces, put together within strict bounds (PR-3, PR-4).

Chromium fragments any message when its pipe is full, so pieces are ordinary; a sender who never finishes is not.
"""

from __future__ import annotations

from lanting.kernel.clock import Moment
from lanting.kernel.error import LantingError
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import FRAGMENTS_MAX, FRAGMENTS_WITHIN_MS, MESSAGE_BYTES_MAX
from lanting.protocol.message import REQUESTS


class LineViolation(LantingError):
    """What arrived ends the connection with `close_code`."""

    code = "line_violation"

    def __init__(self, close_code: CloseCode, sentence: str) -> None:
        super().__init__(sentence)
        self.close_code = close_code


class Assembly:
    """One message in the making."""

    __slots__ = ("_began_at", "_head", "_pieces", "_size")

    def __init__(self, first: bytes, now: Moment) -> None:
        self._began_at = now
        self._head = b""
        self._pieces: list[bytes] = []
        self._size = 0
        self._take(first)

    def add(self, piece: bytes, now: Moment) -> None:
        """Take the next piece. Raises LineViolation when it is one too many, too late or too much."""
        if len(self._pieces) >= FRAGMENTS_MAX:
            raise LineViolation(CloseCode.PROTOCOL_ERROR, f"a message has at most {FRAGMENTS_MAX} pieces")
        if self.is_overdue(now):
            raise LineViolation(CloseCode.PROTOCOL_ERROR, f"a message is finished within {FRAGMENTS_WITHIN_MS} ms")
        self._take(piece)

    def is_overdue(self, now: Moment) -> bool:
        return now - self._began_at > FRAGMENTS_WITHIN_MS

    def whole(self) -> bytes:
        return b"".join(self._pieces)

    def _take(self, piece: bytes) -> None:
        self._pieces.append(piece)
        self._size += len(piece)
        if len(self._head) < 2:
            self._head = (self._head + piece)[:2]
        if self._size > self._size_max():
            raise LineViolation(CloseCode.MESSAGE_TOO_BIG, f"{self._size} bytes are more than this kind of message has")

    def _size_max(self) -> int:
        """What the type allows, as soon as the first two bytes name it; unknown kinds are refused when whole."""
        if len(self._head) == 2:
            lane, kind = self._head
            declaration = REQUESTS.get(kind)
            if declaration is not None and declaration.lane == lane:
                return declaration.size_max
        return MESSAGE_BYTES_MAX
