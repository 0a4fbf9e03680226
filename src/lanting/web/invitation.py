"""Inviting somebody: the link and the code of a Space, and the link as a QR code that a phone reads from a screen."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

import msgspec
from litestar import Request, Response, get

from lanting.web.api import NO_STORE, SpaceKey, found_space
from lanting.web.desk import AskedDesk
from lanting.web.origin import inviting_origin, path_of
from lanting.web.picture import SVG_HEADERS

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
    stored = await found_space(desk, space)
    url = await inviting_origin(desk, request) + path_of(stored)
    return Response(Invitation(stored.code, url, f"/api/spaces/{stored.id}/invite.svg"), headers=NO_STORE)


@get("/api/spaces/{space:str}/invite.svg", summary="Invite somebody by a QR code", media_type="image/svg+xml")
async def invitation_picture(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[bytes]:
    """The link of the invitation as a QR code."""
    stored = await found_space(desk, space)
    url = await inviting_origin(desk, request) + path_of(stored)
    return Response(qr_code(url), media_type="image/svg+xml", headers=NO_STORE | SVG_HEADERS)


def qr_code(text: str) -> bytes:
    """An SVG without any style: colours are attributes."""
    # Loaded with the first invitation, so that the server listens sooner.
    import segno

    out = BytesIO()
    segno.make_qr(text, error="m").save(
        out, kind="svg", border=_QUIET_ZONE, dark=_INK, light=_PAPER, omitsize=True, svgclass=None, lineclass=None
    )
    return out.getvalue()


HANDLERS: Final = (invitation, invitation_picture)
