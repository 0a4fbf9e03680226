"""A Space within another site's page: the one page that others may frame, and the one request that it makes.

What somebody is in a frame, she is by the frame's own cookie alone, which browsers keep apart for each framing site, or
by what the page itself remembers where they keep none. An Owner's cookie may come along with the same request; nothing
here reads it. What is not open to anybody is not entered in a frame: the page leads to a tab of its own.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec
from litestar import Request, Response, get, post
from litestar.params import JSONBody

from lanting.identity.guest import COOKIE_CHARS_MAX
from lanting.identity.ticket import TICKET_VALID_MS
from lanting.kernel.error import LantingError
from lanting.protocol.lane import Lane
from lanting.space.queries import list_sites
from lanting.space.waiting import is_open
from lanting.web.api import NO_STORE, SpaceKey, found_space
from lanting.web.cookie import framed_cookie
from lanting.web.desk import AskedDesk
from lanting.web.door import door_page
from lanting.web.entry import SOCKET_PATH, Admission, counted_address
from lanting.web.shield import framing_policy, is_trustworthy
from lanting.web.sight import CLEAR, Sight

_HIDDEN: Final = Sight(needs_code=True, needs_host=True)


class NotFramed(LantingError):
    """Who comes here is asked for something, and in a frame nobody is."""

    code = "not_framed"

    def __init__(self) -> None:
        super().__init__(
            "this space asks who comes in, and within another page nobody is asked; open it in a tab of its own"
        )


class FramedWish(msgspec.Struct, frozen=True):
    """How one comes in a frame."""

    guest: str | None = None
    """What the last answer gave this very page, where its browser keeps no cookie."""


class FramedAdmission(Admission, frozen=True):
    """What opens one socket, and by what the page is the same guest again."""

    guest: str
    """Kept by the page for as long as it is open. It opens nothing by itself, and means nothing outside a frame."""


@get("/e/{space:str}", include_in_schema=False)
async def framed_page(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[bytes]:
    """The door of a Space as other sites may show it: those that its Owner has named, and this Server itself."""
    stored = await found_space(desk, space)
    sites = await desk.store.read(lambda connection: list_sites(connection, stored.id))
    answer = door_page(desk, request, stored, CLEAR if is_open(stored.rules) else _HIDDEN, is_framed=True)
    answer.headers["Content-Security-Policy"] = framing_policy(sites)
    return answer


@post("/e/{space:str}/enter", include_in_schema=False, status_code=201)
async def enter_framed(
    desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey, data: JSONBody[FramedWish | None] = None
) -> Response[FramedAdmission]:
    """A ticket for a Visitor. Raises NotFramed, Banned and what `enter` raises of addresses."""
    address = counted_address(desk, request)
    stored = await found_space(desk, space)
    if not is_open(stored.rules):
        raise NotFramed
    guest = desk.callers.in_frame(request, ((data and data.guest) or "")[:COOKIE_CHARS_MAX])
    await desk.hall.standing(stored.id, guest.caller)
    ticket = desk.tickets.issue(guest.caller, stored.id, Lane.EVENT, address, desk.clock.moment())
    headers = dict(NO_STORE)
    if is_trustworthy(request.scope):
        headers["Set-Cookie"] = framed_cookie(request.url.scheme, guest.value)
    admission = FramedAdmission(ticket, TICKET_VALID_MS // 1_000, SOCKET_PATH, guest.value)
    return Response(admission, status_code=201, headers=headers)


HANDLERS: Final = (framed_page, enter_framed)
