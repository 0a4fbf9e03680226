"""The lobby: every Space under what people come to do there, and the field for a code."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, Response, get
from litestar.response import Redirect

from lanting.runtime.address_limit import TooManyConnections
from lanting.space.code import read_code
from lanting.space.queries import StoredSpace, find_space_by_code
from lanting.web.api import listed_spaces
from lanting.web.creator import may_create
from lanting.web.desk import AskedDesk, Desk
from lanting.web.door import TYPED_CHARS_MAX
from lanting.web.origin import origin_of, path_of, with_code
from lanting.web.page import page
from lanting.web.picture import HEIGHT, WIDTH
from lanting.web.place import groups_of, picture_of_server
from lanting.web.preference import locale_of


@get("/", include_in_schema=False)
async def lobby(desk: AskedDesk, request: Request[Any, Any, Any]) -> Response[bytes]:
    """Every Space, with how many people are inside."""
    return await _lobby(desk, request)


@get("/c", include_in_schema=False)
async def by_code(desk: AskedDesk, request: Request[Any, Any, Any]) -> Response[Any]:
    """To the Space whose code it is; else the lobby again, with a sentence at the field."""
    typed = request.query_params.get("code", "")[:TYPED_CHARS_MAX].strip()
    address = request.client.host if request.client else ""
    try:
        desk.code_limit.admit(address, desk.clock.moment())
    except TooManyConnections:
        return await _lobby(desk, request, status=429, typed=typed, complaint="lobby-code-too-many")
    # Only the rate counts here: nothing is held open by a code.
    desk.code_limit.release(address)
    found = await _space_of(desk, typed)
    if found is None:
        return await _lobby(desk, request, status=404, typed=typed, complaint="lobby-code-unknown")
    # A class comes from one address, and everybody in it has the code.
    desk.code_limit.forgive(address)
    return Redirect(with_code(found, path_of(found)), status_code=303, headers={"Cache-Control": "no-store"})


async def _space_of(desk: Desk, typed: str) -> StoredSpace | None:
    code = read_code(typed)
    return await desk.store.read(lambda connection: find_space_by_code(connection, code)) if code else None


async def _lobby(
    desk: Desk, request: Request[Any, Any, Any], *, status: int = 200, typed: str = "", complaint: str | None = None
) -> Response[bytes]:
    locale = locale_of(request)
    stored = await listed_spaces(desk, request)
    creates = may_create(desk, request, desk.callers.of(request))
    # Only who may create is offered something to begin with, and only she waits for it.
    to_do = await desk.experiences.known() if creates else ()
    return page(
        request,
        "lobby.html.jinja",
        locale,
        status=status,
        groups=groups_of(desk, locale, stored, to_do),
        may_create=creates,
        origin=origin_of(desk, request),
        picture=picture_of_server(desk),
        picture_size=(WIDTH, HEIGHT),
        typed=typed,
        typed_chars_max=TYPED_CHARS_MAX,
        complaint=complaint,
    )


HANDLERS: Final = (lobby, by_code)
