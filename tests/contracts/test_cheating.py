"""A Bot that skips the client and says what no client would: refused, put back, and never shown to anybody.

Here stands what the wire makes possible; who is too fast with requests or too slow is in test_pace.py.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from lanting.protocol.close_code import CloseCode
from lanting.protocol.lane import Lane
from lanting.protocol.limit import (
    ACKNOWLEDGE_WITHIN_MS,
    CARDS_ASKED_MAX,
    FRAMES_UNACKNOWLEDGED_MAX,
    RUN_M_PER_S,
    SLOT_MAX,
    SPEED_BUCKET_S,
    SPEED_MARGIN,
)
from lanting.protocol.message import (
    encode_body,
    encode_notice,
    notice_kind,
)
from lanting.protocol.notice import Cards, Moved
from lanting.protocol.pose import (
    CLIENT_FLAGS,
    FRAME_HEAD_DTYPE,
    RECORD_DTYPE,
    Pose,
    PoseFlag,
    Report,
    encode_report,
    pack_position,
)
from lanting.protocol.request import AskCards
from lanting.protocol.word import Place as Stand
from tests.contracts.conftest import WATCHFUL
from tests.contracts.house import House, Place
from tests.contracts.visiting import await_pose, listen, say_pose, shifted, stand, where

REFILL_M_PER_S = SPEED_MARGIN * RUN_M_PER_S
FAR_M = 40.0
"""Within the bounds of the house's Spaces, and further than any bucket holds."""
AWAY = Pose(5.0, 0.0, 5.0)
"""Where nobody stands."""


# Teleports and speed


def test_pr16_a_teleport_is_put_back_under_the_next_epoch_and_seen_by_nobody(place: Place) -> None:
    cheat, viewer = place.open(), place.open()
    welcome = cheat.enter()
    viewer.enter()
    home = cheat.pose
    say_pose(cheat, shifted(home, FAR_M))
    moved = cheat.read_notice(Moved)[1]
    assert (moved.reason, moved.epoch, moved.place) == ("too_fast", welcome.epoch + 1, welcome.place)
    place.pass_tick()
    seen = listen(viewer).of(welcome.slot)
    assert {record.position for record in seen} == {pack_position(home)}
    assert seen[-1].flags & PoseFlag.SNAP


def test_pr17_who_was_put_back_goes_on_honestly_under_the_new_epoch(place: Place) -> None:
    cheat = place.open()
    slot = cheat.enter().slot
    say_pose(cheat, shifted(cheat.pose, FAR_M))
    cheat.epoch = cheat.read_notice(Moved)[1].epoch
    stand(place, cheat, slot, shifted(cheat.pose, 1.0))
    assert listen(cheat).moves == []


def test_pr16_who_teleports_again_and_again_gets_nowhere(place: Place) -> None:
    cheat, viewer = place.open(), place.open()
    slot = cheat.enter().slot
    viewer.enter()
    home = cheat.pose
    for attempt in range(1, 8):
        say_pose(cheat, shifted(home, FAR_M - attempt))
        cheat.epoch = cheat.read_notice(Moved)[1].epoch
        assert cheat.epoch == attempt
    place.pass_tick()
    assert {record.position for record in listen(viewer).of(slot)} == {pack_position(home)}


def test_pr16_steady_speed_above_the_refill_is_put_back_and_honest_running_is_not(place: Place) -> None:
    """6.5 m/s is 0.875 more than a bucket of 11.25 m gets back in a second: after six seconds it cannot pay."""
    cheat, runner = place.open(), place.open()
    speeds = {cheat: 6.5, runner: RUN_M_PER_S}
    slots = {wire: wire.enter().slot for wire in speeds}
    home = {wire: wire.pose for wire in speeds}
    for second in range(1, 8):
        place.house.clock.advance(1_000)
        for wire, m_per_s in speeds.items():
            wire.pose = shifted(home[wire], m_per_s * (second % 2))
        wires = (cheat, runner) if second < 7 else (runner,)
        for wire in wires:
            stand(place, wire, slots[wire], wire.pose)
            assert listen(wire).moves == []
    cheat.report()
    moved = cheat.read_notice(Moved)[1]
    assert moved.reason == "too_fast"
    assert moved.place.x == pytest.approx(home[cheat].x)


def test_pr16_a_bucket_spent_at_once_is_not_full_again_a_tick_later(place: Place) -> None:
    cheat = place.open()
    slot = cheat.enter().slot
    at_once = SPEED_BUCKET_S * REFILL_M_PER_S - 0.1
    stand(place, cheat, slot, shifted(cheat.pose, at_once))
    place.house.clock.advance(50)
    say_pose(cheat, shifted(cheat.pose, -1.0))
    assert cheat.read_notice(Moved)[1].place.x == pytest.approx(cheat.pose.x)


@pytest.mark.parametrize(
    "beyond",
    [Pose(50.1, 0.0, 0.0), Pose(0.0, 0.0, -50.1), Pose(0.0, -5.1, 0.0), Pose(0.0, 20.1, 0.0), Pose(1e9, 1e9, 1e9)],
    ids=["east", "north", "under the ground", "in the sky", "the end of the bits"],
)
def test_pr16_out_of_bounds_is_put_back_with_its_reason(place: Place, beyond: Pose) -> None:
    cheat, viewer = place.open(), place.open()
    welcome = cheat.enter()
    viewer.enter()
    say_pose(cheat, beyond)
    moved = cheat.read_notice(Moved)[1]
    assert (moved.reason, moved.place) == ("out_of_bounds", welcome.place)
    place.pass_tick()
    assert {record.position for record in listen(viewer).of(welcome.slot)} == {pack_position(cheat.pose)}


