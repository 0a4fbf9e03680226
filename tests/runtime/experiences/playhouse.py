"""A Hall on a real database with a Supervisor and real children, and visitors without a network."""

from __future__ import annotations

import asyncio
import secrets
import uuid
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import msgspec
from sqlalchemy import Connection

from lanting.app.kept_shelf import StoreKeptShelf
from lanting.app.shelf import StoreShelf
from lanting.identity.caller import Caller
from lanting.identity.capability import Capability
from lanting.identity.person import Persons
from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.identity.tag import Tags
from lanting.identity.ticket import TicketDesk
from lanting.kernel.clock import Moment, SystemClock
from lanting.kernel.ids import SpaceId, UserId, new_space_id, new_user_id
from lanting.protocol.close_code import CloseCode
from lanting.protocol.experience import Answer, AnswerTaken, Fault, PanelShown
from lanting.protocol.lane import Lane
from lanting.protocol.limit import ACKNOWLEDGE_EVERY_MS
from lanting.protocol.message import Notice, Request, decode_notice, encode_request
from lanting.protocol.notice import Refused, Welcome
from lanting.protocol.pose import Pose, Report, decode_frame, encode_report, pack_position
from lanting.protocol.request import Acknowledge, Enter, Leave
from lanting.runtime.boundary import Boundary
from lanting.runtime.connection import Connection as EventConnection
from lanting.runtime.experience_shelf import Installed
from lanting.runtime.experiences.child_run import ChildRun
from lanting.runtime.experiences.forker import Forker
from lanting.runtime.experiences.program_desk import KeepingPorts
from lanting.runtime.experiences.supervisor import Supervisor
from lanting.runtime.file_shelf import FileShelf
from lanting.runtime.hall import Hall
from lanting.runtime.line_limit import LineLimits
from lanting.runtime.place_note import PlaceNotes
from lanting.runtime.presence import Presence
from lanting.runtime.running_space import RunningSpace
from lanting.runtime.surroundings import Surroundings
from lanting.scene.queries import save_revision
from lanting.scene.template import TEMPLATES
from lanting.space.queries import create_space
from lanting.space.queries.kept import Program
from lanting.store.store import Store
from tests.serving import ROOT

PATIENCE_S = 60.0
TROUBLEMAKER = "tests.runtime.experiences.troublemaker:run"
_BUILT = TEMPLATES["open-field"].build(1)
_Told = TypeVar("_Told", bound=Notice)


@dataclass
class Installation:
    """An `ExperienceShelf` that a test holds in its hand."""

    on: dict[SpaceId, dict[str, Installed]] = field(default_factory=dict)
    languages: dict[SpaceId, str] = field(default_factory=dict)
    switched_off: list[tuple[str, str]] = field(default_factory=list)

    async def experiences_of(self, space_id: SpaceId) -> Sequence[Installed]:
        return list(self.on.get(space_id, {}).values())

    async def language_of(self, space_id: SpaceId) -> str:
        return self.languages.get(space_id, "en")

    async def switch_off(self, space_id: SpaceId, name: str, because: str, trace: str) -> None:
        self.switched_off.append((name, because))
        del self.on[space_id][name]


class VisitorSocket:
    """What reaches a visitor (`runtime.event_socket`)."""

    def __init__(self, hear: Callable[[bytes], None]) -> None:
        self.hear = hear
        self.is_closing = False
        self.is_backed_up = False
        self.connection: EventConnection | None = None

    def send(self, data: bytes | memoryview) -> None:
        if not self.is_closing:
            self.hear(bytes(data))

    def close(self, close_code: CloseCode) -> None:
        if not self.is_closing and self.connection is not None:
            self.is_closing = True
            asyncio.get_running_loop().call_soon(self.connection.lost)

    def abort(self) -> None:
        self.close(CloseCode.GOING_AWAY)

    def is_over(self, backlog_bytes_max: int) -> bool:
        return False

    def is_stuck(self, now: Moment) -> bool:
        return False

    def ask(self) -> bool:
        return True


