"""A Space out of a file that somebody chooses: sent with a form at once, or in pieces before the form is sent."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from litestar import Request, Response, post
from litestar.datastructures import UploadFile

from lanting.kernel.error import Fact, LantingError
from lanting.kernel.ids import new_upload_id
from lanting.media.check.refusal import AssetRefused
from lanting.media.limit import MEGABYTE, PLAIN_FORM_MB_MAX
from lanting.media.quota import AssetsFull, DiskFull
from lanting.media.upload import UploadUnknown
from lanting.protocol.limit import SPACE_NAME_CHARS_MAX
from lanting.runtime.address_limit import TooManyConnections
from lanting.scene.package import PackageRefused
from lanting.web.asset_maker import library_of
from lanting.web.asset_shelf import WordsRefused
from lanting.web.creator import check_may_create, count_creation
from lanting.web.desk import AskedDesk, Desk
from lanting.web.form import Complaints, Form, form_of, new_once
from lanting.web.founding import NameRefused, space_name
from lanting.web.new_page import PLAIN, new_page
from lanting.web.package_making import make_of_file
from lanting.web.preference import locale_of

_Asked = Request[Any, Any, Any]
_OF_THE_FILE: Final = (PackageRefused, AssetRefused, WordsRefused)
"""Whoever sends the same file again is refused again, so it is thrown away."""
REFUSED: Final = (*_OF_THE_FILE, AssetsFull, DiskFull, UploadUnknown)
_FORM_MORE_BYTES: Final = 64 * 1024
"""What a form has beside its file."""


class FileMissing(LantingError):
    """No file was chosen, or it has not come whole."""

    code = "file_missing"

    def __init__(self) -> None:
        super().__init__("choose the file of a space, and send it whole")


class FormTooLarge(LantingError):
    """More than a form takes at once."""

    code = "form_too_large"

    def __init__(self) -> None:
        super().__init__(
            f"without scripts a file of at most {PLAIN_FORM_MB_MAX} MB can be sent; with scripts it may be larger",
            megabytes_max=PLAIN_FORM_MB_MAX,
        )


@post("/new/file", include_in_schema=False, status_code=201, request_max_body_size=None)
async def open_file(desk: AskedDesk, request: _Asked) -> Response[Any]:
    """The Space of the file, and once its owner key. What is refused is said beside the field, and nothing is kept."""
    await check_may_create(desk, request)
    library_of(desk)
    length = _length_of(request)
    if length is None:
        return await _refused(desk, request, FileMissing(), 411)
    if length > PLAIN_FORM_MB_MAX * MEGABYTE + _FORM_MORE_BYTES:
        async for _ in request.stream():
            # Read to its end, or the browser never hears why.
            pass
        return await _refused(desk, request, FormTooLarge(), 413)
    form = await form_of(request)
    try:
        name = space_name(form["name"]) if form["name"].strip() else ""
    except NameRefused:
        facts: dict[str, Fact] = {"chars_max": SPACE_NAME_CHARS_MAX}
        return await _page(desk, request, {"file-name": ("error-name_refused", facts)}, 422)
    try:
        count_creation(desk, request)
    except TooManyConnections:
        return await _page(desk, request, {"file": ("creating-too-many", {})}, 429)
    try:
        async with _brought(desk, request, form) as file:
            once = f"file {form['once'] or new_once(desk.random_bytes)}"
            return await make_of_file(desk, request, file, once=once, language=locale_of(request), name=name)
    except FileMissing as refused:
        return await _refused(desk, request, refused, 422)
    except REFUSED as refused:
        return await _refused(desk, request, refused, 507 if isinstance(refused, DiskFull) else 422)


@asynccontextmanager
async def _brought(desk: Desk, request: _Asked, form: Form) -> AsyncIterator[Path]:
    """The file on our disk: what has come in pieces, else what the form has brought. Raises FileMissing and others."""
    library = library_of(desk)
    if form["upload"]:
        upload = library.uploads.of(form["upload"], desk.callers.of(request).user)
        if not upload.note.is_package or not upload.is_whole:
            raise FileMissing
        async with upload.finishing:
            try:
                yield upload.file
            except _OF_THE_FILE:
                library.uploads.drop(upload)
                raise
            library.uploads.drop(upload)
        return
    sent = (await request.form()).get("file")
    if not isinstance(sent, UploadFile):
        raise FileMissing
    file = library.work / f"{new_upload_id(desk.random_bytes)}.package"
    try:
        await library.admit_package(_length_of(request) or 0)
        await asyncio.to_thread(_copy, sent, file)
        yield file
    finally:
        file.unlink(missing_ok=True)
        await sent.close()


def _length_of(request: _Asked) -> int | None:
    """How long the form is; None: it does not say, as no browser does."""
    said = request.headers.get("content-length", "")
    return int(said) if said.isascii() and said.isdigit() else None


def _copy(sent: UploadFile, file: Path) -> None:
    with file.open("wb") as opened:
        shutil.copyfileobj(sent.file, opened)


async def _refused(desk: Desk, request: _Asked, refused: LantingError, status: int) -> Response[Any]:
    return await _page(desk, request, {"file": (f"error-{refused.code}", refused.facts)}, status)


async def _page(desk: Desk, request: _Asked, complaints: Complaints, status: int) -> Response[Any]:
    return await new_page(desk, request, PLAIN, complaints, status=status)


HANDLERS: Final = (open_file,)
