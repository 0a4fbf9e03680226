"""A whole Server but for pages and database, in this process: a front door on uvicorn, real sockets on loopback.

The suite knows a House by its address, its tickets, its clock and its limits. Another core passes the same suite when
it can be started behind the same face.
"""

from __future__ import annotations

import asyncio
import secrets
import socket
import ssl
import threading
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar, cast

import uvicorn

from lanting.identity.apart import StoredBlocks
from lanting.identity.caller import Caller
from lanting.identity.person import Persons
from lanting.identity.rights import LiveToken, Rights
from lanting.identity.sanction import Sanction
from lanting.identity.tag import Tags
from lanting.identity.ticket import TicketDesk
from lanting.kernel.clock import Instant
from lanting.kernel.ids import EntityId, SpaceId, UserId, new_sanction_id, new_space_id, new_user_id
from lanting.protocol.lane import Lane
from lanting.protocol.pose import Pose
from lanting.protocol.version import SUBPROTOCOL, TICKET_PREFIX
from lanting.protocol.word import ChatLine, Rules
from lanting.runtime import metric
from lanting.runtime.address_limit import AddressLimit
from lanting.runtime.boundary import Boundary
from lanting.runtime.hall import Hall
from lanting.runtime.line_limit import LineLimits
from lanting.runtime.place_note import PlaceNotes
from lanting.runtime.presence import Presence
from lanting.runtime.register import StoredRights
from lanting.runtime.running_space import RunningSpace
from lanting.runtime.scene_shelf import KeptScene, KeptScenes, SceneShelf
from lanting.runtime.space_shelf import LoadedSpace, SpaceShelf
from lanting.runtime.surroundings import Surroundings
from lanting.scene.live_scene import LiveScene
from lanting.scene.scene import Scene
from lanting.space.act import BanGuest
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.block import BlocksKept
from lanting.space.command import SaveAct, SaveBlock, SaveLine
from lanting.space.ground import Bounds, Ground, Seat
from lanting.space.solid import Box, Extent
from lanting.space.space import Space, SpaceSettings
from lanting.space.walk_grid import WalkGrid
from lanting.web.front_door import Doorkeeper, front_door
from tests.contracts.steered_clock import SteeredClock
from tests.contracts.wire import PATIENCE_S, Wire

PARTICIPANTS_MAX = 4
_T = TypeVar("_T")
_BOUNDS = Bounds(x=(-50.0, 50.0), y=(-5.0, 20.0), z=(-50.0, 50.0))
SEAT = Seat(EntityId("ent_0000000000000000"), Pose(2.0, 0.0, 0.0))
_FLOOR = WalkGrid.of([Box(0.0, -0.5, 0.0, 20.0, 1.0, 20.0)], Extent(-10.0, 10.0, -10.0, 10.0))


@dataclass(frozen=True)
class Core:
    """One way to run the sockets."""

    name: str
    new_loop: Callable[[], asyncio.AbstractEventLoop]
    is_secure: bool = False


class _NothingBuilt:
    """For Spaces whose Scenes nobody changes; those that are built in are kept in a database (`kept_place`)."""

    def refuses(self) -> str:
        return "read_only"


