"""Moving from http to https: the guest goes along by a code, so that she is the same one there.

Nothing but the guest's cookie moves: rights above Visitor were never on http.
"""

from __future__ import annotations

import asyncio
import re
from typing import Annotated, Any, Final
from urllib.parse import quote

import msgspec
from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import JSONBody, PathParameter
from litestar.response import Redirect

from lanting.identity.guest import Guest
from lanting.kernel.clock import Instant
from lanting.web.api import NO_STORE
from lanting.web.caller import address_of
from lanting.web.cookie import guest_cookie
from lanting.web.desk import AskedDesk, Desk
from lanting.web.error import HttpsMissing

PATH_CHARS_MAX: Final = 500
_LOCAL_PATH: Final = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
"""A path of this Server: `//host` and `/\\host` are other Servers to a browser."""

MoveCode = Annotated[str, PathParameter(description="A code from POST /api/move.", max_length=64)]


class MoveWish(msgspec.Struct, frozen=True):
    """Where one wants to be by https."""

    to: Annotated[str, msgspec.Meta(max_length=PATH_CHARS_MAX)] = "/"
    """A path of this Server."""


class Move(msgspec.Struct, frozen=True):
    """The way there."""

    url: str
    """Works once, within 60 s; after that it leads there as somebody new."""


@post("/api/move", summary="Move to https", status_code=201)
async def begin_move(
    desk: AskedDesk, request: Request[Any, Any, Any], data: JSONBody[MoveWish | None] = None
) -> Response[Move]:
    """The https address of this Server, with a code that takes the guest along; 404 `https_missing` without one."""
    address = address_of(request)
    desk.enter_limit.admit(address, desk.clock.moment())
    # Only the rate counts here: nothing is held open by a code.
    desk.enter_limit.release(address)
    url = await moving_url(desk, request, local_path(data.to if data else "/"))
    if url is None:
        raise HttpsMissing
    return Response(Move(url), status_code=201, headers=NO_STORE)


@get("/m/{code:str}", include_in_schema=False)
async def arrive(desk: AskedDesk, request: Request[Any, Any, Any], code: MoveCode) -> Redirect:
    """Be the guest here who one was there. A guest who is somebody here already stays who she is."""
    if request.url.scheme != "https":
        raise NotFoundException
    guest = desk.moves.redeem(code, desk.clock.moment())
    cookies = []
    if guest is not None and desk.callers.guest_of(request) is None:
        value = desk.callers.guests.issue(guest.user_id, Instant(guest.issued_at), is_known=guest.is_known)
        cookies = [guest_cookie("https", value)]
    to = local_path(request.query_params.get("to", "/"))
    return Redirect(quote(to, safe="/?&=%:@!$'()*+,;~"), status_code=303, headers=NO_STORE, cookies=cookies)


async def moving_url(desk: Desk, request: Request[Any, Any, Any], to: str) -> str | None:
    """The address by https that leads to `to`, and takes the guest along if there is one; None without https."""
    # Asking this machine for its addresses may wait for a name server.
    origin = await asyncio.to_thread(desk.https_link)
    if origin is None:
        return None
    guest: Guest | None = desk.callers.guest_of(request)
    if guest is None:
        return origin + quote(to, safe="/?&=%")
    return f"{origin}/m/{desk.moves.issue(guest, desk.clock.moment())}?to={quote(to, safe='/')}"


def local_path(text: str) -> str:
    """`text` where it is a path of this Server, else the first page: nobody is led elsewhere from here."""
    return text if len(text) <= PATH_CHARS_MAX and _LOCAL_PATH.fullmatch(text) else "/"


HANDLERS: Final = (begin_move, arrive)
