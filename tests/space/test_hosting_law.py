"""What holds under any sequence of acts (SP-101, SP-110 to SP-115)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.kernel.clock import Instant, Moment
from lanting.kernel.ids import EntityId, ParticipantId, SessionId, SpaceId, UserId
from lanting.protocol.host_request import (
    BringToDoor,
    Gather,
    HoldStill,
    MuteChat,
    Quiet,
    Rename,
)
from lanting.protocol.message import Request
from lanting.protocol.pose import Pose, Report, encode_report, pack_position
from lanting.protocol.request import Enter, Sit, Stand
from lanting.protocol.word import Rules
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.event import Entered, Event, LineBroke, LineRestored
from lanting.space.ground import Ground, Seat, Solid, Spawn
from lanting.space.solid import Box
from lanting.space.space import Space, SpaceSettings
from lanting.space.walk_grid import CELL_M
from tests.space.hosting_stage import HostingStage, request_id
from tests.space.stage import FLOOR, greets, ground_of

SEATS = tuple(Seat(EntityId(f"ent_{n}"), Pose(3.0 + n, 0.0, 2.0)) for n in range(3))
GUESTS = ("ann", "bob", "cyd", "dan")
places = st.integers(-12, 12).map(float)
posts = st.lists(
    st.builds(Box, places, st.just(1.0), places, st.floats(0.4, 4.0), st.just(2.0), st.floats(0.4, 4.0)), max_size=6
)


def ground_with(solids: list[Solid]) -> Ground:
    return replace(ground_of(FLOOR, *solids, spawns=[Spawn(Pose(0.0, 0.0, 0.0))]), seats=SEATS)


def started(ground: Ground) -> HostingStage:
    stage = HostingStage(ground=ground)
    stage.come("mei", Role.HOST)
    for guest in GUESTS:
        stage.come(guest)
    return stage


Step = Callable[[HostingStage], object]


def act(make: Callable[..., Request], **said: Any) -> Step:
    return lambda stage: stage.act("mei", make(request_id=request_id(), **said))


def about(guest: str, make: Callable[..., Request], **said: Any) -> Step:
    return lambda stage: stage.act("mei", make(request_id=request_id(), participant=stage.id_of(guest), **said))


def walked(guest: str, x: float, z: float) -> Step:
    """She has walked to the floor nearest to a point, unless she sits or is held."""

    def walk(stage: HostingStage) -> None:
        slot = slot_of(stage, guest)
        grid = stage.grid
        node = grid.nearest(x, 0.0, z)
        if slot not in stage.poses.held and node >= 0:
            stage.poses.poses[slot] = Pose(*grid.middle(node))

    return walk


def slot_of(stage: HostingStage, user: str) -> int:
    return ["mei", *GUESTS].index(user)


guests = st.sampled_from(GUESTS)
steps: st.SearchStrategy[Step] = st.one_of(
    st.builds(lambda on: act(Gather, on=on), st.booleans()),
    st.builds(lambda on: act(BringToDoor, on=on), st.booleans()),
    st.builds(lambda on: act(HoldStill, on=on), st.booleans()),
    st.builds(lambda on: act(Quiet, on=on), st.booleans()),
    st.builds(lambda guest, on: about(guest, BringToDoor, on=on), guests, st.booleans()),
    st.builds(lambda guest, on: about(guest, MuteChat, on=on), guests, st.booleans()),
    st.builds(lambda guest: about(guest, Rename, name="Zoe"), guests),
    st.builds(walked, guests | st.just("mei"), places, places),
    st.builds(lambda guest, n: lambda stage: stage.ask(guest, Sit(seat=f"ent_{n}")), guests, st.integers(0, 2)),
    st.builds(lambda guest: lambda stage: stage.ask(guest, Stand()), guests),
    st.builds(lambda guest: lambda stage: stage.come(guest), guests),
)


def stands_on_floor(ground: Ground, pose: Pose) -> bool:
    heights = [ground.walk_grid.middle(node)[1] for node in ground.walk_grid.nodes_in(pose.x, pose.z)]
    return ground.holds(pose) and any(abs(height - pose.y) < 0.01 for height in heights)


@given(posts, st.lists(steps, max_size=20))
def test_sp113_any_acts_leave_everybody_inside_and_on_walkable_ground_or_a_seat(
    solids: list[Solid], sequence: list[Step]
) -> None:
    ground = ground_with(solids)
    stage = started(ground)
    seated = {(seat.pose.x, seat.pose.z) for seat in SEATS}
    for step in sequence:
        step(stage)
        for user in ("mei", *GUESTS):
            assert stage.is_inside(user)
            slot = slot_of(stage, user)
            pose = stage.poses.poses[slot]
            if slot in stage.poses.seated:
                assert (pose.x, pose.z) in seated
            else:
                assert stands_on_floor(ground, pose)
    taken = [stage.poses.poses[slot] for slot in stage.poses.seated]
    assert len({(pose.x, pose.z) for pose in taken}) == len(taken)


@given(posts, places, places, st.lists(st.tuples(guests, places, places), max_size=4), st.booleans())
def test_sp112_gathered_and_sent_back_everybody_is_where_she_was(
    solids: list[Solid], x: float, z: float, walks: list[tuple[str, float, float]], has_seat: bool
) -> None:
    stage = started(ground_with(solids))
    for guest, to_x, to_z in walks:
        walked(guest, to_x, to_z)(stage)
    if has_seat:
        stage.poses.poses[1] = replace(SEATS[0].pose, x=SEATS[0].pose.x + 1.0)
        stage.ask("ann", Sit(seat=SEATS[0].entity))
    walked("mei", x, z)(stage)
    before, seats = dict(stage.poses.poses), set(stage.poses.seated)
    host = stage.poses.poses[0]
    act(Gather, on=True)(stage)
    for slot in range(1, 5):
        pose = stage.poses.poses[slot]
        assert max(abs(pose.x - host.x), abs(pose.z - host.z)) >= CELL_M
    assert not stage.poses.seated
    act(Gather, on=False)(stage)
    assert {slot: (pose.x, pose.y, pose.z) for slot, pose in stage.poses.poses.items()} == {
        slot: (pose.x, pose.y, pose.z) for slot, pose in before.items()
    }
    assert stage.poses.seated == seats


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=20))
def test_sp101_the_log_has_exactly_the_acts_done_and_a_repeat_does_nothing(asked: list[tuple[int, bool]]) -> None:
    stage = started(ground_with([]))
    made = [Gather, HoldStill, Quiet, BringToDoor]
    known: dict[tuple[int, bool], Request] = {}
    for number, on in asked:
        is_repeat = (number, on) in known
        request = known.setdefault((number, on), made[number](request_id=request_id(), on=on))
        before = dict(stage.poses.poses), stage.space.settings.rules, set(stage.poses.held)
        commands = stage.act("mei", request)
        if is_repeat:
            assert (dict(stage.poses.poses), stage.space.settings.rules, set(stage.poses.held)) == before
            assert stage.heard("bob", commands) == []
    assert [save.request for save in stage.log] == list(known.values())


HELD_GROUND = ground_of(FLOOR)
reports = st.lists(st.tuples(st.integers(1, 3), st.floats(-4.0, 4.0), st.floats(-4.0, 4.0)), max_size=30)
comings = st.lists(st.sampled_from(["take over", "resume", "nothing"]), max_size=6)


@settings(max_examples=20, deadline=None)
@given(reports, comings)
def test_sp115_nobody_below_host_moves_while_still_whatever_she_reports_and_however_she_comes(
    reported: list[tuple[int, float, float]], comings: list[str]
) -> None:
    poses = ArrayPoseLane(HELD_GROUND.bounds)
    settings = SpaceSettings(SpaceId("spc_0"), "A garden", Rules(still=True))
    space = Space(settings, HELD_GROUND, poses, [], 1, 1)
    now, moment = Instant(1_700_000_000_000), 0
    ids: dict[int, ParticipantId] = {}
    epochs: dict[int, int] = {}

    def enter(slot: int) -> None:
        nonlocal moment
        moment += 10
        role = Role.HOST if slot == 0 else Role.VISITOR
        coming = Entered(
            UserId(f"usr_{slot}"),
            ParticipantId(f"par_{slot}_{moment}"),
            SessionId(f"ses_{slot}_{moment}"),
            Standing(role),
            Enter(name=f"guest {slot}"),
            None,
        )
        (greet,) = greets(space.step([coming], now, Moment(moment)))
        ids[slot], epochs[slot] = greet.participant, greet.welcome.epoch

    for slot in range(4):
        enter(slot)
    begun = {slot: poses.pose(slot) for slot in range(1, 4)}
    turns = [*comings, *["nothing"] * len(reported)]
    for number, (slot, x, z) in enumerate(reported):
        if turns[number] == "take over":
            enter(slot)
        elif turns[number] == "resume":
            events: list[Event] = [LineBroke(ids[slot]), LineRestored(ids[slot], Enter(name="guest"), Standing())]
            space.step(events, now, Moment(moment))
        poses.report(slot, encode_report(Report(epochs[slot], 0, pack_position(Pose(x, 0.0, z)), 0, 0)))
        moment += 10
        poses.advance(number % 5, Moment(moment))
        for held, pose in begun.items():
            there = poses.pose(held)
            assert (there.x, there.y, there.z) == (pose.x, pose.y, pose.z)