class MemoryShelf:
    """Every Space that is asked for is there; lines are kept in a list, under the rules of the database."""

    def __init__(self) -> None:
        self.answers: dict[tuple[SpaceId, str, str], ChatLine] = {}
        self.acts: dict[tuple[SpaceId, str, str], SaveAct] = {}
        self.set_rules: dict[SpaceId, Rules] = {}
        self.tokens: dict[str, LiveToken] = {}

    @property
    def scenes(self) -> SceneShelf:
        return cast(SceneShelf, _NothingBuilt())

    async def load(self, space_id: SpaceId) -> LoadedSpace:
        name, rules = await self.rules(space_id)
        settings = SpaceSettings(space_id, name, rules, participants_max=PARTICIPANTS_MAX)
        poses = ArrayPoseLane(_BOUNDS)
        space = Space(settings, Ground(_BOUNDS, _FLOOR, seats=(SEAT,)), poses, [], 7, 1)
        return LoadedSpace(space, poses, empty_scenes())

    async def save_line(self, space_id: SpaceId, line: SaveLine) -> tuple[ChatLine, bool]:
        key = (space_id, line.user, line.request_id)
        if key in self.answers:
            return self.answers[key], True
        number = 1 + sum(1 for known in self.answers if known[0] == space_id)
        self.answers[key] = ChatLine(
            number=number,
            participant=line.participant,
            name=line.name,
            program=line.program,
            text=line.text,
            said_at=line.said_at,
        )
        return self.answers[key], False

    async def rights(self, space_id: SpaceId, callers: Sequence[Caller], now: Instant) -> StoredRights:
        effects = [act.effect for (space, _, _), act in self.acts.items() if space == space_id]
        bans = [_ban(space_id, each, now) for each in effects if isinstance(each, BanGuest)]
        return StoredRights(Rights({}, bans, tokens=self.tokens), (), None, is_of_all=True)

    async def blocks(self, users: Collection[UserId]) -> StoredBlocks:
        return StoredBlocks()

    async def save_block(self, save: SaveBlock) -> BlocksKept:
        raise NotImplementedError("Blocks are kept in a database (`kept_place`)")

    async def close_ended_keys(self, now: Instant) -> Sequence[SpaceId]:
        return []

    async def rules(self, space_id: SpaceId) -> tuple[str, Rules]:
        return "Courtyard", self.set_rules.get(space_id, Rules())

    async def save_act(self, space_id: SpaceId, act: SaveAct) -> bool:
        key = (space_id, act.user, act.request_id)
        return self.acts.setdefault(key, act) is not act


def _ban(space_id: SpaceId, act: BanGuest, now: Instant) -> Sanction:
    return Sanction(
        new_sanction_id(secrets.token_bytes),
        space_id,
        act.user,
        "ban",
        name="",
        reason=act.reason,
        made_at=now,
        ends_at=act.ends_at,
        network=None,
        network_until=None,
    )


class House:
    """A running server. Everything here may be called from the test's thread."""

    def __init__(
        self,
        core: Core,
        limits: LineLimits,
        server_tls: ssl.SSLContext | None = None,
        kernel_buffer_bytes: int | None = None,
        shelf: SpaceShelf | None = None,
    ) -> None:
        self.clock = SteeredClock()
        self.limits = limits
        self.boundary = Boundary(self.clock)
        self.tickets = TicketDesk(secrets.token_bytes(32), secrets.token_bytes)
        self.addresses = AddressLimit()
        self.voice_addresses = AddressLimit()
        self.tags = Tags(secrets.token_bytes(32))
        notes = PlaceNotes(secrets.token_bytes(32), limits.place_note_valid_ms)
        around = Surroundings(
            clock=self.clock,
            random_bytes=secrets.token_bytes,
            boundary=self.boundary,
            notes=notes,
            tickets=self.tickets,
            tags=self.tags,
            persons=Persons(secrets.token_bytes(32)),
            limits=limits,
            # Where nothing is kept, nobody is new.
            presence=Presence() if shelf else Presence(0),
        )
        self.shelf = shelf or MemoryShelf()
        self.hall = Hall(self.shelf, around)
        addresses = {Lane.EVENT: self.addresses, Lane.VOICE: self.voice_addresses}
        keeper = Doorkeeper(self.hall, self.tickets, addresses, self.clock, self.boundary)
        config = uvicorn.Config(_page, ws=front_door(keeper), lifespan="off", log_level="error", access_log=False)
        if server_tls is not None:
            config.load()
            config.ssl = server_tls
            config.ssl_certfile = "given"  # what uvicorn asks to know that it is secure
        self._server = uvicorn.Server(config)
        self._socket = socket.create_server(("127.0.0.1", 0))
        if kernel_buffer_bytes:
            # Every socket that is accepted here has it too, so that a full one is soon told from an empty one.
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, kernel_buffer_bytes)
        self.address: tuple[str, int] = self._socket.getsockname()
        self._loop = core.new_loop()
        self._thread = threading.Thread(target=self._run, name=f"house {core.name}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Close the Hall, then the server. Stopping twice is stopping once."""
        if not self._thread.is_alive():
            return
        self.call(self.hall.close)
        self._loop.call_soon_threadsafe(setattr, self._server, "should_exit", True)
        self._thread.join(PATIENCE_S)
        assert not self._thread.is_alive(), "the server did not stop"

    def call(self, act: Callable[[], Awaitable[_T]]) -> _T:
        """Run something on the server's loop and wait for it."""
        return asyncio.run_coroutine_threadsafe(_awaited(act), self._loop).result(PATIENCE_S)

    def begin_stopping(self) -> None:
        """Close the Hall without waiting for it."""
        asyncio.run_coroutine_threadsafe(self.hall.close(), self._loop)

    def look(self, see: Callable[[], _T]) -> _T:
        async def seen() -> _T:
            return see()

        return self.call(seen)

    def ticket(
        self, who: UserId | Caller, space: SpaceId, *, lane: Lane = Lane.EVENT, address: str = "127.0.0.1"
    ) -> str:
        caller = who if isinstance(who, Caller) else Caller(who, self.clock.now())
        return self.look(partial(self.tickets.issue, caller, space, lane, address, self.clock.moment()))

    def until(self, is_so: Callable[[], bool]) -> None:
        """Let the server's loop turn until something is so."""

        async def watched() -> None:
            while not is_so():
                await asyncio.sleep(0.001)

        asyncio.run_coroutine_threadsafe(watched(), self._loop).result(PATIENCE_S)

    def running(self, space: SpaceId) -> RunningSpace | None:
        return self.look(lambda: self.hall.running(space))

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._server.serve(sockets=[self._socket]))
        self._loop.close()


