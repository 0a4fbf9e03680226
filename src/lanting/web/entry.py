"""Coming to a Space: who asks is looked up, and given a ticket for one socket."""

from __future__ import annotations

from typing import Annotated, Any, Final

import msgspec
from litestar import Request, Response, post
from litestar.params import JSONBody

from lanting.identity.caller import Caller
from lanting.identity.companion import CompanionNeedsToken, companion_of
from lanting.identity.key import KeyEnded, KeyRevoked
from lanting.identity.queries import find_token
from lanting.identity.standing import Standing
from lanting.identity.ticket import TICKET_VALID_MS
from lanting.kernel.ids import SpaceId
from lanting.protocol.lane import Lane
from lanting.protocol.limit import NAME_CHARS_MAX
from lanting.space.queries import StoredSpace
from lanting.web.api import NO_STORE, SpaceKey, found_space
from lanting.web.caller import Credentials, address_of, token_of
from lanting.web.desk import AskedDesk, Desk
from lanting.web.error import CodeNeeded, CodeWrong, RoleNeedsHttps
from lanting.web.move import moving_url
from lanting.web.sight import is_code_of

SOCKET_PATH: Final = "/socket"


class Wish(msgspec.Struct, frozen=True):
    """How one comes."""

    code: str | None = None
    """The Space's six letters, where it asks for them."""
    companion: Annotated[str, msgspec.Meta(min_length=1, max_length=NAME_CHARS_MAX)] | None = None
    """The program that shows its token brings a companion of this name: another User, the same at each coming."""


class Admission(msgspec.Struct, frozen=True):
    """What opens one socket."""

    ticket: str
    """Offer it as the subprotocol `ticket.<ticket>` beside `lanting.v1`. Opens once."""
    expires_in_s: int
    socket_path: str


@post("/api/spaces/{space:str}/enter", summary="Ask for a ticket", status_code=201)
async def enter(
    desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey, data: JSONBody[Wish | None] = None
) -> Response[Admission]:
    """A ticket for one socket, within 30 s. Who comes without a guest cookie gets one.

    A program shows its token as `Authorization: Bearer …`, and may then do what that says; so may a `companion` of
    it, which without a token is refused with 403 `companion_needs_token`. Refuses with 403 `banned`, and, where the
    Space opens by its link alone, with 403 `code_needed` or `code_wrong`.
    """
    address = counted_address(desk, request)
    stored = await found_space(desk, space)
    credentials = _credentials(desk, request)
    await check_token(desk, request, stored.id, credentials.caller)
    wish = data or Wish()
    coming = _coming(credentials.caller, wish.companion)
    standing = await desk.hall.standing(stored.id, coming)
    has_code = _gives_code(desk, address, stored, standing, wish.code)
    caller = msgspec.structs.replace(coming, has_code=has_code)
    ticket = desk.tickets.issue(caller, stored.id, Lane.EVENT, address, desk.clock.moment())
    return Response(
        Admission(ticket, TICKET_VALID_MS // 1_000, SOCKET_PATH),
        status_code=201,
        headers=NO_STORE,
        cookies=credentials.cookies,
    )


async def check_token(desk: Desk, request: Request[Any, Any, Any], space: SpaceId, caller: Caller) -> None:
    """Where a program shows a token, it must hold here. Raises RoleNeedsHttps, KeyUnknown, KeyRevoked or KeyEnded."""
    if caller.token is None:
        if token_of(request) is not None:
            raise RoleNeedsHttps(await moving_url(desk, request, request.url.path))
        return
    digest = caller.token
    key = await desk.store.read(lambda connection: find_token(connection, space, digest))
    match key.state(desk.clock.now()):
        case "revoked":
            raise KeyRevoked
        case "ended":
            raise KeyEnded


def counted_address(desk: Desk, request: Request[Any, Any, Any]) -> str:
    """From where somebody asks for a ticket. Raises TooManyConnections."""
    address = address_of(request)
    desk.enter_limit.admit(address, desk.clock.moment())
    # Only the rate counts here: nothing is held open by a ticket.
    desk.enter_limit.release(address)
    return address


def _credentials(desk: Desk, request: Request[Any, Any, Any]) -> Credentials:
    """Who has been here long enough is known from now on, wherever she goes."""
    guest = desk.callers.guest_of(request)
    is_known = guest is not None and desk.hall.has_become_known(guest.user_id)
    return desk.callers.with_guest(request, is_known=is_known)


def _coming(caller: Caller, companion: str | None) -> Caller:
    """Who asks, or a companion that she brings. Raises CompanionNeedsToken."""
    if companion is None:
        return caller
    if caller.program is None:
        raise CompanionNeedsToken
    return msgspec.structs.replace(caller, user=companion_of(caller.program, companion))


def _gives_code(desk: Desk, address: str, space: StoredSpace, standing: Standing, typed: str | None) -> bool:
    """Whether she gave the Space's code. Raises CodeNeeded, CodeWrong or TooManyTries where it takes one to come in."""
    is_free = space.rules.entry == "anyone" or standing.is_invited
    if typed is None:
        if is_free:
            return False
        raise CodeNeeded
    has_code = is_code_of(desk, address, space, typed)
    if not (has_code or is_free):
        raise CodeWrong
    return has_code


HANDLERS: Final = (enter,)
