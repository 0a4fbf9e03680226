"""Who may see a report: whoever keeps its Space and stands above whom it is about."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Request
from litestar.params import PathParameter

from lanting.space.queries import find_report
from lanting.space.reporting.report import Report, ReportUnknown
from lanting.web.desk import Desk
from lanting.web.keeper import Keeper, keeper_of

ReportKey = Annotated[str, PathParameter(description="A report's id.", max_length=20)]


async def report_of(desk: Desk, request: Request[Any, Any, Any], space: str, report: str) -> tuple[Keeper, Report]:
    """Raises ReportUnknown, and what `keeper_of` raises."""
    keeper = await keeper_of(desk, request, space)
    found = await desk.store.read(lambda connection: find_report(connection, report))
    if not may_see(keeper, found):
        raise ReportUnknown
    return keeper, found


def may_see(keeper: Keeper, report: Report) -> bool:
    """A host who is reported herself sees nothing of it; the Owner does, or whoever runs the Server."""
    return report.space_id == keeper.space.id and report.may_be_decided_by(keeper.role, keeper.caller.user)