class Place:
    """One Space of a House, for one test, and the ways into it."""

    def __init__(self, house: House, client_tls: ssl.SSLContext | None) -> None:
        self.house = house
        self.id = new_space_id(secrets.token_bytes)
        self._tls = client_tls
        self._wires: list[Wire] = []

    def set_rules(self, rules: Rules) -> None:
        """As its page does."""
        assert isinstance(self.house.shelf, MemoryShelf)
        self.house.shelf.set_rules[self.id] = rules
        self.house.look(lambda: self.house.hall.rules_changed(self.id))

    def sibling(self) -> Place:
        """Another Space of the same house."""
        return Place(self.house, self._tls)

    def wire(self, kernel_buffer_bytes: int | None = None) -> Wire:
        """A connection that has said nothing yet."""
        wire = Wire(self.house.address, self._tls, kernel_buffer_bytes)
        self._wires.append(wire)
        return wire

    def open(self, who: UserId | Caller | None = None, kernel_buffer_bytes: int | None = None) -> Wire:
        """A connection that has its 101."""
        wire = self.wire(kernel_buffer_bytes)
        # Every test lives at an address of its own, so that none is held up by what another opened.
        ticket = self.house.ticket(who or new_user(), self.id, address=self.id)
        answer = wire.upgrade(SUBPROTOCOL, TICKET_PREFIX + ticket)
        assert answer.status == 101, answer.body
        return wire

    def pass_tick(self) -> None:
        """Wait until a whole tick has begun and ended."""
        running = self.house.running(self.id)
        assert running is not None
        before = running.tick
        self.house.until(lambda: running.tick > before + 1)

    def close(self) -> None:
        for wire in self._wires:
            wire.close()


def empty_scenes() -> KeptScenes:
    return KeptScenes(KeptScene(LiveScene(Scene(1, "empty", ()), lambda _: 0), snapshot=1))


def a_host() -> Caller:
    """Somebody who may do everything, and whom nobody may send out."""
    return Caller(new_user(), Instant(0), is_operator=True)


def new_user() -> UserId:
    return new_user_id(secrets.token_bytes)


def unexpected_errors() -> float:
    """How often any boundary of this process has caught what nobody expected."""
    return sum(
        sample.value for family in metric.errors.collect() for sample in family.samples if "total" in sample.name
    )


async def _awaited(act: Callable[[], Awaitable[_T]]) -> _T:
    return await act()


async def _page(_scope: Any, _receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
    await send({"type": "http.response.body", "body": b"page"})
