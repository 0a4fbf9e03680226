"""Who asks: the Caller, read from a request's cookies and address, and the cookies that she is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec
from litestar import Request
from litestar.datastructures import Cookie

from lanting.identity.caller import Caller
from lanting.identity.guest import Guest, GuestCookies
from lanting.identity.holder import HolderCookies
from lanting.identity.key import digest_of, program_of
from lanting.identity.operator import OperatorCookies
from lanting.kernel.clock import Clock, Instant
from lanting.kernel.ids import HolderId, RandomBytes, UserId, new_holder_id, new_user_id
from lanting.runtime.address_limit import network_of
from lanting.web.cookie import (
    FRAMED,
    GUEST,
    HOLDER,
    OPERATOR,
    cookie_name,
    guest_cookie,
    holder_cookie,
    operator_cookie,
)
from lanting.web.shield import is_trustworthy


@dataclass(frozen=True, slots=True)
class Credentials:
    """A Caller with everything that she needs, and what the answer must give her to be the same again."""

    caller: Caller
    cookies: list[Cookie] = field(default_factory=list)

    @property
    def holder(self) -> HolderId | None:
        """None where rights above Visitor must not be given."""
        return self.caller.holder


@dataclass(frozen=True, slots=True)
class FramedGuest:
    """A guest within another site's page, and the sealed text by which she is the same again."""

    caller: Caller
    value: str


class Callers:
    """Reads and makes the cookies of people and programs alike."""

    def __init__(
        self, secret: bytes, operator_key: Callable[[], str | None], clock: Clock, random_bytes: RandomBytes
    ) -> None:
        """`operator_key` reads the key as it is now; None: there is no Operator."""
        self.guests = GuestCookies(secret)
        self._framed = GuestCookies(secret, "framed guest cookie")
        self._holders = HolderCookies(secret)
        self._operators = OperatorCookies(secret, operator_key)
        self._clock = clock
        self._random_bytes = random_bytes

    def of(self, request: Request[Any, Any, Any]) -> Caller:
        """Who asks; without a guest cookie somebody new, who will be forgotten."""
        return self.with_guest(request).caller

    def guest_of(self, request: Request[Any, Any, Any]) -> Guest | None:
        """The guest of the cookie."""
        return self.guests.read(_value(request, GUEST))

    def with_guest(self, request: Request[Any, Any, Any], *, is_known: bool = False) -> Credentials:
        """Who asks, with a guest cookie if she had none; `is_known` is written into it.

        A program with a token is nobody else, whatever cookies come along. Raises KeyUnknown for what is no token.
        """
        scheme, now = request.url.scheme, self._clock.now()
        if (token := token_of(request)) is not None and is_trustworthy(request.scope):
            return Credentials(_program(request, digest_of(token), now))
        guest = self.guest_of(request) or Guest(new_user_id(self._random_bytes), now)
        is_as_before = guest.is_known or not is_known
        guest = guest if is_as_before else msgspec.structs.replace(guest, is_known=True)
        value = self.guests.issue(guest.user_id, Instant(guest.issued_at), is_known=guest.is_known)
        cookies = [] if _value(request, GUEST) == value else [guest_cookie(scheme, value)]
        caller = Caller(
            user=UserId(guest.user),
            since=Instant(guest.issued_at),
            holder=self._holder_of(request),
            is_operator=self._is_operator(request, now),
            is_known=guest.is_known,
            network=network_of(address_of(request)),
            is_trustworthy=is_trustworthy(request.scope),
        )
        return Credentials(caller, cookies)

    def in_frame(self, request: Request[Any, Any, Any], kept: str) -> FramedGuest:
        """Who asks from within another site's page: whom the page remembers, else its own cookie, else somebody new.

        No other cookie is read here: whatever else this browser is on this Server, in a frame it is not.
        """
        found = self._framed.read(kept) or self._framed.read(_value(request, FRAMED))
        guest = found or Guest(new_user_id(self._random_bytes), self._clock.now())
        since = Instant(guest.issued_at)
        caller = Caller(guest.user_id, since, network=network_of(address_of(request)), is_framed=True)
        return FramedGuest(caller, self._framed.issue(guest.user_id, since))

    def with_holder(self, request: Request[Any, Any, Any], *, is_known: bool = False) -> Credentials:
        """The same, with a holder cookie too, where such a cookie may be."""
        credentials = self.with_guest(request, is_known=is_known)
        if credentials.holder is not None or not is_trustworthy(request.scope):
            return credentials
        holder = new_holder_id(self._random_bytes)
        cookie = holder_cookie(request.url.scheme, self._holders.issue(holder, self._clock.now()))
        caller = msgspec.structs.replace(credentials.caller, holder=holder)
        return Credentials(caller, [*credentials.cookies, cookie])

    def as_operator(self, request: Request[Any, Any, Any]) -> list[Cookie]:
        """What makes her the Operator; nothing, where such a cookie may not be."""
        value = self._operators.issue(self._clock.now()) if is_trustworthy(request.scope) else None
        return [operator_cookie(request.url.scheme, value)] if value else []

    def _holder_of(self, request: Request[Any, Any, Any]) -> HolderId | None:
        holder = self._holders.read(_value(request, HOLDER)) if is_trustworthy(request.scope) else None
        return holder.holder_id if holder else None

    def _is_operator(self, request: Request[Any, Any, Any], now: Instant) -> bool:
        return is_trustworthy(request.scope) and self._operators.is_valid(_value(request, OPERATOR), now)


def token_of(request: Request[Any, Any, Any]) -> str | None:
    """The secret that a program shows (RFC 6750, 2.1). It counts where nobody else can listen: see `is_trustworthy`."""
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    return secret.strip() if kind.lower() == "bearer" else None


def _program(request: Request[Any, Any, Any], digest: str, now: Instant) -> Caller:
    network = network_of(address_of(request))
    return Caller(program_of(digest), now, network=network, is_trustworthy=True, token=digest)


def address_of(request: Request[Any, Any, Any]) -> str:
    """From where the request comes; behind a trusted proxy, what the proxy says."""
    return request.client.host if request.client else ""


def _value(request: Request[Any, Any, Any], name: str) -> str:
    return request.cookies.get(cookie_name(name, request.url.scheme), "")
