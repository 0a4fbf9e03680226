"""The sockets' front door: checks an upgrade request and hands its transport to the runtime, on the port of the pages.

The only file that touches uvicorn's private calls. uvicorn makes one `ws` object for each upgrade request, calls
`connection_made` and `data_received` with the whole head, and then sets it as the transport's protocol. Whoever is
turned away gets an HTTP answer in JSON, before any 101.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, cast

import msgspec

from lanting.identity.companion import CompanionsFull
from lanting.identity.sanction import Banned
from lanting.identity.ticket import Ticket, TicketDesk, TicketRefused
from lanting.kernel.clock import Clock
from lanting.kernel.error import LantingError
from lanting.protocol.lane import Lane
from lanting.protocol.version import SUBPROTOCOL
from lanting.runtime import metric
from lanting.runtime.address_limit import AddressLimit, TooManyConnections
from lanting.runtime.boundary import Boundary
from lanting.runtime.error import ServerStopping
from lanting.runtime.hall import Hall
from lanting.runtime.upgrade import (
    BadHandshake,
    NoSocketHere,
    OriginRefused,
    Upgrade,
    VersionNotSpoken,
    read_upgrade,
)
from lanting.runtime.voices import NotInside
from lanting.space.queries import SpaceUnknown

if TYPE_CHECKING:
    from lanting.runtime.socket import Receiver, Socket

_STATUS: Final[list[tuple[type[LantingError], HTTPStatus]]] = [
    (NoSocketHere, HTTPStatus.NOT_FOUND),
    (VersionNotSpoken, HTTPStatus.UPGRADE_REQUIRED),
    (BadHandshake, HTTPStatus.BAD_REQUEST),
    (OriginRefused, HTTPStatus.FORBIDDEN),
    (TicketRefused, HTTPStatus.UNAUTHORIZED),
    (Banned, HTTPStatus.FORBIDDEN),
    (CompanionsFull, HTTPStatus.CONFLICT),
    (TooManyConnections, HTTPStatus.TOO_MANY_REQUESTS),
    (SpaceUnknown, HTTPStatus.NOT_FOUND),
    (NotInside, HTTPStatus.CONFLICT),
    (ServerStopping, HTTPStatus.SERVICE_UNAVAILABLE),
]
_EXTRA_HEADERS: Final = {HTTPStatus.UPGRADE_REQUIRED: b"sec-websocket-version: 13\r\n"}


class InternalError(LantingError):
    """Our fault: it is counted and reported."""

    code = "internal"

    def __init__(self) -> None:
        super().__init__("something went wrong on the server; it is reported")


@dataclass(frozen=True, slots=True)
class Doorkeeper:
    """What the door needs to know."""

    hall: Hall
    tickets: TicketDesk
    addresses: Mapping[Lane, AddressLimit]
    """For each lane that has sockets: whoever speaks is no second visitor of her address."""
    clock: Clock
    boundary: Boundary


def front_door(keeper: Doorkeeper) -> type[asyncio.Protocol]:
    """The class to give to uvicorn as `ws`."""

    class FrontDoor(_FrontDoor):
        _keeper = keeper

    return FrontDoor


class _FrontDoor(asyncio.Protocol):
    _keeper: Doorkeeper

    def __init__(self, config: Any, server_state: Any, app_state: Any, _loop: Any = None) -> None:
        # A graceful stop asks every protocol in this set to shut down, and waits for the set to be empty.
        self._shared: set[asyncio.BaseProtocol] = server_state.connections
        self._transport: asyncio.Transport
        self._answering: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._shared.add(self)

    def data_received(self, data: bytes) -> None:
        """The whole head, as uvicorn has put it together again. Nothing else comes: reading pauses until the answer."""
        try:
            upgrade = read_upgrade(data)
            moment = self._keeper.clock.moment()
            ticket = self._keeper.tickets.redeem(upgrade.ticket, self._keeper.addresses, moment)
            self._keeper.addresses[ticket.lane].admit(ticket.address, moment)
        except LantingError as refusal:
            self._turn_away(refusal)
            return
        self._transport.pause_reading()
        self._answering = asyncio.get_running_loop().create_task(self._let_in(upgrade, ticket))

    def connection_lost(self, exc: Exception | None) -> None:
        self._shared.discard(self)
        if self._answering is not None:
            self._answering.cancel()

    def shutdown(self) -> None:
        """uvicorn stops: whoever is still at the door comes too late."""
        if not self._transport.is_closing():
            self._turn_away(ServerStopping())

    async def _let_in(self, upgrade: Upgrade, ticket: Ticket) -> None:
        release = partial(self._keeper.addresses[ticket.lane].release, ticket.address)
        try:
            make_receiver = await self._receiver_for(ticket, release)
            if self._transport.is_closing():
                raise asyncio.CancelledError
            self._hand_over(upgrade, make_receiver)
        except BaseException as error:
            release()
            if isinstance(error, asyncio.CancelledError):
                raise
            if not isinstance(error, LantingError):
                self._keeper.boundary.report("front door", error)
            self._turn_away(error if isinstance(error, LantingError) else InternalError())

    async def _receiver_for(self, ticket: Ticket, on_lost: Callable[[], None]) -> Callable[[Socket], Receiver]:
        """Whoever will hear this socket, and call `on_lost` once."""
        hall, caller = self._keeper.hall, ticket.caller
        if ticket.lane is Lane.VOICE:
            running = hall.running(ticket.space_id)
            if running is None:
                raise NotInside
            voices, line = running.voices, running.voices.line_of(caller.user)
            return lambda socket: voices.connect(line, socket, on_lost)
        space, standing = await hall.receive(ticket.space_id, caller)
        return lambda socket: space.connect(caller, ticket.address, standing, socket, on_lost)

    def _hand_over(self, upgrade: Upgrade, make_receiver: Callable[[Socket], Receiver]) -> None:
        # picows is loaded after the link is printed.
        from lanting.runtime.socket import take_over

        take_over(self._transport, upgrade.key, SUBPROTOCOL, make_receiver, self._keeper.clock)
        self._shared.discard(self)
        self._transport.resume_reading()

    def _turn_away(self, refusal: LantingError) -> None:
        metric.turned_away.labels(refusal.code).inc()
        status = next((each for kind, each in _STATUS if isinstance(refusal, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)
        body = msgspec.json.encode({"code": refusal.code, "message": str(refusal), "facts": refusal.facts})
        head = (
            f"HTTP/1.1 {status.value} {status.phrase}\r\ncontent-type: application/json\r\n"
            f"content-length: {len(body)}\r\ncache-control: no-store\r\nconnection: close\r\n"
        )
        self._transport.write(head.encode("ascii") + _EXTRA_HEADERS.get(status, b"") + b"\r\n" + body)
        self._transport.close()
        self._shared.discard(self)
