"""Opening a key: a page says what it opens, a button takes it. Looking at it uses nothing up.

Messengers fetch every link that is sent through them, so the link alone does nothing; and the page is kept by nobody,
since its address is the secret.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Final
from urllib.parse import quote

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.params import JSONBody, PathParameter
from litestar.response import Redirect
from sqlalchemy import Connection

from lanting.identity.key import KEY_CHARS_MAX, Key, KeyEnded, KeyRevoked, KeyUnknown, KeyUsedUp
from lanting.identity.queries import Grant, close_ended_keys, find_key, is_held, redeem_key
from lanting.protocol.word import Role
from lanting.runtime.address_limit import TooManyConnections
from lanting.space.queries import StoredSpace, find_space
from lanting.web.api import NO_STORE
from lanting.web.caller import Credentials, address_of
from lanting.web.desk import AskedDesk, Desk
from lanting.web.error import RoleNeedsHttps, TooManyTries
from lanting.web.move import moving_url
from lanting.web.origin import path_of
from lanting.web.page import page
from lanting.web.place import shown_space
from lanting.web.preference import locale_of
from lanting.web.shield import is_trustworthy

KeySecret = Annotated[str, PathParameter(description="A key's secret.", max_length=KEY_CHARS_MAX)]


class KeyOffer(msgspec.Struct, frozen=True):
    """A key that a program wants to open."""

    key: Annotated[str, msgspec.Meta(max_length=KEY_CHARS_MAX)]


class KeyOpened(msgspec.Struct, frozen=True):
    """What it opened. The cookies that come with it carry the right."""

    space: str
    """The Space's id."""
    slug: str
    role: Role


@get("/k/{secret:str}", include_in_schema=False)
async def key_page(desk: AskedDesk, request: Request[Any, Any, Any], secret: KeySecret) -> Response[bytes]:
    """What the key opens, and the button that opens it. Raises as `_found` does, and KeyUsedUp."""
    key, space = await _found(desk, request, secret)
    if key.uses_left == 0:
        caller = desk.callers.of(request)
        if not await desk.store.read(lambda connection: is_held(connection, key, caller)):
            raise KeyUsedUp
    locale = locale_of(request)
    response = page(
        request,
        "key.html.jinja",
        locale,
        space=shown_space(desk, locale, space),
        opens=f"opening-{key.role.value}",
        path=f"/k/{quote(secret)}",
        may_open=_may_open(request, key),
        https_url=None if _may_open(request, key) else await moving_url(desk, request, f"/k/{secret}"),
    )
    response.headers["Cache-Control"] = "no-store"
    return response


@post("/k/{secret:str}", include_in_schema=False, status_code=303)
async def open_key(desk: AskedDesk, request: Request[Any, Any, Any], secret: KeySecret) -> Redirect:
    """Take the key, then on to its Space."""
    _, space, cookies = await _open(desk, request, secret)
    return Redirect(path_of(space), status_code=303, headers=NO_STORE, cookies=cookies)


@post("/api/keys", summary="Open a key", status_code=201)
async def open_key_by_program(
    desk: AskedDesk, request: Request[Any, Any, Any], data: JSONBody[KeyOffer]
) -> Response[KeyOpened]:
    """What the link of a key does for a person, for a program. Opened twice by the same bearer, it counts once."""
    grant, space, cookies = await _open(desk, request, data.key)
    opened = KeyOpened(space.id, space.slug, grant.role.value)
    return Response(opened, status_code=201, headers=NO_STORE, cookies=cookies)


async def _found(desk: Desk, request: Request[Any, Any, Any], secret: str) -> tuple[Key, StoredSpace]:
    """Raises TooManyTries, KeyUnknown, KeyRevoked or KeyEnded."""
    address = address_of(request)
    try:
        desk.key_limit.admit(address, desk.clock.moment())
    except TooManyConnections:
        raise TooManyTries from None
    # Only the rate counts here: nothing is held open by a key.
    desk.key_limit.release(address)

    def look_up(connection: Connection) -> tuple[Key, StoredSpace]:
        key = find_key(connection, secret)
        return key, _space_of(connection, key)

    key, space = await desk.store.read(look_up)
    match key.state(desk.clock.now()):
        case "revoked":
            raise KeyRevoked
        case "ended":
            await _close_for_good(desk, key)
            raise KeyEnded
    return key, space


async def _open(
    desk: Desk, request: Request[Any, Any, Any], secret: str
) -> tuple[Grant, StoredSpace, Sequence[Cookie]]:
    """Raises as `_found` does, and RoleNeedsHttps or KeyUsedUp."""
    key, space = await _found(desk, request, secret)
    if not _may_open(request, key):
        raise RoleNeedsHttps(await moving_url(desk, request, f"/k/{secret}"))
    credentials = _credentials(desk, request, key)

    def redeem(connection: Connection) -> Grant:
        _space_of(connection, key)
        return redeem_key(connection, secret, credentials.caller, desk.clock.now())

    grant = await desk.store.write(redeem)
    desk.hall.standings_changed(space.id)
    return grant, space, credentials.cookies


async def _close_for_good(desk: Desk, key: Key) -> None:
    """It was seen to end: no clock that is put back opens it again."""
    if key.revoked_at is None:
        now = desk.clock.now()
        for concerned in await desk.store.write(lambda connection: close_ended_keys(connection, now)):
            desk.hall.standings_changed(concerned)


def _credentials(desk: Desk, request: Request[Any, Any, Any], key: Key) -> Credentials:
    """Whom somebody has sent a key is no stranger: her Rank is known from now on."""
    return (
        desk.callers.with_holder(request, is_known=True)
        if key.needs_holder
        else (desk.callers.with_guest(request, is_known=True))
    )


def _space_of(connection: Connection, key: Key) -> StoredSpace:
    space = find_space(connection, key.space_id)
    if space is None:
        raise KeyUnknown
    return space


def _may_open(request: Request[Any, Any, Any], key: Key) -> bool:
    return is_trustworthy(request.scope) or not key.needs_holder


HANDLERS: Final = (key_page, open_key, open_key_by_program)
