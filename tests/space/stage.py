"""A stage for dialogues with a Space: time is moved by hand, ids are counted, the pose lane only remembers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lanting.identity.standing import Standing
from lanting.kernel.clock import Instant, Moment
from lanting.kernel.ids import ParticipantId, SessionId, SpaceId, UserId
from lanting.protocol.message import Notice, Request
from lanting.protocol.notice import Welcome
from lanting.protocol.permission import Permission
from lanting.protocol.pose import Pose, PoseFlag
from lanting.protocol.request import Enter, Say
from lanting.protocol.word import ChatLine, Look, Place, Rules
from lanting.space.chat import SaidLine
from lanting.space.command import Command, Greet, SaveLine, Tell, TellAll, TellSome
from lanting.space.event import Asked, Entered, Event, LineBroke, LineRestored, LineStored, Parted
from lanting.space.ground import Ground, Solid, Spawn
from lanting.space.hidden_pair import HiddenPairs
from lanting.space.people_table import PeopleTable
from lanting.space.pose_lane import Advance, Bounds, Frames, PoseLane
from lanting.space.slot_array import Places, Slots
from lanting.space.solid import Box, Extent
from lanting.space.space import Space, SpaceSettings
from lanting.space.thing import ThingLane
from lanting.space.thing_table import ThingTable
from lanting.space.walk_grid import WalkGrid

EVERYTHING = frozenset(Permission)
SERVER_EPOCH = 7
SCENE_REVISION = 3
FLOOR = Box(0.0, -0.5, 0.0, 40.0, 1.0, 40.0)


def grid_of(*solids: Solid, half_m: float = 20.0) -> WalkGrid:
    return WalkGrid.of(solids, Extent(-half_m, half_m, -half_m, half_m))


def ground_of(*solids: Solid, spawns: Sequence[Spawn] = (Spawn(Pose(0.0, 0.0, 0.0)),)) -> Ground:
    bounds = Bounds(x=(-20.0, 20.0), y=(-5.0, 30.0), z=(-20.0, 20.0))
    return Ground(bounds, grid_of(*(solids or (FLOOR,))), tuple(spawns))


@dataclass(frozen=True)
class Allowed(Standing):
    """A standing of any permissions, also those that no Role has."""

    allowed: frozenset[Permission] = EVERYTHING

    @property
    def permissions(self) -> frozenset[Permission]:
        return self.allowed


class FakePoseLane:
    """Remembers who stands where, and insists on the face's promises."""

    def __init__(self) -> None:
        self.poses: dict[int, Pose] = {}
        self.epochs: dict[int, int] = {}
        self.connected: set[int] = set()
        self.away: set[int] = set()
        self.hidden: set[tuple[int, int]] = set()
        self.groups: dict[int, int] = {}
        self.held: set[int] = set()
        self.seated: set[int] = set()
        self.bounds: Bounds | None = None
        self.things: ThingLane = ThingTable(PeopleTable(), HiddenPairs(), Bounds((-1, 1), (-1, 1), (-1, 1)))

    def occupy(self, slot: int, pose: Pose, epoch: int, now: Moment) -> None:
        assert slot not in self.poses
        self.poses[slot], self.epochs[slot] = pose, epoch

    def vacate(self, slot: int) -> None:
        del self.poses[slot], self.epochs[slot]
        for marks in (self.connected, self.away, self.held, self.seated):
            marks.discard(slot)
        self.hidden = {pair for pair in self.hidden if slot not in pair}

    def place(self, slot: int, pose: Pose) -> int:
        self.poses[slot] = pose
        self.epochs[slot] = (self.epochs[slot] + 1) % 256
        return self.epochs[slot]

    def connect(self, slot: int, now: Moment) -> None:
        assert slot in self.poses
        self.connected.add(slot)

    def disconnect(self, slot: int) -> None:
        self.connected.discard(slot)

    def report(self, slot: int, data: bytes) -> None: ...

    def hide(self, a: int, b: int) -> None:
        self.hidden.add((a, b))

    def reveal(self, a: int, b: int) -> None:
        self.hidden.discard((a, b))

    def assign_group(self, slot: int, group: int) -> None:
        self.groups[slot] = group

    def set_flag(self, slot: int, flag: PoseFlag, on: bool) -> None:
        assert slot in self.poses
        marked = {PoseFlag.AWAY: self.away, PoseFlag.SEATED: self.seated}[flag]
        (marked.add if on else marked.discard)(slot)

    def flags(self, slot: int) -> PoseFlag:
        return PoseFlag.AWAY * (slot in self.away) | PoseFlag.SEATED * (slot in self.seated)

    def hold(self, slot: int, on: bool) -> None:
        assert slot in self.poses
        (self.held.add if on else self.held.discard)(slot)

    def audience(self, slot: int, radius_m: float) -> list[int]:
        here = self.poses[slot]
        return [
            other
            for other in sorted(self.connected)
            if math.dist(at(here), at(self.poses[other])) <= radius_m and (other, slot) not in self.hidden
        ]

    def set_bounds(self, bounds: Bounds) -> None:
        self.bounds = bounds

    def pose(self, slot: int) -> Pose:
        return self.poses[slot]

    def advance(self, sub_tick: int, now: Moment) -> Advance:
        return Advance()

    def frames(self, sub_tick: int, now: Moment) -> Frames:
        return Frames(memoryview(b""), [], [])

    def places(self, slots: Slots) -> Places:
        return np.array([at(self.poses[slot]) for slot in slots]).reshape(-1, 3)

    def near_people(self, slot: int) -> list[int]:
        return []

    def changes(self, since: int, now: Moment) -> tuple[list[bytes], int]:
        return [], 0


