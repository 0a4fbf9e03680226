"""Bringing a file: begun with what it is called and how long it is, sent in pieces, gone on with after any break."""

from __future__ import annotations

from typing import Annotated, Any, Final

import msgspec
from litestar import Request, Response, delete, get, patch, post
from litestar.params import FromPath, JSONBody

from lanting.kernel.error import LantingError
from lanting.kernel.ids import new_upload_id
from lanting.media import queries
from lanting.media.asset import Asset, Words
from lanting.media.limit import CHUNK_BYTES_MAX, MEGABYTE, UPLOADS_AT_ONCE
from lanting.media.upload import NO_SPACE, Note, OffsetWrong, Upload
from lanting.runtime.address_limit import TooManyConnections
from lanting.web.api import NO_STORE, SpaceKey
from lanting.web.asset_card import AssetCard, card_of
from lanting.web.asset_maker import Maker, library_of, maker_of
from lanting.web.asset_shelf import SaidOfAsset, words_of
from lanting.web.caller import address_of
from lanting.web.creator import check_may_create
from lanting.web.desk import AskedDesk, Desk

_Asked = Request[Any, Any, Any]
OFFSET: Final = "upload-offset"
_OFFSET_DIGITS_MAX: Final = 15


class TooManyUploads(LantingError):
    """One address begins uploads too often."""

    code = "too_many_uploads"

    def __init__(self) -> None:
        super().__init__("too many files were begun from this address; wait a minute and go on")


