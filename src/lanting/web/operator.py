"""The Operator's page: what there is, how it fares, and what to do about it. Plain, refreshed by hand.

She comes by a link that `lanting operator-link` prints. Opening it shows a page; its button takes the link, so that a
preview of it uses nothing up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.params import JSONBody, PathParameter
from litestar.response import Redirect
from sqlalchemy import Connection

from lanting.identity.operator_link import TOKEN_CHARS_MAX
from lanting.kernel.clock import Instant
from lanting.kernel.error import LantingError
from lanting.protocol.close_code import CloseCode
from lanting.space.queries import DELETED_KEPT_MS, StoredSpace, bring_back, find_any_space, list_deleted, list_spaces
from lanting.web.api import NO_STORE, SpaceKey
from lanting.web.desk import AskedDesk, Desk
from lanting.web.error import SpaceNotFound
from lanting.web.office import Load
from lanting.web.origin import path_of
from lanting.web.page import page
from lanting.web.preference import locale_of
from lanting.web.shield import is_trustworthy
from lanting.web.told_time import Told, told

BACKUP_OLD_MS: Final = 7 * 24 * 60 * 60 * 1_000
PATH: Final = "/operator"
_MIB: Final = 1 << 20
_GIB: Final = 1 << 30

Token = Annotated[str, PathParameter(description="What `lanting operator-link` printed.", max_length=TOKEN_CHARS_MAX)]


class OperatorOnly(LantingError):
    """The page is the Operator's, and whoever asks has not come by her link."""

    code = "operator_only"

    def __init__(self) -> None:
        super().__init__("this page is for whoever runs this server: `lanting operator-link` prints the way in")


class NotTrustworthy(LantingError):
    """Rights travel over https, or stay on this machine."""

    code = "not_trustworthy"

    def __init__(self) -> None:
        super().__init__("this works only over https, or on the server's own machine; open the same link there")


@dataclass(frozen=True, slots=True)
class SpaceRow:
    """A Space as the Operator sees it."""

    id: str
    name: str
    path: str
    manage: str
    """Where its rules and people are."""
    people: int
    waiting: int
    entry: str
    """The key of the words for who may come."""
    gone_at: Told | None
    """When a deleted Space is gone for good."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One measured thing: the key of its words, and itself."""

    words: str
    value: str
    complaint: str | None = None
    """The key of a sentence, where something must be done."""


@get("/o/{token:str}", include_in_schema=False)
async def operator_door(desk: AskedDesk, request: Request[Any, Any, Any], token: Token) -> Response[bytes]:
    """A page with one button. Nothing is used up by looking."""
    _refuse_untrustworthy(request)
    desk.office.links.check(token, desk.clock.now())
    answer = page(request, "operator_door.html.jinja", locale_of(request), token=token)
    answer.headers.update(NO_STORE)
    return answer


@post("/o/{token:str}", include_in_schema=False)
async def become_operator(desk: AskedDesk, request: Request[Any, Any, Any], token: Token) -> Response[Any]:
    """Take the link: this browser is the Operator's for a while."""
    _refuse_untrustworthy(request)
    desk.office.links.take(token, desk.clock.now())
    cookies: list[Cookie] = desk.callers.as_operator(request)
    return Redirect(PATH, status_code=303, headers=NO_STORE, cookies=cookies)


@get(PATH, include_in_schema=False)
async def operator_page(desk: AskedDesk, request: Request[Any, Any, Any]) -> Response[bytes]:
    """Everything at one look."""
    refuse_others(desk, request)
    locale = locale_of(request)
    there, deleted = await desk.store.read(lambda connection: (list_spaces(connection), list_deleted(connection)))
    load, troubles = await desk.office.measure(), await desk.office.troubles()
    answer = page(
        request,
        "operator.html.jinja",
        locale,
        troubles=[f"operator-trouble-{each}" for each in troubles],
        spaces=[_row(desk, locale, each) for each in there],
        deleted=[_row(desk, locale, each) for each in deleted],
        load=load,
        facts=_facts(load),
        backup=_backup(desk, locale),
        versions=desk.office.versions(),
        at=told(locale, desk.clock.now()),
    )
    answer.headers.update(NO_STORE)
    return answer


@post("/operator/restore/{space:str}", include_in_schema=False)
async def restore(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[Any]:
    """A deleted Space is there again, with its links."""
    refuse_others(desk, request)

    def unit(connection: Connection) -> None:
        found = find_any_space(connection, space)
        if found is None:
            raise SpaceNotFound(space)
        bring_back(connection, found.id)

    await desk.store.write(unit)
    return Redirect(PATH, status_code=303, headers=NO_STORE)


class Changed(msgspec.Struct, frozen=True):
    """What a command of the Operator has committed, told to the Server that runs."""

    token: str
    """As in a link: it proves that the command could read the data folder."""
    space: str


@post("/api/operator/changed", include_in_schema=False)
async def changed(desk: AskedDesk, data: JSONBody[Changed]) -> Response[None]:
    """Who is inside learns at once what a command did to the Space."""
    desk.office.links.take(data.token, desk.clock.now())
    found = await desk.store.read(lambda connection: find_any_space(connection, data.space))
    if found is None:
        raise SpaceNotFound(data.space)
    if found.deleted_at is not None:
        desk.hall.close_space(found.id, CloseCode.SPACE_DELETED)
    else:
        desk.hall.standings_changed(found.id)
    return Response(None, status_code=204)


def _refuse_untrustworthy(request: Request[Any, Any, Any]) -> None:
    if not is_trustworthy(request.scope):
        raise NotTrustworthy


def refuse_others(desk: Desk, request: Request[Any, Any, Any]) -> None:
    if not desk.callers.of(request).is_operator:
        raise OperatorOnly


def _row(desk: Desk, locale: str, space: StoredSpace) -> SpaceRow:
    gone_at = None if space.deleted_at is None else told(locale, Instant(space.deleted_at + DELETED_KEPT_MS))
    path = path_of(space)
    return SpaceRow(
        id=space.id,
        name=space.name,
        path=path,
        manage=f"{path}/manage",
        people=desk.people_in(space.id),
        waiting=desk.office.waiting_in(space.id),
        entry=f"operator-entry-{space.rules.entry}",
        gone_at=gone_at,
    )


def _facts(load: Load) -> list[Fact]:
    files = "" if load.open_files is None else f"{load.open_files} / {load.open_files_max or '∞'}"
    measured = [
        Fact("operator-beat-late", f"{load.beat_late_ms:.0f} ms"),
        Fact("operator-loop-lag", f"{load.loop_lag_ms:.1f} ms"),
        Fact("operator-memory", _size(load.memory_bytes)),
        Fact("operator-files", files),
        Fact("operator-database", _size(load.database_bytes)),
        Fact("operator-disk", _size(load.disk_free_bytes)),
    ]
    return [each for each in measured if each.value]


def _size(size: int | None) -> str:
    if size is None:
        return ""
    return f"{size / _MIB:,.1f} MiB" if size < _GIB else f"{size / _GIB:,.1f} GiB"


def _backup(desk: Desk, locale: str) -> Fact:
    if not desk.office.keeps_own_backups:
        return Fact("operator-backup-elsewhere", "")
    made_at = desk.office.backed_up_at()
    if made_at is None:
        return Fact("operator-backup-never", "", "operator-backup-remedy")
    is_old = desk.clock.now() - made_at > BACKUP_OLD_MS
    return Fact("operator-backup-at", str(told(locale, made_at)), "operator-backup-remedy" if is_old else None)


HANDLERS: Final = (operator_door, become_operator, operator_page, restore, changed)
