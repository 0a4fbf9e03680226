"""The queue of reports: what waits for a decision, folded by whom it is about, and one report to look at.

Everything but listening works without a script. What guests wrote is text and never markup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from litestar import Request, Response, get
from sqlalchemy import Connection

from lanting.identity.role import Role, is_above
from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId
from lanting.space.queries import StoredSpace, find_evidence, list_reports, list_spaces, open_about
from lanting.space.reporting.report import (
    APPEAL_MS,
    DECISIONS,
    NOTE_CHARS_MAX,
    OPEN_KEPT_MS,
    OUTCOMES,
    Decision,
    Evidence,
    Report,
)
from lanting.web.api import NO_STORE, SpaceKey
from lanting.web.desk import AskedDesk, Desk
from lanting.web.form import Complaints
from lanting.web.keeper import Keeper, keeper_of
from lanting.web.operator import refuse_others
from lanting.web.origin import path_of
from lanting.web.page import page
from lanting.web.preference import locale_of
from lanting.web.report_keeper import ReportKey, may_see, report_of
from lanting.web.report_told import told_evidence
from lanting.web.told_time import Told, told

_Asked = Request[Any, Any, Any]
_DAY_MS: Final = 24 * 60 * 60 * 1_000
ENDED_SHOWN: Final = 50
DONE: Final = ("decided", "answered")
BAN_ENDS_MIN: Final[Mapping[str, int | None]] = {"day": 24 * 60, "week": 7 * 24 * 60, "never": None}
_OF_HOSTS: Final[frozenset[Decision]] = frozenset({"nothing", "warn", "remove", "ban"})
"""Hosts are bound by no mute."""


@dataclass(frozen=True, slots=True)
class Row:
    """One report in a list."""

    path: str
    state: str
    reason: str
    by: str
    at: Told
    decision: str | None


@dataclass(frozen=True, slots=True)
class Fold:
    """Everything about one person that somebody has to decide, or has decided and she may appeal."""

    name: str
    space: str
    reporters: int
    is_waiting: bool
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that came back with something wrong in it."""

    choice: str = ""
    note: str = ""
    ends: str = "week"
    complaints: Complaints = field(default_factory=dict)


