"""What was decided on a report: read by whom it is about, who may appeal it once, and by who has made it.

Each is known by her guest cookie. Nobody else learns that there is such a report.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.response import Redirect
from sqlalchemy import Connection

from lanting.kernel.clock import Instant
from lanting.kernel.ids import UserId
from lanting.protocol.text import clean_text, is_blank
from lanting.space.queries import (
    StoredSpace,
    change_report,
    count_waiting,
    find_any_space,
    find_report,
    mark_read,
    told_at_door,
)
from lanting.space.reporting.report import APPEAL_CHARS_MAX, APPEAL_MS, Report, ReportSettled, ReportUnknown
from lanting.web.api import NO_STORE
from lanting.web.desk import AskedDesk, Desk
from lanting.web.form import Complaints, form_of
from lanting.web.page import page
from lanting.web.preference import locale_of
from lanting.web.report_acts import path_of_decision
from lanting.web.report_keeper import ReportKey
from lanting.web.told_time import told

_Asked = Request[Any, Any, Any]
TOLD_AT_DOOR: Final = 3


@get("/decisions/{report:str}", include_in_schema=False)
async def decision_page(desk: AskedDesk, request: _Asked, report: ReportKey) -> Response[bytes]:
    """For the two whom it concerns. Raises ReportUnknown."""
    user = _guest(desk, request)

    def look_up(connection: Connection) -> tuple[Report, StoredSpace | None]:
        found = _hers(find_report(connection, report), user)
        return found, find_any_space(connection, found.space_id)

    found, space = await desk.store.read(look_up)
    is_unread = not (found.about_read if found.about == user else found.reporter_read)
    if is_unread:
        await desk.store.write(lambda connection: mark_read(connection, found.id, user))
    return _shown(desk, request, found, user, space)


@post("/decisions/{report:str}/appeal", include_in_schema=False, status_code=303)
async def appeal(desk: AskedDesk, request: _Asked, report: ReportKey) -> Response[Any]:
    """Once, by whom it is about, in her own words. Raises ReportUnknown or ReportSettled."""
    user, now = _guest(desk, request), desk.clock.now()
    text = clean_text((await form_of(request))["text"])

    def change(connection: Connection) -> tuple[Report, StoredSpace | None, int]:
        found = _hers(find_report(connection, report), user)
        if found.about != user or not found.may_be_appealed(now):
            raise ReportSettled
        if not is_blank(text):
            change_report(connection, found, replace(found, state="appealed", appeal=text, about_read=True))
        return found, find_any_space(connection, found.space_id), count_waiting(connection, found.space_id)

    found, space, waiting = await desk.store.write(change)
    if is_blank(text):
        return _shown(desk, request, found, user, space, {"text": ("decision-appeal-missing", {})})
    desk.hall.reports_changed(found.space_id, waiting)
    return Redirect(path_of_decision(found), status_code=303, headers=NO_STORE)


async def decisions_for(desk: Desk, request: _Asked) -> list[tuple[str, str]]:
    """What somebody is told at a door: the key of a sentence, and where she reads the rest."""
    guest = desk.callers.guest_of(request)
    if guest is None:
        return []
    found = await desk.store.read(lambda connection: told_at_door(connection, guest.user_id))
    return [
        ("decision-told-me" if each.about == guest.user_id else "decision-told-other", path_of_decision(each))
        for each in found[-TOLD_AT_DOOR:]
    ]


def _shown(
    desk: Desk,
    request: _Asked,
    report: Report,
    user: UserId,
    space: StoredSpace | None,
    complaints: Complaints | None = None,
) -> Response[bytes]:
    locale = locale_of(request)
    until = None if report.decided_at is None else told(locale, Instant(report.decided_at + APPEAL_MS))
    answer = page(
        request,
        "decision.html.jinja",
        locale,
        status=422 if complaints else 200,
        space=space,
        report=report,
        is_about_me=report.about == user,
        made_at=told(locale, report.made_at),
        decided_at=None if report.decided_at is None else told(locale, report.decided_at),
        decided=f"decision-me-{report.decision}",
        outcome=f"decision-outcome-{report.outcome}",
        reason=f"report-reason-{report.reason}",
        may_appeal=report.about == user and report.may_be_appealed(desk.clock.now()),
        until=until,
        complaints=complaints or {},
        chars_max=APPEAL_CHARS_MAX,
    )
    answer.headers.update(NO_STORE)
    return answer


def _guest(desk: Desk, request: _Asked) -> UserId:
    """Raises ReportUnknown."""
    guest = desk.callers.guest_of(request)
    if guest is None:
        raise ReportUnknown
    return guest.user_id


def _hers(report: Report, user: UserId) -> Report:
    """Whom it is about learns of it once something was decided about her. Raises ReportUnknown."""
    is_told = report.decision not in (None, "nothing") and report.decided_at is not None
    if user == report.reporter or (user == report.about and is_told):
        return report
    raise ReportUnknown


HANDLERS: Final = (decision_page, appeal)
