"""Frames, pieces and control frames, as RFC 6455 and PR-1 to PR-4 have them; and every way to get them wrong."""

from __future__ import annotations

import random
import struct

import pytest

from lanting.protocol.close_code import CloseCode
from lanting.protocol.lane import Lane
from lanting.protocol.limit import EDIT_BYTES_MAX, FRAGMENTS_MAX, FRAGMENTS_WITHIN_MS, MESSAGE_BYTES_MAX
from lanting.protocol.message import REQUESTS, encode_request
from lanting.protocol.notice import SayAccepted
from lanting.protocol.request import Leave, Say
from tests.contracts.house import Place, new_user
from tests.contracts.wire import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, Wire, frame_bytes

SAY = encode_request(7, Say(request_id="a-request-of-mine", text="a line in pieces"))
LEAVE = next(declaration for declaration in REQUESTS.values() if declaration.type is Leave)


def inside(place: Place) -> Wire:
    wire = place.open()
    wire.enter()
    return wire


def pieces(message: bytes, count: int) -> list[bytes]:
    """The frames of a message in so many pieces, the last of which holds what is left."""
    cut = [message[index : index + 1] for index in range(count - 1)] + [message[count - 1 :]]
    return [
        frame_bytes(BINARY if index == 0 else CONTINUATION, piece, fin=index == count - 1)
        for index, piece in enumerate(cut)
    ]


@pytest.mark.parametrize("count", [2, 7, FRAGMENTS_MAX])
def test_pr3_a_message_in_pieces_is_one_message(place: Place, count: int) -> None:
    wire = inside(place)
    for frame in pieces(SAY + b"", count):
        wire.write(frame)
    assert wire.read_notice(SayAccepted)[1].re == 7


def test_pr3_empty_pieces_are_pieces(place: Place) -> None:
    wire = inside(place)
    wire.frame(BINARY, b"", fin=False)
    wire.frame(CONTINUATION, SAY, fin=False)
    wire.frame(CONTINUATION, b"", fin=True)
    assert wire.read_notice(SayAccepted)[1].re == 7


def test_pr3_bytes_may_arrive_one_at_a_time(place: Place) -> None:
    wire = inside(place)
    for byte in frame_bytes(BINARY, SAY):
        wire.write(bytes([byte]))
    assert wire.read_notice(SayAccepted)[1].re == 7


def test_pr3_control_frames_may_come_between_pieces(place: Place) -> None:
    wire = inside(place)
    first, second = pieces(SAY, 2)
    wire.write(first)
    wire.frame(PING, b"between")
    wire.frame(PONG, b"unasked")
    wire.write(second)
    assert wire.read_control() == (PONG, b"between")
    assert wire.read_notice(SayAccepted)[1].re == 7


def test_pr3_one_piece_too_many_ends_the_connection(place: Place) -> None:
    wire = inside(place)
    for frame in pieces(SAY, FRAGMENTS_MAX + 1):
        wire.write(frame)
    assert wire.read_close() == CloseCode.PROTOCOL_ERROR


def test_pr3_a_piece_that_comes_too_late_ends_the_connection(place: Place) -> None:
    wire = inside(place)
    first, second = pieces(SAY, 2)
    wire.write(first)
    wire.frame(PING, b"the first piece is there")
    wire.read_control()
    place.house.clock.advance(FRAGMENTS_WITHIN_MS + 1)
    wire.write(second)
    assert wire.read_close() in (CloseCode.PROTOCOL_ERROR, CloseCode.TOO_SLOW)


def test_pr3_a_message_that_is_never_finished_ends_the_connection(place: Place) -> None:
    wire = place.open()
    wire.frame(BINARY, SAY[:3], fin=False)
    wire.frame(PING, b"the first piece is there")
    wire.read_control()
    place.house.clock.advance(FRAGMENTS_WITHIN_MS + 1)
    wire.frame(CONTINUATION, SAY[3:4], fin=False)
    assert wire.read_close() == CloseCode.PROTOCOL_ERROR


@pytest.mark.parametrize(
    "frames",
    [
        [frame_bytes(CONTINUATION, SAY)],
        [frame_bytes(BINARY, SAY[:5], fin=False), frame_bytes(BINARY, SAY[5:])],
        [frame_bytes(BINARY, SAY, masked=False)],
        [frame_bytes(PING, b"x", masked=False)],
        [frame_bytes(BINARY, SAY, reserved=0b100)],
        [frame_bytes(BINARY, SAY, reserved=0b010)],
        [frame_bytes(BINARY, SAY, reserved=0b001)],
        [frame_bytes(PING, b"x", reserved=0b001)],
        [frame_bytes(3, SAY)],
        [frame_bytes(0xB, b"")],
        [frame_bytes(PING, b"x", fin=False)],
        [frame_bytes(CLOSE, b"", fin=False)],
        [frame_bytes(PING, b"x" * 126)],
        [b"\x82\xfe\x00\x05\x00\x00\x00\x00hello"],
        [b"\x82\xff" + struct.pack(">Q", 5) + b"\x00\x00\x00\x00hello"],
        [b"\x82\xff" + struct.pack(">Q", 1 << 63) + b"\x00\x00\x00\x00"],
        [frame_bytes(CLOSE, b"\x03")],
        [frame_bytes(CLOSE, struct.pack(">H", 999))],
    ],
    ids=[
        "continues nothing",
        "begins anew before the end",
        "unmasked",
        "unmasked ping",
        "reserved bit 1",
        "reserved bit 2",
        "reserved bit 3",
        "ping with a reserved bit",
        "reserved opcode",
        "reserved control opcode",
        "ping in pieces",
        "close in pieces",
        "ping over 125 bytes",
        "length in 16 bits that needs 7",
        "length in 64 bits that needs 7",
        "length above 2^63",
        "close with half a code",
        "close with no code of RFC 6455",
    ],
)
def test_pr2_what_is_no_websocket_ends_the_connection(place: Place, frames: list[bytes]) -> None:
    wire = inside(place)
    for frame in frames:
        wire.write(frame)
    assert wire.read_close() == CloseCode.PROTOCOL_ERROR


