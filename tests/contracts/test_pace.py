"""Who speaks too fast and who listens too slowly; and that neither costs anybody else (PR-19, PR-34 to PR-36)."""

from __future__ import annotations

import secrets
import ssl
from collections.abc import Callable
from dataclasses import replace

from lanting.protocol.close_code import CloseCode
from lanting.protocol.lane import Lane
from lanting.protocol.limit import ACKNOWLEDGE_WITHIN_MS, CHAT_CHARS_MAX, FRAMES_UNACKNOWLEDGED_MAX, TICK_HZ
from lanting.protocol.message import REQUESTS
from lanting.protocol.notice import ChatSaid, Refused, SayAccepted
from lanting.protocol.pose import decode_frame
from lanting.protocol.request import Say
from lanting.runtime.line_limit import LineLimits
from lanting.runtime.rate import POSES_AT_ONCE_MAX, REFUSED_BURSTS_MAX
from tests.contracts.house import PARTICIPANTS_MAX, House, Place, new_user
from tests.contracts.wire import BINARY, Wire

SAY = next(declaration for declaration in REQUESTS.values() if declaration.type is Say)


def say(wire: Wire, text: str = "hello") -> int:
    return wire.ask(Say(request_id=secrets.token_urlsafe(16), text=text))


# Too fast


def test_pr36_above_its_rate_a_request_is_refused_and_the_connection_goes_on(place: Place) -> None:
    wire = place.open()
    wire.enter()
    for _ in range(SAY.burst):
        say(wire)
    refused = say(wire)
    answer = wire.read_notice(Refused)[1]
    assert (answer.re, answer.code) == (refused, "too_fast")
    assert answer.facts == {"request": "chat.say", "burst": SAY.burst, "wait_ms": 1_000 / SAY.rate_per_s}
    place.house.clock.advance(round(1_000 / SAY.rate_per_s))
    accepted = say(wire)
    while wire.read_notice(SayAccepted)[1].re != accepted:
        pass


def test_pr36_who_goes_on_regardless_is_closed(place: Place) -> None:
    wire = place.open()
    wire.enter()
    for _ in range(SAY.burst * (1 + REFUSED_BURSTS_MAX) + 1):
        say(wire)
    assert wire.read_closing()[1] == CloseCode.TOO_FAST


def test_pr36_a_kind_that_is_too_fast_does_not_hold_up_another(place: Place) -> None:
    wire = place.open()
    wire.enter()
    for _ in range(SAY.burst + 1):
        say(wire)
    wire.settle()


def test_pr10_poses_at_twice_the_rate_for_longer_than_two_seconds_are_too_fast(place: Place) -> None:
    wire = place.open()
    wire.enter()
    for _ in range(2):
        place.pass_tick()
        for _ in range(2 * TICK_HZ + 1):
            wire.report()
        wire.settle()
        place.house.clock.advance(1_000)
    assert wire.read_closing()[1] == CloseCode.TOO_FAST


def test_pr10_a_line_that_stalled_may_deliver_what_waited(place: Place) -> None:
    wire = place.open()
    wire.enter()
    for _ in range(4 * TICK_HZ):
        wire.report()
    for _ in range(3):
        wire.settle()
        place.house.clock.advance(1_000)
        place.pass_tick()
    wire.settle()


def test_pr10_a_flood_of_poses_is_cut_off_at_once(place: Place) -> None:
    wire = place.open()
    wire.enter()
    for _ in range(POSES_AT_ONCE_MAX + 1):
        wire.report()
    assert wire.read_closing()[1] == CloseCode.TOO_FAST


# Too slow


def test_pr34_who_acknowledges_no_event_for_5_s_is_closed_and_may_resume(place: Place) -> None:
    mei = new_user()
    wire = place.open(mei)
    welcome = wire.enter()
    say(wire)
    last, _ = wire.read_notice(ChatSaid)
    wire.report()
    place.house.clock.advance(ACKNOWLEDGE_WITHIN_MS)
    assert wire.read_closing()[1] == CloseCode.TOO_SLOW
    assert place.open(mei).enter(session=welcome.session, last_event=last).resumed


