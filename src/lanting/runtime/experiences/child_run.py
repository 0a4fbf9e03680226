"""One life of a Space's child: its experiences on their lines, from the import of their code to the end of them all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Literal

from lanting.identity.caller import Caller
from lanting.identity.companion import companion_of
from lanting.identity.standing import Standing
from lanting.kernel.clock import Clock
from lanting.kernel.error import Fact
from lanting.kernel.ids import RandomBytes, SpaceId, UserId
from lanting.protocol import pipe
from lanting.protocol.close_code import CloseCode
from lanting.protocol.experience import Fault
from lanting.protocol.lane import Lane
from lanting.runtime.boundary import Boundary
from lanting.runtime.bucket import Bucket
from lanting.runtime.experience_shelf import Installed
from lanting.runtime.experiences.child import Child, End, Hearer
from lanting.runtime.experiences.forker import Forker
from lanting.runtime.experiences.limit import CLOSE_WITHIN_S, START_WITHIN_S
from lanting.runtime.kept_shelf import KeptShelf
from lanting.runtime.running_space import RunningSpace
from lanting.space.queries.kept import Program

_FAULTS_PER_S: Final = 2
_FAULTS_BURST: Final = 20
"""What an author's console is told at most: a handler that fails at every click of a crowd fails often."""
_ENTER_KIND: Final = 1
_SECRET_BYTES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """What all children of a Server share."""

    forker: Forker
    kept: KeptShelf
    clock: Clock
    random_bytes: RandomBytes
    boundary: Boundary
    on_fault: Callable[[SpaceId, Fault], None]
    """Told whatever goes wrong in an author's code."""
    on_log: Callable[[SpaceId, str, str], None]
    """Told what an experience prints, line by line."""


