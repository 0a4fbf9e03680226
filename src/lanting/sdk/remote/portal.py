"""A thread with an event loop of its own, and the one door into it for programs that wait."""

from __future__ import annotations

import asyncio
import contextvars
import threading
import weakref
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError, Future
from typing import Any, Final, TypeVar

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
        future: Future[Result] = Future()
        context = self._context()
        self._loop.call_soon_threadsafe(lambda: _begin(coroutine, context, future))
        try:
            return future.result()
        except CancelledError:
            raise BotEnded("closed") from None
        except KeyboardInterrupt:
            future.cancel()
            raise

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


def _begin(coroutine: Coroutine[Any, Any, Result], context: contextvars.Context, future: Future[Result]) -> None:
    task = asyncio.get_running_loop().create_task(coroutine, context=context)

    def finish(_: object) -> None:
        if task.cancelled():
            future.cancel()
            future.set_running_or_notify_cancel()
        elif not future.cancelled():
            error = task.exception()
            future.set_exception(error) if error is not None else future.set_result(task.result())

    def give_up(_: object) -> None:
        if future.cancelled() and not loop.is_closed():
            loop.call_soon_threadsafe(task.cancel)

    loop = asyncio.get_running_loop()
    task.add_done_callback(finish)
    future.add_done_callback(give_up)


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
