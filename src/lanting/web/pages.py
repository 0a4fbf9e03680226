"""The pages: the lobby that lists the Spaces, and the page of each Space, a card with one button before the client."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, Response, get

from lanting.protocol.limit import NAME_CHARS_MAX
from lanting.space.queries import StoredSpace, list_spaces
from lanting.web.api import SpaceKey, SpaceSummary, found_space
from lanting.web.desk import AskedDesk, Desk
from lanting.web.page import page
from lanting.web.preference import locale_of
from lanting.web.speech import suggested_names


@get("/", include_in_schema=False)
async def lobby(desk: AskedDesk, request: Request[Any, Any, Any]) -> Response[bytes]:
    """Every Space, with how many people are inside."""
    stored = await desk.store.read(list_spaces)
    return page(request, "lobby.html.jinja", locale_of(request), spaces=[_shown(desk, each) for each in stored])


@get("/s/{space:str}", include_in_schema=False)
async def space_page(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[bytes]:
    """The card of one Space; the client draws the place behind it."""
    stored = await found_space(desk, space)
    locale = locale_of(request)
    names = suggested_names(locale)
    return page(
        request,
        "space.html.jinja",
        locale,
        space=_shown(desk, stored),
        suggested_name=names[desk.random_bytes(1)[0] % len(names)],
        name_chars_max=NAME_CHARS_MAX,
    )


def _shown(desk: Desk, space: StoredSpace) -> SpaceSummary:
    return SpaceSummary(space.id, space.name, space.slug, desk.people_in(space.id), space.template)


HANDLERS: Final = (lobby, space_page)
