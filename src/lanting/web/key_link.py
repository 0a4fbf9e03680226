"""The one page that shows the link of a key: to read, to scan, and as a file to put away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from litestar import Request, Response
from litestar.datastructures import Cookie

from lanting.identity.queries import NewKey
from lanting.identity.role import Role
from lanting.space.queries import StoredSpace
from lanting.web.desk import Desk
from lanting.web.invitation import qr_drawing
from lanting.web.origin import inviting_origin, origin_of, path_of, secure_origin
from lanting.web.page import page
from lanting.web.preference import locale_of
from lanting.web.speech import speech


@dataclass(frozen=True, slots=True)
class KeyLink:
    """A link that opens a Role."""

    url: str
    qr: str
    """Markup, to stand in the page."""
    file: str
    """A text file as a `data:` address."""
    file_name: str


async def shown_key(
    desk: Desk,
    request: Request[Any, Any, Any],
    space: StoredSpace,
    made: NewKey,
    *,
    is_new_space: bool = False,
    cookies: Sequence[Cookie] = (),
    said: Sequence[str] = (),
    resting: Sequence[str] = (),
) -> Response[bytes]:
    """What follows the making of a key, and what else is to be said of it; `resting`: experiences to be switched on.

    Nobody keeps this page: its secret is nowhere else.
    """
    locale = locale_of(request)
    of_owner = made.key.role == Role.OWNER
    kind = "owner" if of_owner else "link"
    answer = page(
        request,
        "shown_key.html.jinja",
        locale,
        status=201,
        space=space,
        link=_link(locale, space, made, await _origin(desk, request, made)),
        title="creating-made-title" if is_new_space else f"key-shown-{kind}",
        keep=f"key-keep-{kind}",
        is_new_space=is_new_space,
        of_owner=of_owner,
        said=said,
        resting=resting,
    )
    answer.headers["Cache-Control"] = "no-store"
    answer.cookies.extend(cookies)
    return answer


async def _origin(desk: Desk, request: Request[Any, Any, Any], made: NewKey) -> str:
    """Where the link works for whoever gets it: rights above Visitor act over https alone."""
    if made.key.needs_holder:
        return await secure_origin(desk, request) or origin_of(desk, request)
    return await inviting_origin(desk, request)


def _link(locale: str, space: StoredSpace, made: NewKey, origin: str) -> KeyLink:
    t, role = speech(locale), made.key.role
    url = f"{origin}/k/{made.secret}"
    what = "key-file-owner" if role == Role.OWNER else "key-file-link"
    said = t(what, space=space.name, role=t(f"link-role-{role.value}"))
    text = f"{space.name}\n{origin}{path_of(space)}\n\n{said}\n\n{url}\n"
    return KeyLink(
        url=url,
        qr=qr_drawing(url),
        file=f"data:text/plain;charset=utf-8,{quote(text, safe='')}",
        file_name=f"{space.slug}-{role.value}.txt",
    )
