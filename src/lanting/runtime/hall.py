"""The Hall: all Spaces that run in this process. A Space runs from the first visitor to the last kept slot."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from functools import partial
from typing import Final

from lanting.identity.caller import Caller
from lanting.identity.companion import COMPANIONS_MAX, CompanionsFull
from lanting.identity.standing import Standing
from lanting.kernel.ids import ParticipantId, SpaceId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.runtime.error import ServerStopping
from lanting.runtime.experiences.program_desk import KeepingPorts, ProgramDesk
from lanting.runtime.register import Register
from lanting.runtime.running_space import RunningSpace
from lanting.runtime.space_shelf import SpaceShelf
from lanting.runtime.surroundings import Surroundings
from lanting.space.block import BlocksKept
from lanting.space.command import SaveAct, SaveBlock
from lanting.space.departed import Person, person_of
from lanting.space.event import ActStored, Decision, ReportsChanged
from lanting.space.glance import Glance
from lanting.space.queries import SpaceUnknown

__all__ = ["Hall", "SpaceShelf", "SpaceUnknown"]

_LOOK_EVERY_S: Final = 0.01


class Hall:
    """Opens Spaces when somebody comes, forgets them when the last slot is free."""

    def __init__(
        self,
        shelf: SpaceShelf,
        around: Surroundings,
        on_people: Callable[[SpaceId, int, bool], None] | None = None,
        keeping: KeepingPorts | None = None,
    ) -> None:
        """`on_people` is told when the count of people in a Space, or whether it is open to anybody, has changed.

        `keeping`: where programs keep things; None: nowhere.
        """
        self.on_experiences_changed: Callable[[SpaceId], None] = lambda _space: None
        """Told when a Space has other experiences, or they other settings."""
        self._keeping = keeping
        self._shelf = shelf
        self._on_people = on_people or (lambda _space, _people, _is_open: None)
        self._around = around
        self._running: dict[SpaceId, RunningSpace] = {}
        self._opening: dict[SpaceId, asyncio.Task[RunningSpace]] = {}
        self._register = Register(shelf, around)
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_closing = False

    def running(self, space_id: SpaceId) -> RunningSpace | None:
        return self._running.get(space_id)

    @property
    def running_spaces(self) -> Sequence[RunningSpace]:
        """Those that somebody is in, or has just left."""
        return list(self._running.values())

    def people(self, space_id: SpaceId) -> int:
        """How many people, not programs, are in this Space now."""
        running = self._running.get(space_id)
        return running.space.people_count if running else 0

    def waiting(self, space_id: SpaceId) -> int:
        """How many wait before this Space now."""
        running = self._running.get(space_id)
        return running.space.waiting_count if running else 0

    def glance(self, space_id: SpaceId) -> Glance:
        """What the door of a Space shows of those inside; nobody, where it does not run."""
        running = self._running.get(space_id)
        return running.glance() if running else Glance()

    async def open(self, space_id: SpaceId) -> RunningSpace:
        """The Space, running. Raises SpaceUnknown or ServerStopping."""
        while not self._is_closing:
            # Asked again after every wait: who was loaded for others may be empty and forgotten by now.
            if (running := self._running.get(space_id)) is not None:
                return running
            task = self._opening.get(space_id)
            if task is None:
                task = self._opening[space_id] = asyncio.ensure_future(self._load(space_id))
                task.add_done_callback(lambda done: self._opened(space_id, done))
            await asyncio.shield(task)
        raise ServerStopping

    # Who may come, and what may change for those inside

    async def standing(self, space_id: SpaceId, caller: Caller) -> Standing:
        """What she is in this Space now. Raises Banned or SpaceUnknown."""
        return await self._register.standing(space_id, caller)

    async def receive(self, space_id: SpaceId, caller: Caller) -> tuple[RunningSpace, Standing]:
        """The Space, and what she is there until the caller next waits.

        Raises as `open` and `standing` do, and CompanionsFull.
        """
        while True:
            version = self._register.version
            standing = await self._register.standing(space_id, caller)
            running = await self.open(space_id)
            if version == self._register.version:
                _check_companions(running, caller)
                return running, standing

    async def unseen_by(self, user: UserId) -> frozenset[UserId]:
        """Of whom she must not be told before any door: whom she has blocked, and who has blocked her."""
        return await self._register.unseen_by(user)

    def has_become_known(self, user: UserId) -> bool:
        """Whether she has been inside for so long that her Rank is *known* from now on."""
        return self._around.presence.has_become_known(user, self._around.clock.moment())

    def is_inside(self, space_id: SpaceId, user: UserId) -> bool:
        """Whether she is in this Space now; who waits before it is not."""
        running = self._running.get(space_id)
        return running is not None and running.space.participant_of(user) is not None

    # Reports, and what was decided on them

    def person(self, space_id: SpaceId, participant: ParticipantId) -> Person | None:
        """Who this is, or was until lately."""
        running = self._running.get(space_id)
        who = running.space.inside(participant) if running else None
        if who is not None:
            return person_of(who)
        return self._around.departed.find(space_id, participant, self._around.clock.moment())

    def persons_of(self, space_id: SpaceId, user: UserId) -> list[Person]:
        """Whoever this User is in this Space, or was until lately; who she is now comes first."""
        running = self._running.get(space_id)
        here = running.space.participant_of(user) if running else None
        now = self.person(space_id, here) if here is not None else None
        return [*([now] if now else []), *self._around.departed.of_user(space_id, user, self._around.clock.moment())]

    def reports_changed(self, space_id: SpaceId, waiting: int) -> None:
        """So many reports wait for a decision of this Space's hosts."""
        if running := self._running.get(space_id):
            running.happened(ReportsChanged(waiting))

    def decided(self, decision: Decision) -> None:
        """A decision was committed: whom it concerns is told, in whatever Space she is."""
        for running in self._running.values():
            running.happened(decision)

    def act_stored(self, space_id: SpaceId, act: SaveAct) -> None:
        """The act of a page was committed: it takes effect inside, and at the door."""
        self._register.version += 1
        if running := self._running.get(space_id):
            running.happened(ActStored(act, repeated=False))

    # What was committed elsewhere than inside

    def standings_changed(self, space_id: SpaceId) -> None:
        """Keys, grants or sanctions of this Space were committed: everybody inside is looked up again."""
        self._register.version += 1
        self._begin(self._look_up_again(space_id))

    def rules_changed(self, space_id: SpaceId) -> None:
        """Its name or rules were committed elsewhere than by an act inside."""
        self._register.version += 1
        self._begin(self._read_rules_again(space_id))

    def experiences_changed(self, space_id: SpaceId) -> None:
        """Which experiences this Space has, how they are set, or its language was committed."""
        self.on_experiences_changed(space_id)

    def close_space(self, space_id: SpaceId, code: CloseCode) -> None:
        """The Space was deleted: everybody is sent away, and who is on the way finds nothing."""
        self._register.version += 1
        if running := self._running.pop(space_id, None):
            running.end(code)

    async def close(self) -> None:
        """Tell everybody that the server goes away, wait for their sockets to close, then cut what is left."""
        self._is_closing = True
        for task in self._tasks:
            task.cancel()
        within_s = self._around.limits.close_within_ms / 1_000
        until = time.monotonic() + within_s
        spaces = list(self._running.values())
        await asyncio.gather(*(running.close(within_s / 2) for running in spaces))
        while any(running.sockets for running in spaces) and time.monotonic() < until:  # noqa: ASYNC110
            await asyncio.sleep(_LOOK_EVERY_S)
        for running in spaces:
            for socket in running.sockets:
                socket.abort()
        await asyncio.sleep(0)

    async def _load(self, space_id: SpaceId) -> RunningSpace:
        while True:
            version = self._register.version
            loaded = await self._shelf.load(space_id)
            keys = await self._register.standings(space_id, [])
            if version == self._register.version:
                break
        keep_line = partial(self._shelf.save_line, space_id)
        keep_act = partial(self._keep_act, space_id)
        running = RunningSpace(
            loaded,
            keep_line,
            keep_act,
            partial(self._keep_block, space_id),
            self._shelf.scenes,
            self._around,
            on_idle=self._forget,
            on_people=self._on_people,
            on_rights=lambda: self.standings_changed(space_id),
        )
        if self._keeping is not None:
            running.keeping = ProgramDesk(running, loaded.taken, self._keeping)
        running.watch_keys(keys.key_ends_at, partial(self._keys_ended, space_id))
        self._running[space_id] = running
        return running

    async def _keep_act(self, space_id: SpaceId, act: SaveAct) -> bool:
        repeated = await self._shelf.save_act(space_id, act)
        # Who is at the door meanwhile was looked up before this.
        self._register.version += 1
        return repeated

    async def _keep_block(self, space_id: SpaceId, save: SaveBlock) -> BlocksKept:
        """Once it is committed it holds everywhere: at every door, and in every Space where both are now (SP-173)."""
        kept = await self._shelf.save_block(save)
        self._register.version += 1
        if kept.blocked is not None:
            for running in self._running.values():
                running.part(save.user, kept.blocked, kept.on, is_told=running.id == space_id)
        return kept

    async def _look_up_again(self, space_id: SpaceId) -> None:
        while (running := self._running.get(space_id)) is not None:
            version = self._register.version
            connections = [each for each in running.connections if not each.caller.is_of_house]
            standings = await self._register.standings(space_id, [each.caller for each in connections])
            if version == self._register.version and running is self._running.get(space_id):
                for connection, found in zip(connections, standings.found, strict=True):
                    running.set_standing(connection, found)
                running.watch_keys(standings.key_ends_at, partial(self._keys_ended, space_id))
                return

    async def _read_rules_again(self, space_id: SpaceId) -> None:
        name, rules = await self._shelf.rules(space_id)
        if running := self._running.get(space_id):
            running.set_rules(name, rules)

    def _keys_ended(self, space_id: SpaceId) -> None:
        self._begin(self._close_ended_keys(space_id))

    async def _close_ended_keys(self, space_id: SpaceId) -> None:
        for concerned in {space_id, *await self._register.close_ended_keys()}:
            self.standings_changed(concerned)

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(self._attend(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _attend(self, work: Coroutine[None, None, None]) -> None:
        # A Space that is deleted meanwhile has nobody left to be told.
        with self._around.boundary.catching("rights"), suppress(SpaceUnknown):
            await work

    def _opened(self, space_id: SpaceId, done: asyncio.Task[RunningSpace]) -> None:
        del self._opening[space_id]
        if not done.cancelled():
            # Seen here too, for the case that everybody who waited has gone.
            done.exception()

    def _forget(self, running: RunningSpace) -> None:
        if self._running.get(running.id) is running:
            del self._running[running.id]


def _check_companions(running: RunningSpace, caller: Caller) -> None:
    """Whether a program may bring this companion beside those that it has there. Raises CompanionsFull."""
    if caller.is_companion:
        there = {each.user for each in running.connections if each.caller.token == caller.token}
        if len(there - {caller.user, caller.program}) >= COMPANIONS_MAX:
            raise CompanionsFull