class Visitor:
    """Somebody inside, or a program, and everything that was told. Acknowledges as a page does."""

    def __init__(self, running: RunningSpace, caller: Caller, standing: Standing, enter: Enter) -> None:
        self.notices: list[Notice] = []
        self.socket = VisitorSocket(self._hear)
        self._seq = 0
        self._news = asyncio.Event()
        self._welcome: Welcome | None = None
        self._heard = 0
        """The last event that is not acknowledged yet."""
        self.connection = running.connect(caller, "", standing, self.socket, lambda: None)
        self.socket.connection = self.connection
        self.ask(enter)

    @property
    def asked(self) -> int:
        """The number of what it asked last."""
        return self._seq

    @property
    def is_inside(self) -> bool:
        return not self.socket.is_closing

    def ask(self, request: Request) -> int:
        self._seq += 1
        self.connection.received(encode_request(self._seq, request))
        return self._seq

    async def told(self, kind: type[_Told], such: Callable[[_Told], bool] = lambda _: True) -> _Told:
        """The next notice like this, taken out of what she has heard."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                for notice in self.notices:
                    if isinstance(notice, kind) and such(notice):
                        self.notices.remove(notice)
                        return notice
                self._news.clear()
                await self._news.wait()

    async def panel(self) -> PanelShown:
        return await self.told(PanelShown)

    async def answered(self, panel: PanelShown, request_id: str | None = None) -> str:
        """Its first button, as a page does: asked again until it is taken. The request id."""
        request_id = request_id or str(uuid.uuid4())
        while not await self.is_taken(self.answer(panel, request_id), request_id):
            pass
        return request_id

    def answer(self, panel: PanelShown, request_id: str) -> int:
        button = panel.content.buttons[0].name
        return self.ask(Answer(request_id=request_id, panel=panel.panel, button=button))

    async def is_taken(self, seq: int, request_id: str) -> bool:
        def is_its(notice: Notice) -> bool:
            return getattr(notice, "request_id", None) == request_id or getattr(notice, "re", None) == seq

        notice = await self.told(Notice, is_its)
        if isinstance(notice, Refused) and notice.code == "too_fast":
            await asyncio.sleep(float(notice.facts["wait_ms"]) / 1_000)
        elif isinstance(notice, Refused):
            assert notice.code == "experience_gone", notice
        return isinstance(notice, AnswerTaken)

    def leave(self) -> None:
        self.ask(Leave())
        self.socket.close(CloseCode.NORMAL)

    def _hear(self, data: bytes) -> None:
        if data[0] == Lane.POSE:
            self._say_pose(decode_frame(data).frame)
            return
        seq, notice = decode_notice(data)
        if notice is not None:
            self.notices.append(notice)
        if isinstance(notice, Welcome):
            self._welcome = notice
        self._news.set()
        if seq and not self._heard:
            asyncio.get_running_loop().call_later(ACKNOWLEDGE_EVERY_MS / 1_000, self._acknowledge)
        self._heard = max(seq, self._heard)

    def _acknowledge(self) -> None:
        self.ask(Acknowledge(ack=self._heard))
        self._heard = 0

    def _say_pose(self, last_frame: int) -> None:
        if self._welcome is not None:
            place = self._welcome.place
            position = pack_position(Pose(place.x, place.y, place.z, place.yaw))
            self.connection.received(encode_report(Report(self._welcome.epoch, last_frame, position, 0, 0)))


class Playhouse:
    """One Space with experiences; others on request."""

    def __init__(self, store: Store, hall: Hall, supervisor: Supervisor, installation: Installation) -> None:
        self.store = store
        self.hall = hall
        self.supervisor = supervisor
        self.installation = installation
        self.clock = SystemClock()
        self.kept = StoreKeptShelf(store, self.clock)
        self.faults: list[Fault] = []
        self._news = asyncio.Event()
        supervisor.on_fault = self._hear

    async def space(self, **refs: str) -> SpaceId:
        """A new one, with an experience for each name."""
        space = new_space_id(secrets.token_bytes)
        await self.found(space)
        self.installation.on[space] = {name: _installed(name, ref) for name, ref in refs.items()}
        return space

    async def found(self, space: SpaceId) -> None:
        now = self.clock.now()

        def unit(connection: Connection) -> None:
            create_space(
                connection,
                space,
                name="Tea house",
                slug=space.replace("_", "-"),
                template="open-field",
                created_at=now,
                code="".join(secrets.choice("BCDFGHJKLM") for _ in range(6)),
            )
            save_revision(connection, space, "open-field", _BUILT, now)

        await self.store.write(unit)

    def set_ref(self, space: SpaceId, name: str, ref: str) -> None:
        """Its code is another now."""
        here = self.installation.on[space]
        here[name] = replace(here[name], ref=ref) if name in here else _installed(name, ref)

    async def enter(self, space: SpaceId, name: str = "Mei", role: Role = Role.VISITOR) -> Visitor:
        caller = Caller(new_user_id(secrets.token_bytes), SystemClock().now())
        return Visitor(await self.hall.open(space), caller, Standing(role=role), Enter(name=name))

    async def program(
        self, space: SpaceId, *capabilities: Capability, user: UserId | None = None, owner: UserId | None = None
    ) -> Visitor:
        """A program without a body, as one that comes by a token."""
        caller = Caller(user or new_user_id(secrets.token_bytes), SystemClock().now())
        standing = Standing(is_invited=True, capabilities=frozenset(capabilities), owner=owner)
        enter = Enter(name="Script", program=True, unseen=True)
        return Visitor(await self.hall.open(space), caller, standing, enter)

    async def count_of(self, space: SpaceId, name: str) -> int:
        """What the troublemaker has kept."""
        found = await self.value_of(space, name, "count")
        return 0 if found is None else msgspec.json.decode(found, type=int)

    async def value_of(self, space: SpaceId, name: str, key: str) -> bytes | None:
        user = self.installation.on[space][name].user
        found = await self.kept.recall(Program(space, user), key, None)
        return None if found is None else found.value

    async def run(self, space: SpaceId, other_than: int = 0) -> ChildRun:
        """The child that is open there now, not the one with this process id."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                keeper = self.supervisor.keeper(space)
                run = keeper.run if keeper is not None else None
                if run is not None and run.is_open and run.child.pid != other_than:
                    return run
                await asyncio.sleep(0.005)

    async def fault(self, code: str) -> Fault:
        async with asyncio.timeout(PATIENCE_S):
            while True:
                for fault in self.faults:
                    if fault.code == code:
                        self.faults.remove(fault)
                        return fault
                self._news.clear()
                await self._news.wait()

    def _hear(self, _space: SpaceId, fault: Fault) -> None:
        self.faults.append(fault)
        self._news.set()


