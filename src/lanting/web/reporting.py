"""Reporting somebody: what the reporter's own browser heard and saw comes here, and is believed as far as it is proven.

Nothing of it is kept unless all of it is proven (HT-181). Taking apart and testing it is done beside the event loop.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from litestar import Request, Response, get, post
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIType, Operation, RequestBody, Schema
from sqlalchemy import Connection

from lanting.identity.caller import Caller
from lanting.identity.guest import COOKIE_CHARS_MAX
from lanting.kernel.error import LantingError
from lanting.kernel.ids import ParticipantId, ReportId, SpaceId, new_report_id
from lanting.protocol.text import clean_text
from lanting.runtime.address_limit import AddressLimit, TooManyConnections
from lanting.space.departed import Person
from lanting.space.queries import add_report, count_open, count_waiting, find_evidence, packed
from lanting.space.reporting.clip import SENT_BYTES_MAX, Clip, HeardPacket, SentReport
from lanting.space.reporting.proof import prove
from lanting.space.reporting.report import OPEN_OF_ONE_MAX, Evidence, Report, ReportUnknown
from lanting.web.api import NO_STORE, SpaceKey, found_space
from lanting.web.caller import address_of
from lanting.web.desk import AskedDesk, Desk
from lanting.web.preference import locale_of
from lanting.web.report_keeper import ReportKey, report_of
from lanting.web.speech import speech

_Asked = Request[Any, Any, Any]
_sent: Final = msgspec.json.Decoder(SentReport)


class ReportOutsider(LantingError):
    """Only who is or was with somebody can say what happened there."""

    code = "report_outsider"

    def __init__(self) -> None:
        super().__init__("you have not been in this space within the last 15 minutes; enter it and report from there")


class ReportPersonUnknown(LantingError):
    """Nobody here is, or was lately, whom the report is about."""

    code = "report_person_unknown"

    def __init__(self) -> None:
        super().__init__("who this report is about has not been in this space within the last 15 minutes")


class ReportSelf(LantingError):
    """Nobody reports herself."""

    code = "report_self"

    def __init__(self) -> None:
        super().__init__("this report is about yourself; choose whom you mean")


class ReportUnreadable(LantingError):
    """What came is no report. `facts` say where."""

    code = "report_unreadable"

    def __init__(self, why: str) -> None:
        super().__init__(f"this is no report as /api/openapi.json describes it: {why}", why=why)


class TooManyReports(LantingError):
    """More at once than somebody can look at."""

    code = "too_many_reports"

    def __init__(self) -> None:
        super().__init__(
            "you have reported much lately, and the hosts see what you sent; wait until they have looked, or tell them "
            "more in person"
        )


class Received(msgspec.Struct, frozen=True):
    """A report that was taken."""

    id: str
    message: str
    """A sentence in the visitor's language."""


class PlayedPacket(msgspec.Struct, frozen=True, array_like=True):
    """One packet of a voice, to be listened to."""

    sequence: int
    level: int
    flags: int
    at_ms: int
    opus: bytes


class Track(msgspec.Struct, frozen=True):
    """One voice of a clip."""

    participant: str
    name: str
    packets: list[PlayedPacket]


class HeardClip(msgspec.Struct, frozen=True):
    """What there is to listen to."""

    tracks: list[Track]


@dataclass
class _Described(Operation):
    """What the body is, for who reads the description of the API: we take it apart ourselves, beside the loop."""

    def __post_init__(self) -> None:
        parts = "about, reason, text, clip: voices, lines, whispers, places. docs/spec/http.md, HT-180, has its form."
        schema = Schema(type=OpenAPIType.OBJECT, title="SentReport", description=parts)
        self.request_body = RequestBody(content={"application/json": OpenAPIMediaType(schema=schema)}, required=True)


