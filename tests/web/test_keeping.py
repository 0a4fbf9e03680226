"""The page on which a Space is kept: for whom it is, what its forms do, and what is told of it afterwards."""

from __future__ import annotations

import re
from html import escape

import httpx
import pytest

from lanting.identity.guest import GuestCookies
from lanting.identity.queries import NewKey, add_sanction, list_keys, list_sanctions
from lanting.identity.role import Role
from lanting.kernel.ids import SanctionId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.word import Rules
from lanting.space.queries import DELETED_KEPT_MS, StoredSpace, find_any_space, list_log
from lanting.web.keeping import LOG_PAGE
from lanting.web.rules_form import packed
from lanting.web.speech import LOCALES, speech
from tests.web.conftest import CODE, SECRET, SPACE, Browse, House
from tests.web.elements import Elements
from tests.web.visitors import ban, new_key, refusal, set_rules

PAGE = "/s/yard/manage"
NAME = "Yard of <Ink> & “Paper”"
BANNED = UserId("usr_0000000000000009")
say = speech("en")


def device(browse: Browse, **headers: str) -> httpx.AsyncClient:
    return browse("https", host="lanting.example", accept="text/html", **headers)


async def opened(browser: httpx.AsyncClient, key: NewKey) -> httpx.AsyncClient:
    assert (await browser.post(f"/k/{key.secret}")).status_code == 303
    return browser


async def owner(browse: Browse, house: House, **headers: str) -> httpx.AsyncClient:
    return await opened(device(browse, **headers), await new_key(house, Role.OWNER))


async def host(browse: Browse, house: House) -> httpx.AsyncClient:
    return await opened(device(browse), await new_key(house, Role.HOST))


async def stored(house: House) -> StoredSpace:
    found = await house.store.read(lambda connection: find_any_space(connection, SPACE))
    assert found is not None
    return found


async def acts(house: House) -> list[str]:
    log = await house.store.read(lambda connection: list_log(connection, SPACE, None, 100))
    return [each.act for each in log]


def rules_form(rules: Rules, before: Rules, **typed: str) -> dict[str, str]:
    fields = {"name": NAME, "entry": rules.entry, "approval": rules.approval, "slow_mode_s": str(rules.slow_mode_s)}
    fields |= {"capacity": str(rules.capacity or ""), "before": packed(before), "language": "en"}
    switches = ("chat", "history", "whispers", "voice", "quiet", "still", "voices_muted", "locked")
    return fields | {name: "on" for name in switches if getattr(rules, name)} | typed


@pytest.mark.parametrize("role", [Role.BUILDER, Role.VISITOR, Role.WATCHER])
async def test_ht74_who_is_no_host_is_told_how_to_become_one(browse: Browse, house: House, role: Role) -> None:
    for browser in (device(browse), await opened(device(browse), await new_key(house, role))):
        answer = await browser.get(PAGE)
        assert answer.status_code == 403
        assert escape(say("error-not_keeper")) in answer.text


async def test_ht74_a_host_sees_who_is_kept_out_and_what_was_done_and_changes_no_rule(
    browse: Browse, house: House
) -> None:
    browser = await host(browse, house)
    page = Elements((await browser.get(PAGE)).text)
    assert [each["id"] for each in page.all("section")] == ["inviting", "out", "log"]
    assert page.all("form") == []
    for path in ("rules", "code", "links", "key", "delete", "restore"):
        assert (await browser.post(f"{PAGE}/{path}", data=rules_form(Rules(), Rules()))).status_code == 403
    assert await acts(house) == []


async def test_ht74_the_owner_sees_everything(browse: Browse, house: House) -> None:
    page = Elements((await (await owner(browse, house)).get(PAGE)).text)
    assert [each["id"] for each in page.all("section")] == [
        "rules",
        "inviting",
        "links",
        "key",
        "out",
        "log",
        "file",
        "end",
    ]
    assert (page.unclosed, page.strayed) == ([], [])
    ids = [each["id"] for _, each in page.found if "id" in each]
    assert len(set(ids)) == len(ids)
    fields = [each for each in page.all("input") if each.get("type") != "hidden"] + page.all("select")
    assert {each["id"] for each in fields} == {each["for"] for each in page.all("label")}
    assert all("style" not in each for _, each in page.found)


async def test_ht74_over_plain_http_the_page_says_why_not_and_offers_https(browse: Browse, house: House) -> None:
    house.https_link = "https://192.168.1.20:8443"
    answer = await browse(accept="text/html").get(PAGE)
    assert answer.status_code == 403
    assert escape(say("refused-role_needs_https-why")) in answer.text
    assert 'href="https://192.168.1.20:8443' in answer.text


