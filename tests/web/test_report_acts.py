"""The queue, what is decided in it, what those hear whom it concerns, and what is left on the disk after that."""

from __future__ import annotations

import base64
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from lanting.app.upkeep import forget_old
from lanting.identity.operator import OperatorCookies
from lanting.identity.queries import list_sanctions
from lanting.identity.role import Role
from lanting.kernel.ids import UserId
from lanting.space.queries import find_report, list_log, told_at_door
from lanting.space.reporting.report import APPEAL_MS, CLOSED_KEPT_MS, OPEN_KEPT_MS, Report, ReportUnknown
from lanting.web.speech import speech
from tests.space.clips import LINE, RUDE, WHISPER
from tests.web.conftest import SECRET, SPACE, Browse, House
from tests.web.makers import maker
from tests.web.reports import QUEUE, RUDE_USER, guest, reported, user_of
from tests.web.visitors import HERE

HTML = {"accept": "text/html"}
DAY_MS = 24 * 60 * 60 * 1_000
say = speech("en")


async def host(browse: Browse, house: House, role: Role = Role.HOST) -> httpx.AsyncClient:
    browser = await maker(browse, house, role)
    browser.headers.update(HTML)
    return browser


def operator(browse: Browse, house: House) -> httpx.AsyncClient:
    browser = browse(address="127.0.0.1", host=HERE, accept="text/html")
    value = OperatorCookies(SECRET, lambda: house.operator_key).issue(house.clock.now())
    assert value is not None
    browser.cookies.set("lanting_operator", value)
    return browser


async def stored(house: House, report: str) -> Report:
    return await house.store.read(lambda connection: find_report(connection, report))


async def decide(browser: httpx.AsyncClient, report: str, decision: str, **typed: str) -> httpx.Response:
    form = {"decision": decision, "note": "be kind", "ends": "week"} | typed
    return await browser.post(f"{QUEUE}/{report}/decide", data=form)


def guest_of(browse: Browse, house: House, user: UserId) -> httpx.AsyncClient:
    return guest(browse(accept="text/html"), house, user)


