"""Listening: a socket that is bound before anything is promised, and uvicorn on it, ended by us and not by signals."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, Final

import uvicorn

from lanting.app.error import PortTaken

BACKLOG: Final = 2_048
KEEP_ALIVE_S: Final = 30
STOP_WITHIN_S: Final = 1


def bind(host: str, port: int, option: str) -> socket.socket:
    """A socket on `host`; port 0 takes a free one. Raises PortTaken, which names the `option` to change."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        # On Windows the same option would let two servers share a port.
        if os.name == "posix":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(BACKLOG)
    except OSError as error:
        bound.close()
        raise PortTaken(option, host, port, (error.strerror or str(error)).lower()) from None
    bound.setblocking(False)
    return bound


class Listener(uvicorn.Server):
    """uvicorn on one bound socket. It has no heartbeat: with nobody there, nothing wakes up."""

    def __init__(self, config: uvicorn.Config, bound: socket.socket) -> None:
        super().__init__(config)
        self._bound = bound
        self._ready = asyncio.Event()
        self._ending = asyncio.Event()
        self._serving: asyncio.Task[None] | None = None

    @property
    def port(self) -> int:
        number: int = self._bound.getsockname()[1]
        return number

    async def begin(self) -> None:
        """Serve from now on."""
        self._serving = asyncio.create_task(self.serve([self._bound]))
        ready = asyncio.create_task(self._ready.wait())
        await asyncio.wait([self._serving, ready], return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if self._serving.done():
            await self._serving

    async def end(self) -> None:
        """Take no more, finish answers for at most STOP_WITHIN_S, close."""
        self._ending.set()
        if self._serving is not None:
            await self._serving
        self._bound.close()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready.set()

    async def main_loop(self) -> None:
        await self.on_tick(0)
        await self._ending.wait()

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Signals belong to whoever runs the Server."""
        yield


def listening_config(app: Any, door: type[asyncio.Protocol], trusted: list[str], context: ssl.SSLContext | None) -> Any:
    """How uvicorn is set up: `door` takes the sockets, and nothing is logged of who asks for what."""
    return uvicorn.Config(
        app,
        http="h11",
        ws=door,
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=bool(trusted),
        forwarded_allow_ips=trusted,
        server_header=False,
        # The shield dates each answer; uvicorn would wake up for it every tenth of a second.
        date_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=STOP_WITHIN_S,
        ssl_context_factory=(lambda _config, _default: context) if context is not None else None,
    )