class Beginning(SaidOfAsset, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A file that is to come."""

    name: str
    bytes: Annotated[int, msgspec.Meta(ge=1)]
    digest: Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")] = ""
    """Its SHA-256, where it is known: what is there already, wholly or half, need not be sent again."""


class PackageBeginning(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A Space as one file that is to come."""

    bytes: Annotated[int, msgspec.Meta(ge=1)]


class UploadState(msgspec.Struct, frozen=True, kw_only=True):
    """How far a file has come."""

    upload: str | None
    """None: there was nothing to send."""
    name: str
    bytes: int
    offset: int
    """What comes next begins here."""
    chunk_bytes_max: int = CHUNK_BYTES_MAX
    asset: AssetCard | None = None
    """What it has become."""


class UploadLimits(msgspec.Struct, frozen=True, kw_only=True):
    asset_bytes_max: int
    chunk_bytes_max: int = CHUNK_BYTES_MAX
    uploads_at_once: int = UPLOADS_AT_ONCE


class UploadUsage(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes, half uploads as if they were whole."""

    person_bytes: int
    person_bytes_max: int
    space_bytes: int
    space_bytes_max: int


class MyUploads(msgspec.Struct, frozen=True, kw_only=True):
    """What is on its way, and how much more may come."""

    uploads: list[UploadState]
    limits: UploadLimits
    usage: UploadUsage


@post("/api/spaces/{space:str}/uploads", summary="Begin to upload a file", status_code=201)
async def begin_upload(
    desk: AskedDesk, request: _Asked, space: SpaceKey, data: JSONBody[Beginning]
) -> Response[UploadState]:
    """201 with an upload to send to; 200 where half of the same file is there, or all of it."""
    maker, library = await maker_of(desk, request, space), library_of(desk)
    _count(desk, request)
    words = words_of(data, Words(""))
    if data.digest:
        same = await desk.store.read(lambda connection: queries.find_same(connection, maker.space.id, data.digest))
        if same is not None:
            size = same.bytes
            state = UploadState(upload=None, name=words.name, bytes=size, offset=size, asset=_card(same, maker))
            return Response(state, status_code=200, headers=NO_STORE)
        for each in library.uploads.open_ones():
            if (each.note.space, each.note.user) == (maker.space.id, maker.caller.user) and _is_like(each.note, data):
                return _told(each, 200)
    note = Note(
        id=new_upload_id(desk.random_bytes),
        space=maker.space.id,
        user=maker.caller.user,
        words=words,
        bytes=data.bytes,
        digest=data.digest,
        begun_at=desk.clock.now(),
    )
    return _told(await library.begin(note), 201)


@post("/api/uploads", summary="Begin to send a Space as one file", status_code=201)
async def begin_package(desk: AskedDesk, request: _Asked, data: JSONBody[PackageBeginning]) -> Response[UploadState]:
    """For who may make Spaces. Nothing is opened before the form at `/new` asks for it."""
    await check_may_create(desk, request)
    _count(desk, request)
    credentials = desk.callers.with_holder(request)
    note = Note(
        id=new_upload_id(desk.random_bytes),
        space=NO_SPACE,
        user=credentials.caller.user,
        words=Words(""),
        bytes=data.bytes,
        begun_at=desk.clock.now(),
    )
    answer = _told(await library_of(desk).begin(note), 201)
    answer.cookies.extend(credentials.cookies)
    return answer


@get("/api/spaces/{space:str}/uploads", summary="List your uploads")
async def list_uploads(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[MyUploads]:
    """Yours that are on their way to this Space, and how much more may come."""
    maker, library = await maker_of(desk, request, space), library_of(desk)
    usage = await library.usage(maker.space.id, maker.caller.user)
    mine = [each for each in library.uploads.open_ones() if each.note.user == maker.caller.user]
    state = MyUploads(
        uploads=[_state(each) for each in mine if each.note.space == maker.space.id],
        limits=UploadLimits(asset_bytes_max=library.quotas.asset_mb * MEGABYTE),
        usage=UploadUsage(
            person_bytes=usage.person,
            person_bytes_max=library.quotas.person_mb * MEGABYTE,
            space_bytes=usage.space,
            space_bytes_max=library.quotas.space_mb * MEGABYTE,
        ),
    )
    return Response(state, headers=NO_STORE)


@get("/api/uploads/{upload:str}", summary="Ask how far an upload came")
async def show_upload(desk: AskedDesk, request: _Asked, upload: FromPath[str]) -> Response[UploadState]:
    """`Upload-Offset` says it too, so that HEAD is enough."""
    found, maker = await _mine(desk, request, upload)
    asset = await _asset_of(desk, found)
    return _told(found, 200, _card(asset, maker) if asset and maker else None)


@patch("/api/uploads/{upload:str}", summary="Send a piece of a file", request_max_body_size=None)
async def send_piece(desk: AskedDesk, request: _Asked, upload: FromPath[str]) -> Response[UploadState]:
    """The body goes on at `Upload-Offset`. With the last byte the file is checked and becomes an Asset; a Space waits.

    Nothing more sent at the end asks for the same answer again. What the check refuses is 422 and gone.
    """
    found, maker = await _mine(desk, request, upload)
    offset = request.headers.get(OFFSET, "")
    if not (offset.isascii() and offset.isdigit() and len(offset) <= _OFFSET_DIGITS_MAX):
        raise OffsetWrong(found.offset)
    if not (found.is_whole and int(offset) == found.note.bytes):
        await found.receive(int(offset), request.stream(), desk.clock.now())
    if not found.is_whole or maker is None:
        return _told(found, 200)
    asset = await library_of(desk).finish(found)
    return _told(found, 200, _card(asset, maker))


@delete("/api/uploads/{upload:str}", summary="Cancel an upload", status_code=204)
async def cancel_upload(desk: AskedDesk, request: _Asked, upload: FromPath[str]) -> Response[None]:
    """What came of it is thrown away."""
    found, _ = await _mine(desk, request, upload)
    async with found.finishing:
        library_of(desk).uploads.drop(found)
    return Response(None, status_code=204, headers=NO_STORE)


async def _mine(desk: Desk, request: _Asked, upload: str) -> tuple[Upload, Maker | None]:
    """Hers, as long as she may build where it goes; a Space (None), as long as she may make some.

    Raises UploadUnknown, and what `maker_of` and `check_may_create` do.
    """
    found = library_of(desk).uploads.of(upload, desk.callers.of(request).user)
    if found.note.is_package:
        await check_may_create(desk, request)
        return found, None
    return found, await maker_of(desk, request, found.note.space)


async def _asset_of(desk: Desk, upload: Upload) -> Asset | None:
    known = upload.note.asset
    if known is None:
        return None
    return await desk.store.read(lambda connection: queries.find_asset(connection, upload.note.space, known))


def _is_like(note: Note, asked: Beginning) -> bool:
    return (note.digest, note.bytes) == (asked.digest, asked.bytes)


def _count(desk: Desk, request: _Asked) -> None:
    address = address_of(request)
    try:
        desk.upload_limit.admit(address, desk.clock.moment())
    except TooManyConnections:
        raise TooManyUploads from None
    # Only the rate counts here.
    desk.upload_limit.release(address)


def _card(asset: Asset, maker: Maker) -> AssetCard:
    """Nothing shows it yet, or that is asked for elsewhere."""
    return card_of(asset, maker.caller, None)


def _state(upload: Upload, asset: AssetCard | None = None) -> UploadState:
    note = upload.note
    return UploadState(upload=note.id, name=note.words.name, bytes=note.bytes, offset=upload.offset, asset=asset)


def _told(upload: Upload, status: int, asset: AssetCard | None = None) -> Response[UploadState]:
    headers = {**NO_STORE, "Upload-Offset": str(upload.offset)}
    return Response(_state(upload, asset), status_code=status, headers=headers)


HANDLERS: Final = (begin_upload, begin_package, list_uploads, show_upload, send_piece, cancel_upload)