# Epochs and flags


def test_pr17_reports_under_the_old_epoch_are_ignored_and_not_punished(place: Place) -> None:
    cheat = place.open()
    slot = cheat.enter().slot
    home = cheat.pose
    say_pose(cheat, shifted(home, FAR_M))
    new_epoch = cheat.read_notice(Moved)[1].epoch
    for step in range(20):
        say_pose(cheat, shifted(home, FAR_M + step / 10))
    say_pose(cheat, shifted(home, 0.5))
    place.pass_tick()
    assert listen(cheat).moves == []
    assert where(place, slot) == pack_position(home)
    cheat.epoch = new_epoch
    stand(place, cheat, slot, shifted(home, 0.5))


@pytest.mark.parametrize("epoch", [1, 128, 255])
def test_pr17_an_epoch_that_is_yet_to_come_is_ignored_too(place: Place, epoch: int) -> None:
    cheat = place.open()
    slot = cheat.enter().slot
    say_pose(cheat, shifted(cheat.pose, 1.0), epoch=epoch)
    place.pass_tick()
    assert listen(cheat).moves == []
    assert where(place, slot) == pack_position(cheat.pose)


def test_pr13_flags_of_the_server_are_cleared_before_anybody_sees_them(place: Place) -> None:
    cheat, viewer = place.open(), place.open()
    slot = cheat.enter().slot
    viewer.enter()
    cheat.pose = shifted(cheat.pose, 0.5)
    say_pose(cheat, cheat.pose, flags=0xFF)
    await_pose(place, slot, cheat.pose)
    place.pass_tick()
    seen = listen(viewer).of(slot)
    assert seen[-1].position == pack_position(cheat.pose)
    assert seen[-1].flags == CLIENT_FLAGS
    assert not any(record.flags & ~CLIENT_FLAGS for record in seen)


# Somebody else's slot


def record_of(slot: int) -> bytes:
    """What viewers are told of a slot. The lowest byte of slot 1 passes for the pose lane's."""
    return np.array([(slot, pack_position(AWAY))], RECORD_DTYPE).tobytes()


def frame_with(slot: int) -> bytes:
    head = np.zeros(1, FRAME_HEAD_DTYPE)
    head["lane"], head["people"] = Lane.POSE, 1
    return head.tobytes() + record_of(slot)


def moved_notice() -> bytes:
    moved = Moved(epoch=0, place=Stand(x=AWAY.x, y=AWAY.y, z=AWAY.z), reason="placed")
    return encode_notice(1, notice_kind(moved), encode_body(moved))


@pytest.mark.parametrize(
    "forged",
    [
        record_of(1),
        frame_with(1),
        encode_report(Report(0, 0, pack_position(AWAY), 0, 0)) + b"\x01\x00",
        moved_notice(),
    ],
    ids=["a record", "a frame", "a report with a slot behind it", "a notice"],
)
def test_pr10_another_slot_cannot_be_said(place: Place, forged: bytes) -> None:
    cheat, victim = place.open(), place.open()
    cheat.enter()
    slot = victim.enter().slot
    assert slot == 1
    cheat.message(forged)
    assert cheat.read_closing()[1] == CloseCode.BAD_MESSAGE
    place.pass_tick()
    assert listen(victim).moves == []
    assert where(place, slot) == pack_position(victim.pose)


def test_pr10_a_report_moves_nobody_but_its_sender(place: Place) -> None:
    cheat, victim = place.open(), place.open()
    slots = cheat.enter().slot, victim.enter().slot
    home = victim.pose
    stand(place, cheat, slots[0], home)
    assert where(place, slots[1]) == pack_position(home)
    assert listen(victim).moves == []


# What was never sent


def test_pr19_acknowledging_frames_that_were_never_sent_counts_for_nothing(
    build_house: Callable[..., House], client_tls: ssl.SSLContext | None
) -> None:
    """Events may wait for ever here, so that frames alone can be what is too slow."""
    there = Place(build_house(replace(WATCHFUL, acknowledge_within_ms=10**9)), client_tls)
    cheat = there.open()
    slot = cheat.enter().slot
    for step in range(1, 4):
        cheat.last_frame = FRAMES_UNACKNOWLEDGED_MAX * 1_000 * step
        stand(there, cheat, slot, shifted(cheat.pose, 0.5))
    there.house.clock.advance(ACKNOWLEDGE_WITHIN_MS)
    assert cheat.read_close() == CloseCode.TOO_SLOW


def test_pr34_acknowledging_events_that_were_never_told_ends_the_connection(place: Place) -> None:
    cheat = place.open()
    cheat.enter()
    cheat.acknowledge(1_000)
    assert cheat.read_closing()[1] == CloseCode.BAD_MESSAGE


# Asking for more


@pytest.mark.parametrize(
    "slots",
    [list(range(CARDS_ASKED_MAX + 1)), [SLOT_MAX + 1], [-1], []],
    ids=["too many", "beyond the last", "before the first", "none"],
)
def test_pr31_cards_of_what_may_not_be_asked_end_the_connection(place: Place, slots: list[int]) -> None:
    cheat = place.open()
    cheat.enter()
    cheat.ask(AskCards(slots=slots))
    assert cheat.read_closing()[1] == CloseCode.BAD_MESSAGE


def test_sp25_one_slot_asked_for_two_hundred_times_is_one_card(place: Place) -> None:
    cheat = place.open()
    slot = cheat.enter().slot
    listen(cheat)
    cheat.ask(AskCards(slots=[slot] * CARDS_ASKED_MAX))
    answer = cheat.read_notice(Cards)[1]
    assert [card.slot for card in answer.cards] == [slot]