async def test_ht74_a_banned_host_keeps_nothing(browse: Browse, house: House) -> None:
    browser = await host(browse, house)
    await browser.post(f"/api/spaces/{SPACE}/enter", json={})
    known = GuestCookies(SECRET).read(browser.cookies["__Host-lanting_guest"])
    assert known is not None
    await ban(house, known.user_id)
    assert (await browser.get(PAGE)).status_code == 403


async def test_ht75_rules_are_changed_kept_and_told(browse: Browse, house: House) -> None:
    browser = await owner(browse, house)
    wanted = Rules(entry="link", approval="new", capacity=12, chat=False, whispers=False, slow_mode_s=5, still=True)
    answer = await browser.post(f"{PAGE}/rules", data=rules_form(wanted, Rules(), name="Year 7"))
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}?done=rules#rules")
    space = await stored(house)
    assert (space.rules, space.name, await acts(house)) == (wanted, "Year 7", ["rules"])
    assert house.hall.told[-1] == ("rules", SPACE)
    page = Elements((await browser.get(PAGE)).text)
    assert page.one("input", id="capacity")["value"] == "12"
    assert "checked" in page.one("input", id="approval-new")
    assert "checked" not in page.one("input", id="chat")


async def test_ht75_what_the_sender_did_not_touch_stays_as_a_host_set_it_meanwhile(
    browse: Browse, house: House
) -> None:
    browser = await owner(browse, house)
    await set_rules(house, quiet=True)
    await browser.post(f"{PAGE}/rules", data=rules_form(Rules(capacity=9), Rules()))
    assert (await stored(house)).rules == Rules(capacity=9, quiet=True)


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"name": "  "}, say("error-name_refused", chars_max=80)),
        ({"capacity": "many"}, say("rules-capacity-refused", max=100_000)),
        ({"capacity": "0"}, say("rules-capacity-refused", max=100_000)),
        ({"slow_mode_s": "-1"}, say("rules-slow-refused", max=3_600)),
        ({"slow_mode_s": "９" * 30}, say("rules-slow-refused", max=3_600)),
        ({"entry": "nobody"}, say("rules-choice-refused")),
        ({"language": "tlh"}, say("rules-choice-refused")),
    ],
)
async def test_ht75_what_is_wrong_is_said_beside_its_field_and_nothing_is_changed(
    browse: Browse, house: House, typed: dict[str, str], complaint: str
) -> None:
    browser = await owner(browse, house)
    answer = await browser.post(f"{PAGE}/rules", data=rules_form(Rules(), Rules(), history="on", **typed))
    assert answer.status_code == 422
    assert re.findall(r'<p class="complaint"[^>]*>([^<]*)</p>', answer.text) == [escape(complaint)]
    for name, value in typed.items():
        if name not in ("entry", "language"):
            assert Elements(answer.text).one("input", name=name, type="text")["value"] == value
    assert ((await stored(house)).rules, await acts(house)) == (Rules(), [])


@pytest.mark.parametrize("locale", LOCALES)
async def test_ht75_the_language_is_chosen_kept_and_the_experiences_begin_again_in_it(
    browse: Browse, house: House, locale: str
) -> None:
    browser = await owner(browse, house, accept_language=locale)
    page = Elements((await browser.get(PAGE)).text)
    assert page.one("select", id="rules-language")["aria-describedby"] == page.one("p", id="language-note")["id"]
    assert page.one("option", value="en", lang="en").keys() >= {"selected"}
    await browser.post(f"{PAGE}/rules", data=rules_form(Rules(), Rules(), language="en"))
    assert ("experiences", SPACE) not in house.hall.told, "it is the same language"
    answer = await browser.post(f"{PAGE}/rules", data=rules_form(Rules(), Rules(), language="fr"))
    assert (answer.status_code, (await stored(house)).language) == (303, "fr")
    assert house.hall.told[-1] == ("experiences", SPACE)
    page = Elements((await browser.get(PAGE)).text)
    assert page.one("option", value="fr", lang="fr").keys() >= {"selected"}


@pytest.mark.parametrize("before", ["", "{", '{"entry": 7}', "x" * 5_000])
async def test_ht75_a_form_that_was_tampered_with_is_only_a_form(browse: Browse, house: House, before: str) -> None:
    browser = await owner(browse, house)
    form = rules_form(Rules(capacity=3), Rules()) | {"before": before}
    assert (await browser.post(f"{PAGE}/rules", data=form)).status_code == 303
    assert (await stored(house)).rules == Rules(capacity=3)


async def test_ht77_a_new_code_is_drawn_and_the_old_one_opens_nothing(browse: Browse, house: House) -> None:
    browser = await owner(browse, house)
    await set_rules(house, entry="link")
    assert (await browser.post(f"{PAGE}/code")).headers["location"] == f"{PAGE}?done=code#inviting"
    code = (await stored(house)).code
    assert code != CODE
    assert f"?code={code}" in (await browser.get(PAGE)).text
    assert (await browse().get("/c", params={"code": CODE})).status_code == 404
    assert await acts(house) == ["code"]


