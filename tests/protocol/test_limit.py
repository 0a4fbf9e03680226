"""The numbers fit one another: what a declaration allows fits its size, what a field allows fits its bits."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from msgspec import inspect

from lanting.protocol import limit
from lanting.protocol.experience import Answer
from lanting.protocol.lane import Lane
from lanting.protocol.message import EVENT_HEAD_BYTES, REQUESTS, SEQ_MAX, RequestDeclaration, encode_body
from lanting.protocol.notice import Cards, ChatSaid, Welcome
from lanting.protocol.permission import Permission
from lanting.protocol.pose import (
    CELL_BYTES,
    FRAME_HEAD_BYTES,
    RECORD_BYTES,
    REPORT_BYTES,
    X_MAX,
    XZ_ORIGIN_M,
    XZ_STEP_M,
    Y_MAX,
    Y_ORIGIN_M,
    Y_STEP_M,
)
from lanting.protocol.program import (
    Animate,
    ClosePanel,
    Keep,
    Listen,
    Offer,
    Record,
    ShowPanel,
    TellTo,
)
from lanting.protocol.request import AskCards, Edit, FindPath
from lanting.protocol.word import Card, ChatLine, Look, Place, Rules

WIDEST = "\U0001f3ee"
"""Four bytes for one character."""
GIVEN_BY_US = {"session": "ses_" + "0" * 16}
"""Texts without a bound of their own: the client says back what it was given."""


PATTERNED = ["ast_" + "0" * 64, *("x" * length for length in (200, 120, 100, 80, 64, 40, 36, 24))]
"""What matches a pattern, the longest first."""


def largest(kind: inspect.Type) -> Any:
    """A value of a declared type that takes as many bytes as any."""
    match kind:
        case inspect.StructType(fields=fields):
            return {field.encode_name: GIVEN_BY_US.get(field.encode_name) or largest(field.type) for field in fields}
        case inspect.UnionType(types=types):
            return max((largest(each) for each in types), key=lambda value: len(msgspec.msgpack.encode(value)))
        case inspect.ListType(item_type=item, max_length=int(length)):
            return [largest(item)] * length
        case inspect.TupleType(item_types=items):
            return [largest(item) for item in items]
        case inspect.StrType(pattern=str(pattern)):
            return next(each for each in PATTERNED if re.match(pattern, each))
        case inspect.StrType(max_length=int(length)):
            return WIDEST * length
        case inspect.BytesType(max_length=int(length)):
            return b"\xff" * length
        case inspect.IntType(le=most):
            return 2**63 - 1 if most is None else most
        case inspect.FloatType(le=most):
            return 1.5 if most is None else most
        case inspect.LiteralType(values=values):
            return max((str(each) for each in values), key=len)
        case inspect.BoolType():
            return True
        case inspect.NoneType():
            return None
    raise AssertionError(f"{kind} has no largest value: give its declaration a bound")


COMPOSED = {Edit, Answer, Listen, TellTo, ShowPanel, ClosePanel, Animate, Offer, Record, Keep}
BOUNDED_BY_FIELDS = [declaration for declaration in REQUESTS.values() if declaration.type not in COMPOSED]
"""The others are bounded as messages: who composes them looks at how long they have become."""


@pytest.mark.parametrize("declaration", BOUNDED_BY_FIELDS, ids=lambda declaration: declaration.name)
def test_pr4_the_largest_lawful_request_fits_its_size(declaration: RequestDeclaration) -> None:
    body = msgspec.msgpack.encode(largest(inspect.type_info(declaration.type)))
    declaration.decoder.decode(body)
    lane_max = limit.EDIT_BYTES_MAX if declaration.lane is Lane.SCENE else limit.MESSAGE_BYTES_MAX
    assert EVENT_HEAD_BYTES + len(body) <= declaration.size_max <= lane_max


def test_pr4_no_request_is_given_room_for_twenty_times_what_it_can_say() -> None:
    for declaration in BOUNDED_BY_FIELDS:
        body = msgspec.msgpack.encode(largest(inspect.type_info(declaration.type)))
        assert declaration.size_max <= 20 * (EVENT_HEAD_BYTES + len(body)), declaration.name


def full_line(text: str) -> ChatLine:
    return ChatLine(
        number=2**53,
        participant="par_" + "0" * 16,
        name=WIDEST * limit.NAME_CHARS_MAX,
        program=False,
        text=text,
        said_at=2**53,
    )


def full_card(slot: int) -> Card:
    return Card(
        slot=slot,
        participant="par_" + "0" * 16,
        name=WIDEST * limit.NAME_CHARS_MAX,
        look=Look(skin=6, hair=5, hair_style=6, cloth=7, legs=7, sash=7, glasses=True, wheelchair=True),
        program=True,
    )


def full_welcome(chat: list[ChatLine]) -> Welcome:
    return Welcome(
        session="ses_" + "0" * 16,
        server_epoch=2**63 - 1,
        resumed=False,
        space="spc_" + "0" * 16,
        space_name=WIDEST * 200,
        participant="par_" + "0" * 16,
        name=WIDEST * limit.NAME_CHARS_MAX,
        slot=limit.SLOT_MAX,
        epoch=255,
        place=Place(x=-5242.88, y=527.34, z=5242.87, yaw=3.0),
        role="visitor",
        permissions=sorted(Permission),
        is_new=False,
        rules=Rules(),
        seat="ent_" + "0" * 16,
        scene_revision=2**31,
        draft_revision=None,
        people=limit.SLOT_MAX,
        cards=[full_card(limit.SLOT_MAX - number) for number in range(limit.CARDS_PUSHED_PEOPLE_MAX)],
        chat=chat,
    )


def test_pr41_the_fullest_welcome_fits_the_backlog_and_the_outbox_twice_over() -> None:
    """Whoever comes is sent it whole at once: more than a backlog would close the connection that it greets."""
    each = limit.CHAT_HISTORY_BYTES_MAX // limit.CHAT_HISTORY_LINES
    chat = [full_line("x" * each)] * limit.CHAT_HISTORY_LINES
    size = len(encode_body(full_welcome(chat)))
    assert size <= limit.BACKLOG_BYTES_MAX
    assert 2 * size <= limit.OUTBOX_BYTES_MAX


def test_pr41_the_longest_line_is_never_too_long_for_the_history() -> None:
    assert limit.CHAT_CHARS_MAX * 4 <= limit.CHAT_HISTORY_BYTES_MAX


def test_pr35_an_outbox_holds_what_a_lively_minute_tells() -> None:
    """A line of chat each second, fifty changed cards each second, a place note every five."""
    seconds = limit.OUTBOX_MS_MAX // 1_000
    told = seconds + seconds * 1_000 // limit.CARDS_EVERY_MS + limit.OUTBOX_MS_MAX // limit.PLACE_NOTE_EVERY_MS
    assert told <= limit.OUTBOX_EVENTS_MAX
    everybody = [full_card(slot) for slot in range(limit.CARDS_PUSHED_PEOPLE_MAX)]
    cards = encode_body(Cards(people=limit.CARDS_PUSHED_PEOPLE_MAX, cards=everybody, left=[]))
    line = encode_body(ChatSaid(line=full_line("x" * 200)))
    assert seconds * (len(cards) + len(line)) <= limit.OUTBOX_BYTES_MAX


def test_pr12_declared_metres_are_those_that_the_bits_can_say() -> None:
    coordinates = {field.name: field.type for field in inspect.type_info(FindPath).fields}  # type: ignore[attr-defined]
    for axis in ("x", "z"):
        assert coordinates[axis].ge == XZ_ORIGIN_M
        assert coordinates[axis].le == pytest.approx(XZ_ORIGIN_M + X_MAX * XZ_STEP_M)
    height = {field.name: field.type for field in inspect.type_info(Place).fields}["y"]  # type: ignore[attr-defined]
    assert (height.ge, height.le) == (Y_ORIGIN_M, pytest.approx(Y_ORIGIN_M + Y_MAX * Y_STEP_M))


def test_pr11_a_slot_that_may_be_asked_for_is_one_that_a_record_can_say() -> None:
    (slots,) = inspect.type_info(AskCards).fields  # type: ignore[attr-defined]
    assert slots.type.item_type.le == limit.SLOT_MAX == (1 << limit.SLOT_BITS) - 1


def test_pr14_the_fullest_frame_counts_its_people_in_a_byte_and_fits_one_message() -> None:
    people = limit.NEAR_MAX + limit.MIDDLE_MAX + limit.FAR_MAX
    assert people <= 255
    assert FRAME_HEAD_BYTES + people * RECORD_BYTES + 6 * CELL_BYTES <= limit.MESSAGE_BYTES_MAX


def test_pr19_frames_under_way_are_far_from_a_full_backlog() -> None:
    near_only = FRAME_HEAD_BYTES + (limit.NEAR_MAX + limit.MIDDLE_MAX + limit.FAR_MAX) * RECORD_BYTES
    assert limit.FRAMES_UNACKNOWLEDGED_MAX * near_only < limit.BACKLOG_BYTES_MAX // 2


def test_pr10_a_report_is_no_event_by_its_length() -> None:
    assert REPORT_BYTES > EVENT_HEAD_BYTES
    assert REPORT_BYTES <= limit.MESSAGE_BYTES_MAX


def test_pr34_who_acknowledges_as_told_is_never_too_slow_nor_too_fast() -> None:
    acknowledge = next(each for each in REQUESTS.values() if each.name == "acknowledge")
    assert acknowledge.rate_per_s >= 1_000 / limit.ACKNOWLEDGE_EVERY_MS
    assert limit.ACKNOWLEDGE_EVERY_MS * 10 <= limit.ACKNOWLEDGE_WITHIN_MS


def test_pr42_the_waits_of_a_break_come_in_their_order() -> None:
    waits = [limit.HEARTBEAT_MS, limit.FADE_AFTER_MS, limit.HIDE_AFTER_MS, limit.SLOT_REST_MS, limit.RESUME_WITHIN_MS]
    assert waits == sorted(set(waits))
    assert limit.RESUME_WITHIN_MS <= limit.OUTBOX_MS_MAX
    assert limit.PLACE_NOTE_EVERY_MS < limit.RESUME_WITHIN_MS < limit.PLACE_NOTE_VALID_MS


def test_pr18_a_still_neighbour_is_repeated_before_it_would_fade() -> None:
    tick_ms = 1_000 // limit.TICK_HZ
    assert limit.REFRESH_TICKS * tick_ms + limit.FAR_EVERY * tick_ms < limit.FADE_AFTER_MS


def test_pr32_a_client_that_asks_all_day_does_not_run_out_of_numbers() -> None:
    fastest = sum(declaration.rate_per_s for declaration in REQUESTS.values())
    assert fastest * 24 * 3_600 < SEQ_MAX
