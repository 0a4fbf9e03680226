"""How an event or an edit is declared, encoded and decoded (PR-30 to PR-39, SC-1).

A message on the event or scene lane is `u8 lane | u8 kind | u32 seq | body`, the body a MessagePack map of the declared
fields. The seq of a notice on the scene lane is the Revision to which it leads, and it is in no outbox.
A declaration carries everything the doors ask: kind, size, rate and permission. Kinds below 128 are requests of a
client, the others notices of the server. The server refuses unknown fields; a client ignores them.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

import msgspec

from lanting.kernel.error import LantingError
from lanting.protocol.lane import Lane
from lanting.protocol.limit import EDIT_BYTES_MAX, MESSAGE_BYTES_MAX
from lanting.protocol.permission import Permission

EVENT_HEAD_BYTES: Final = 6
NOTICE_KIND_MIN: Final = 128
SEQ_MAX: Final = (1 << 32) - 1
_HEAD: Final = struct.Struct("<BBI")
_LANES: Final = frozenset({int(Lane.EVENT), int(Lane.SCENE)})


class Request(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a client asks for."""


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """What the server tells."""


class BadMessage(LantingError):
    """Bytes that no declaration allows; the connection is closed with `CloseCode.BAD_MESSAGE`."""

    code = "bad_message"


class MessageTooBig(BadMessage):
    """Larger than its declaration allows; the connection is closed with `CloseCode.MESSAGE_TOO_BIG`."""

    code = "message_too_big"


@dataclass(frozen=True, slots=True)
class RequestDeclaration:
    """What the door needs to know of a request before it opens."""

    kind: int
    name: str
    type: type[Request]
    lane: Lane
    needs: Permission
    rate_per_s: float
    burst: int
    size_max: int
    saved: bool
    decoder: msgspec.msgpack.Decoder[Request]


@dataclass(frozen=True, slots=True)
class NoticeDeclaration:
    kind: int
    name: str
    type: type[Notice]
    lane: Lane
    decoder: msgspec.msgpack.Decoder[Notice]


REQUESTS: Final[dict[int, RequestDeclaration]] = {}
NOTICES: Final[dict[int, NoticeDeclaration]] = {}
_NOTICE_KINDS: Final[dict[type[Notice], int]] = {}
_REQUEST_KINDS: Final[dict[type[Request], int]] = {}

RequestType = TypeVar("RequestType", bound=type[Request])
NoticeType = TypeVar("NoticeType", bound=type[Notice])


def request(
    kind: int,
    name: str,
    *,
    needs: Permission,
    rate_per_s: float,
    burst: int,
    size_max: int,
    saved: bool = False,
    lane: Lane = Lane.EVENT,
) -> Callable[[RequestType], RequestType]:
    """Declare a request. `size_max` counts the whole message in bytes; `saved` ones carry a `request_id`."""
    assert 0 < kind < NOTICE_KIND_MIN and kind not in REQUESTS, f"kind {kind} is taken or not a request's"
    largest = EDIT_BYTES_MAX if lane is Lane.SCENE else MESSAGE_BYTES_MAX
    assert 0 < size_max <= largest, f"{name}: no client message is larger than {largest} bytes"

    def declare(struct_type: RequestType) -> RequestType:
        assert not saved or "request_id" in struct_type.__struct_fields__, (
            f"{name} changes saved state: it needs a request_id"
        )
        decoder = msgspec.msgpack.Decoder(struct_type)
        REQUESTS[kind] = RequestDeclaration(
            kind, name, struct_type, lane, needs, rate_per_s, burst, size_max, saved, decoder
        )
        _REQUEST_KINDS[struct_type] = kind
        return struct_type

    return declare


def notice(kind: int, name: str, *, lane: Lane = Lane.EVENT) -> Callable[[NoticeType], NoticeType]:
    """Declare a notice."""
    assert NOTICE_KIND_MIN <= kind <= 255 and kind not in NOTICES, f"kind {kind} is taken or not a notice's"

    def declare(struct_type: NoticeType) -> NoticeType:
        NOTICES[kind] = NoticeDeclaration(kind, name, struct_type, lane, msgspec.msgpack.Decoder(struct_type))
        _NOTICE_KINDS[struct_type] = kind
        return struct_type

    return declare


_encoder: Final = msgspec.msgpack.Encoder()


def encode_body(message: Request | Notice) -> bytes:
    """The part that is the same for every receiver: encoded once, shared by all outboxes."""
    return _encoder.encode(message)


def encode_notice(seq: int, kind: int, body: bytes) -> bytes:
    return _HEAD.pack(NOTICES[kind].lane, kind, seq) + body


def notice_kind(message: Notice) -> int:
    return _NOTICE_KINDS[type(message)]


def declaration_of(message: Request) -> RequestDeclaration:
    return REQUESTS[_REQUEST_KINDS[type(message)]]


def encode_request(seq: int, message: Request) -> bytes:
    declaration = declaration_of(message)
    return _HEAD.pack(declaration.lane, declaration.kind, seq) + _encoder.encode(message)


def decode_request(data: bytes) -> tuple[int, RequestDeclaration, Request]:
    """A client's bytes as (seq, declaration, request). Raises BadMessage; nothing else, whatever the bytes."""
    lane, kind, seq = _head(data)
    declaration = REQUESTS.get(kind)
    if declaration is None or declaration.lane != lane:
        raise BadMessage(f"kind {kind} is no request of lane {lane}; update the client", kind=kind)
    if len(data) > declaration.size_max:
        raise MessageTooBig(
            f"{declaration.name} may have {declaration.size_max} bytes, this one has {len(data)}",
            name=declaration.name,
            size=len(data),
            size_max=declaration.size_max,
        )
    return seq, declaration, _decode_body(declaration.decoder, declaration.name, data)


def decode_notice(data: bytes) -> tuple[int, Notice | None]:
    """A server's bytes as (seq, notice); None for a kind that this version does not know."""
    lane, kind, seq = _head(data)
    declaration = NOTICES.get(kind)
    if declaration is None or declaration.lane != lane:
        return seq, None
    return seq, _decode_body(declaration.decoder, declaration.name, data)


_Declared = TypeVar("_Declared", Request, Notice)


def _decode_body(decoder: msgspec.msgpack.Decoder[_Declared], name: str, data: bytes) -> _Declared:
    try:
        return decoder.decode(memoryview(data)[EVENT_HEAD_BYTES:])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, OverflowError) as error:
        raise BadMessage(f"{name} is not as declared: {error}", name=name) from error


def _head(data: bytes) -> tuple[int, int, int]:
    if len(data) < EVENT_HEAD_BYTES or data[0] not in _LANES:
        raise BadMessage(
            f"an event or edit has at least {EVENT_HEAD_BYTES} bytes and begins with lane {int(Lane.EVENT)} or "
            f"{int(Lane.SCENE)}"
        )
    lane, kind, seq = _HEAD.unpack_from(data)
    return lane, kind, seq
