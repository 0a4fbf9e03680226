"""How messages are declared: what cannot be declared, which lane they name, which numbers they carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from lanting.protocol import message
from lanting.protocol.lane import Lane
from lanting.protocol.limit import MESSAGE_BYTES_MAX
from lanting.protocol.message import (
    EVENT_HEAD_BYTES,
    NOTICE_KIND_MIN,
    NOTICES,
    REQUESTS,
    SEQ_MAX,
    Notice,
    Request,
    decode_notice,
    decode_request,
    encode_notice,
    encode_request,
    notice_kind,
)
from lanting.protocol.notice import Closing, PlaceNote
from lanting.protocol.permission import Permission
from lanting.protocol.pose import FRAME_HEAD_DTYPE, Report, encode_report
from lanting.protocol.request import Leave
from lanting.protocol.version import SUBPROTOCOL, TICKET_PREFIX

FREE_REQUEST = 127
FREE_NOTICE = 255


def declare(kind: int, *, size_max: int = 64, saved: bool = False) -> Callable[[type[Request]], type[Request]]:
    return message.request(kind, "trial", needs=Permission.ENTER, rate_per_s=1, burst=1, size_max=size_max, saved=saved)


def test_pr1_the_lanes_are_these_four_and_the_first_byte_names_one() -> None:
    assert {lane.name: int(lane) for lane in Lane} == {"POSE": 1, "VOICE": 2, "EVENT": 3, "SCENE": 4}
    assert encode_report(Report(0, 0, 0, 0, 0))[0] == Lane.POSE
    assert encode_request(1, Leave())[0] == Lane.EVENT
    assert encode_notice(1, notice_kind(PlaceNote(note=b"")), b"\x80")[0] == Lane.EVENT
    assert FRAME_HEAD_DTYPE.names is not None and FRAME_HEAD_DTYPE.names[0] == "lane"


@pytest.mark.parametrize("lane", [0, *(lane for lane in Lane if lane is not Lane.EVENT), 5, 255])
def test_pr1_a_message_of_another_lane_is_no_event(lane: int) -> None:
    lawful = encode_request(1, Leave())
    with pytest.raises(message.BadMessage):
        decode_request(bytes([lane]) + lawful[1:])


@pytest.mark.parametrize("lane", [0, Lane.POSE, Lane.VOICE, 5, 255])
def test_pr1_a_message_of_a_lane_without_notices_is_none(lane: int) -> None:
    with pytest.raises(message.BadMessage):
        decode_notice(bytes([lane]) + encode_notice(1, notice_kind(PlaceNote(note=b"")), b"\x80")[1:])


def test_pr1_a_notice_of_the_event_lane_means_nothing_on_the_scene_lane() -> None:
    told = encode_notice(1, notice_kind(PlaceNote(note=b"")), b"\x80")
    assert decode_notice(bytes([Lane.SCENE]) + told[1:]) == (1, None)


def test_pr7_the_subprotocol_and_the_ticket_s_are_tokens_and_differ() -> None:
    """RFC 7230, section 3.2.6: what a header may list without quotes."""
    for word in (SUBPROTOCOL, TICKET_PREFIX):
        assert word.isascii() and all(char.isalnum() or char in "!#$%&'*+-.^_`|~" for char in word)
    assert not SUBPROTOCOL.startswith(TICKET_PREFIX)


@pytest.mark.parametrize("kind", [0, -1, NOTICE_KIND_MIN, 255, 256, *REQUESTS])
def test_pr30_a_kind_that_is_taken_or_no_requests_cannot_be_declared(kind: int) -> None:
    with pytest.raises(AssertionError, match="taken or not a request"):
        declare(kind)


@pytest.mark.parametrize("kind", [0, NOTICE_KIND_MIN - 1, 256, *NOTICES])
def test_pr30_a_kind_that_is_taken_or_no_notices_cannot_be_declared(kind: int) -> None:
    with pytest.raises(AssertionError, match="taken or not a notice"):
        message.notice(kind, "trial")


@pytest.mark.parametrize("size", [0, -1, MESSAGE_BYTES_MAX + 1])
def test_pr4_a_request_larger_than_any_message_cannot_be_declared(size: int) -> None:
    with pytest.raises(AssertionError, match="no client message is larger"):
        declare(FREE_REQUEST, size_max=size)


def test_pr37_what_changes_saved_state_cannot_be_declared_without_a_request_id() -> None:
    class Trial(Request, frozen=True):
        """Changes something, and could be repeated unnoticed."""

    with pytest.raises(AssertionError, match="needs a request_id"):
        declare(FREE_REQUEST, saved=True)(Trial)
    assert FREE_REQUEST not in REQUESTS


def test_pr30_a_declaration_without_a_permission_does_not_open() -> None:
    with pytest.raises(TypeError, match="needs"):
        message.request(FREE_REQUEST, "trial", rate_per_s=1, burst=1, size_max=64)  # type: ignore[call-arg]


def test_pr30_every_name_and_every_type_is_declared_once() -> None:
    declared = [*REQUESTS.values(), *NOTICES.values()]
    for counted in (Counter(each.name for each in declared), Counter(each.type for each in declared)):
        assert max(counted.values()) == 1
    assert all(kind == each.kind for table in (REQUESTS, NOTICES) for kind, each in table.items())


@pytest.mark.parametrize("declared", [*REQUESTS.values(), *NOTICES.values()], ids=lambda declared: declared.name)
def test_pr30_every_message_is_frozen_and_says_what_it_is_for(declared: object) -> None:
    struct: type[Request | Notice] = declared.type  # type: ignore[attr-defined]
    assert struct.__struct_config__.frozen
    assert (struct.__doc__ or "").strip()


@pytest.mark.parametrize("declaration", REQUESTS.values(), ids=lambda declaration: declaration.name)
def test_pr31_every_request_refuses_fields_that_it_does_not_declare(declaration: message.RequestDeclaration) -> None:
    assert declaration.type.__struct_config__.forbid_unknown_fields


@pytest.mark.parametrize("declaration", NOTICES.values(), ids=lambda declaration: declaration.name)
def test_pr31_every_notice_may_grow(declaration: message.NoticeDeclaration) -> None:
    assert not declaration.type.__struct_config__.forbid_unknown_fields


@pytest.mark.parametrize("seq", [0, 1, 255, 65_536, SEQ_MAX])
def test_pr32_a_request_carries_the_clients_own_number(seq: int) -> None:
    data = encode_request(seq, Leave())
    assert data[2:EVENT_HEAD_BYTES] == seq.to_bytes(4, "little")
    assert decode_request(data)[0] == seq


def test_pr32_every_answer_names_the_number_of_its_request() -> None:
    answers = {"refused", "chat.accepted", "whisper.accepted", "people", "path", "act.done"}
    answers |= {"edit.done", "scene.history", "scene.usage", "draft.difference", "voice.ticket", "blocks"}
    answers |= {"panel.answer_taken", "program.decided", "program.kept", "program.recalled", "program.recorded"}
    answers |= {"program.records", "program.handed_over", "program.photo_taken"}
    naming = {declared.name for declared in NOTICES.values() if "re" in declared.type.__struct_fields__}
    assert naming == answers


@pytest.mark.parametrize("seq", [-1, SEQ_MAX + 1])
def test_pr33_a_number_beyond_its_bits_cannot_be_sent(seq: int) -> None:
    with pytest.raises(Exception, match=r"format|range|negative"):
        encode_notice(seq, notice_kind(Closing(code=4000, reason="")), b"\x80")
