"""A stage on which things lie about: a Space with a real pose lane, and a Scene that is a table of things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lanting.kernel.ids import EntityId
from lanting.protocol.message import Notice
from lanting.protocol.notice import Refused, ThingLeft, ThingTaken
from lanting.protocol.pose import Pose, pack_position
from lanting.protocol.request import Grab, Release
from lanting.protocol.thing import Quaternion, ThingReport, encode_thing_report, pack_rotation
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.command import Command, SaveCarry, Tell, TellAll
from lanting.space.event import CarryEnded
from lanting.space.thing import Point, Takeable, ThingPlace
from tests.space.stage import Stage, ground_of

UPRIGHT: Quaternion = (0.0, 0.0, 0.0, 1.0)
CUP = EntityId("ent_cup")
BALL = EntityId("ent_ball")
GROUND = ground_of()


class HandStage(Stage):
    """Everybody stands at the origin unless put elsewhere; the cup and the ball are a metre from there."""

    def __init__(self, *users: str) -> None:
        self.lane = ArrayPoseLane(GROUND.bounds)
        super().__init__(ground=GROUND, lane=self.lane)
        self.scene = {CUP: Takeable(placed(1.0, 0.0, 0.0)), BALL: Takeable(placed(0.0, 0.0, 1.0))}
        self.space.look_things_up(self.scene.get)
        self.slots: dict[str, int] = {}
        for user in users:
            self.come(user)

    def come(self, user: str) -> None:
        welcome = self.welcome(user)
        self.slots[user] = welcome.slot
        self.put(user, 0.0)

    def put(self, user: str, x: float, z: float = 0.0) -> None:
        self.lane.place(self.slots[user], Pose(x, 0.0, z))

    def grab(self, user: str, thing: EntityId = CUP) -> ThingTaken:
        taken = self.answer(user, Grab(entity=thing))
        assert isinstance(taken, ThingTaken), taken
        return taken

    def refused(self, user: str, thing: EntityId = CUP) -> str:
        refused = self.answer(user, Grab(entity=thing))
        assert isinstance(refused, Refused), refused
        return refused.code

    def answer(self, user: str, request: Grab | Release) -> Notice:
        (command,) = self.ask(user, request)
        assert isinstance(command, Tell | TellAll)
        return command.notice

    def release(self, user: str, place: Point, rotation: Quaternion = UPRIGHT, thing: EntityId = CUP) -> SaveCarry:
        (save,) = self.ask(user, Release(entity=thing, position=place, rotation=rotation))
        assert isinstance(save, SaveCarry)
        return save

    def report(self, taken: ThingTaken, place: Point, *, flags: int = 0, epoch: int | None = None) -> ThingPlace:
        """What its holder says of it, judged at once; where it is then."""
        position, said = pack_position(Pose(*place)), taken.epoch if epoch is None else epoch
        report = ThingReport(said, taken.thing, flags, position, pack_rotation(UPRIGHT))
        self.lane.things.report(taken.slot, encode_thing_report(report))
        self.lane.advance(0, self.moment)
        return self.lane.things.place(taken.thing)

    def keep(self, save: SaveCarry) -> list[Command]:
        """The edit is committed and told."""
        self.scene[save.entity] = replace(self.scene[save.entity], place=save.place)
        return self.step(CarryEnded(save.entity))


def placed(x: float, y: float, z: float) -> ThingPlace:
    return ThingPlace((x, y, z), UPRIGHT)


def carries(commands: Iterable[Command]) -> list[SaveCarry]:
    return [command for command in commands if isinstance(command, SaveCarry)]


def said_of_things(commands: Sequence[Command]) -> list[ThingTaken | ThingLeft]:
    """To all."""
    notices = [command.notice for command in commands if isinstance(command, TellAll)]
    return [notice for notice in notices if isinstance(notice, ThingTaken | ThingLeft)]
