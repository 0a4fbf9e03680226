"""How much of a Space somebody sees from outside: whether she still needs its code, and whether a host must let her in.

Until neither is so, its door shows the picture alone: nobody's look, no count, and nothing of the Scene.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Any, Final

from litestar import Request

from lanting.identity.sanction import Banned
from lanting.kernel.error import LantingError
from lanting.protocol.word import Rules
from lanting.runtime.address_limit import TooManyConnections
from lanting.space.code import read_code
from lanting.space.queries import StoredSpace
from lanting.space.waiting import is_open
from lanting.web.caller import address_of
from lanting.web.desk import Desk
from lanting.web.error import CodeNeeded, TooManyTries


class NotLetIn(LantingError):
    """Hosts decide who comes in here, and have not yet."""

    code = "not_let_in"

    def __init__(self) -> None:
        super().__init__("a host of this space lets people in; enter and wait, and look around once you are inside")


@dataclass(frozen=True, slots=True)
class Sight:
    """What a Space is to one Caller."""

    needs_code: bool
    needs_host: bool
    is_locked: bool = False
    """A host has locked the door for everybody who is not inside."""

    @property
    def is_clear(self) -> bool:
        """Whether she may look in."""
        return not (self.needs_code or self.needs_host or self.is_locked)


CLEAR: Final = Sight(needs_code=False, needs_host=False)


async def sight_of(desk: Desk, request: Request[Any, Any, Any], space: StoredSpace) -> Sight:
    """As the cookies of the request tell, and `?code=` of its address. Raises TooManyTries."""
    rules = space.rules
    if is_open(rules):
        return CLEAR
    caller = desk.callers.of(request)
    if desk.hall.is_inside(space.id, caller.user):
        return CLEAR
    try:
        standing = await desk.hall.standing(space.id, caller)
    except Banned:
        return Sight(needs_code=rules.entry == "link", needs_host=True)
    if standing.is_invited:
        return CLEAR
    return Sight(
        needs_code=rules.entry == "link" and not _gives_code(desk, request, space),
        needs_host=_asks_host(rules, is_new=standing.new_for_ms > 0),
        is_locked=rules.locked,
    )


async def look(desk: Desk, request: Request[Any, Any, Any], space: StoredSpace) -> None:
    """Raises CodeNeeded, NotLetIn or TooManyTries, unless she may look in."""
    sight = await sight_of(desk, request, space)
    if sight.needs_code:
        raise CodeNeeded
    if not sight.is_clear:
        raise NotLetIn


def is_code_of(desk: Desk, address: str, space: StoredSpace, typed: str) -> bool:
    """Whether somebody typed the Space's code; who does not has tried one of so many. Raises TooManyTries."""
    try:
        desk.code_limit.admit(address, desk.clock.moment())
    except TooManyConnections:
        raise TooManyTries from None
    # Only the rate counts here: nothing is held open by a code.
    desk.code_limit.release(address)
    if not hmac.compare_digest((read_code(typed) or "").encode(), space.code.encode()):
        return False
    # A class comes from one address, and everybody in it has the code.
    desk.code_limit.forgive(address)
    return True


def _gives_code(desk: Desk, request: Request[Any, Any, Any], space: StoredSpace) -> bool:
    typed = request.query_params.get("code", "")
    return typed != "" and is_code_of(desk, address_of(request), space, typed)


def _asks_host(rules: Rules, *, is_new: bool) -> bool:
    return rules.approval == "everybody" or (rules.approval == "new" and is_new)
