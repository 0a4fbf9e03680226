"""The Supervisor: which Spaces have a child, on behalf of the whole Server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

from lanting.kernel.clock import Clock
from lanting.kernel.ids import RandomBytes, SpaceId
from lanting.protocol import pipe
from lanting.protocol.experience import Fault
from lanting.runtime.boundary import Boundary
from lanting.runtime.experience_shelf import ExperienceShelf
from lanting.runtime.experiences.child_keeper import ChildKeeper
from lanting.runtime.experiences.child_run import Ports
from lanting.runtime.experiences.forker import Forker, can_fork
from lanting.runtime.experiences.limit import LINGERS_S, REST_S
from lanting.runtime.hall import Hall
from lanting.runtime.kept_shelf import KeptShelf

NO_POSIX: Final = "no_posix"
"""Why there are no experiences: this system forks no processes."""


class Supervisor:
    """Told who is where; starts the children of Spaces that people are in, and ends them when they are left."""

    def __init__(
        self,
        hall: Hall,
        shelf: ExperienceShelf,
        kept: KeptShelf,
        *,
        clock: Clock,
        random_bytes: RandomBytes,
        boundary: Boundary,
        forker: Forker | None = None,
        lingers_s: float = LINGERS_S,
        rest_s: float = REST_S,
    ) -> None:
        self.on_fault: Callable[[SpaceId, Fault], None] = lambda _space, _fault: None
        """Told whatever goes wrong in an author's code, beside those inside who keep or build the Space."""
        self.on_log: Callable[[SpaceId, str, str], None] = lambda _space, _name, _text: None
        """Told what experiences print; else nobody reads it."""
        self._hall = hall
        self._shelf = shelf
        self._lingers_s = lingers_s
        self._rest_s = rest_s
        self._forker = forker or Forker()
        self._keepers: dict[SpaceId, ChildKeeper] = {}
        self._is_closing = False
        self._changes: set[asyncio.Task[Sequence[pipe.Failed]]] = set()
        self._ports = Ports(
            forker=self._forker,
            kept=kept,
            clock=clock,
            random_bytes=random_bytes,
            boundary=boundary,
            on_fault=self._tell_fault,
            on_log=lambda space, name, text: self.on_log(space, name, text),
        )

    @property
    def unavailable(self) -> str | None:
        """Why no experience runs on this Server, as a code; None: they do."""
        return None if can_fork() else NO_POSIX

    def keeper(self, space: SpaceId) -> ChildKeeper | None:
        """Of a Space that somebody is in."""
        return self._keepers.get(space)

    def people_changed(self, space: SpaceId, people: int) -> None:
        """So many people are in a Space now. Waits for nothing."""
        if self._is_closing or self.unavailable is not None:
            return
        keeper = self._keepers.get(space)
        if keeper is None and people:
            self._forget_idle()
            keeper = self._keepers[space] = ChildKeeper(
                space, self._shelf, self._hall.open, self._ports, lingers_s=self._lingers_s, rest_s=self._rest_s
            )
        if keeper is not None:
            keeper.people_changed(people)

    def experiences_changed(self, space: SpaceId) -> None:
        """Others are switched on in a Space now, or with other settings or another language. Waits for nothing."""
        if (keeper := self._keepers.get(space)) is not None and not self._is_closing:
            task = asyncio.ensure_future(keeper.change(is_reload=False))
            self._changes.add(task)
            task.add_done_callback(self._changed)

    async def reload(self, space: SpaceId) -> Sequence[pipe.Failed]:
        """The code of a Space's experiences is another: it takes over, unless it cannot. What failed."""
        keeper = self._keepers.get(space)
        return await keeper.change(is_reload=True) if keeper is not None else []

    async def close(self) -> None:
        """End all children, and then nobody is left."""
        self._is_closing = True
        for task in self._changes:
            task.cancel()
        await asyncio.gather(*(keeper.close() for keeper in self._keepers.values()))
        await self._forker.close()

    def _changed(self, done: asyncio.Task[Sequence[pipe.Failed]]) -> None:
        self._changes.discard(done)
        if not done.cancelled() and (error := done.exception()) is not None:
            self._ports.boundary.report("experience", error)

    def _forget_idle(self) -> None:
        for space in [space for space, keeper in self._keepers.items() if keeper.is_idle]:
            del self._keepers[space]

    def _tell_fault(self, space: SpaceId, fault: Fault) -> None:
        self.on_fault(space, fault)
        if (running := self._hall.running(space)) is not None:
            running.tell_keepers(fault)
