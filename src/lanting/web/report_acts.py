"""What the forms of a report's page do: a decision, and the answer to an appeal. Each with its line in the log."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final

from litestar import Request, Response, post
from litestar.response import Redirect
from sqlalchemy import Connection

from lanting.identity.queries import lift_sanction
from lanting.identity.sanction import SanctionUnknown
from lanting.kernel.clock import Instant
from lanting.kernel.error import Fact
from lanting.kernel.ids import ParticipantId, SanctionId, new_sanction_id
from lanting.protocol.host_request import Ban, MuteChat, MuteVoices, Remove
from lanting.protocol.message import Request as Asked
from lanting.protocol.notice import Decided
from lanting.protocol.text import clean_line
from lanting.space.act import BanGuest, Effect, MuteGuest, MuteVoiceOf
from lanting.space.command import SaveAct
from lanting.space.event import Decision as ToldDecision
from lanting.space.queries import change_report, count_waiting, find_report, log_act, open_about, save_act
from lanting.space.reporting.report import NOTE_CHARS_MAX, OUTCOMES, Decision, Outcome, Report, ReportSettled
from lanting.web.api import NO_STORE, SpaceKey
from lanting.web.desk import AskedDesk, Desk
from lanting.web.form import Complaints, Form, form_of
from lanting.web.keeper import Keeper
from lanting.web.origin import path_of
from lanting.web.report_keeper import ReportKey, may_see, report_of
from lanting.web.report_queue import BAN_ENDS_MIN, Typed, decisions_about, shown_report

_Asked = Request[Any, Any, Any]
_MINUTE_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class _Word:
    """What somebody has decided, as she typed it."""

    decision: Decision
    note: str
    ban_min: int | None
    and_others: bool


@post("/s/{space:str}/reports/{report:str}/decide", include_in_schema=False, status_code=303)
async def decide(desk: AskedDesk, request: _Asked, space: SpaceKey, report: ReportKey) -> Response[Any]:
    """What becomes of it, once. Raises ReportUnknown or ReportSettled."""
    keeper, found = await report_of(desk, request, space, report)
    form = await form_of(request)
    word = _word(form, found)
    if not isinstance(word, _Word):
        typed = Typed(form["decision"], form["note"], form["ends"], word)
        return await shown_report(desk, request, keeper, found, typed)
    act = _act(desk, keeper, found, word)
    sanction = SanctionId(new_sanction_id(desk.random_bytes))

    def change(connection: Connection) -> tuple[list[Report], int]:
        decided = _decide(connection, keeper, found, word, act, sanction, desk.clock.now())
        return decided, count_waiting(connection, keeper.space.id)

    decided, waiting = await desk.store.write(change)
    desk.hall.reports_changed(keeper.space.id, waiting)
    _tell(desk, decided, word)
    if act is not None:
        desk.hall.act_stored(keeper.space.id, act)
    await _scrub(desk, decided)
    return _back(keeper, "decided")


@post("/s/{space:str}/reports/{report:str}/answer", include_in_schema=False, status_code=303)
async def answer(desk: AskedDesk, request: _Asked, space: SpaceKey, report: ReportKey) -> Response[Any]:
    """What becomes of an appeal. Raises ReportUnknown or ReportSettled."""
    keeper, found = await report_of(desk, request, space, report)
    form = await form_of(request)
    outcome: Outcome | None = next((each for each in OUTCOMES if each == form["outcome"]), None)
    note = clean_line(form["note"])
    if outcome is None or len(note) > NOTE_CHARS_MAX:
        complaints: Complaints = {"note": ("report-note-long", {"max": NOTE_CHARS_MAX})} if outcome else {}
        complaints |= {} if outcome else {"outcome": ("rules-choice-refused", {})}
        return await shown_report(desk, request, keeper, found, Typed(form["outcome"], form["note"], "", complaints))
    now = desk.clock.now()
    after = replace(found, state="closed", outcome=outcome, outcome_note=note, closed_at=now, about_read=False)

    def change(connection: Connection) -> int:
        if found.state != "appealed":
            raise ReportSettled
        change_report(connection, found, after)
        if outcome == "lifted" and found.sanction is not None:
            with suppress(SanctionUnknown):
                lift_sanction(connection, keeper.space.id, found.sanction, now)
        _log(connection, keeper, found, "appeal", outcome, note, now)
        return count_waiting(connection, keeper.space.id)

    desk.hall.reports_changed(keeper.space.id, await desk.store.write(change))
    if outcome == "lifted":
        desk.hall.standings_changed(keeper.space.id)
    desk.hall.decided(ToldDecision(found.about, Decided(True, outcome, note, path_of_decision(found))))
    await _scrub(desk, [after])
    return _back(keeper, "answered")


def path_of_decision(report: Report) -> str:
    """Where whom it concerns reads what was decided."""
    return f"/decisions/{report.id}"


def _word(form: Form, report: Report) -> _Word | Complaints:
    complaints: Complaints = {}
    decision = next((each for each in decisions_about(report) if each == form["decision"]), None)
    note = clean_line(form["note"])
    if decision is None:
        complaints["decision"] = ("rules-choice-refused", {})
    if len(note) > NOTE_CHARS_MAX:
        complaints["note"] = ("report-note-long", {"max": NOTE_CHARS_MAX})
    elif not note and decision not in (None, "nothing"):
        complaints["note"] = ("report-note-missing", {})
    if decision == "ban" and form["ends"] not in BAN_ENDS_MIN:
        complaints["ends"] = ("rules-choice-refused", {})
    if complaints or decision is None:
        return complaints
    return _Word(decision, note, BAN_ENDS_MIN.get(form["ends"]), form.is_ticked("others"))


def _act(desk: Desk, keeper: Keeper, report: Report, word: _Word) -> SaveAct | None:
    """The act of a host that carries it out; a word alone needs none."""
    now = desk.clock.now()
    once, why = f"{word.decision}-{report.id}", word.note
    here = next(iter(desk.hall.persons_of(keeper.space.id, report.about)), None)
    target = here.participant if here else ParticipantId("")
    facts: dict[str, Fact] = {"why": why, "role": keeper.role.value}
    effect: Effect | None = None
    asked: Asked
    match word.decision:
        case "ban":
            ends_at = None if word.ban_min is None else Instant(now + word.ban_min * _MINUTE_MS)
            asked = Ban(request_id=once, participant=target, reason=why, minutes=word.ban_min)
            effect = BanGuest(report.about, report.about_name, why, ends_at, newcomers=False)
            facts |= {"minutes": word.ban_min or 0}
        case "mute_chat":
            asked = MuteChat(request_id=once, participant=target, on=True, reason=why)
            effect = MuteGuest(report.about, report.about_name, why, on=True)
        case "mute_voice":
            asked = MuteVoices(request_id=once, participant=target, on=True, reason=why)
            effect = MuteVoiceOf(report.about, report.about_name, why, on=True)
        case "remove":
            asked = Remove(request_id=once, participant=target, reason=why)
        case _:
            return None
    return SaveAct(
        participant=ParticipantId(""),
        user=keeper.caller.user,
        seq=0,
        request_id=once,
        by_name="",
        act=word.decision,
        subject=report.about_name,
        facts=facts,
        effect=effect,
        at=now,
        request=asked,
        target=target,
    )


def _decide(
    connection: Connection,
    keeper: Keeper,
    report: Report,
    word: _Word,
    act: SaveAct | None,
    sanction: SanctionId,
    now: Instant,
) -> list[Report]:
    """One unit: the decision, what it does, and both lines of the log. All that were decided, as they are now."""
    before = find_report(connection, report.id)
    if before.state != "open":
        raise ReportSettled
    also = [each for each in open_about(connection, keeper.space.id, report.about) if each.id != report.id]
    those = [before, *(each for each in also if word.and_others and may_see(keeper, each))]
    if act is not None:
        save_act(connection, keeper.space.id, act, sanction)
    _log(connection, keeper, report, "report", word.decision, word.note, now)
    decided = []
    for number, each in enumerate(those):
        # The first is that which is told and may be appealed: what was done, was done once.
        is_told = number == 0 and word.decision != "nothing"
        after = replace(
            each,
            state="decided" if is_told else "closed",
            decision=word.decision,
            note=word.note,
            decided_at=now,
            sanction=sanction if is_told and act is not None and act.effect is not None else None,
            closed_at=None if is_told else now,
            about_read=not is_told,
            reporter_read=False,
        )
        change_report(connection, each, after)
        decided.append(after)
    return decided


def _log(
    connection: Connection, keeper: Keeper, report: Report, act: str, decision: str, note: str, now: Instant
) -> None:
    log_act(
        connection,
        keeper.space.id,
        user=keeper.caller.user,
        request_id=f"{act}-{report.id}",
        by_name="",
        act=act,
        subject=report.about_name,
        facts={"role": keeper.role.value, "decision": decision, "why": note},
        at=now,
    )


def _tell(desk: Desk, decided: list[Report], word: _Word) -> None:
    """Whom it is about, what was decided; those who reported, that it was."""
    first = decided[0]
    if word.decision != "nothing":
        desk.hall.decided(ToldDecision(first.about, Decided(True, word.decision, word.note, path_of_decision(first))))
    for each in {report.reporter: report for report in decided}.values():
        desk.hall.decided(ToldDecision(each.reporter, Decided(False, "", "", path_of_decision(each))))


async def _scrub(desk: Desk, reports: list[Report]) -> None:
    """Where a clip was deleted, its bytes leave the disk at once; where somebody reads just then, within the hour."""
    if any(each.closed_at is not None for each in reports):
        await desk.store.scrub()


def _back(keeper: Keeper, done: str) -> Redirect:
    return Redirect(f"{path_of(keeper.space)}/reports?done={done}", status_code=303, headers=NO_STORE)


HANDLERS: Final = (decide, answer)