@asynccontextmanager
async def playhouse(
    data: Path,
    *,
    entry: str = TROUBLEMAKER,
    lingers_s: float = 60.0,
    rest_s: float = 60.0,
    files: FileShelf | None = None,
) -> AsyncIterator[Playhouse]:
    clock = SystemClock()
    store = Store.open(f"sqlite:///{data}/lanting.db")
    boundary, secret = Boundary(clock), secrets.token_bytes(32)
    around = Surroundings(
        clock=clock,
        random_bytes=secrets.token_bytes,
        boundary=boundary,
        notes=PlaceNotes(secret, 60_000),
        tickets=TicketDesk(secret, secrets.token_bytes),
        tags=Tags(secret),
        persons=Persons(secret),
        limits=LineLimits(),
        presence=Presence(0),
    )
    kept = StoreKeptShelf(store, clock)
    keeping = KeepingPorts(shelf=kept, files=files, clock=clock, random_bytes=secrets.token_bytes, boundary=boundary)
    installation = Installation()
    shelf = StoreShelf(store, clock, secrets.randbits(32), 1_000)
    hall = Hall(shelf, around, lambda space, people, _: supervisor.people_changed(space, people), keeping)
    supervisor = Supervisor(
        hall,
        installation,
        kept,
        clock=clock,
        random_bytes=secrets.token_bytes,
        boundary=boundary,
        forker=Forker(entry, path=(str(ROOT),)),
        lingers_s=lingers_s,
        rest_s=rest_s,
    )
    try:
        yield Playhouse(store, hall, supervisor, installation)
    finally:
        await supervisor.close()
        await hall.close()
        await store.close()


def _installed(name: str, ref: str) -> Installed:
    capabilities = frozenset({Capability.CHAT, Capability.EDIT, Capability.RECORDS})
    return Installed(name, ref, new_user_id(secrets.token_bytes), capabilities, b"{}")
