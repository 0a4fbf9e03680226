"""The door of a Space: a card over the hills, and over the living place as soon as the client draws it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from litestar import Request, Response, get

from lanting.protocol.limit import NAME_CHARS_MAX
from lanting.space.queries import StoredSpace, list_experiences
from lanting.space.waiting import is_open
from lanting.web.api import SpaceKey, found_space
from lanting.web.decision import decisions_for
from lanting.web.desk import AskedDesk, Desk
from lanting.web.error import CodeWrong, TooManyTries
from lanting.web.messenger import messenger_of
from lanting.web.origin import origin_of
from lanting.web.page import page
from lanting.web.picture import HEIGHT, WIDTH
from lanting.web.place import shown_space
from lanting.web.preference import locale_of
from lanting.web.sight import Sight, sight_of
from lanting.web.speech import suggested_names

TYPED_CHARS_MAX: Final = 24
"""A code with whatever people put between its letters."""


@get("/s/{space:str}", include_in_schema=False)
async def space_page(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[bytes]:
    """The card of one Space. Nothing of it waits for a script.

    Who needs a code finds a field for it; who may not look in yet sees the picture and nothing of those inside.
    """
    stored = await found_space(desk, space)
    typed = request.query_params.get("code", "")[:TYPED_CHARS_MAX].strip()
    status, complaint = 200, None
    try:
        sight = await sight_of(desk, request, stored)
        if typed and sight.needs_code:
            status, complaint = 403, f"error-{CodeWrong.code}"
    except TooManyTries as error:
        sight = Sight(needs_code=True, needs_host=True)
        status, complaint = 429, f"error-{error.code}"
    told = await decisions_for(desk, request)
    has_kept = await desk.store.read(lambda connection: bool(list_experiences(connection, stored.id)))
    return door_page(
        desk, request, stored, sight, typed=typed, complaint=complaint, status=status, told=told, has_kept=has_kept
    )


def door_page(
    desk: Desk,
    request: Request[Any, Any, Any],
    stored: StoredSpace,
    sight: Sight,
    *,
    typed: str = "",
    complaint: str | None = None,
    status: int = 200,
    is_framed: bool = False,
    told: Sequence[tuple[str, str]] = (),
    has_kept: bool = False,
) -> Response[bytes]:
    """The card of one Space as it is to whoever asks, or smaller, within another site's page.

    `has_kept`: it has, or had, experiences, which may keep something about her.
    """
    locale = locale_of(request)
    answer = page(
        request,
        "space.html.jinja",
        locale,
        status=status,
        sight=sight,
        typed=typed,
        typed_chars_max=TYPED_CHARS_MAX,
        complaint=complaint,
        is_framed=is_framed,
        told=told,
        has_kept=has_kept,
        is_locked=stored.rules.locked,
        is_listed=stored.rules.entry == "anyone" and not is_framed,
        space=shown_space(desk, locale, stored),
        origin=origin_of(desk, request),
        picture_size=(WIDTH, HEIGHT),
        messenger=messenger_of(request.headers.get("user-agent", "")),
        suggested_name=_suggested_name(desk, locale),
        name_chars_max=NAME_CHARS_MAX,
    )
    if not is_open(stored.rules):
        # What it shows is for who asked alone.
        answer.headers["Cache-Control"] = "no-store"
    return answer


def _suggested_name(desk: Desk, locale: str) -> str:
    names = suggested_names(locale)
    return names[int.from_bytes(desk.random_bytes(4), "big") % len(names)]


HANDLERS: Final = (space_page,)