def is_on_disk(folder: Path, words: bytes) -> bool:
    """Whether any file of the folder has these bytes."""
    return any(words in file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_ht184_hosts_see_the_queue_and_others_do_not(browse: Browse, house: House) -> None:
    made = await reported(browse(), house, text="<b>help</b>")
    for browser in (browse(accept="text/html"), await host(browse, house, Role.BUILDER)):
        for path in (QUEUE, f"{QUEUE}/{made}", f"/api/spaces/{SPACE}/reports/{made}/clip"):
            assert (await browser.get(path)).status_code == 403
    keeper = await host(browse, house)
    queue = (await keeper.get(QUEUE)).text
    assert f'href="{QUEUE}/{made}"' in queue and "Rude &lt;i&gt;one&lt;/i&gt;" in queue
    page = (await keeper.get(f"{QUEUE}/{made}")).text
    for words in ("&lt;b&gt;help&lt;/b&gt;", "you are &lt;b&gt;nobody&lt;/b&gt;", WHISPER, "<svg", "polyline"):
        assert words in page
    assert say("report-plan-claim") in page and say("report-proven") in page
    assert (await keeper.get(f"{QUEUE}/rep_000000000000000z")).status_code == 404


async def test_ht184_a_host_who_is_reported_is_judged_by_those_above_her(browse: Browse, house: House) -> None:
    made = await reported(browse(), house, role=Role.HOST)
    assert house.hall.told == [("reports", SPACE, 0)], "hosts are told of nothing"
    keeper, owner = await host(browse, house), await host(browse, house, Role.OWNER)
    assert (await keeper.get(f"{QUEUE}/{made}")).status_code == 404
    assert made not in (await keeper.get(QUEUE)).text
    assert (await decide(keeper, made, "nothing")).status_code == 404
    page = (await owner.get(f"{QUEUE}/{made}")).text
    assert 'value="ban"' in page and 'value="mute_chat"' not in page, "no mute binds a host"
    assert made in (await operator(browse, house).get("/operator/reports")).text
    assert (await keeper.get("/operator/reports")).status_code == 403


async def test_ht188_the_voices_are_for_hosts_and_for_nobodys_cache(browse: Browse, house: House) -> None:
    made = await reported(browse(), house)
    answer = await (await host(browse, house)).get(f"/api/spaces/{SPACE}/reports/{made}/clip")
    assert answer.headers["cache-control"] == "no-store"
    first, second = answer.json()["tracks"]
    assert (first["participant"], first["name"], len(first["packets"])) == (RUDE, "Rude <i>one</i>", 3)
    assert second["name"] == ""
    sequence, level, flags, at_ms, opus = first["packets"][1]
    assert (sequence, level, flags, at_ms) == (101, 30, 0, 20)
    assert base64.b64decode(opus) == f"{RUDE} says 1".encode(), "without its tag"


@pytest.mark.parametrize(
    ("decision", "kind", "act"),
    [
        ("ban", "ban", "ban"),
        ("mute_chat", "mute", "mute_chat"),
        ("mute_voice", "voice", "mute_voice"),
        ("remove", None, "remove"),
    ],
)
async def test_ht185_a_decision_is_carried_out_logged_and_told(
    browse: Browse, house: House, decision: str, kind: str | None, act: str
) -> None:
    made = await reported(browse(), house)
    answer = await decide(await host(browse, house), made, decision)
    assert answer.status_code == 303 and answer.headers["location"] == f"{QUEUE}?done=decided"
    now = house.clock.now()
    sanctions = await house.store.read(lambda connection: list_sanctions(connection, SPACE, now))
    assert [(each.user, each.kind, each.reason) for each in sanctions] == (
        [(RUDE_USER, kind, "be kind")] if kind else []
    )
    log = await house.store.read(lambda connection: list_log(connection, SPACE, None, 10))
    assert [(each.act, each.subject, each.facts["why"]) for each in log] == [
        ("report", "Rude <i>one</i>", "be kind"),
        (act, "Rude <i>one</i>", "be kind"),
    ]
    told: dict[Any, Any] = {each[0]: each[-1] for each in house.hall.told}
    assert told["reports"] == 0 and told["act"].act == act and told["act"].target == RUDE
    decisions: list[Any] = [each[1] for each in house.hall.told if each[0] == "decided"]
    path = f"/decisions/{made}"
    assert [
        (each.user, each.told.is_about_me, each.told.act, each.told.note, each.told.path) for each in decisions
    ] == [
        (RUDE_USER, True, decision, "be kind", path),
        (user_of(1), False, "", "", path),
    ]


async def test_ht185_what_is_missing_is_said_beside_the_field_and_nothing_is_done_twice(
    browse: Browse, house: House
) -> None:
    made, keeper = await reported(browse(), house), await host(browse, house)
    assert (await decide(keeper, made, "exile")).status_code == 422
    silent = await decide(keeper, made, "ban", note="  ")
    assert silent.status_code == 422 and say("report-note-missing") in silent.text
    assert (await stored(house, made)).state == "open"
    assert (await decide(keeper, made, "warn")).status_code == 303
    assert (await decide(keeper, made, "ban")).status_code == 409


async def test_ht185_one_decision_settles_what_others_said_about_her_where_it_is_ticked(
    browse: Browse, house: House
) -> None:
    first = await reported(browse(), house, 1)
    second = await reported(browse(), house, 2)
    assert (await decide(await host(browse, house), first, "warn", others="on")).status_code == 303
    assert ((await stored(house, first)).state, (await stored(house, second)).state) == ("decided", "closed")
    for number in (1, 2):
        told = await house.store.read(partial(told_at_door, user=user_of(number)))
        assert [each.reporter for each in told] == [user_of(number)]


async def test_ht186_she_reads_what_was_decided_and_not_who_reported(browse: Browse, house: House) -> None:
    made = await reported(browse(), house, text="she is after me")
    rude, reporter = guest_of(browse, house, RUDE_USER), guest_of(browse, house, user_of(1))
    assert (await rude.get(f"/decisions/{made}")).status_code == 404, "before a decision there is nothing to know"
    assert say("decision-mine-open") in (await reporter.get(f"/decisions/{made}")).text
    await decide(await host(browse, house), made, "ban", note="no <threats>")
    for browser, sentence in ((rude, "decision-told-me"), (reporter, "decision-told-other")):
        door = (await browser.get("/s/yard")).text
        assert say(sentence) in door and f'href="/decisions/{made}"' in door
    hers = (await rude.get(f"/decisions/{made}")).text
    assert say("decision-me-ban") in hers and "no &lt;threats&gt;" in hers
    assert "Mei" not in hers and "after me" not in hers
    mine = (await reporter.get(f"/decisions/{made}")).text
    assert say("decision-mine-decided") in mine and "threats" not in mine and say("decision-me-ban") not in mine
    assert made not in (await reporter.get("/s/yard")).text, "she has read it"
    assert made in (await rude.get("/s/yard")).text, "who is kept out finds the way to appeal"
    stranger = guest_of(browse, house, user_of(9))
    assert (await stranger.get(f"/decisions/{made}")).status_code == 404
    assert (await browse(accept="text/html").get(f"/decisions/{made}")).status_code == 404


async def test_ht187_one_appeal_is_heard_and_may_lift_what_was_done(browse: Browse, house: House) -> None:
    made, keeper = await reported(browse(), house), await host(browse, house)
    rude, path = guest_of(browse, house, RUDE_USER), f"/decisions/{made}/appeal"
    assert (await rude.post(path, data={"text": "not me"})).status_code == 404
    await decide(keeper, made, "ban")
    assert (await guest_of(browse, house, user_of(1)).post(path, data={"text": "more!"})).status_code == 409
    assert (await rude.post(path, data={"text": "  "})).status_code == 422
    assert (await rude.post(path, data={"text": "it was my <brother>"})).status_code == 303
    assert (await rude.post(path, data={"text": "again"})).status_code == 409
    assert house.hall.told[-1] == ("reports", SPACE, 1)
    page = (await keeper.get(f"{QUEUE}/{made}")).text
    assert "it was my &lt;brother&gt;" in page and say("report-outcome-lifted") in page
    answered = await keeper.post(f"{QUEUE}/{made}/answer", data={"outcome": "lifted", "note": "sorry"})
    assert answered.status_code == 303
    now = house.clock.now()
    assert await house.store.read(lambda connection: list_sanctions(connection, SPACE, now)) == []
    assert ("standings", SPACE) in house.hall.told
    hers = (await rude.get(f"/decisions/{made}")).text
    assert say("decision-outcome-lifted") in hers and "sorry" in hers and "<form" not in hers
    assert (await keeper.post(f"{QUEUE}/{made}/answer", data={"outcome": "upheld"})).status_code == 409


async def test_ht189_time_ends_what_nobody_decides_and_nobody_appeals(browse: Browse, house: House) -> None:
    late, silent = await reported(browse(), house, 1), await reported(browse(), house, 2)
    await decide(await host(browse, house), silent, "warn")
    house.clock.at += APPEAL_MS
    rude = guest_of(browse, house, RUDE_USER)
    assert (await rude.post(f"/decisions/{silent}/appeal", data={"text": "late"})).status_code == 409
    states = []
    for ms in (0, OPEN_KEPT_MS - APPEAL_MS):
        house.clock.at += ms
        await house.store.write(partial(forget_old, now=house.clock.now()))
        states.append(((await stored(house, late)).state, (await stored(house, silent)).state))
    assert states == [("open", "closed"), ("expired", "closed")]
    house.clock.at += CLOSED_KEPT_MS
    now = house.clock.now()
    await house.store.write(lambda connection: forget_old(connection, now))
    with pytest.raises(ReportUnknown):
        await stored(house, late)


@pytest.mark.parametrize("way", ["nothing", "appeal", "time"])
async def test_ht190_no_byte_of_a_closed_clip_is_on_the_disk(
    browse: Browse, house: House, tmp_path: Path, way: str
) -> None:
    made = await reported(browse(), house, packets=300)
    words = [f"{RUDE} says {number}".encode() for number in (0, 150, 299)] + [WHISPER.encode(), LINE.encode()]
    assert all(is_on_disk(tmp_path, each) for each in words)
    keeper = await host(browse, house)
    await decide(keeper, made, "nothing" if way == "nothing" else "warn")
    if way == "appeal":
        assert is_on_disk(tmp_path, words[1]), "who appeals is judged by the same evidence"
        await guest_of(browse, house, RUDE_USER).post(f"/decisions/{made}/appeal", data={"text": "no"})
        await keeper.post(f"{QUEUE}/{made}/answer", data={"outcome": "upheld", "note": ""})
    if way == "time":
        house.clock.at += APPEAL_MS
        now = house.clock.now()
        await house.store.write(lambda connection: forget_old(connection, now))
        assert await house.store.scrub()
    assert [each for each in words if is_on_disk(tmp_path, each)] == []
    page = await keeper.get(f"{QUEUE}/{made}")
    assert say("report-clip-gone") in page.text
    assert (await keeper.get(f"/api/spaces/{SPACE}/reports/{made}/clip")).status_code == 404
