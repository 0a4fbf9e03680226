"""Coming to a Space: who is let in, who is told what she lacks, and what the ticket says of her."""

from __future__ import annotations

import pytest

from lanting.identity.operator import OperatorCookies
from lanting.identity.role import Role
from lanting.space.queries import DELETED_KEPT_MS
from lanting.space.tables import spaces
from lanting.web.desk import CODES_PER_MIN
from tests.web.conftest import CODE, SECRET, SPACE, Browse, House
from tests.web.visitors import ENTER, HERE, ban, enters, new_key, refusal, set_rules


async def test_ht4_a_ticket_says_all_that_is_known_of_who_comes(browse: Browse, house: House) -> None:
    caller = await enters(house, browse(address="2001:db8:1:2:3::4"))
    assert (caller.since, caller.network) == (house.clock.now(), "2001:db8:1:2::/64")
    assert (caller.holder, caller.is_operator, caller.is_known, caller.has_code) == (None, False, False, False)


async def test_ht60_a_banned_guest_gets_no_ticket_and_is_told_why(browse: Browse, house: House) -> None:
    browser = browse()
    await ban(house, (await enters(house, browser)).user)
    answer = await browser.post(ENTER, json={})
    assert refusal(answer) == (403, "banned")
    assert answer.json()["facts"] == {"why": "rude", "until": 0, "scope": "guest"}
    await enters(house, browse())


async def test_ht60_a_role_link_gives_a_banned_guest_no_ticket(browse: Browse, house: House) -> None:
    browser = browse("https")
    await ban(house, (await enters(house, browser)).user)
    assert (await browser.post("/api/keys", json={"key": (await new_key(house, Role.HOST)).secret})).status_code == 201
    assert refusal(await browser.post(ENTER, json={})) == (403, "banned")


async def test_ht67_a_space_that_opens_by_its_link_asks_for_its_code(browse: Browse, house: House) -> None:
    await set_rules(house, entry="link")
    browser = browse()
    assert refusal(await browser.post(ENTER, json={})) == (403, "code_needed")
    assert refusal(await browser.post(ENTER)) == (403, "code_needed")
    assert refusal(await browser.post(ENTER, json={"code": "ZZZZZZ"})) == (403, "code_wrong")
    assert refusal(await browser.post(ENTER, json={"code": ""})) == (403, "code_wrong")
    assert (await enters(house, browser, code=CODE.lower())).has_code


@pytest.mark.parametrize("role", [Role.VISITOR, Role.WATCHER])
async def test_ht67_who_holds_a_link_of_the_space_needs_no_code(browse: Browse, house: House, role: Role) -> None:
    await set_rules(house, entry="link")
    browser = browse()
    await browser.post("/api/keys", json={"key": (await new_key(house, role)).secret})
    assert not (await enters(house, browser)).has_code
    assert not (await enters(house, browser, code="ZZZZZZ")).has_code


async def test_ht67_where_everybody_may_come_an_old_code_stops_nobody(browse: Browse, house: House) -> None:
    assert not (await enters(house, browse(), code="ZZZZZZ")).has_code


async def test_ht67_wrong_codes_are_counted_and_then_right_ones_are_not_heard_either(
    browse: Browse, house: House
) -> None:
    await set_rules(house, entry="link")
    for _ in range(CODES_PER_MIN):
        assert refusal(await browse().post(ENTER, json={"code": "ZZZZZZ"})) == (403, "code_wrong")
    assert refusal(await browse().post(ENTER, json={"code": CODE})) == (429, "too_many_tries")
    await enters(house, browse(address="192.0.2.99"), code=CODE)
    house.clock.at += 6_000
    await enters(house, browse(), code=CODE)


async def test_ht67_right_codes_are_not_counted_for_a_class_comes_from_one_address(
    browse: Browse, house: House
) -> None:
    await set_rules(house, entry="link")
    for _ in range(4 * CODES_PER_MIN):
        house.clock.at += 100  # tickets have a rate of their own
        await enters(house, browse(), code=CODE)


@pytest.mark.parametrize("body", [b"[", b"[]", b'"x"', b'{"code": 7}', b"\xff"])
async def test_ht10_what_is_no_wish_is_a_bad_request(browse: Browse, body: bytes) -> None:
    answer = await browse(content_type="application/json").post(ENTER, content=body)
    assert refusal(answer) == (400, "bad_request")


async def test_ht69_a_deleted_space_is_not_found(browse: Browse, house: House) -> None:
    now = house.clock.now()
    await house.store.write(
        lambda connection: connection.execute(spaces.update().values(deleted_at=now - DELETED_KEPT_MS // 2)).close()
    )
    for path in (f"/api/spaces/{SPACE}/enter", "/api/spaces/yard/enter"):
        assert refusal(await browse().post(path, json={})) == (404, "space_not_found")


async def test_ht58_who_was_here_long_enough_is_known_from_her_next_coming_on(browse: Browse, house: House) -> None:
    browser = browse()
    user = (await enters(house, browser)).user
    house.hall.new_for[user] = 1
    assert not (await enters(house, browser)).is_known
    house.hall.new_for[user] = 0
    house.clock.at += 1_000
    known = await enters(house, browser)
    assert (known.user, known.is_known, known.since) == (user, True, house.clock.now() - 1_000)
    house.hall.new_for[user] = 7
    assert (await enters(house, browser)).is_known


async def test_ht21_a_cookie_that_says_all_is_not_given_again(browse: Browse, house: House) -> None:
    browser = browse()
    await browser.post(ENTER, json={})
    await browser.post(ENTER, json={})
    assert "set-cookie" not in (await browser.post(ENTER, json={})).headers


async def test_ht64_the_operators_cookie_acts_where_nobody_can_listen_and_nowhere_else(
    browse: Browse, house: House
) -> None:
    value = OperatorCookies(SECRET, lambda: house.operator_key).issue(house.clock.now())
    by_https, by_http = f"__Host-lanting_operator={value}", f"lanting_operator={value}"
    assert (await enters(house, browse("https", cookie=by_https))).is_operator
    assert (await enters(house, browse(host=HERE, cookie=by_http))).is_operator
    for browser in (browse(cookie=by_http), browse(cookie=by_https), browse("https", cookie=by_http)):
        assert not (await enters(house, browser)).is_operator
    house.operator_key = "lanting-operator-another"
    assert not (await enters(house, browse("https", cookie=by_https))).is_operator
