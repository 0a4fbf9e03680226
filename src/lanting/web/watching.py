"""For programs that watch a Server: whether it can be sent visitors (`/readyz`), and what it counts (`/metrics`)."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from lanting.runtime import metric
from lanting.runtime.address_limit import is_in
from lanting.web.api import NO_STORE
from lanting.web.desk import AskedDesk, Desk
from lanting.web.office import Load

_FORWARDED_FOR: Final = "x-forwarded-for"


class Readiness(msgspec.Struct, frozen=True):
    """Whether new visitors should be sent here."""

    ready: bool
    reasons: tuple[str, ...]
    """`stopping`; or why nothing can be kept: `full`, `read_only`, `failing`. Who is inside stays meanwhile."""


@get("/readyz", include_in_schema=False)
async def readyz(desk: AskedDesk) -> Response[Readiness]:
    """200 while the database takes what is to be kept and the Server does not stop; else 503 with the reasons."""
    reasons = tuple(await desk.office.troubles())
    return Response(Readiness(not reasons, reasons), status_code=503 if reasons else 200, headers=NO_STORE)


@get("/metrics", include_in_schema=False)
async def metrics(desk: AskedDesk, request: Request[Any, Any, Any]) -> Response[bytes]:
    """What is counted, in the text form of Prometheus. To others than `metrics_from` it does not exist."""
    if not _may_read(desk, request):
        raise NotFoundException
    _set(await desk.office.measure(), await desk.office.troubles(), _backup_age_s(desk))
    return Response(generate_latest(metric.registry), headers=NO_STORE | {"Content-Type": CONTENT_TYPE_LATEST})


def _may_read(desk: Desk, request: Request[Any, Any, Any]) -> bool:
    """Every address that the request says it came by must be one: a proxy that nobody told us of adds its visitor's."""
    passed = [each.strip() for each in request.headers.get(_FORWARDED_FOR, "").split(",") if each.strip()]
    last = request.client.host if request.client else ""
    return all(is_in(each, desk.office.metrics_from) for each in (last, *passed))


def _backup_age_s(desk: Desk) -> float:
    made_at = desk.office.backed_up_at()
    return metric.UNKNOWN if made_at is None else (desk.clock.now() - made_at) / 1_000


def _set(load: Load, troubles: object, backup_age_s: float) -> None:
    """What is measured only when somebody asks."""
    metric.people.set(load.people)
    metric.waiting.set(load.waiting)
    metric.spaces.set(load.running_spaces)
    metric.beat_late_worst.set(load.beat_late_ms / 1_000)
    metric.loop_lag.set(load.loop_lag_ms / 1_000)
    metric.ready.set(not troubles)
    metric.backup_age.set(backup_age_s)
    for gauge, measured in (
        (metric.memory, load.memory_bytes),
        (metric.files, load.open_files),
        (metric.database, load.database_bytes),
        (metric.disk_free, load.disk_free_bytes),
    ):
        gauge.set(metric.UNKNOWN if measured is None else measured)


HANDLERS: Final = (readyz, metrics)