@get("/s/{space:str}/reports", include_in_schema=False)
async def queue_page(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[bytes]:
    """For hosts, the Owner and the Operator. Raises SpaceNotFound, NotKeeper or RoleNeedsHttps."""
    keeper, locale = await keeper_of(desk, request, space), locale_of(request)
    found = await desk.store.read(lambda connection: list_reports(connection, keeper.space.id, ENDED_SHOWN))
    hers = [each for each in found if may_see(keeper, each)]
    done = request.query_params.get("done", "")
    answer = page(
        request,
        "reports.html.jinja",
        locale,
        space=keeper.space,
        manage=f"{path_of(keeper.space)}/manage",
        folds=_folds(locale, hers, {keeper.space.id: keeper.space}),
        ended=[_row(locale, each, keeper.space) for each in hers if each.closed_at is not None],
        done=f"report-done-{done}" if done in DONE else None,
        days=OPEN_KEPT_MS // _DAY_MS,
        appeal_days=APPEAL_MS // _DAY_MS,
    )
    return _unkept(answer)


@get("/operator/reports", include_in_schema=False)
async def operator_queue(desk: AskedDesk, request: _Asked) -> Response[bytes]:
    """The queues of all Spaces, for the Operator. Raises OperatorOnly."""
    refuse_others(desk, request)
    locale = locale_of(request)

    def look_up(connection: Connection) -> tuple[list[Report], dict[SpaceId, StoredSpace]]:
        return list_reports(connection, None, 0), {each.id: each for each in list_spaces(connection)}

    found, spaces = await desk.store.read(look_up)
    folds = _folds(locale, [each for each in found if each.space_id in spaces], spaces)
    answer = page(
        request,
        "reports.html.jinja",
        locale,
        space=None,
        manage="/operator",
        folds=folds,
        ended=[],
        done=None,
        days=OPEN_KEPT_MS // _DAY_MS,
        appeal_days=APPEAL_MS // _DAY_MS,
    )
    return _unkept(answer)


@get("/s/{space:str}/reports/{report:str}", include_in_schema=False)
async def report_page(desk: AskedDesk, request: _Asked, space: SpaceKey, report: ReportKey) -> Response[bytes]:
    """One report, with all that there is to see, to hear and to decide. Raises ReportUnknown, and as the queue does."""
    keeper, found = await report_of(desk, request, space, report)
    return await shown_report(desk, request, keeper, found)


async def shown_report(
    desk: Desk, request: _Asked, keeper: Keeper, report: Report, typed: Typed | None = None
) -> Response[bytes]:
    """The page as it is now; with `typed`, what was wrong beside its field."""
    locale, typed = locale_of(request), typed or Typed()

    def look_up(connection: Connection) -> tuple[Evidence | None, list[Report]]:
        return find_evidence(connection, report.id), open_about(connection, keeper.space.id, report.about)

    evidence, about = await desk.store.read(look_up)
    others = [each for each in about if each.id != report.id and may_see(keeper, each)]
    answer = page(
        request,
        "report.html.jinja",
        locale,
        status=422 if typed.complaints else 200,
        space=keeper.space,
        report=report,
        row=_row(locale, report, keeper.space),
        base=f"{path_of(keeper.space)}/reports",
        clip_url=f"/api/spaces/{keeper.space.id}/reports/{report.id}/clip",
        reason=f"report-reason-{report.reason}",
        state=f"report-state-{report.state}",
        made_at=told(locale, report.made_at),
        evidence=told_evidence(locale, evidence) if evidence else None,
        others=[_row(locale, each, keeper.space) for each in others],
        decisions={each: f"report-decide-{each}" for each in decisions_about(report)},
        ban_ends={each: f"report-ban-{each}" for each in BAN_ENDS_MIN},
        outcomes={each: f"report-outcome-{each}" for each in OUTCOMES},
        appeal_until=told(locale, Instant(report.decided_at + APPEAL_MS)) if report.decided_at else None,
        typed=typed,
        complaints=typed.complaints,
        note_chars_max=NOTE_CHARS_MAX,
    )
    return _unkept(answer)


def decisions_about(report: Report) -> Sequence[Decision]:
    """What may be decided: no mute binds a host, and nobody shuts an Owner out of what is hers."""
    if is_above(Role.HOST, report.about_role):
        return DECISIONS
    is_owner = is_above(report.about_role, Role.HOST)
    return [each for each in DECISIONS if each in _OF_HOSTS and not (each == "ban" and is_owner)]


def _folds(locale: str, reports: Sequence[Report], spaces: Mapping[SpaceId, StoredSpace]) -> list[Fold]:
    """By person, whoever has waited longest first; what only waits for an appeal comes last."""
    folded: dict[tuple[str, str], list[Report]] = {}
    for each in reports:
        if each.closed_at is None:
            folded.setdefault((each.space_id, each.about), []).append(each)
    folds = [
        Fold(
            name=those[-1].about_name,
            space=spaces[those[0].space_id].name,
            reporters=len({each.reporter for each in those}),
            is_waiting=any(each.is_waiting for each in those),
            rows=[_row(locale, each, spaces[each.space_id]) for each in _one_of_each(those)],
        )
        for those in folded.values()
    ]
    return sorted(folds, key=lambda fold: not fold.is_waiting)


def _one_of_each(reports: Sequence[Report]) -> list[Report]:
    """Of what one guest has said about somebody several times, what waits, and of that the first."""
    first: dict[tuple[str, bool], Report] = {}
    for each in reports:
        first.setdefault((each.reporter, each.is_waiting), each)
    return list(first.values())


def _row(locale: str, report: Report, space: StoredSpace) -> Row:
    decided = report.outcome or report.decision
    return Row(
        path=f"{path_of(space)}/reports/{report.id}",
        state=f"report-state-{report.state}",
        reason=f"report-reason-{report.reason}",
        by=report.reporter_name,
        at=told(locale, report.made_at),
        decision=f"report-decided-{decided}" if decided else None,
    )


def _unkept(answer: Response[bytes]) -> Response[bytes]:
    answer.headers.update(NO_STORE)
    return answer


HANDLERS: Final = (queue_page, operator_queue, report_page)