def test_pr19_who_acknowledges_no_frame_for_5_s_is_closed_and_may_resume(place: Place) -> None:
    mei = new_user()
    wire = place.open(mei)
    welcome = wire.enter()
    frames = 0
    while frames < 2:
        opcode, payload = wire.read_frame()
        frames += opcode == BINARY and payload[0] == Lane.POSE
    wire.acknowledge(wire.last_event)
    place.house.clock.advance(ACKNOWLEDGE_WITHIN_MS)
    assert wire.read_close() == CloseCode.TOO_SLOW
    assert place.open(mei).enter(session=welcome.session).resumed


def test_pr19_frames_are_skipped_while_too_many_are_unacknowledged(place: Place) -> None:
    wire, other = place.open(), place.open()
    wire.enter()
    other.enter()
    numbers = [0]
    while numbers[-1] < FRAMES_UNACKNOWLEDGED_MAX:
        opcode, payload = wire.read_frame()
        if opcode == BINARY and payload[0] == Lane.POSE:
            numbers.append(decode_frame(payload).frame)
            other.pose = replace(other.pose, yaw=len(numbers) % 2 * 1.0)
            other.report()
    for step in range(5):
        other.pose = replace(other.pose, yaw=step % 2 * 0.5)
        other.report()
        place.pass_tick()
    say(wire, "the end of what was sent")
    while b"the end of what was sent" not in payload:
        opcode, payload = wire.read_frame()
        assert payload[0] != Lane.POSE
    assert numbers == list(range(FRAMES_UNACKNOWLEDGED_MAX + 1))


def test_pr34_a_full_backlog_closes_the_connection_and_costs_nobody_else_anything(
    build_house: Callable[..., House], client_tls: ssl.SSLContext | None
) -> None:
    house = build_house(LineLimits(backlog_bytes_max=64 * 1024), kernel_buffer_bytes=4_096)
    there = Place(house, client_tls)
    deaf = there.open(kernel_buffer_bytes=4_096)
    deaf.enter()
    speakers = [there.open() for _ in range(PARTICIPANTS_MAX - 1)]
    for speaker in speakers:
        speaker.enter()
    running = house.running(there.id)
    assert running is not None
    for _ in range(SAY.burst):
        for speaker in speakers:
            say(speaker, "字" * CHAT_CHARS_MAX)
            for listener in speakers:
                listener.read_notice(ChatSaid)
    house.until(lambda: [each.socket.is_closing for each in running.connections].count(True) == 1)
    for speaker in speakers:
        speaker.settle()


def test_pr35_who_misses_more_than_an_outbox_holds_enters_afresh(
    build_house: Callable[..., House], client_tls: ssl.SSLContext | None
) -> None:
    there = Place(build_house(LineLimits(outbox_events_max=5)), client_tls)
    mei = new_user()
    wire, speaker = there.open(mei), there.open()
    welcome = wire.enter()
    speaker.enter()
    wire.settle()
    last = wire.last_event
    wire.cut()
    for _ in range(6):
        say(speaker)
        speaker.read_notice(ChatSaid)
        speaker.settle()
    again = there.open(mei).enter(session=welcome.session, last_event=last)
    assert not again.resumed
    assert (again.slot, len(again.chat)) == (welcome.slot, 6)


def test_pr35_an_outbox_that_overflows_closes_the_connection(
    build_house: Callable[..., House], client_tls: ssl.SSLContext | None
) -> None:
    there = Place(build_house(LineLimits(outbox_events_max=5)), client_tls)
    wire, speaker = there.open(), there.open()
    wire.enter()
    speaker.enter()
    for _ in range(6):
        say(speaker)
        speaker.read_notice(ChatSaid)
        speaker.settle()
    assert wire.read_closing()[1] == CloseCode.TOO_SLOW
