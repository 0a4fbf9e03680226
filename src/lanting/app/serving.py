"""One run of a Server: start it, say where it is, wait for a signal, stop it."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Awaitable, Callable
from types import FrameType

from lanting.app.greeting import can_draw, greeting
from lanting.app.log import set_up_logging
from lanting.app.server import Server, build_server
from lanting.app.settings import Settings
from lanting.kernel.log import Log
from lanting.web.page import prepare_pages

_log = Log("lanting.app")


def serve(settings: Settings) -> None:
    """Run a Server until SIGINT or SIGTERM. Raises StartRefused."""
    set_up_logging(settings.log_level)
    run(build_server(settings), _greet)


def run(server: Server, greet: Callable[[Server], None], beside: Callable[[], Awaitable[None]] | None = None) -> None:
    """Until SIGINT or SIGTERM. `greet` once it is open; `beside` is what goes on at the same time."""
    with asyncio.Runner(loop_factory=_fast_loop()) as runner:
        runner.run(_run(server, greet, beside))
    # The process ends now: looking through everything for garbage once more would only hold that up.
    gc.freeze()


async def _run(server: Server, greet: Callable[[Server], None], beside: Callable[[], Awaitable[None]] | None) -> None:
    ended = asyncio.Event()
    _on_signals(ended.set)
    going_on = None
    try:
        await server.start()
        greet(server)
        _log.info("started")
        going_on = asyncio.ensure_future(beside()) if beside is not None else None
        await asyncio.to_thread(prepare)
        # What is there now stays: the collector need not look at it again and again.
        gc.collect()
        gc.freeze()
        gc.enable()
        await ended.wait()
    finally:
        if going_on is not None:
            going_on.cancel()
        await server.stop()
        _log.info("stopped")


def prepare() -> None:
    """Load what the first visitor would otherwise wait for, and the link did not."""
    import lanting.runtime.socket  # noqa: F401

    prepare_pages()


def _greet(server: Server) -> None:
    sys.stdout.write(greeting(server.links, server.certificates, with_qr=can_draw(sys.stdout)))
    sys.stdout.flush()


def _on_signals(end: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    wanted = [signal.SIGINT, signal.SIGTERM]
    if sys.platform == "win32":
        wanted.append(signal.SIGBREAK)
    for each in wanted:
        try:
            loop.add_signal_handler(each, end)
        except NotImplementedError:

            def handle(_number: int, _frame: FrameType | None) -> None:
                loop.call_soon_threadsafe(end)

            signal.signal(each, handle)


def _fast_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop where it is installed, else asyncio's own."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop
