"""The bytes of Assets, by their content alone. There is no list of them, and nothing of a request becomes a path.

Whatever somebody uploaded is sent as the type that the check has found, is not guessed at by browsers, and runs nothing
where it is opened by itself.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Any, Final

from litestar import Request, Response, get
from litestar.params import FromPath
from litestar.response import Stream
from sqlalchemy import Connection

from lanting.media.queries import AssetUnknown, KeptFile, find_file
from lanting.media.shelf import is_digest
from lanting.space.queries import find_space
from lanting.space.waiting import is_open
from lanting.web.asset import IMMUTABLE
from lanting.web.asset_maker import library_of
from lanting.web.desk import AskedDesk
from lanting.web.picture import UPLOAD_HEADERS

_RANGE: Final = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
"""One range; several, or something else, are passed over and all of it is sent (RFC 9110, 14.2)."""


@get("/assets/{digest:str}", summary="Fetch a file", include_in_schema=False)
async def asset_file(desk: AskedDesk, request: Request[Any, Any, Any], digest: FromPath[str]) -> Response[Any]:
    """Whole, or one range of it. It never changes."""
    library = library_of(desk)
    if not is_digest(digest):
        raise AssetUnknown

    def look_up(connection: Connection) -> tuple[KeptFile, bool] | None:
        found = find_file(connection, digest)
        if found is None:
            return None
        spaces = (find_space(connection, space) for space in found.spaces)
        return found, any(space is not None and is_open(space.rules) for space in spaces)

    known, size = await desk.store.read(look_up), await library.shelf.size(digest)
    if known is None or size is None:
        raise AssetUnknown
    found, is_public = known
    tag = f'"{digest}"'
    headers = UPLOAD_HEADERS | {
        "ETag": tag,
        "Cache-Control": IMMUTABLE if is_public else IMMUTABLE.replace("public", "private"),
        "Accept-Ranges": "bytes",
    }
    if tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=headers)
    asked = _asked_range(request, tag, size)
    if asked is None:
        return _sent(library.shelf.read(digest, 0, size), 200, found, headers, size)
    start, end = asked
    if start >= end:
        return Response(b"", status_code=416, headers=headers | {"Content-Range": f"bytes */{size}"})
    headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    return _sent(library.shelf.read(digest, start, end), 206, found, headers, end - start)


def _sent(content: AsyncIterator[bytes], status: int, found: KeptFile, headers: dict[str, str], length: int) -> Stream:
    headers = headers | {"Content-Length": str(length)}
    return Stream(content, status_code=status, media_type=found.media_type, headers=headers)


def _asked_range(request: Request[Any, Any, Any], tag: str, size: int) -> tuple[int, int] | None:
    """From where to where, the end not included; None: all of it. Where it begins at its end, nothing is there."""
    asked = _RANGE.fullmatch(request.headers.get("range", ""))
    if asked is None or request.headers.get("if-range", tag) != tag:
        return None
    first, last = asked.groups()
    if not first:
        return (max(0, size - int(last)), size if int(last) else 0) if last else None
    if last and int(last) < int(first):
        return None
    return int(first), min(size, int(last) + 1) if last else size


HANDLERS: Final = (asset_file,)
