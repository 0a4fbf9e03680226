"""Who may bring files into a Space: Builders, and whoever may build in a part of it, where nobody can listen.

LantingError
├── AssetsMissing       404
└── NotBuilder          403
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Request

from lanting.identity.caller import Caller
from lanting.kernel.error import LantingError
from lanting.media.asset import Asset
from lanting.protocol.permission import Permission
from lanting.space.queries import StoredSpace
from lanting.web.api import found_space
from lanting.web.asset_library import Library
from lanting.web.desk import Desk
from lanting.web.error import RoleNeedsHttps
from lanting.web.move import moving_url
from lanting.web.origin import path_of
from lanting.web.shield import is_trustworthy


class AssetsMissing(LantingError):
    """This Server has no place for files."""

    code = "assets_missing"

    def __init__(self) -> None:
        super().__init__("this server keeps no files; its spaces show what their templates have")


class NotBuilder(LantingError):
    """She may not build here, or not with this."""

    code = "not_builder"

    def __init__(self) -> None:
        super().__init__("only who builds in this space may do this; ask its owner for a builder's link")


@dataclass(frozen=True, slots=True)
class Maker:
    """Somebody who may edit in a Space."""

    caller: Caller
    space: StoredSpace
    is_builder: bool
    """Everywhere in it; else in a part of it alone."""

    def check_may_change(self, asset: Asset) -> None:
        """Builders change everything, others what they have brought. Raises NotBuilder."""
        if not self.is_builder and asset.user != self.caller.user:
            raise NotBuilder


async def maker_of(desk: Desk, request: Request[Any, Any, Any], space: str) -> Maker:
    """Raises SpaceNotFound, NotBuilder, RoleNeedsHttps or Banned."""
    stored = await found_space(desk, space)
    maker = await maker_or_none(desk, request, stored)
    if maker is not None:
        return maker
    if not is_trustworthy(request.scope):
        raise RoleNeedsHttps(await moving_url(desk, request, path_of(stored)))
    raise NotBuilder


async def maker_or_none(desk: Desk, request: Request[Any, Any, Any], space: StoredSpace) -> Maker | None:
    """The same, or None. Raises Banned."""
    if not is_trustworthy(request.scope):
        return None
    caller = desk.callers.of(request)
    permissions = (await desk.hall.standing(space.id, caller)).permissions
    return Maker(caller, space, Permission.BUILD in permissions) if Permission.EDIT in permissions else None


def library_of(desk: Desk) -> Library:
    """Raises AssetsMissing."""
    if desk.library is None:
        raise AssetsMissing
    return desk.library