def test_pr2_a_text_message_ends_the_connection(place: Place) -> None:
    wire = inside(place)
    wire.frame(TEXT, "你好".encode())
    assert wire.read_closing()[1] == CloseCode.UNSUPPORTED_DATA


def test_pr2_text_in_pieces_ends_the_connection_at_its_first(place: Place) -> None:
    wire = inside(place)
    wire.frame(TEXT, b"hel", fin=False)
    assert wire.read_closing()[1] == CloseCode.UNSUPPORTED_DATA


@pytest.mark.parametrize("size", [EDIT_BYTES_MAX + 1, 1 << 20])
def test_pr4_a_frame_over_the_limit_ends_the_connection_before_its_bytes_come(place: Place, size: int) -> None:
    wire = inside(place)
    wire.write(b"\x82\xff" + struct.pack(">Q", size) + b"mask")
    assert wire.read_close() == CloseCode.MESSAGE_TOO_BIG


@pytest.mark.parametrize("lane", [Lane.EVENT, Lane.POSE, 3])
def test_pr4_a_long_message_of_any_lane_but_the_scenes_ends_the_connection(place: Place, lane: int) -> None:
    wire = inside(place)
    wire.frame(BINARY, bytes([lane]) + bytes(MESSAGE_BYTES_MAX))
    assert wire.read_closing()[1] == CloseCode.MESSAGE_TOO_BIG


def test_pr4_the_reason_is_read_although_the_bytes_keep_coming(place: Place) -> None:
    wire = inside(place)
    wire.frame(BINARY, bytes(200_000))
    assert wire.read_close() == CloseCode.MESSAGE_TOO_BIG


def test_pr4_a_message_over_its_types_limit_ends_the_connection(place: Place) -> None:
    wire = inside(place)
    wire.message(bytes([Lane.EVENT, LEAVE.kind]) + bytes(LEAVE.size_max))
    assert wire.read_closing()[1] == CloseCode.MESSAGE_TOO_BIG


def test_pr4_pieces_over_their_types_limit_end_the_connection_before_the_last(place: Place) -> None:
    wire = inside(place)
    wire.frame(BINARY, bytes([Lane.EVENT, LEAVE.kind]) + bytes(10), fin=False)
    wire.frame(CONTINUATION, bytes(LEAVE.size_max), fin=False)
    assert wire.read_closing()[1] == CloseCode.MESSAGE_TOO_BIG


def test_pr4_pieces_of_an_unknown_type_stay_within_the_limit_of_all(place: Place) -> None:
    wire = inside(place)
    wire.frame(BINARY, b"\x03\x7f" + bytes(MESSAGE_BYTES_MAX - 2), fin=False)
    wire.frame(CONTINUATION, b"x", fin=False)
    assert wire.read_closing()[1] == CloseCode.MESSAGE_TOO_BIG


def test_rfc6455_a_ping_is_answered_with_its_own_bytes(place: Place) -> None:
    wire = inside(place)
    wire.frame(PING, b"\x00" * 125)
    assert wire.read_control() == (PONG, b"\x00" * 125)


def test_rfc6455_pings_without_end_are_too_fast(place: Place) -> None:
    wire = inside(place)
    wire.write(frame_bytes(PING, b"") * 200)
    assert wire.read_close() == CloseCode.TOO_FAST


@pytest.mark.parametrize(("said", "answered"), [(1000, 1000), (4321, 4321), (None, 1000)])
def test_rfc6455_a_close_is_answered_and_the_line_is_closed(place: Place, said: int | None, answered: int) -> None:
    wire = inside(place)
    wire.frame(CLOSE, b"" if said is None else struct.pack(">H", said) + b"bye")
    assert wire.read_close() == answered
    wire.read_end()


def test_rfc6455_the_server_hangs_up_when_its_close_is_answered(place: Place) -> None:
    wire = inside(place)
    wire.frame(TEXT, b"no")
    wire.read_close()
    wire.answer_close()
    wire.read_end()


def test_no_bytes_after_the_handshake_harm_the_server(place: Place) -> None:
    chance = random.Random(20_261_121)
    for _ in range(15):
        wire = place.open()
        place.house.clock.advance(100)
        wire.write_whatever(chance.randbytes(chance.randrange(1, 400)))
        wire.cut()


def test_no_garbage_after_enter_harms_the_server(place: Place) -> None:
    chance = random.Random(353)
    user = new_user()
    for _ in range(15):
        wire = place.open(user)
        place.house.clock.advance(100)
        wire.enter()
        for _ in range(20):
            wire.write_whatever(frame_bytes(BINARY, bytes([3, chance.choice([*REQUESTS, 99])]) + chance.randbytes(40)))
        wire.cut()