@post(
    "/api/spaces/{space:str}/reports",
    summary="Report somebody",
    status_code=201,
    request_max_body_size=SENT_BYTES_MAX,
    operation_class=_Described,
)
async def report(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[Received]:
    """What you heard and saw of somebody within the last minute, with the Server's own tags; all of it is tested.

    Refuses with 403 `report_outsider`, 404 `report_person_unknown`, 422 `report_forged`, 429 `too_many_reports`.
    """
    return await _take(desk, request, space, desk.callers.of(request))


@post("/e/{space:str}/reports", include_in_schema=False, status_code=201, request_max_body_size=SENT_BYTES_MAX)
async def report_framed(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[Received]:
    """The same from within another site's page."""
    return await _take(desk, request, space, None)


@get("/api/spaces/{space:str}/reports/{report:str}/clip", summary="Listen to a report")
async def clip(desk: AskedDesk, request: _Asked, space: SpaceKey, report: ReportKey) -> Response[HeardClip]:
    """The voices of a report, for who may decide on it. Raises ReportUnknown once they are deleted."""
    _, found = await report_of(desk, request, space, report)
    evidence = await desk.store.read(lambda connection: find_evidence(connection, found.id))
    if evidence is None:
        raise ReportUnknown
    tracks = [
        Track(voice.participant, evidence.names.get(voice.participant, ""), [_played(each) for each in voice.packets])
        for voice in evidence.clip.voices
    ]
    return Response(HeardClip(tracks), headers=NO_STORE)


async def _take(desk: Desk, request: _Asked, space: str, caller: Caller | None) -> Response[Received]:
    _count(desk, desk.reporting_limit, address_of(request))
    stored = await found_space(desk, space)
    body = await request.body()
    sent = await asyncio.to_thread(_read, body)
    if caller is None:
        caller = desk.callers.in_frame(request, (sent.guest or "")[:COOKIE_CHARS_MAX]).caller
    reporter = desk.hall.persons_of(stored.id, caller.user)
    if not reporter:
        raise ReportOutsider
    _count(desk, desk.report_limit, caller.user)
    about = desk.hall.person(stored.id, ParticipantId(sent.about))
    if about is None:
        raise ReportPersonUnknown
    if about.user == caller.user:
        raise ReportSelf
    here = {each.participant for each in reporter}
    minute = await asyncio.to_thread(prove, sent.clip, desk.tags.memory(desk.clock.now()), here)
    made = _report(desk, stored.id, sent, reporter[0], about)
    names = _names(desk, stored.id, sent.clip, [about, *reporter])
    kept = packed(Evidence(sent.clip, names, sent.about, sorted(here), minute))

    def keep(connection: Connection) -> int:
        if count_open(connection, stored.id, caller.user) >= OPEN_OF_ONE_MAX:
            raise TooManyReports
        add_report(connection, made, kept)
        return count_waiting(connection, stored.id)

    desk.hall.reports_changed(stored.id, await desk.store.write(keep))
    message = speech(locale_of(request))("report-received")
    return Response(Received(made.id, message), status_code=201, headers=NO_STORE)


def _played(packet: HeardPacket) -> PlayedPacket:
    return PlayedPacket(packet.sequence, packet.level, packet.flags, packet.at_ms, packet.opus)


def _count(desk: Desk, limit: AddressLimit, whose: str) -> None:
    """Raises TooManyReports."""
    try:
        limit.admit(whose, desk.clock.moment())
    except TooManyConnections:
        raise TooManyReports from None
    # Only the rate counts here: nothing is held open by a report.
    limit.release(whose)


def _read(body: bytes) -> SentReport:
    """Raises ReportUnreadable."""
    try:
        return _sent.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReportUnreadable(str(error)) from None


def _report(desk: Desk, space: SpaceId, sent: SentReport, reporter: Person, about: Person) -> Report:
    return Report(
        id=ReportId(new_report_id(desk.random_bytes)),
        space_id=space,
        reporter=reporter.user,
        reporter_name=reporter.name,
        about=about.user,
        about_name=about.name,
        about_role=about.role,
        reason=sent.reason,
        text=clean_text(sent.text),
        made_at=desk.clock.now(),
        state="open",
    )


def _names(desk: Desk, space: SpaceId, clip: Clip, known: list[Person]) -> dict[str, str]:
    """What everybody in it is called, as far as is remembered."""
    found = {each: desk.hall.person(space, ParticipantId(each)) for each in clip.participants}
    names = {participant: person.name for participant, person in found.items() if person is not None}
    return names | {each.participant: each.name for each in known}


HANDLERS: Final = (report, report_framed, clip)
