"""Where this Server is for others: the address that an invitation names, or a preview of it elsewhere."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import quote

from litestar import Request

from lanting.kernel.host import is_loopback
from lanting.space.queries import StoredSpace
from lanting.web.desk import Desk


def origin_of(desk: Desk, request: Request[Any, Any, Any]) -> str:
    """What the Operator says that it is, else the one that was asked."""
    return desk.public_url or f"{request.url.scheme}://{request.url.netloc}"


async def inviting_origin(desk: Desk, request: Request[Any, Any, Any]) -> str:
    """The same, but never one that means another machine to whoever gets it."""
    if desk.public_url is not None or not is_loopback(request.url.hostname or ""):
        return origin_of(desk, request)
    # Asking this machine for its addresses may wait for a name server.
    return await asyncio.to_thread(desk.network_link) or origin_of(desk, request)


async def secure_origin(desk: Desk, request: Request[Any, Any, Any]) -> str | None:
    """Where rights above Visitor act for others; None where this Server is not served over https."""
    asked = origin_of(desk, request)
    if asked.startswith("https:"):
        return asked
    return await asyncio.to_thread(desk.https_link)


def with_code(space: StoredSpace, url: str) -> str:
    """A Space's page as an invitation leads to it: with its code, where it opens by its link alone."""
    return f"{url}?code={space.code}" if space.rules.entry == "link" else url


def path_of(space: StoredSpace) -> str:
    """The page of a Space on this Server."""
    return f"/s/{quote(space.slug)}"