class ChildRun(Hearer):
    """`prepare`, then `open`; over when `child.ended` is done, and then to be buried."""

    def __init__(
        self, space: SpaceId, space_name: str, language: str, experiences: Sequence[Installed], ports: Ports
    ) -> None:
        self.parts: Mapping[int, Installed] = dict(enumerate(experiences[: pipe.EXPERIENCES_MAX], start=1))
        self.failed: dict[int, pipe.Failed] = {}
        """Those that do not run, and why."""
        self.child = Child(ports.forker, self, ports.clock)
        self._space = space
        self._space_name = space_name
        self._language = language
        self._ports = ports
        self._running: RunningSpace | None = None
        self._is_ready = asyncio.Event()
        self._faults = Bucket(_FAULTS_PER_S, _FAULTS_BURST, ports.clock.moment())
        self._owners: dict[int, int] = {}
        """The experience of each companion's line."""
        self._tasks: set[asyncio.Task[None]] = set()

    def name_of(self, line: int) -> str:
        """ "" where it is nobody's."""
        part = self.parts.get(self._owners.get(line, line))
        return part.name if part is not None else ""

    @property
    def is_open(self) -> bool:
        return self._running is not None and not self.child.ended.done()

    async def prepare(self) -> None:
        """Fork, import, try what is kept. Raises ForkFailed; otherwise it is ready, or has ended."""
        await self.child.begin()
        self.child.order(
            pipe.Start(
                space=self._space,
                space_name=self._space_name,
                language=self._language,
                secret=self._ports.random_bytes(_SECRET_BYTES),
                experiences=[
                    pipe.Part(
                        line=line,
                        name=part.name,
                        ref=part.ref,
                        settings=part.settings,
                        capabilities=sorted(part.capabilities),
                    )
                    for line, part in self.parts.items()
                ],
            )
        )
        ready = asyncio.ensure_future(self._is_ready.wait())
        first: list[asyncio.Future[Any]] = [ready, self.child.ended]
        await asyncio.wait(first, timeout=START_WITHIN_S, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if not self._is_ready.is_set():
            self.child.kill("silent")
            await self.child.ended

    def open(self, running: RunningSpace) -> None:
        """Let them in."""
        self._running = running
        self.child.order(pipe.Open())
        self.child.watch()

    async def close(self, reason: Literal["reloaded", "ended"]) -> None:
        """Have it end, and see to it that it does."""
        self.child.close(reason)
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_WITHIN_S):
                await asyncio.shield(self.child.ended)
        if not self.child.ended.done():
            self.child.kill("asked")
        await asyncio.shield(self.child.ended)

    async def bury(self) -> End:
        """Wait for its end, and until what it had given to be kept is: then its lines break, and no sooner."""
        end = await asyncio.shield(self.child.ended)
        for task in self._tasks:
            task.cancel()
        if self._running is not None:
            await self._running.keeping.settled()
        for socket in list(self.child.lines.values()):
            socket.lost()
        self.child.lines.clear()
        return end

    def tell(self, fault: Fault) -> None:
        """To whoever keeps or builds the Space, and to the author."""
        if self._faults.take(self._ports.clock.moment()):
            self._ports.on_fault(self._space, fault)

    # What the child says

    def reported(self, report: pipe.Report) -> None:
        match report:
            case pipe.Ready():
                self._is_ready.set()
            case pipe.Failed():
                self._fail(report)
            case pipe.OpenLine():
                self._open_companion(report)
            case pipe.AskSnapshot():
                self._begin(self._send_snapshot(report))
            case pipe.AskKept():
                self._begin(self._send_kept(report))
            case pipe.Log():
                self._ports.on_log(self._space, self.name_of(report.line), report.text[: pipe.LOG_CHARS_MAX])
            case pipe.Alive() | pipe.HangUp():
                return

    def spoke(self, line: int, data: bytes) -> None:
        """Comes in, or comes back after its line was closed; what was under way then is nobody's."""
        if data[:2] == bytes((Lane.EVENT, _ENTER_KIND)) and line in self.parts and line not in self.failed:
            self._connect(line, self.parts[line], self.parts[line].user)
            self.child.lines[line].received(data)

    def _fail(self, failed: pipe.Failed) -> None:
        line = self._owners.get(failed.line, failed.line)
        if (part := self.parts.get(line)) is None:
            return
        if failed.is_final:
            self.failed[line] = failed
        facts: dict[str, Fact] = dict(failed.facts)
        if failed.file:
            facts |= {"file": failed.file, "line": failed.at_line}
        self.tell(Fault(name=part.name, code=failed.code, facts=facts, trace=failed.trace[-pipe.TRACE_CHARS_MAX :]))

    # Its lines

    def _open_companion(self, asked: pipe.OpenLine) -> None:
        part = self.parts.get(asked.experience)
        is_free = asked.line >= pipe.COMPANION_LINE_MIN and asked.line not in self.child.lines
        if part is None or not is_free or len(self.child.lines) >= pipe.LINES_MAX:
            self.child.order(pipe.LineOver(line=asked.line, code=int(CloseCode.NOT_ADMITTED)))
            return
        self._owners[asked.line] = asked.experience
        self._connect(asked.line, part, companion_of(part.user, asked.who))

    def _connect(self, line: int, part: Installed, user: UserId) -> None:
        if self._running is None:
            return
        caller = Caller(user=user, since=self._ports.clock.now(), is_of_house=True)
        standing = Standing(is_invited=True, capabilities=part.capabilities)
        socket = self.child.open(line)
        socket.bind(self._running.connect(caller, "", standing, socket, lambda: None))

    # What it asks for

    async def _send_snapshot(self, asked: pipe.AskSnapshot) -> None:
        scene = await self._ports.kept.snapshot(self._space, asked.scene, asked.revision)
        self.child.order(pipe.Snapshot(re=asked.re, scene=scene))

    async def _send_kept(self, asked: pipe.AskKept) -> None:
        values: list[pipe.Kept] = []
        following = None
        if (part := self.parts.get(asked.line)) is not None:
            program = Program(self._space, part.user)
            page, following = await self._ports.kept.recall_all(program, "", None, asked.after)
            values = [
                pipe.Kept(key=each.key, version=each.version, value=each.value, person=each.person) for each in page
            ]
        self.child.order(pipe.KeptPage(re=asked.re, values=values, next=following))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(self._attend(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _attend(self, work: Coroutine[Any, Any, None]) -> None:
        with self._ports.boundary.catching("experience"):
            await work
