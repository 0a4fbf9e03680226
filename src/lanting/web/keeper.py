"""Who keeps a Space: the Owner, its hosts and the Operator, by what they hold; and a line in its log for each act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Request
from sqlalchemy import Connection

from lanting.identity.caller import Caller
from lanting.identity.queries import role_of
from lanting.identity.role import Role, permissions_of
from lanting.protocol.permission import Permission
from lanting.space.queries import StoredSpace, find_any_space, log_act
from lanting.web.desk import Desk
from lanting.web.error import RoleNeedsHttps, SpaceNotFound
from lanting.web.form import new_once
from lanting.web.move import moving_url
from lanting.web.refusal import NotKeeper
from lanting.web.shield import is_trustworthy


@dataclass(frozen=True, slots=True)
class Keeper:
    """Somebody who may keep a Space, and the Space, which may be deleted and rest."""

    caller: Caller
    role: Role
    space: StoredSpace

    @property
    def owns(self) -> bool:
        return Permission.OWN in permissions_of(self.role)


async def keeper_of(
    desk: Desk,
    request: Request[Any, Any, Any],
    space: str,
    needs: Permission = Permission.MODERATE,
    *,
    though_deleted: bool = False,
) -> Keeper:
    """Raises SpaceNotFound, NotKeeper, RoleNeedsHttps or Banned. A deleted Space is its Owner's alone."""
    caller, now = desk.callers.of(request), desk.clock.now()

    def look_up(connection: Connection) -> tuple[StoredSpace, Role]:
        stored = find_any_space(connection, space)
        if stored is None:
            raise SpaceNotFound(space)
        return stored, role_of(connection, stored.id, caller, now)

    stored, role = await desk.store.read(look_up)
    keeper = Keeper(caller, role, stored)
    if stored.deleted_at is not None and not (though_deleted and keeper.owns):
        raise SpaceNotFound(space)
    if needs in permissions_of(role):
        if not keeper.owns:
            await desk.hall.standing(stored.id, caller)
        return keeper
    if not is_trustworthy(request.scope):
        raise RoleNeedsHttps(await moving_url(desk, request, request.url.path))
    raise NotKeeper


def note_act(
    connection: Connection, desk: Desk, keeper: Keeper, act: str, *, subject: str = "", once: str = ""
) -> bool:
    """Write an act of a page into the moderation log; False if this very form has done it before.

    A page knows no name of whoever acts: the log says her Role.
    """
    return log_act(
        connection,
        keeper.space.id,
        user=keeper.caller.user,
        # All forms of one page bear the same mark.
        request_id=f"{act}-{once or new_once(desk.random_bytes)}"[:36],
        by_name="",
        act=act,
        subject=subject,
        facts={"role": keeper.role.value},
        at=desk.clock.now(),
    )
