"""Answers requests for static files. Every file that may be asked for was found at start (`asset`)."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException

from lanting.web.desk import AskedDesk
from lanting.web.page import accepts_gzip


@get(["/static/{path:path}", "/client/{path:path}"], include_in_schema=False, sync_to_thread=False)
def static_file(desk: AskedDesk, request: Request[Any, Any, Any]) -> Response[bytes]:
    """A file of ours or of the built client, compressed for whoever understands it."""
    asset = desk.assets.by_path.get(request.url.path)
    if asset is None:
        raise NotFoundException
    body, gzipped = asset.content(gzipped=accepts_gzip(request))
    headers = {"Cache-Control": asset.cache_control, "Vary": "Accept-Encoding"}
    if gzipped:
        headers["Content-Encoding"] = "gzip"
    return Response(body, media_type=asset.media_type, headers=headers)


@get("/favicon.ico", include_in_schema=False, sync_to_thread=False)
def favicon(desk: AskedDesk) -> Response[bytes]:
    """For browsers that ask without reading the page, such as for `/livez`."""
    asset = desk.assets.by_path[desk.assets.path_of("icon.svg")]
    body, _ = asset.content(gzipped=False)
    return Response(body, media_type=asset.media_type, headers={"Cache-Control": "max-age=86400"})


HANDLERS: Final = (static_file, favicon)
