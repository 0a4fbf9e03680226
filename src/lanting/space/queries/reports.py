"""Reports and their clips. What is decided on them is carried out by whoever calls, in the same unit of work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, and_, delete, distinct, func, insert, or_, select, update

from lanting.identity.role import Role, is_above
from lanting.kernel.clock import Instant
from lanting.kernel.ids import ReportId, SpaceId, UserId
from lanting.space.reporting.report import (
    APPEAL_MS,
    CLOSED_KEPT_MS,
    OPEN_KEPT_MS,
    OPEN_MAX,
    WAITING,
    Evidence,
    Report,
    ReportSettled,
    ReportUnknown,
)
from lanting.space.tables import report_clips, reports

_evidence: Final = msgspec.msgpack.Decoder(Evidence)
_BELOW_HOST: Final = [role.value for role in Role if is_above(Role.HOST, role)]
_there: Final = reports.c


def add_report(connection: Connection, report: Report, evidence: bytes) -> None:
    """Keep a report with its clip (`packed`). Of too many in a Space, the oldest of whoever made most gives way."""
    waiting = and_(_there.space_id == report.space_id, _there.state == "open")
    if (connection.execute(select(func.count()).where(waiting)).scalar() or 0) >= OPEN_MAX:
        most = select(_there.reporter_id).where(waiting).group_by(_there.reporter_id)
        busiest = most.order_by(func.count().desc(), func.min(_there.made_at)).limit(1).scalar_subquery()
        oldest = select(_there.id).where(waiting, _there.reporter_id == busiest).order_by(_there.made_at).limit(1)
        _end(connection, list(connection.execute(oldest).scalars()), "expired", report.made_at)
    connection.execute(insert(reports).values(_values(report)))
    connection.execute(insert(report_clips).values(report_id=report.id, clip=evidence))


def packed(evidence: Evidence) -> bytes:
    """As it is kept. Opus is compressed already."""
    return msgspec.msgpack.encode(evidence)


def count_open(connection: Connection, space_id: SpaceId, reporter: UserId) -> int:
    """How many of her reports wait in this Space."""
    hers = and_(_there.space_id == space_id, _there.reporter_id == reporter, _there.state == "open")
    return connection.execute(select(func.count()).where(hers)).scalar() or 0


def count_waiting(connection: Connection, space_id: SpaceId) -> int:
    """About how many people hosts of this Space have something to decide."""
    waiting = and_(_there.space_id == space_id, _there.state.in_(WAITING), _there.about_role.in_(_BELOW_HOST))
    return connection.execute(select(func.count(distinct(_there.about_id))).where(waiting)).scalar() or 0


def find_report(connection: Connection, report_id: str) -> Report:
    """Raises ReportUnknown."""
    row = connection.execute(select(reports).where(_there.id == report_id)).first()
    if row is None:
        raise ReportUnknown
    return _report(row)


def find_evidence(connection: Connection, report_id: ReportId) -> Evidence | None:
    """Its clip, until that is deleted."""
    found = connection.execute(select(report_clips.c.clip).where(report_clips.c.report_id == report_id)).scalar()
    return None if found is None else _evidence.decode(found)


def list_reports(connection: Connection, space_id: SpaceId | None, ended_max: int) -> list[Report]:
    """Of one Space or of all: everything that is not at its end, the oldest first, then the last that are."""
    here = [] if space_id is None else [_there.space_id == space_id]
    going_on = _there.state.in_([*WAITING, "decided"])
    alive = select(reports).where(going_on, *here).order_by(_there.made_at, _there.id)
    ended = select(reports).where(~going_on, *here).order_by(_there.closed_at.desc(), _there.id).limit(ended_max)
    return [_report(row) for query in (alive, ended) for row in connection.execute(query)]


def open_about(connection: Connection, space_id: SpaceId, about: UserId) -> list[Report]:
    """Everything open about one person in a Space, the oldest first."""
    hers = and_(_there.space_id == space_id, _there.about_id == about, _there.state == "open")
    return [_report(row) for row in connection.execute(select(reports).where(hers).order_by(_there.made_at, _there.id))]


def told_at_door(connection: Connection, user: UserId) -> list[Report]:
    """What was decided and she has not read yet, about her or as she asked for; and a ban while she may appeal it."""
    is_out = and_(_there.state == "decided", _there.decision == "ban")
    about = and_(_there.about_id == user, or_(_there.about_read.is_(False), is_out))
    made = and_(_there.reporter_id == user, _there.reporter_read.is_(False))
    return [_report(row) for row in connection.execute(select(reports).where(or_(about, made)).order_by(_there.id))]


def mark_read(connection: Connection, report_id: ReportId, user: UserId) -> None:
    """She has seen what was decided."""
    one = _there.id == report_id
    connection.execute(update(reports).where(one, _there.about_id == user).values(about_read=True))
    connection.execute(update(reports).where(one, _there.reporter_id == user).values(reporter_read=True))


def change_report(connection: Connection, before: Report, after: Report) -> None:
    """From one state to the next; a clip that nobody needs any more is deleted. Raises ReportSettled."""
    same = and_(_there.id == before.id, _there.state == before.state)
    if connection.execute(update(reports).where(same).values(_values(after))).rowcount != 1:
        raise ReportSettled
    if after.state in ("closed", "expired"):
        _delete_clips(connection, [after.id])


def forget_reports(connection: Connection, now: Instant) -> int:
    """End what has waited long enough, and forget what has been at its end for long. How many clips were deleted."""
    silent = and_(_there.state == "decided", _there.decided_at <= now - APPEAL_MS)
    before = now - OPEN_KEPT_MS
    unheard = and_(_there.state == "open", _there.made_at <= before)
    late = or_(unheard, and_(_there.state == "appealed", _there.decided_at <= before))
    ended = 0
    for over, state in ((silent, "closed"), (late, "expired")):
        ended += _end(connection, list(connection.execute(select(_there.id).where(over)).scalars()), state, now)
    connection.execute(delete(reports).where(_there.closed_at <= now - CLOSED_KEPT_MS))
    return ended


def _end(connection: Connection, ids: Sequence[str], state: str, now: Instant) -> int:
    if ids:
        connection.execute(update(reports).where(_there.id.in_(ids)).values(state=state, closed_at=now))
        _delete_clips(connection, ids)
    return len(ids)


def _delete_clips(connection: Connection, ids: Iterable[str]) -> None:
    connection.execute(delete(report_clips).where(report_clips.c.report_id.in_(ids)))


def _values(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "space_id": report.space_id,
        "reporter_id": report.reporter,
        "reporter_name": report.reporter_name,
        "about_id": report.about,
        "about_name": report.about_name,
        "about_role": report.about_role.value,
        "reason": report.reason,
        "text": report.text,
        "made_at": report.made_at,
        "state": report.state,
        "decision": report.decision,
        "note": report.note,
        "decided_at": report.decided_at,
        "sanction_id": report.sanction,
        "appeal": report.appeal,
        "outcome": report.outcome,
        "outcome_note": report.outcome_note,
        "closed_at": report.closed_at,
        "about_read": report.about_read,
        "reporter_read": report.reporter_read,
    }


def _report(row: Row[Any]) -> Report:
    return Report(
        id=ReportId(row.id),
        space_id=SpaceId(row.space_id),
        reporter=UserId(row.reporter_id),
        reporter_name=row.reporter_name,
        about=UserId(row.about_id),
        about_name=row.about_name,
        about_role=Role(row.about_role),
        reason=row.reason,
        text=row.text,
        made_at=row.made_at,
        state=row.state,
        decision=row.decision,
        note=row.note,
        decided_at=row.decided_at,
        sanction=row.sanction_id,
        appeal=row.appeal,
        outcome=row.outcome,
        outcome_note=row.outcome_note,
        closed_at=row.closed_at,
        about_read=row.about_read,
        reporter_read=row.reporter_read,
    )
