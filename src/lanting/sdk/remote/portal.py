"""A thread with an event loop of its own, and the one door into it for programs that wait."""

from __future__ import annotations

import asyncio
import contextvars
import queue
import threading
import weakref
from collections.abc import Callable, Coroutine
from typing import Any, Final, Generic, TypeVar

from lanting.sdk.error import BotEnded

Result = TypeVar("Result")
_Act = Callable[[], Coroutine[Any, Any, object]]

_CLOSE_WITHIN_S: Final = 5.0
"""A server that is gone must not hold up the end of a program."""


class Portal:
    """Over with `close`, when nobody holds it any more, and when Python ends: whatever comes first."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        # A daemon: a program that ends does not wait for it, but calls what `finalize` has noted.
        self._thread = threading.Thread(target=_run, args=(self._loop,), name="lanting", daemon=True)
        self._thread.start()
        self._at_close: list[_Act] = []
        self._callers = threading.local()
        self._over = weakref.finalize(self, _stop, self._loop, self._thread, self._at_close)

    @property
    def is_open(self) -> bool:
        return self._over.alive

    def at_close(self, act: _Act) -> None:
        """What is to be done in the loop before it ends, the last first."""
        self._at_close.append(act)

    def close(self) -> None:
        """End; a second call does nothing."""
        self._over()

    def wait_for(self, coroutine: Coroutine[Any, Any, Result]) -> Result:
        """Run it in the loop and wait for its result or error. Ctrl+C ends it there, too.

        Everything that one thread asks for shares one context, as if one task had awaited it. Raises BotEnded after
        the end.
        """
        if threading.current_thread() is self._thread:
            coroutine.close()
            raise RuntimeError("a blocking call in the loop's own thread would wait for itself; use `await` there")
        if not self.is_open:
            coroutine.close()
            raise BotEnded("closed")
        asked = _Asked(self._loop, coroutine, self._context())
        try:
            self._loop.call_soon_threadsafe(asked.begin)
            asked.over.get()
        except BaseException:
            # Ctrl+C at whatever moment, also before the loop has heard of it.
            self._loop.call_soon_threadsafe(asked.give_up)
            raise
        return asked.result()

    def call(self, act: Callable[[], Result]) -> Result:
        """Call something short in the loop's thread: what lives there is touched nowhere else."""

        async def called() -> Result:
            return act()

        return self.wait_for(called())

    async def in_thread(self, act: Callable[[], Result]) -> Result:
        """From the loop: call something that may wait, in a thread of its own, which goes on in this context."""
        context = contextvars.copy_context()
        done: asyncio.Future[Result] = asyncio.get_running_loop().create_future()

        def tell(result: Result | None, error: BaseException | None) -> None:
            if done.done():
                return
            if error is None:
                done.set_result(result)  # type: ignore[arg-type]
            else:
                done.set_exception(error)

        def run() -> None:
            self._callers.context = context
            result: Result | None = None
            error: BaseException | None = None
            try:
                result = act()
            except Exception as raised:  # noqa: BLE001 - it is raised where this is awaited
                error = raised
            if not self._loop.is_closed():
                self._loop.call_soon_threadsafe(tell, result, error)

        # Not one of a pool's, which Python would wait for at its end.
        threading.Thread(target=run, name="lanting handler", daemon=True).start()
        return await done

    def _context(self) -> contextvars.Context:
        found: contextvars.Context | None = getattr(self._callers, "context", None)
        if found is None:
            found = self._callers.context = contextvars.copy_context()
        return found


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    loop.run_forever()
    loop.close()


class _Asked(Generic[Result]):
    """What one thread waits for. All but `over` and `result` is the loop's."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, coroutine: Coroutine[Any, Any, Result], context: contextvars.Context
    ) -> None:
        # Unlike a Future of threads, it leaves no lock behind when Ctrl+C comes in the midst of waiting for it.
        self.over: queue.SimpleQueue[None] = queue.SimpleQueue()
        """Has something in it once there is a result."""
        self._loop = loop
        self._coroutine = coroutine
        self._context = context
        self._task: asyncio.Task[Result] | None = None

    def begin(self) -> None:
        self._task = self._loop.create_task(self._coroutine, context=self._context)
        self._task.add_done_callback(lambda _: self.over.put(None))

    def give_up(self) -> None:
        """Nobody waits for it any more."""
        if self._task is not None:
            self._task.add_done_callback(lambda task: task.cancelled() or task.exception())
            self._task.cancel()
        else:
            self._coroutine.close()

    def result(self) -> Result:
        """Once it is over. Raises what was raised there, and BotEnded where it was ended."""
        assert self._task is not None, "it has begun"
        if self._task.cancelled():
            raise BotEnded("closed")
        return self._task.result()


async def _end(at_close: list[_Act]) -> None:
    for act in reversed(at_close):
        await asyncio.wait({asyncio.ensure_future(act())}, timeout=_CLOSE_WITHIN_S)
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    loop = asyncio.get_running_loop()
    await loop.shutdown_asyncgens()
    loop.call_soon(loop.stop)


def _stop(loop: asyncio.AbstractEventLoop, thread: threading.Thread, at_close: list[_Act]) -> None:
    if not thread.is_alive():
        return
    asyncio.run_coroutine_threadsafe(_end(at_close), loop)
    # The collector may run in the loop's own thread, which cannot wait for itself.
    if threading.current_thread() is not thread:
        thread.join(2 * _CLOSE_WITHIN_S)
