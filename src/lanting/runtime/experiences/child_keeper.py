"""Keeps the child of one Space alive while somebody is there, starts it again when it ends, and finds who is to blame.

nobody ──people──▶ prepared ──Ready──▶ open ──silent, deaf, ended──▶ blamed ──0.1 s──▶ prepared
                                        ├──other code, settings, language──▶ a second one prepared, then this one closed
                                        └──everybody gone for 60 s──▶ closed
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Final

from lanting.kernel.error import Fact
from lanting.kernel.ids import SpaceId
from lanting.kernel.log import Log
from lanting.protocol import pipe
from lanting.protocol.experience import Fault
from lanting.runtime import metric
from lanting.runtime.error import ServerStopping
from lanting.runtime.experience_shelf import ExperienceShelf
from lanting.runtime.experiences.child import End
from lanting.runtime.experiences.child_run import ChildRun, Ports
from lanting.runtime.experiences.forker import ForkFailed
from lanting.runtime.experiences.limit import AGAIN_AFTER_S, LINGERS_S, REST_S
from lanting.runtime.experiences.strikes import Strikes
from lanting.runtime.running_space import RunningSpace
from lanting.space.queries import SpaceUnknown

_NOBODY: Final = ""
_KILLED_OFTEN: Final = "killed_often"
_CLOSE_WITHIN_S: Final = 0.5
_log = Log("lanting.runtime")

OpenSpace = Callable[[SpaceId], Awaitable[RunningSpace]]


class ChildKeeper:
    """One for each Space that somebody is in."""

    def __init__(
        self,
        space: SpaceId,
        shelf: ExperienceShelf,
        open_space: OpenSpace,
        ports: Ports,
        *,
        lingers_s: float = LINGERS_S,
        rest_s: float = REST_S,
    ) -> None:
        self._space = space
        self._shelf = shelf
        self._open_space = open_space
        self._ports = ports
        self._lingers_s = lingers_s
        self._rest_s = rest_s
        self._strikes = Strikes()
        self._people = 0
        self._lingering: asyncio.TimerHandle | None = None
        self._is_wanted = False
        self._run: ChildRun | None = None
        self._next: ChildRun | None = None
        """Prepared, and to follow when the one before has ended."""
        self._keeping: asyncio.Task[None] | None = None
        self._changing = asyncio.Lock()
        self._has_changed = False
        """What is to run is another since the child that is to be opened next was begun."""
        self._rest_over = asyncio.Event()

    @property
    def is_idle(self) -> bool:
        """Nobody is there, and no child."""
        return self._keeping is None and not self._is_wanted

    @property
    def run(self) -> ChildRun | None:
        """The one that is open now."""
        return self._run

    def people_changed(self, people: int) -> None:
        """So many people are in the Space now."""
        self._people = people
        if people:
            if self._lingering is not None:
                self._lingering.cancel()
                self._lingering = None
            if not self._is_wanted:
                self._want()
        elif self._lingering is None and self._is_wanted:
            self._lingering = asyncio.get_running_loop().call_later(self._lingers_s, self._let_go)

    async def change(self, *, is_reload: bool) -> Sequence[pipe.Failed]:
        """Other code, or others are switched on: those that are to run now take over from those that ran.

        `is_reload`: only if all of them that ran before can. What failed is told, and returned.
        """
        async with self._changing:
            if self._run is None or not self._run.is_open:
                self._has_changed = True
                self._rest_over.set()
                if self._people:
                    self._want()
                return []
            return await self._replace(self._run, is_reload=is_reload)

    async def close(self) -> None:
        """End the child: within a second, one way or the other."""
        self._is_wanted = False
        if self._lingering is not None:
            self._lingering.cancel()
        self._rest_over.set()
        for run in (self._next, self._run):
            if run is not None:
                await run.close("ended")
        if (keeping := self._keeping) is not None:
            await asyncio.wait([keeping], timeout=_CLOSE_WITHIN_S)
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)

    def _want(self) -> None:
        self._is_wanted = True
        if self._keeping is None:
            self._keeping = asyncio.ensure_future(self._keep())

    def _let_go(self) -> None:
        self._lingering = None
        self._is_wanted = False
        self._rest_over.set()
        if self._run is not None:
            task = asyncio.ensure_future(self._run.close("ended"))
            task.add_done_callback(lambda done: done.exception())

    # One life after the other

    async def _keep(self) -> None:
        try:
            while self._is_wanted and await self._keep_one():
                pass
        finally:
            # In the same breath, so that whoever wants a child next begins anew.
            self._keeping = None

    async def _keep_one(self) -> bool:
        """One life of a child. False: there is nothing to run here."""
        run, self._next = self._next, None
        try:
            if run is None:
                run = await self._prepared()
            if run is None or not self._is_wanted:
                return False
            await self._live(run)
        except (SpaceUnknown, ServerStopping):
            return False
        except Exception as error:  # noqa: BLE001 (reported, and tried again later)
            self._ports.boundary.report("experience", error)
            await self._rest(self._rest_s)
        else:
            return True
        finally:
            if run is not None and not run.child.ended.done():
                run.child.kill("asked")
        return True

    async def _prepared(self) -> ChildRun | None:
        """A child with the experiences that are switched on now; None: there is none."""
        while True:
            self._has_changed = False
            run = await self._unprepared()
            if run.parts:
                with suppress(ForkFailed):
                    # Then it has ended, and is nobody's fault.
                    await run.prepare()
            if not self._has_changed:
                return run if run.parts else None
            if run.parts:
                await run.close("ended")

    async def _unprepared(self) -> ChildRun:
        """For what is switched on now, in the Space's name and language as they are now."""
        running = await self._open_space(self._space)
        language = await self._shelf.language_of(self._space)
        experiences = await self._shelf.experiences_of(self._space)
        return ChildRun(self._space, running.space.settings.name, language, experiences, self._ports)

    async def _live(self, run: ChildRun) -> None:
        running = await self._open_space(self._space)
        if self._has_changed:
            # Since this one was prepared: the next one knows.
            await run.close("ended")
            return
        if not run.child.ended.done():
            self._run = run
            run.open(running)
        end = await run.bury()
        self._run = None
        if end.cause != "asked":
            metric.children_restarted.inc()
            await self._rest(await self._blame(run, end))

    async def _blame(self, run: ChildRun, end: End) -> float:
        """Tell whose code it was, and switch it off if it is too often. After so many seconds the others go on."""
        name = run.name_of(end.line)
        _log.warning("child of experiences ended", cause=end.cause, status=end.status, experience=name)
        facts: dict[str, Fact] = {"status": end.status}
        run.tell(Fault(name=name or _all_of(run), code=f"child_{end.cause}", facts=facts))
        if not self._strikes.add(name, self._ports.clock.moment()):
            return AGAIN_AFTER_S
        if name == _NOBODY:
            run.tell(Fault(name=_all_of(run), code="child_rests", facts={"seconds": round(self._rest_s)}))
            return self._rest_s
        metric.experiences_switched_off.inc()
        await self._shelf.switch_off(self._space, name, _KILLED_OFTEN, "")
        run.tell(Fault(name=name, code="switched_off"))
        return AGAIN_AFTER_S

    async def _rest(self, seconds: float) -> None:
        """Or until something else is wanted."""
        self._rest_over.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._rest_over.wait()

    # Taking over

    async def _replace(self, before: ChildRun, *, is_reload: bool) -> Sequence[pipe.Failed]:
        after = await self._unprepared()
        if after.parts:
            await after.prepare()
        failed = list(after.failed.values())
        ran = {part.name for line, part in before.parts.items() if line not in before.failed}
        is_worse = any(after.name_of(each.line) in ran for each in failed)
        if after.parts and (after.child.ended.done() or (is_reload and is_worse)):
            await after.close("ended")
            if not failed:
                after.tell(Fault(name=_all_of(after), code="child_ended", facts={"status": 0}))
            return failed
        if after.parts and not before.child.ended.done():
            self._next = after
        else:
            after.child.kill("asked")
        await before.close("reloaded")
        return failed


def _all_of(run: ChildRun) -> str:
    return ", ".join(part.name for part in run.parts.values())
