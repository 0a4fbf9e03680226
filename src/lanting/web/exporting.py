"""A Space as one file for its Owner: whatever was made here can be taken away, and opened elsewhere."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final
from urllib.parse import quote

from litestar import Request, Response, get
from litestar.response import Stream

from lanting.kernel.ids import new_upload_id
from lanting.media.limit import DISK_BYTES_MIN, PIECE_BYTES_MAX
from lanting.media.quota import DiskFull
from lanting.protocol.permission import Permission
from lanting.web.api import NO_STORE, SpaceKey
from lanting.web.desk import AskedDesk
from lanting.web.keeper import keeper_of
from lanting.web.space_package import contents_of, file_name, write_package


@get("/s/{space:str}/manage/file", include_in_schema=False)
async def export_space(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[Any]:
    """The published Space with its library; `?with=history`: every edit too. Raises NotKeeper, DiskFull and others."""
    keeper = await keeper_of(desk, request, space, Permission.OWN)
    is_whole = "history" in request.query_params.get("with", "")
    now = desk.clock.now()
    sources = desk.experiences.sources()
    contents = await desk.store.read(lambda c: contents_of(c, keeper.space, now, history=is_whole, sources=sources))
    library = desk.library
    work = Path(tempfile.gettempdir()) if library is None else library.work
    if shutil.disk_usage(work).free - contents.bytes < DISK_BYTES_MIN:
        raise DiskFull
    file = work / f"{new_upload_id(desk.random_bytes)}.package"
    try:
        await write_package(file, contents, None if library is None else library.shelf)
        opened = file.open("rb")
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    size = file.stat().st_size
    # Where a system lets go of an open file's name, nothing is left behind, whatever becomes of the line.
    with suppress(OSError):
        file.unlink()
    headers = NO_STORE | {
        "Content-Length": str(size),
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file_name(keeper.space))}",
    }
    return Stream(_sent(opened, file), media_type="application/zip", headers=headers)


async def _sent(opened: IO[bytes], file: Path) -> AsyncIterator[bytes]:
    try:
        while piece := await asyncio.to_thread(opened.read, PIECE_BYTES_MAX):
            yield piece
    finally:
        await asyncio.to_thread(_throw_away, opened, file)


def _throw_away(opened: IO[bytes], file: Path) -> None:
    opened.close()
    file.unlink(missing_ok=True)


HANDLERS: Final = (export_space,)
