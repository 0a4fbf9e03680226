"""Whatever people do with things, and whatever is done to things, people and the server (SP-131 to SP-138)."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from lanting.kernel.ids import EntityId, UserId
from lanting.protocol.lane import Lane
from lanting.protocol.notice import ThingTaken
from lanting.protocol.pose import Pose
from lanting.protocol.request import Grab, Leave, Release
from lanting.protocol.thing import THING_REPORT_BYTES, ThingFlag
from lanting.space.command import Command, SaveCarry
from lanting.space.event import CarryEnded, LineBroke
from lanting.space.thing import Point, Takeable, ThingPlace
from tests.space.hand_stage import BALL, CUP, GROUND, UPRIGHT, HandStage, carries, said_of_things

USERS = ("ann", "ben", "cat")
THINGS = (CUP, BALL)
users, things = st.sampled_from(USERS), st.sampled_from(THINGS)
coordinates = st.floats(-25.0, 25.0)
places = st.tuples(coordinates, st.floats(-6.0, 31.0), coordinates) | st.just((0.5, 1.0, 0.5))
Deed = tuple[object, ...]
deeds: st.SearchStrategy[Deed] = st.one_of(
    st.tuples(st.just("come"), users),
    st.tuples(st.just("leave"), users),
    st.tuples(st.just("break"), users),
    st.tuples(st.just("walk"), users, coordinates),
    st.tuples(st.just("grab"), users, things),
    st.tuples(st.just("grab"), users, things),
    st.tuples(st.just("report"), users, places, st.sampled_from([0, 1, 3])),
    st.tuples(st.just("report"), users, places, st.sampled_from([0, 1, 3])),
    st.tuples(st.just("pass"), users, users, things),
    st.tuples(st.just("noise"), users, st.binary(min_size=THING_REPORT_BYTES - 1, max_size=THING_REPORT_BYTES - 1)),
    st.tuples(st.just("release"), users, things, places),
    st.tuples(st.just("lock"), things, st.booleans()),
    st.tuples(st.just("remove"), things),
    st.tuples(st.just("hide"), users, users),
    st.tuples(st.just("group"), users, st.integers(0, 1)),
    st.tuples(st.just("wait"), st.integers(0, 40_000)),
    st.tuples(st.just("keep"), st.booleans()),
    st.tuples(st.just("crash")),
)


class World:
    """A Space, what is told of it, and every place at which a thing may be said to be."""

    def __init__(self) -> None:
        self.scene: dict[EntityId, Takeable] = {}
        self.begin()

    def begin(self) -> None:
        """The server starts: of what was in hands it knows nothing, what was kept is there."""
        self.stage = HandStage()
        self.scene = self.scene or dict(self.stage.scene)
        self.stage.scene = self.scene
        self.stage.space.look_things_up(self.scene.get)
        self.taken: dict[EntityId, ThingTaken] = {}
        self.pending: list[SaveCarry] = []

    def do(self, deed: Deed) -> None:
        """Somebody does something."""
        if deed[0] == "pass":
            _, user, other, thing = deed
            self.do(("grab", user, thing))
            self.do(("report", user, (0.5, 1.0, 0.5), int(ThingFlag.FLYING)))
            self.do(("grab", other, thing))
            return
        stage = self.stage
        match deed:
            case ("come", str(user)) if not self.is_inside(user):
                commands = stage.step(stage.entered(user))
                stage.slots[user] = stage.space.inside(stage.id_of(user)).slot  # type: ignore[union-attr]
            case ("leave", str(user)) if self.is_inside(user):
                commands = stage.ask(user, Leave())
            case ("break", str(user)) if self.is_inside(user):
                commands = stage.step(LineBroke(stage.id_of(user)))
            case ("walk", str(user), float(x)) if self.is_inside(user):
                stage.lane.place(stage.slots[user], Pose(max(-20.0, min(20.0, x)), 0.0, 0.0))
                commands = stage.step()
            case ("grab", str(user), str(thing)) if self.is_inside(user):
                commands = stage.ask(user, Grab(entity=thing))
            case ("report", str(user), tuple(place), int(flags)) if (held := self.held_by(user)) is not None:
                stage.report(held, place, flags=flags)
                commands = stage.step()
            case ("noise", str(user), bytes(data)) if self.is_inside(user):
                stage.lane.things.report(stage.slots[user], bytes([Lane.POSE]) + data)
                stage.lane.advance(0, stage.moment)
                commands = stage.step()
            case ("release", str(user), str(thing), tuple(place)) if self.is_inside(user):
                commands = stage.ask(user, Release(entity=thing, position=place, rotation=UPRIGHT))
            case _:
                commands = self.do_to_things(deed)
        self.hear(commands)

    def do_to_things(self, deed: Deed) -> list[Command]:
        stage = self.stage
        match deed:
            case ("lock", str(thing), bool(on)) if thing in self.scene:
                self.scene[EntityId(thing)] = replace(self.scene[EntityId(thing)], is_locked=on)
            case ("remove", str(thing)):
                self.scene.pop(EntityId(thing), None)
            case ("hide", str(one), str(other)) if one != other and self.is_inside(one) and self.is_inside(other):
                stage.block(one, other)
            case ("group", str(user), int(group)) if self.is_inside(user):
                stage.space.assign_group(stage.id_of(user), group)
            case ("wait", int(ms)):
                return stage.step(after_ms=ms)
            case ("keep", bool(is_done)) if self.pending:
                return self.keep(self.pending.pop(0), is_done)
            case ("crash",):
                self.begin()
                return []
        return stage.step()

    def keep(self, save: SaveCarry, is_done: bool) -> list[Command]:
        if is_done and save.entity in self.scene:
            self.scene[save.entity] = replace(self.scene[save.entity], place=save.place)
        return self.stage.step(CarryEnded(save.entity))

    def hear(self, commands: list[Command]) -> None:
        """What everybody is told, in its order: a thing is taken by one, and left before it stands in the Scene."""
        self.pending += carries(commands)
        for notice in said_of_things(commands):
            entity = EntityId(notice.entity)
            if isinstance(notice, ThingTaken):
                assert self.taken.get(entity, notice).thing == notice.thing, "a thing keeps its number while it is held"
                assert entity not in {save.entity for save in self.pending}, "what is leaving is nobody's to take"
                self.taken[entity] = notice
            else:
                del self.taken[entity]

    def held_by(self, user: str) -> ThingTaken | None:
        if not self.is_inside(user):
            return None
        return next((each for each in self.taken.values() if each.slot == self.stage.slots[user]), None)

    def is_inside(self, user: str) -> bool:
        return self.stage.space.participant_of(UserId(user)) is not None

    def check(self) -> None:
        """No two have one thing, nobody has two, and each is at one place within the world."""
        held = self.stage.space.held_things
        assert len({each.entity for each in held}) == len({each.slot for each in held}) == len(held)
        assert len({each.thing for each in self.taken.values()}) == len(self.taken)
        for each in held:
            assert self.taken[EntityId(each.entity)].epoch == each.epoch
            assert is_within(self.stage.lane.things.place(each.thing))
        assert all(is_within(save.place) for save in self.pending)
        assert all(is_within(thing.place) for thing in self.scene.values())


def is_within(place: ThingPlace) -> bool:
    x, y, z = place.position
    bounds = GROUND.bounds
    rounded_m = 0.011
    return all(
        low - rounded_m <= value <= high + rounded_m
        for value, (low, high) in zip((x, y, z), (bounds.x, bounds.y, bounds.z), strict=True)
    )


@given(st.lists(deeds, max_size=60))
@example([("pass", "ann", "ben", CUP), ("grab", "ann", BALL)])
def test_sp131_to_sp138_every_thing_has_one_place_and_one_holder_at_most(done: list[Deed]) -> None:
    world = World()
    for user in USERS:
        world.do(("come", user))
    for deed in done:
        world.do(deed)
        world.check()
    last: dict[EntityId, Point] = {
        EntityId(each.entity): world.stage.lane.things.place(each.thing).position
        for each in world.stage.space.held_things
    }
    for user in USERS:
        world.do(("leave", user))
    assert world.stage.space.held_things == []
    for save in world.pending:
        if save.entity in last:
            assert save.place.position == last[save.entity], "it stays where it was accepted last"
        world.hear(world.keep(save, True))
    assert world.taken == {}
