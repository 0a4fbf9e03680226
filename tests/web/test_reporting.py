"""Reporting: what is proven is taken, whoever invents something is refused, and nobody drowns a true report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Connection, func, select

from lanting.identity.role import Role
from lanting.kernel.clock import Instant
from lanting.kernel.ids import ReportId
from lanting.protocol.lane import Lane
from lanting.space.queries import add_report, list_reports
from lanting.space.queries import reports as report_queries
from lanting.space.reporting.report import OPEN_OF_ONE_MAX, Report
from lanting.space.tables import report_clips
from lanting.web.desk import REPORTS_AT_ONCE, REPORTS_OF_ADDRESS_AT_ONCE
from tests.space.clips import OTHER, REPORTER, RUDE
from tests.web.conftest import SPACE, Browse, House
from tests.web.makers import maker
from tests.web.reports import (
    QUEUE,
    REPORTS,
    RUDE_USER,
    body,
    changed_base64,
    guest,
    reported,
    user_of,
    was_inside,
)
from tests.web.visitors import refusal


async def kept(house: House) -> list[Report]:
    return await house.store.read(lambda connection: list_reports(connection, SPACE, 100))


async def clips(house: House) -> int:
    counted = select(func.count()).select_from(report_clips)
    return await house.store.read(lambda connection: connection.execute(counted).scalar() or 0)


async def test_ht180_a_proven_report_is_kept_under_the_user_on_http_too(browse: Browse, house: House) -> None:
    browser = browse(accept_language="fr")
    made = await reported(browser, house, text="  he\u202e followed me ")
    [report] = await kept(house)
    assert (report.id, report.about, report.about_name) == (made, RUDE_USER, "Rude <i>one</i>")
    assert (report.reason, report.state, report.reporter) == ("threat", "open", user_of(1))
    assert "followed me" in report.text and "\u202e" not in report.text
    assert house.hall.told == [("reports", SPACE, 1)]
    assert await clips(house) == 1


async def test_ht180_the_answer_is_a_sentence_in_her_language(browse: Browse, house: House) -> None:
    was_inside(house, RUDE_USER, RUDE, "Rude")
    was_inside(house, user_of(1), REPORTER, "Mei")
    browser = guest(browse(accept_language="fr"), house, user_of(1))
    answer = await browser.post(REPORTS, json=body(house))
    assert answer.status_code == 201 and answer.json()["message"].startswith("Merci")
    assert answer.headers["cache-control"] == "no-store"


async def test_ht181_a_forged_report_is_refused_by_name_and_nothing_is_kept(browse: Browse, house: House) -> None:
    was_inside(house, RUDE_USER, RUDE, "Rude")
    was_inside(house, user_of(1), REPORTER, "Mei")
    browser = guest(browse(), house, user_of(1))
    forged = body(house)
    packet = forged["clip"]["voices"][1]["packets"][2]
    packet[5] = changed_base64(packet[5])
    answer = await browser.post(REPORTS, json=forged)
    assert refusal(answer) == (422, "report_forged")
    assert answer.json()["facts"] == {"kind": "voice", "index": 2, "participant": OTHER}
    invented = body(house)
    invented["clip"]["lines"][0]["text"] = "you are nobody"
    assert (await browser.post(REPORTS, json=invented)).json()["facts"]["kind"] == "line"
    assert await kept(house) == [] and await clips(house) == 0 and house.hall.told == []


@pytest.mark.parametrize(
    "change",
    [
        {"reason": "because"},
        {"text": "x" * 501},
        {"about": "usr_0000000000000001"},
        {"clip": {"voices": [{"participant": RUDE, "packets": [[0, 0, 0, 0, "AAAAAAAAAAA=", "AA=="]] * 3_001}]}},
        {"clip": {"places": [{"participant": RUDE, "at_ms": 60_001, "x": 0, "z": 0}]}},
        {"extra": 1},
    ],
    ids=["reason", "text", "about", "packets", "at", "more"],
)
async def test_ht180_every_part_has_a_limit(browse: Browse, house: House, change: dict[str, object]) -> None:
    was_inside(house, user_of(1), REPORTER, "Mei")
    answer = await guest(browse(), house, user_of(1)).post(REPORTS, json=body(house) | change)
    assert refusal(answer) == (422, "report_unreadable")


async def test_ht182_only_who_was_there_reports_and_only_who_was_there_is_reported(
    browse: Browse, house: House
) -> None:
    sent = body(house)
    stranger = browse()
    assert refusal(await stranger.post(REPORTS, json=sent)) == (403, "report_outsider")
    was_inside(house, user_of(1), REPORTER, "Mei")
    mei = guest(browse(), house, user_of(1))
    assert refusal(await mei.post(REPORTS, json=sent)) == (404, "report_person_unknown")
    assert refusal(await mei.post(REPORTS, json=sent | {"about": REPORTER})) == (422, "report_self")
    was_inside(house, RUDE_USER, RUDE, "Rude")
    house.clock.at += 15 * 60_000
    assert refusal(await mei.post(REPORTS, json=sent)) == (403, "report_outsider")


async def test_ht183_one_guest_sends_three_at_once_and_then_waits(browse: Browse, house: House) -> None:
    for _ in range(REPORTS_AT_ONCE):
        await reported(browse(), house)
    browser = guest(browse(), house, user_of(1))
    assert refusal(await browser.post(REPORTS, json=body(house))) == (429, "too_many_reports")
    house.clock.at += 201_000
    await reported(browse(), house)


async def test_ht183_of_one_guest_five_wait_and_one_address_sends_ten_at_once(browse: Browse, house: House) -> None:
    for _ in range(OPEN_OF_ONE_MAX):
        house.clock.at += 201_000
        await reported(browse(), house)
    house.clock.at += 201_000
    was_inside(house, RUDE_USER, RUDE, "Rude")
    was_inside(house, user_of(1), REPORTER, "Mei")
    mei = guest(browse(), house, user_of(1))
    assert refusal(await mei.post(REPORTS, json=body(house))) == (429, "too_many_reports")
    for number in range(REPORTS_OF_ADDRESS_AT_ONCE):
        await reported(browse(address="198.51.100.1"), house, 10 + number)
    other = guest(browse(address="198.51.100.1"), house, user_of(30))
    assert refusal(await other.post(REPORTS, json=body(house))) == (429, "too_many_reports")


async def test_ht183_a_flood_of_false_reports_does_not_hide_a_true_one(
    browse: Browse, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_queries, "OPEN_MAX", 40)
    true = await reported(browse(), house, 1)
    [report] = await kept(house)

    def flood(connection: Connection) -> None:
        for number in range(120):
            of_five = replace(report, reporter=user_of(100 + number % 5), about=user_of(7))
            made_at = Instant(report.made_at + number)
            add_report(connection, replace(of_five, id=ReportId(f"rep_{number:016}"), made_at=made_at), b"")

    await house.store.write(flood)
    waiting = [each.id for each in await kept(house) if each.state == "open"]
    assert true in waiting and len(waiting) == 40
    assert await clips(house) == 40
    host = await maker(browse, house, Role.HOST)
    page = (await host.get(QUEUE, headers={"accept": "text/html"})).text
    assert page.count('<article class="fold') == 2, "a flood about one person is one row"
    waiting_part = page.partition('id="ended"')[0]
    assert waiting_part.count(f'href="{QUEUE}/rep_') == 1 + 5, "of each guest one"
    assert f"{QUEUE}/{true}" in page


async def test_ht180_a_framed_guest_reports_too_by_what_her_page_was_given(browse: Browse, house: House) -> None:
    entered = await browse().post(f"/e/{SPACE}/enter", json={})
    given = entered.json()["guest"]
    ticket = house.tickets.redeem(entered.json()["ticket"], {Lane.EVENT}, house.clock.moment())
    was_inside(house, ticket.caller.user, REPORTER, "Mei")
    was_inside(house, RUDE_USER, RUDE, "Rude")
    answer = await browse().post(f"/e/{SPACE}/reports", json=body(house) | {"guest": given})
    assert answer.status_code == 201
    assert refusal(await browse().post(f"/e/{SPACE}/reports", json=body(house))) == (403, "report_outsider")
