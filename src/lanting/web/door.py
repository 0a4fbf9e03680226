"""The door of a Space: a card over the hills, and over the living place as soon as the client draws it."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, Response, get

from lanting.protocol.limit import NAME_CHARS_MAX
from lanting.web.api import SpaceKey, found_space
from lanting.web.desk import AskedDesk, Desk
from lanting.web.messenger import messenger_of
from lanting.web.origin import origin_of
from lanting.web.page import page
from lanting.web.picture import HEIGHT, WIDTH
from lanting.web.place import shown_space
from lanting.web.preference import locale_of
from lanting.web.speech import suggested_names


@get("/s/{space:str}", include_in_schema=False)
async def space_page(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[bytes]:
    """The card of one Space. Nothing of it waits for a script."""
    stored = await found_space(desk, space)
    locale = locale_of(request)
    return page(
        request,
        "space.html.jinja",
        locale,
        space=shown_space(desk, locale, stored),
        origin=origin_of(desk, request),
        picture_size=(WIDTH, HEIGHT),
        messenger=messenger_of(request.headers.get("user-agent", "")),
        suggested_name=_suggested_name(desk, locale),
        name_chars_max=NAME_CHARS_MAX,
    )


def _suggested_name(desk: Desk, locale: str) -> str:
    names = suggested_names(locale)
    return names[int.from_bytes(desk.random_bytes(4), "big") % len(names)]


HANDLERS: Final = (space_page,)
