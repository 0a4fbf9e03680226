"""What a Server and a Space's child say over the pipe between them.

    frame = u32 length | u16 line | bytes          (little endian; the length is that of the bytes)

Line 0 is control: the messages below, in MessagePack. Every other line is one session exactly as on a WebSocket: the
messages of `protocol`, whole, one in each frame. An experience has the line that Start names, a companion of it one
that the child opens.

    server                        child
    Start ────────────────────▶   imports everybody's code, reads what is kept (AskKept ◀▶ KeptPage)
          ◀────────── Ready, or Failed: that one does not run
    Open  ────────────────────▶   says Enter on each line; from now on Alive, again and again
    Close ────────────────────▶   ends what waits, leaves, ends; so it does where the pipe ends

Between Start and Open nothing is heard on other lines: a reload tries new code beside the old.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from lanting.kernel.error import Fact
from lanting.protocol.word import SceneKind

HEAD: Final = struct.Struct("<IH")
CONTROL: Final = 0
EXPERIENCES_MAX: Final = 100
"""Of one Space: their lines are 1 to EXPERIENCES_MAX, and so is the byte that says whose handler runs (0: nobody's)."""
COMPANION_LINE_MIN: Final = 1_000
"""Lines from here on are opened by the child."""
LINES_MAX: Final = 200
"""Open at a time, of one child."""
FRAME_BYTES_MAX: Final = 16 * 1024 * 1024
"""A Scene of 4 MB, with every field said, passes in one."""
SAID_BYTES_MAX: Final = 256 * 1024
"""Of one frame of a child: its largest messages are edits and Failed."""
ALIVE_EVERY_S: Final = 0.5
"""A child says so often that its loop goes round."""
TRACE_CHARS_MAX: Final = 4_000
LOG_CHARS_MAX: Final = 2_000


class PipeBroken(ValueError):
    """Bytes that are no frame, or a frame that is too large: the other side is not what it should be."""


class _Control(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    pass


# What the server says


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One experience of the Space."""

    line: int
    name: str
    ref: str
    """`package.module:object`, or the path of a file that has one Experience."""
    settings: bytes = b"{}"
    """A JSON object, as its page has it; the author's own defaults for what it leaves out."""
    capabilities: list[str] = []


class Start(_Control, frozen=True):
    """Import their code, and see whether it can read what is kept; then say Ready."""

    space: str
    space_name: str
    language: str
    """That of what is said to nobody in particular."""
    secret: bytes
    """For the child's own randomness, another at every start."""
    experiences: list[Part]


class Open(_Control, frozen=True):
    """Enter, each on its line."""


class Close(_Control, frozen=True):
    """End what waits (`reloaded`: with Reloaded), close Panels, leave, and end."""

    reason: Literal["reloaded", "ended"]


class LineOver(_Control, frozen=True):
    """The server has closed this line; nothing more comes on it."""

    line: int
    code: int
    """Of `protocol.close_code`."""


class Snapshot(_Control, frozen=True):
    """What AskSnapshot asked for: the JSON that a browser fetches; None: there is no such Revision any more."""

    re: int
    scene: bytes | None


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    version: int
    value: bytes
    person: str | None


class KeptPage(_Control, frozen=True):
    """What AskKept asked for; `next`: where to go on."""

    re: int
    values: list[Kept]
    next: str | None


Order = Start | Open | Close | LineOver | Snapshot | KeptPage


# What the child says


class Ready(_Control, frozen=True):
    """Everybody's code is imported and can read what is kept, but for those that have Failed."""


class Failed(_Control, frozen=True):
    """Something went wrong in an author's code."""

    line: int
    """Whose; a companion's counts as its experience's."""
    code: str
    """The sentence is in `locales/<language>/experience.ftl` under `fault-<code>`."""
    facts: dict[str, Fact] = {}
    file: str = ""
    at_line: int = 0
    """In that file."""
    trace: str = ""
    """What Python said, from the author's own code on."""
    is_final: bool = False
    """This experience does not run (its import or what it kept is at fault); else a handler ended, and no more."""


class Alive(_Control, frozen=True):
    """The loop goes round."""


class OpenLine(_Control, frozen=True):
    """A companion comes on this line, next with its Enter. `who` keeps it the same User at every coming."""

    line: int
    experience: int
    who: str


class HangUp(_Control, frozen=True):
    """Nothing more comes on this line."""

    line: int


class AskSnapshot(_Control, frozen=True):
    """A Revision of a Scene as a whole; None: the newest."""

    re: int
    line: int
    scene: SceneKind = "published"
    revision: int | None = None


class AskKept(_Control, frozen=True):
    """Everything that an experience keeps here, page by page: to try new code on it before it runs."""

    re: int
    line: int
    after: str | None = None


class Log(_Control, frozen=True):
    """A line that an author's code printed."""

    line: int
    text: str


Report = Ready | Failed | Alive | OpenLine | HangUp | AskSnapshot | AskKept | Log

_encoder: Final = msgspec.msgpack.Encoder()
_orders: Final[msgspec.msgpack.Decoder[Order]] = msgspec.msgpack.Decoder(Order)
_reports: Final[msgspec.msgpack.Decoder[Report]] = msgspec.msgpack.Decoder(Report)


def frame(line: int, data: bytes | memoryview) -> bytes:
    return HEAD.pack(len(data), line) + data


def control(message: Order | Report) -> bytes:
    """A frame of line 0."""
    return frame(CONTROL, _encoder.encode(message))


def read_order(data: bytes) -> Order:
    """Raises PipeBroken."""
    try:
        return _orders.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PipeBroken(str(error)) from error


def read_report(data: bytes) -> Report:
    """Raises PipeBroken, whatever the bytes."""
    try:
        return _reports.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PipeBroken(str(error)) from error


class FrameReader:
    """Bytes as they come, as frames."""

    def __init__(self, bytes_max: int) -> None:
        """`bytes_max`: of one frame."""
        self._bytes_max = bytes_max
        self._waiting = bytearray()

    def feed(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """The frames that are whole now, as (line, bytes). Raises PipeBroken."""
        waiting = self._waiting
        waiting += data
        at = 0
        try:
            while len(waiting) - at >= HEAD.size:
                length, line = HEAD.unpack_from(waiting, at)
                if length > self._bytes_max:
                    raise PipeBroken(f"a frame has at most {self._bytes_max} bytes, this one {length}")
                end = at + HEAD.size + length
                if len(waiting) < end:
                    break
                begin, at = at + HEAD.size, end
                yield line, bytes(memoryview(waiting)[begin:end])
        finally:
            del waiting[:at]
