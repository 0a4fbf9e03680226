"""A Space on the stage: the real one, with its Scene, and nobody between it and those inside but Python."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from lanting.identity.standing import Standing
from lanting.kernel.error import Fact
from lanting.kernel.ids import EntityId, ParticipantId, SessionId, SpaceId, UserId
from lanting.protocol.experience import Answer, AnswerTaken
from lanting.protocol.message import Notice, Request, declaration_of
from lanting.protocol.notice import Refused
from lanting.protocol.permission import Permission
from lanting.protocol.pose import Pose
from lanting.protocol.program import AskPhoto, AskRecords, HandOver, Keep, Recall, Record
from lanting.protocol.request import (
    AskBlocks,
    AskEdits,
    AskHistory,
    AskUsage,
    AskVoice,
    Block,
    Compare,
    Edit,
    Enter,
    GiveArea,
    LiftBlock,
    Publish,
    Restore,
    Select,
    SetDrafting,
    TakeBack,
    Undo,
)
from lanting.protocol.scene_notice import AppliedEdit, EditDone, Edits
from lanting.protocol.word import ChatLine
from lanting.runtime.ground import ground_of, takeable
from lanting.scene.authority import Author
from lanting.scene.change import Change
from lanting.scene.entity import Entity
from lanting.scene.live_scene import LiveScene
from lanting.scene.refusal import EditRefused
from lanting.scene.scene import Scene
from lanting.scene.snapshot import encode_snapshot
from lanting.sdk.testing.clock import TurnedClock
from lanting.sdk.testing.error import NotOnStage
from lanting.sdk.testing.kept import KeptInMemory
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.command import (
    Command,
    Expel,
    Forget,
    Greet,
    HangUp,
    Hold,
    SaveAct,
    SaveBlock,
    SaveCarry,
    SaveLine,
    SightChanged,
    Tell,
    TellAll,
    TellSome,
)
from lanting.space.event import ActStored, Asked, CarryEnded, Entered, Event, GroundRenewed, LineBroke, LineStored
from lanting.space.settings import SpaceSettings
from lanting.space.space import Space

_SPACE: Final = SpaceId("spc_stage")
_KEEPING = Keep | Recall | Record | AskRecords | HandOver | AskPhoto
_OfHistory = Undo | Restore | TakeBack | Publish | SetDrafting | Select | AskHistory | AskUsage | Compare | GiveArea
_OF_SERVERS = _OfHistory | AskVoice | Block | LiftBlock | AskBlocks
"""Behind these stands more than a Space and what its experiences keep."""
_FIRST_REVISION: Final = 1


class Inside(Protocol):
    """Somebody with a line to the Space."""

    @property
    def is_unseen(self) -> bool:
        """Told of all places."""

    def hear(self, notice: Notice) -> None: ...

    def see(self, frame: bytes) -> None:
        """Where people are."""

    def end(self, code: int, reason: str) -> None:
        """The line is over."""


class House:
    """Takes the place of the runtime: events in, commands carried out at once and in order."""

    def __init__(self, name: str, entities: Sequence[Entity], clock: TurnedClock) -> None:
        self.clock = clock
        self.kept = KeptInMemory(lambda: clock.instant)
        self.live = LiveScene(Scene(_FIRST_REVISION, "", entities), lambda _asset: 0)
        ground = ground_of(self.live.scene())
        self.poses = ArrayPoseLane(ground.bounds)
        self.space = Space(SpaceSettings(_SPACE, name), ground, self.poses, [], 1, _FIRST_REVISION)
        self.space.look_things_up(lambda entity: takeable(self.live.get(entity)))
        self.space.look_places_up(self._place_of)
        self.lines: list[ChatLine] = []
        """The chat."""
        self.deeds = 0
        """Counts whatever happens: a stage is quiet while it stays the same."""
        self._inside: dict[ParticipantId, Inside] = {}
        self._users: dict[ParticipantId, UserId] = {}
        self._standings: dict[ParticipantId, Standing] = {}
        self._followers: set[ParticipantId] = set()
        self._edits: list[AppliedEdit] = []
        self._edits_done: dict[tuple[UserId, str], int | None] = {}
        self._events: list[Event] = []
        self._is_due = False
        self._seen = 0
        self._count = 0

    # Coming, asking, going

    def enter(self, inside: Inside, user: UserId, standing: Standing, enter: Enter) -> ParticipantId:
        """Somebody's Enter: the Welcome is told in a moment."""
        self._count += 1
        participant = ParticipantId(f"ptc_{self._count:016}")
        self._inside[participant], self._users[participant] = inside, user
        self._standings[participant] = standing
        if inside.is_unseen:
            self._seen = 0
        session = SessionId(f"ses_{self._count:016}")
        self.happened(Entered(user, participant, session, standing, enter, None))
        return participant

    def ask(self, participant: ParticipantId, seq: int, request: Request) -> None:
        """One request of somebody inside. Raises NotOnStage."""
        if isinstance(request, _OF_SERVERS):
            raise NotOnStage(declaration_of(request).name)
        self.deeds += 1
        standing = self._standings.get(participant)
        if standing is None:
            return
        if isinstance(request, _KEEPING):
            if Permission.ATTEND not in standing.permissions:
                self._tell(participant, _not_permitted(seq, type(request).__name__, Permission.ATTEND))
            elif (told := self.kept.answer(self._users[participant], seq, request)) is not None:
                asyncio.get_running_loop().call_soon(self._tell, participant, told)
        elif isinstance(request, Answer) and self.kept.is_taken(request):
            self._tell(participant, AnswerTaken(re=seq, request_id=request.request_id))
        elif isinstance(request, AskEdits):
            self._follow(participant, request)
        elif isinstance(request, Edit):
            # Nobody is answered before she has done asking.
            asyncio.get_running_loop().call_soon(self._edit, participant, seq, request, standing)
        else:
            self.happened(Asked(participant, seq, request))

    def broke(self, participant: ParticipantId) -> None:
        """Her line is gone without a word."""
        self._inside.pop(participant, None)
        self._followers.discard(participant)
        self.happened(LineBroke(participant))

    def put(self, participant: ParticipantId, x: float, z: float, y: float | None = None, yaw: float = 0.0) -> None:
        """Have somebody stand elsewhere, on the floor there. No time passes."""
        who = self.space.inside(participant)
        if who is None:
            return
        grid = self.space.ground.walk_grid
        node = grid.nearest(x, 0.0 if y is None else y, z)
        floor = grid.middle(node)[1] if node >= 0 else (y or 0.0)
        who.epoch = self.poses.place(who.slot, Pose(x, floor, z, yaw))
        self.poses.advance(0, self.clock.moment)
        self.tell_places()

    def report(self, participant: ParticipantId, report: bytes) -> None:
        """Where a program's figure says it is; judged in the next moment, as everybody's."""
        who = self.space.inside(participant)
        if who is not None:
            self.poses.report(who.slot, report)
            self._step_soon()

    def place_of(self, participant: ParticipantId) -> Pose | None:
        who = self.space.inside(participant)
        return None if who is None else self.poses.pose(who.slot)

    def snapshot(self) -> bytes:
        return encode_snapshot(self.live.scene())

    def named(self, name: str) -> EntityId:
        """The first thing called so. Raises KeyError."""
        for entity in self.live.entities.values():
            if name in (entity.name, entity.words, entity.id):
                return entity.id
        raise KeyError(f"nothing on this stage is called {name!r}; there are {', '.join(self.names())}")

    def spot(self, name: str) -> tuple[float, float, float]:
        """Where the thing of this name stands in the world. Raises KeyError."""
        found = self.live.get(self.named(name))
        assert found is not None
        return self.live.placing(found).position

    def participant_named(self, name: str) -> ParticipantId:
        """Who inside is called so. Raises KeyError."""
        for participant in self._inside:
            who = self.space.inside(participant)
            if who is not None and who.name == name:
                return participant
        raise KeyError(f"nobody inside is called {name!r}")

    def names(self) -> Iterable[str]:
        return [entity.name for entity in self.live.entities.values() if entity.name]

    # Events in, commands out

    def happened(self, event: Event) -> None:
        self.deeds += 1
        self._events.append(event)
        self._step_soon()

    def _step_soon(self) -> None:
        if not self._is_due:
            self._is_due = True
            asyncio.get_running_loop().call_soon(self.step)

    def step(self) -> None:
        """Let the Space go on: with what has happened, or with time alone."""
        self._is_due = False
        events, self._events = self._events, []
        for command in self.space.step(events, self.clock.instant, self.clock.moment):
            self._obey(command)
        self.poses.advance(0, self.clock.moment)
        self.tell_places()

    def tell_places(self) -> None:
        """To who is told of all places, of whom something has changed."""
        unseen = [each for each in self._inside.values() if each.is_unseen]
        if unseen:
            frames, self._seen = self.poses.changes(self._seen, self.clock.moment)
            for each in unseen:
                for frame in frames:
                    self.deeds += 1
                    each.see(frame)

    def _obey(self, command: Command) -> None:
        match command:
            case Greet(participant=participant, welcome=welcome):
                self._tell(participant, welcome)
            case Hold(participant=participant, waiting=waiting):
                self._tell(participant, waiting)
            case Tell(participant, notice):
                self._tell(participant, notice)
            case TellSome(participants, notice):
                for participant in participants:
                    self._tell(participant, notice)
            case TellAll(notice, about):
                self._tell_all(command, self.space.unaware_of(about))
            case SaveLine():
                self._save_line(command)
            case SaveAct():
                self.happened(ActStored(command, repeated=False))
            case SaveCarry(user=user, name=name, entity=entity, place=place):
                change = self.live.carry(entity, place.position, place.rotation, Author(user, name))
                self._applied(change, None, None)
                self.happened(CarryEnded(entity))
            case HangUp(participant, code):
                self._over(participant, int(code), code.name.lower())
            case Expel(user, code):
                for participant in [each for each in self._inside if self._users[each] == user]:
                    self._over(participant, int(code), code.name.lower())
            case Forget(participant):
                self._over(participant, 1000, "gone")
            case SaveBlock() | SightChanged():
                raise AssertionError("nobody blocks anybody on a stage: `ask` does not take it")

    def _tell(self, participant: ParticipantId, notice: Notice) -> None:
        if (inside := self._inside.get(participant)) is not None:
            self.deeds += 1
            inside.hear(notice)

    def _tell_all(self, command: TellAll, unaware: frozenset[ParticipantId]) -> None:
        for participant in list(self._inside):
            if participant not in unaware and participant not in command.but:
                self._tell(participant, command.notice)
            elif participant in unaware and command.instead is not None:
                self._tell(participant, command.instead)

    def _over(self, participant: ParticipantId, code: int, reason: str) -> None:
        self._followers.discard(participant)
        if (inside := self._inside.pop(participant, None)) is not None:
            inside.end(code, reason)

    def _save_line(self, save: SaveLine) -> None:
        number = len(self.lines) + 1
        line = ChatLine(
            number=number,
            participant=save.participant,
            name=save.name,
            program=save.program,
            text=save.text,
            said_at=save.said_at,
        )
        self.lines.append(line)
        self.happened(LineStored(save.participant, save.seq, save.request_id, line, False, save.user))

    # The Scene

    def _place_of(self, entity: EntityId) -> tuple[float, float, float] | None:
        found = self.live.get(entity)
        return None if found is None else self.live.placing(found).position

    def _follow(self, participant: ParticipantId, asked: AskEdits) -> None:
        self._followers.add(participant)
        missed = [edit for edit in self._edits if edit.revision > asked.after]
        if missed:
            self._tell(participant, Edits(scene="published", edits=missed))

    def _edit(self, participant: ParticipantId, seq: int, request: Edit, standing: Standing) -> None:
        user = self._users[participant]
        key = user, request.request_id
        if Permission.EDIT not in standing.permissions:
            self._tell(participant, _not_permitted(seq, "scene.edit", Permission.EDIT))
            return
        if key not in self._edits_done:
            author = Author(user, "", Permission.BUILD in standing.permissions, standing.areas)
            try:
                change = self.live.apply(request.operations, author)
            except EditRefused as refusal:
                self._tell(participant, Refused(re=seq, code=refusal.code, facts=refusal.facts))
                return
            self._edits_done[key] = change.revision
            self._done(participant, seq, request, change.revision)
            self._applied(change, participant, request.request_id)
        else:
            self._done(participant, seq, request, self._edits_done[key])

    def _done(self, participant: ParticipantId, seq: int, request: Edit, revision: int | None) -> None:
        done = EditDone(re=seq, request_id=request.request_id, scene="published", revision=revision)
        self._tell(participant, done)

    def _applied(self, change: Change, participant: ParticipantId | None, request_id: str | None) -> None:
        if change.revision is None:
            return
        edit = AppliedEdit(
            revision=change.revision,
            kind=change.kind,
            participant=participant,
            request_id=request_id,
            at=self.clock.instant,
            operations=change.operations,
        )
        self._edits.append(edit)
        for follower in list(self._followers):
            self._tell(follower, Edits(scene="published", edits=[edit]))
        if change.moves_ground:
            self.happened(GroundRenewed(ground_of(self.live.scene()), change.revision))


def _not_permitted(seq: int, request: str, needs: Permission) -> Refused:
    facts: dict[str, Fact] = {"request": request, "needs": needs.value}
    return Refused(re=seq, code="not_permitted", facts=facts)
