"""Seats, gestures and glances on the wire (SP-70 to SP-79)."""

from __future__ import annotations

from lanting.protocol.limit import RESUME_WITHIN_MS
from lanting.protocol.notice import Emoted, Moved, Refused
from lanting.protocol.pose import Pose, PoseFlag, pack_position
from lanting.protocol.request import ShowEmote, Sit, Stand
from lanting.runtime.running_space import GLANCE_EVERY_MS
from lanting.space.glance import Glance
from tests.contracts.house import SEAT, Place, new_user
from tests.contracts.visiting import listen, say_pose, where
from tests.contracts.wire import Wire


def seated(place: Place) -> tuple[Wire, Moved]:
    """Somebody who sits."""
    wire = place.open()
    wire.enter()
    wire.ask(Sit(seat=SEAT.entity))
    _, moved = wire.read_notice(Moved)
    wire.epoch = moved.epoch
    return wire, moved


def test_sp70_to_sit_and_to_stand_up_are_answered_by_where_one_is_now(place: Place) -> None:
    wire, moved = seated(place)
    assert (moved.reason, moved.seat, moved.place.x) == ("seated", SEAT.entity, 2.0)
    wire.ask(Stand())
    _, moved = wire.read_notice(Moved)
    assert (moved.reason, moved.seat) == ("stood", None)
    asked = wire.ask(Stand())
    _, refused = wire.read_notice(Refused)
    assert (refused.re, refused.code) == (asked, "not_seated")


def test_sp70_who_sits_is_seen_to_sit_and_walks_nowhere(place: Place) -> None:
    watcher = place.open()
    watcher.enter()
    wire, _ = seated(place)
    for x in (2.5, 9.0, 40.0):
        say_pose(wire, Pose(x, 0.0, 3.0, yaw=1.0))
        place.pass_tick()
    assert where(place, 1) == pack_position(Pose(2.0, 0.0, 0.0, yaw=1.0))
    assert not listen(wire).moves
    heard = listen(watcher).of(1)
    assert heard and heard[-1].flags & PoseFlag.SEATED


def test_sp73_who_comes_back_sits_where_she_sat(place: Place) -> None:
    user = new_user()
    wire = place.open(user)
    session = wire.enter().session
    wire.ask(Sit(seat=SEAT.entity))
    last, _ = wire.read_notice(Moved)
    wire.cut()
    welcome = place.open(user).enter(session=session, last_event=last)
    assert (welcome.resumed, welcome.seat, welcome.place.x) == (True, SEAT.entity, 2.0)


def test_sp73_a_seat_is_free_again_when_its_slot_is_given_up(place: Place) -> None:
    wire, _ = seated(place)
    other = place.open()
    other.enter()
    wire.cut()
    other.ask(Sit(seat=SEAT.entity))
    assert other.read_notice(Refused)[1].code == "seat_taken"
    other.close()
    running = place.house.running(place.id)
    assert running is not None
    place.house.until(lambda: not running.connections)
    place.house.clock.advance(RESUME_WITHIN_MS)
    late = place.open()
    late.enter()
    late.ask(Sit(seat=SEAT.entity))
    assert late.read_notice(Moved)[1].seat == SEAT.entity


def test_sp74_who_just_watches_is_welcomed_on_a_seat(place: Place) -> None:
    assert place.open().enter(watching=True).seat == SEAT.entity
    assert place.open().enter(watching=True).seat is None


def test_sp75_a_gesture_reaches_those_who_are_near_and_its_maker(place: Place) -> None:
    wires = [place.open() for _ in range(3)]
    slots = [wire.enter().slot for wire in wires]
    wires[1].ask(ShowEmote(emote="clap"))
    assert [wire.read_notice(Emoted)[1] for wire in wires] == [Emoted(slot=slots[1], emote="clap")] * 3


def test_sp79_a_glance_is_made_anew_once_a_second_and_only_where_the_space_runs(place: Place) -> None:
    house = place.house
    assert house.look(lambda: house.hall.glance(place.id)) == Glance()
    place.open().enter()
    first = house.look(lambda: house.hall.glance(place.id))
    assert (first.people, len(first.looks)) == (1, 1)
    place.open().enter()
    assert house.look(lambda: house.hall.glance(place.id)) is first
    house.clock.advance(GLANCE_EVERY_MS)
    assert house.look(lambda: house.hall.glance(place.id)).people == 2
