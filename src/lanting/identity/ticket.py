"""Tickets: an HTTP answer that opens one socket, once, within 30 s.

A ticket is unpadded base64url of its facts (MessagePack) and their HMAC-SHA-256. The key is made anew by every desk,
so a ticket dies with the process that issued it, and a used one cannot come back after a restart.
"""

from __future__ import annotations

from collections.abc import Container
from heapq import heappop, heappush
from typing import Final

import msgspec

from lanting.identity.caller import Caller
from lanting.identity.seal import FULL_SEAL_BYTES, Seal
from lanting.kernel.clock import Moment
from lanting.kernel.error import LantingError
from lanting.kernel.ids import RandomBytes, SpaceId
from lanting.protocol.lane import Lane

TICKET_VALID_MS: Final = 30_000
TICKET_CHARS_MAX: Final = 512
USED_MAX: Final = 100_000
"""Used tickets remembered at once; 3,000 connections a second for 30 s."""

_NONCE_BYTES: Final = 12


class TicketRefused(LantingError):
    """A ticket does not open the door; its `code` says why."""


class TicketMissing(TicketRefused):
    """The socket's request offered none."""

    code = "ticket_missing"

    def __init__(self) -> None:
        super().__init__("no ticket was offered; ask the Space's enter address for one, and offer it as a subprotocol")


class TicketForged(TicketRefused):
    """Changed, cut short, for another lane, or never ours."""

    code = "ticket_forged"

    def __init__(self) -> None:
        super().__init__("this server did not issue this ticket for this lane; ask for a new one")


class TicketExpired(TicketRefused):
    """It came too late."""

    code = "ticket_expired"

    def __init__(self) -> None:
        super().__init__("the ticket is older than 30 s; ask for a new one just before connecting")


class TicketUsed(TicketRefused):
    """It came a second time."""

    code = "ticket_used"

    def __init__(self) -> None:
        super().__init__("the ticket has opened a socket before; ask for a new one")


class Ticket(msgspec.Struct, frozen=True, array_like=True):
    """What a socket's door needs to know."""

    caller: Caller
    space: str
    lane: Lane
    address: str
    """The client's own address as HTTP saw it, since proxy headers are not read for sockets."""
    nonce: bytes
    expires_at: int
    """A `Moment` of the issuing process."""

    @property
    def space_id(self) -> SpaceId:
        return SpaceId(self.space)


class TicketDesk:
    """Issues tickets and takes each back once."""

    def __init__(self, secret: bytes, random_bytes: RandomBytes, *, used_max: int = USED_MAX) -> None:
        self._random_bytes = random_bytes
        self._seal = Seal(secret, f"ticket {random_bytes(16).hex()}", length=FULL_SEAL_BYTES)
        self._used_max = used_max
        self._used: set[bytes] = set()
        self._used_by_expiry: list[tuple[int, bytes]] = []
        self._refused_until = 0

    def issue(self, caller: Caller, space: SpaceId, lane: Lane, address: str, now: Moment) -> str:
        """A ticket for one connection of `caller` to `space` on `lane`, from `address`."""
        ticket = Ticket(caller, space, lane, address, self._random_bytes(_NONCE_BYTES), now + TICKET_VALID_MS)
        return self._seal.close_text(msgspec.msgpack.encode(ticket))

    def redeem(self, text: str, lanes: Container[Lane], now: Moment) -> Ticket:
        """Take a ticket of one of these lanes and mark it used. Raises `TicketRefused`, and then nothing is marked."""
        if not text:
            raise TicketMissing
        ticket = self._read(text)
        if ticket is None or ticket.lane not in lanes:
            raise TicketForged
        if ticket.nonce in self._used:
            raise TicketUsed
        if ticket.expires_at <= max(now, self._refused_until):
            raise TicketExpired
        self._remember(ticket, now)
        return ticket

    def _read(self, text: str) -> Ticket | None:
        if len(text) > TICKET_CHARS_MAX or (content := self._seal.open_text(text)) is None:
            return None
        try:
            return msgspec.msgpack.decode(content, type=Ticket)
        except msgspec.DecodeError:
            return None

    def _remember(self, ticket: Ticket, now: Moment) -> None:
        self._used.add(ticket.nonce)
        heappush(self._used_by_expiry, (ticket.expires_at, ticket.nonce))
        while self._used_by_expiry and (self._used_by_expiry[0][0] <= now or len(self._used) > self._used_max):
            expires_at, nonce = heappop(self._used_by_expiry)
            self._used.discard(nonce)
            # What is forgotten must never open again: from here on everything as old counts as expired.
            self._refused_until = max(self._refused_until, expires_at)