def at(pose: Pose) -> tuple[float, float, float]:
    return pose.x, pose.y, pose.z


class Stage:
    """One Space and what has been told in it. Users are letters; a participant is known by its User's letter."""

    def __init__(
        self,
        *,
        people_max: int = 1_000,
        programs_max: int = 1_000,
        history: Sequence[ChatLine] = (),
        ground: Ground | None = None,
        lane: PoseLane | None = None,
        rules: Rules = Rules(),
        admitted: Sequence[str] = (),
        acts_done: Sequence[tuple[str, str]] = (),
        lines_asked: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.poses = FakePoseLane()
        settings = SpaceSettings(
            SpaceId("spc_0000000000000000"),
            "A garden",
            rules,
            participants_max=people_max,
            programs_max=programs_max,
            admitted=frozenset(map(UserId, admitted)),
            acts_done=tuple((UserId(user), request) for user, request in acts_done),
            lines_asked=frozenset((UserId(user), request) for user, request in lines_asked),
        )
        lane = lane or self.poses
        said = [SaidLine(UserId(line.participant), line) for line in history]
        self.space = Space(settings, ground or ground_of(), lane, said, SERVER_EPOCH, SCENE_REVISION)
        self.moment = Moment(1_000_000)
        self.blocks: set[tuple[UserId, UserId]] = set()
        """Who has blocked whom: what a database would know."""
        self._ids = 0
        self._seq = 0
        self._lines = max((line.number for line in history), default=0)

    def step(self, *events: Event, after_ms: int = 0) -> list[Command]:
        self.moment = Moment(self.moment + after_ms)
        return self.space.step(events, self.now, self.moment)

    @property
    def now(self) -> Instant:
        return Instant(self.moment + 1_700_000_000_000)

    def id_of(self, user: str) -> ParticipantId:
        participant = self.space.participant_of(UserId(user))
        assert participant is not None, f"{user} is not inside"
        return participant

    def entered(
        self,
        user: str,
        *,
        name: str = "",
        look: Look | None = None,
        program: bool = False,
        chat_after: int | None = None,
        place: Pose | None = None,
        permissions: frozenset[Permission] = EVERYTHING,
        watching: bool = False,
        through: str | None = None,
        at: Place | None = None,
        standing: Standing | None = None,
        unseen: bool = False,
        language: Literal["en", "fr", "zh-CN"] = "en",
    ) -> Entered:
        self._ids += 1
        enter = Enter(
            name=name or user,
            look=look or Look(),
            program=program or unseen,
            unseen=unseen,
            language=language,
            chat_after=chat_after,
            watching=watching,
            through=through,
            at=at,
        )
        participant, session = ParticipantId(f"par_{self._ids}"), SessionId(f"ses_{self._ids}")
        standing = self.with_blocks(user, standing or Allowed(allowed=permissions))
        return Entered(UserId(user), participant, session, standing, enter, place)

    def welcome(self, user: str, **said: object) -> Welcome:
        """Enter, and be greeted."""
        (greet,) = greets(self.step(self.entered(user, **said)))  # type: ignore[arg-type]
        return greet.welcome

    def ask(self, user: str, request: Request) -> list[Command]:
        self._seq += 1
        return self.step(Asked(self.id_of(user), self._seq, request))

    def broke(self, user: str) -> LineBroke:
        return LineBroke(self.id_of(user))

    def restored(self, user: str) -> LineRestored:
        return LineRestored(self.id_of(user), Enter(name=user), self.with_blocks(user, Allowed()))

    def say(self, user: str, text: str, request_id: str = "r" * 16) -> SaveLine:
        (save,) = self.ask(user, Say(request_id=request_id, text=text))
        assert isinstance(save, SaveLine)
        return save

    def stored(self, save: SaveLine, *, number: int | None = None, repeated: bool = False) -> LineStored:
        """What the database answers."""
        if number is None:
            self._lines += 1
            number = self._lines
        line = ChatLine(
            number=number,
            participant=save.participant,
            name=save.name,
            program=save.program,
            text=save.text,
            said_at=save.said_at,
        )
        return LineStored(save.participant, save.seq, save.request_id, line, repeated, save.user)

    def block(self, user: str, blocked: str, *, on: bool = True) -> list[Command]:
        """One blocks another, or lifts it, in another Space."""
        (self.blocks.add if on else self.blocks.discard)((UserId(user), UserId(blocked)))
        return self.step(Parted(UserId(user), UserId(blocked), on))

    def with_blocks(self, user: str, standing: Standing) -> Standing:
        """As the Register would find it."""
        for blocker, blocked in sorted(self.blocks):
            standing = standing.after_block(UserId(user), blocker, blocked, on=True)
        return standing

    def fill(self, count: int, *, program: bool = False) -> None:
        """Let so many enter who say nothing."""
        self.step(*(self.entered(f"{'bot' if program else 'person'} {n}", program=program) for n in range(count)))


def greets(commands: Iterable[Command]) -> list[Greet]:
    return [command for command in commands if isinstance(command, Greet)]


def told(commands: Iterable[Command], participant: ParticipantId) -> list[Notice]:
    """The notices that this participant receives, in order."""
    return [
        command.notice
        for command in commands
        if isinstance(command, TellAll)
        or (isinstance(command, Tell) and command.participant == participant)
        or (isinstance(command, TellSome) and participant in command.participants)
    ]


def line(number: int, text: str = "hello") -> ChatLine:
    return ChatLine(number=number, participant="par_x", name="X", program=False, text=text, said_at=number)


def said_line(number: int, text: str = "hello", user: str = "x") -> SaidLine:
    return SaidLine(UserId(user), line(number, text))


def nodes_apart(poses: Iterable[Pose]) -> float:
    """The smallest distance on the ground between any two."""
    points = np.array([(pose.x, pose.z) for pose in poses])
    gaps = np.hypot(*(points[:, None] - points[None, :]).transpose(2, 0, 1))
    return float(gaps[~np.eye(len(points), dtype=bool)].min())