LINK = {"role": "host", "label": "Ms <Wang>", "ends": "day", "uses": "2", "once": "once"}


async def test_ht78_a_role_link_is_shown_once_and_then_listed(browse: Browse, house: House) -> None:
    browser = await owner(browse, house)
    shown = await browser.post(f"{PAGE}/links", data=LINK)
    assert (shown.status_code, shown.headers["cache-control"]) == (201, "no-store")
    (path,) = set(re.findall(r"(/k/lanting-key-[\w-]{32})<", shown.text))
    again = await browser.post(f"{PAGE}/links", data=LINK)
    assert (again.status_code, again.headers["location"]) == (303, f"{PAGE}#links")
    listed = (await browser.get(PAGE)).text
    assert path not in listed
    assert listed.count("Ms &lt;Wang&gt;") == 3
    assert say("link-uses-left", uses=2) in listed
    assert (await (await opened(device(browse), await new_key(house, Role.WATCHER))).get(PAGE)).status_code == 403
    helper = device(browse)
    assert (await helper.post(path)).status_code == 303
    assert (await helper.get(PAGE)).status_code == 200


async def test_ht78_a_link_that_is_ended_ends_what_was_held_by_it_and_is_told(browse: Browse, house: House) -> None:
    browser = await owner(browse, house)
    shown = await browser.post(f"{PAGE}/links", data=LINK)
    (path,) = set(re.findall(r"(/k/lanting-key-[\w-]{32})<", shown.text))
    helper = device(browse)
    await helper.post(path)
    keys = await house.store.read(lambda connection: list_keys(connection, SPACE))
    (link,) = [each for each in keys if each.role == Role.HOST]
    house.hall.told.clear()
    answer = await browser.post(f"{PAGE}/links/{link.id}/revoke")
    assert answer.headers["location"] == f"{PAGE}?done=revoke#links"
    assert house.hall.told == [("standings", SPACE)]
    assert (await helper.get(PAGE)).status_code == 403
    assert say("link-state-revoked") in (await browser.get(PAGE)).text
    # Pressed twice, it is in the log once.
    assert (await browser.post(f"{PAGE}/links/{link.id}/revoke")).status_code == 303
    assert await acts(house) == ["revoke", "link"]


async def test_ht78_the_owners_key_is_ended_by_a_new_one_alone(browse: Browse, house: House) -> None:
    browser = await owner(browse, house)
    (key,) = await house.store.read(lambda connection: list_keys(connection, SPACE))
    for each in (key.id, "key_0000000000000000", "nothing"):
        assert (await browser.post(f"{PAGE}/links/{each}/revoke")).status_code == 404
    assert (await browser.get(PAGE)).status_code == 200


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"role": "owner"}, say("rules-choice-refused")),
        ({"ends": "someday"}, say("rules-choice-refused")),
        ({"label": "x" * 81}, say("link-label-refused", max=80)),
        ({"uses": "0"}, say("link-uses-refused", max=100_000)),
    ],
)
async def test_ht78_what_no_link_can_be_is_said_beside_its_field(
    browse: Browse, house: House, typed: dict[str, str], complaint: str
) -> None:
    browser = await owner(browse, house)
    answer = await browser.post(f"{PAGE}/links", data=LINK | typed)
    assert answer.status_code == 422
    assert re.findall(r'<p class="complaint"[^>]*>([^<]*)</p>', answer.text) == [complaint]
    assert await acts(house) == []


async def test_ht79_a_new_owner_key_ends_the_old_one_for_all_but_its_maker(browse: Browse, house: House) -> None:
    old = await new_key(house, Role.OWNER)
    mine, other = await opened(device(browse), old), await opened(device(browse), old)
    shown = await mine.post(f"{PAGE}/key", data={"once": "once"})
    assert shown.status_code == 201
    (path,) = set(re.findall(r"(/k/lanting-key-[\w-]{32})<", shown.text))
    assert path != f"/k/{old.secret}"
    assert (await mine.get(PAGE)).status_code == 200
    assert (await other.get(PAGE)).status_code == 403
    assert (await device(browse).post(f"/k/{old.secret}")).status_code == 410
    assert (await mine.post(f"{PAGE}/key", data={"once": "once"})).status_code == 303
    assert (await other.post(path)).status_code == 303


