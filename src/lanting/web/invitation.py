"""Inviting somebody: the link and the code of a Space, and the link as a QR code that a phone reads from a screen."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

import msgspec
from litestar import Request, Response, get

from lanting.space.queries import StoredSpace
from lanting.web.api import NO_STORE, SpaceKey, found_space
from lanting.web.desk import AskedDesk, Desk
from lanting.web.error import CodeNeeded
from lanting.web.origin import inviting_origin, path_of, with_code
from lanting.web.picture import SVG_HEADERS
from lanting.web.sight import sight_of

_INK: Final = "#22313A"
_PAPER: Final = "#FBF8F0"
_QUIET_ZONE: Final = 4
"""Modules of paper on each side (ISO/IEC 18004, section 6.3.8)."""


class Invitation(msgspec.Struct, frozen=True):
    """What one gives to somebody who should come."""

    code: str
    """Six letters to type on the first page of this Server."""
    url: str
    """The Space's page, at an address that others can reach."""
    qr: str
    """Where `url` is as a QR code, an SVG."""


@get("/api/spaces/{space:str}/invite", summary="Invite somebody")
async def invitation(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[Invitation]:
    """Link and code of the Space. Asked for at `localhost`, the link is the one of this machine in its network."""
    stored = await _known_space(desk, request, space)
    url = await inviting_url(desk, request, stored)
    return Response(Invitation(stored.code, url, f"/api/spaces/{stored.id}/invite.svg"), headers=NO_STORE)


async def _known_space(desk: Desk, request: Request[Any, Any, Any], space: str) -> StoredSpace:
    """Only who came in by a code or a role hands it on. Raises SpaceNotFound or CodeNeeded."""
    stored = await found_space(desk, space)
    if (await sight_of(desk, request, stored)).needs_code:
        raise CodeNeeded
    return stored


async def inviting_url(desk: Desk, request: Request[Any, Any, Any], space: StoredSpace) -> str:
    """The link that one gives away."""
    return with_code(space, await inviting_origin(desk, request) + path_of(space))


@get("/api/spaces/{space:str}/invite.svg", summary="Invite somebody by a QR code", media_type="image/svg+xml")
async def invitation_picture(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[bytes]:
    """The link of the invitation as a QR code."""
    stored = await _known_space(desk, request, space)
    url = await inviting_url(desk, request, stored)
    return Response(qr_code(url), media_type="image/svg+xml", headers=NO_STORE | SVG_HEADERS)


def qr_code(text: str) -> bytes:
    """An SVG without any style: colours are attributes."""
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + _drawn(text, svgns=True)


def qr_drawing(text: str) -> str:
    """The same as markup of a page, decoration beside the text. Made from numbers: nothing of the text is in it."""
    svg = _drawn(text, svgns=False).decode()
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)


def _drawn(text: str, *, svgns: bool) -> bytes:
    # Loaded with the first invitation, so that the server listens sooner.
    import segno

    out = BytesIO()
    segno.make_qr(text, error="m").save(
        out,
        kind="svg",
        border=_QUIET_ZONE,
        dark=_INK,
        light=_PAPER,
        omitsize=True,
        svgclass=None,
        lineclass=None,
        xmldecl=False,
        svgns=svgns,
        nl=False,
    )
    return out.getvalue()


HANDLERS: Final = (invitation, invitation_picture)
