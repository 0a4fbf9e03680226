"""Who may make Spaces, by whatever way, and how many."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request

from lanting.identity.caller import Caller
from lanting.kernel.host import is_loopback
from lanting.web.caller import address_of
from lanting.web.desk import Desk
from lanting.web.error import RoleNeedsHttps
from lanting.web.move import moving_url
from lanting.web.refusal import MayNotCreate
from lanting.web.shield import is_trustworthy

FORWARDED: Final = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""What proxies add: who comes through one is not on this computer, whatever address the proxy has."""


def may_create(desk: Desk, request: Request[Any, Any, Any], caller: Caller) -> bool:
    """The Operator; whoever sits at the Server's own computer; anyone, where the Operator has said so."""
    return desk.anyone_creates or caller.is_operator or is_at_this_computer(request)


def is_at_this_computer(request: Request[Any, Any, Any]) -> bool:
    """Whether both ends are this machine, and say so: a page of another name that leads here is not believed."""
    return (
        is_loopback(address_of(request))
        and is_loopback(request.url.hostname or "")
        and not any(name in request.headers for name in FORWARDED)
    )


async def check_may_create(desk: Desk, request: Request[Any, Any, Any]) -> None:
    """Raises MayNotCreate or RoleNeedsHttps."""
    if not is_trustworthy(request.scope):
        raise RoleNeedsHttps(await moving_url(desk, request, "/new"))
    if not may_create(desk, request, desk.callers.of(request)):
        raise MayNotCreate


def count_creation(desk: Desk, request: Request[Any, Any, Any]) -> None:
    """Raises TooManyConnections. Only the rate counts here: nothing is held open by making a Space."""
    address = address_of(request)
    desk.create_limit.admit(address, desk.clock.moment())
    desk.create_limit.release(address)