async def test_ht80_a_ban_is_told_with_reason_length_and_scope_and_a_host_lifts_it(
    browse: Browse, house: House
) -> None:
    await ban(house, BANNED)
    browser = await host(browse, house)
    html = (await browser.get(PAGE)).text
    for words in (say("out-ban", name="Mei"), say("out-reason", reason="rude"), say("out-scope"), say("out-for-good")):
        assert words in html
    (path,) = [each["action"] or "" for each in Elements(html).all("form")]
    assert (await browser.post(path)).headers["location"] == f"{PAGE}?done=lift#out"
    assert await house.store.read(lambda connection: list_sanctions(connection, SPACE, house.clock.now())) == []
    assert house.hall.told[-1] == ("standings", SPACE)
    again = await browser.post(path)
    assert (again.status_code, say("out-gone") in again.text) == (422, True)
    assert await acts(house) == ["unban"]


async def test_sp160_a_muted_voice_is_listed_and_lifted_as_a_closed_chat_is(browse: Browse, house: House) -> None:
    await house.store.write(
        lambda connection: add_sanction(
            connection,
            SanctionId("san_0000000000000001"),
            SPACE,
            BANNED,
            "voice",
            "Mei",
            "a drill",
            house.clock.now(),
            None,
            None,
            None,
        )
    )
    browser = await host(browse, house)
    html = (await browser.get(PAGE)).text
    assert say("out-voice", name="Mei") in html
    (path,) = [each["action"] or "" for each in Elements(html).all("form")]
    assert (await browser.post(path)).status_code == 303
    assert await acts(house) == ["unmute_voice"]


async def test_sp164_door_and_lobby_say_that_the_place_is_locked(browse: Browse, house: House) -> None:
    await set_rules(house, locked=True)
    visitor = browse()
    assert say("door-locked") in (await visitor.get("/")).text
    door = (await visitor.get("/s/yard")).text
    assert say("door-locked") in door and say("door-locked-note") in door
    mine = (await (await owner(browse, house)).get("/s/yard")).text
    assert say("door-locked-note") in mine and say("people-inside", people=0) in mine


async def test_ht81_the_log_is_told_page_by_page(browse: Browse, house: House) -> None:
    browser = await owner(browse, house)
    for _ in range(LOG_PAGE + 1):
        await browser.post(f"{PAGE}/code")
    first = (await browser.get(PAGE)).text
    (older,) = re.findall(rf'href="({PAGE}\?before=\d+#log)"', first)
    second = (await browser.get(older)).text
    assert (first.count("<time"), second.count("<time")) == (LOG_PAGE, 1)
    for strange in ("x", "-1", "9" * 40):
        assert (await browser.get(PAGE, params={"before": strange})).status_code == 200


async def test_ht82_a_space_is_deleted_by_its_name_and_its_owner_brings_it_back(browse: Browse, house: House) -> None:
    browser = await owner(browse, house)
    wrong = await browser.post(f"{PAGE}/delete", data={"typed": "yard"})
    assert (wrong.status_code, (await stored(house)).deleted_at) == (422, None)
    assert (await browser.post(f"{PAGE}/delete", data={"typed": NAME})).status_code == 303
    assert house.hall.told[-1] == ("closed", SPACE, CloseCode.SPACE_DELETED)
    assert (await browse().get("/s/yard")).status_code == 404
    assert (await device(browse).get(PAGE)).status_code == 404
    rests = await browser.get(PAGE)
    assert escape(say("end-deleted-title", name=NAME)) in rests.text
    assert (await browser.post(f"{PAGE}/code")).status_code == 404
    assert (await browser.post(f"{PAGE}/restore")).headers["location"] == f"{PAGE}?done=restore#content"
    assert (await browse().get("/s/yard")).status_code == 200
    assert await acts(house) == ["restore", "delete"]
    assert DELETED_KEPT_MS == 7 * 24 * 3_600_000


async def test_ht76_after_an_act_the_page_says_so_and_nothing_that_it_does_not_know(
    browse: Browse, house: House
) -> None:
    browser = await owner(browse, house)
    assert say("keeping-done-code") in (await browser.get(PAGE, params={"done": "code"})).text
    assert 'class="done"' not in (await browser.get(PAGE, params={"done": "<b>"})).text


@pytest.mark.parametrize("path", ["rules", "code", "links", "key", "delete", "restore", "links/x/revoke"])
async def test_ht76_no_other_website_acts_for_the_owner(browse: Browse, house: House, path: str) -> None:
    browser = await owner(browse, house)
    answer = await browser.post(f"{PAGE}/{path}", data=LINK, headers={"Origin": "https://elsewhere.example"})
    assert refusal(answer) == (403, "origin_refused")
    assert await acts(house) == []


@pytest.mark.parametrize("locale", LOCALES)
async def test_ht33_the_page_speaks_every_language(browse: Browse, house: House, locale: str) -> None:
    await ban(house, BANNED)
    browser = await owner(browse, house, accept_language=locale)
    await browser.post(f"{PAGE}/links", data=LINK)
    html = (await browser.get(PAGE)).text
    assert speech(locale)("rules-heading") in html
    assert Elements(html).one("html")["lang"] == locale
