"""Opening a key: looking uses nothing up, the button takes it, and rights are given only where nobody can listen."""

from __future__ import annotations

import httpx
import pytest

from lanting.identity.queries import find_key, revoke_key, role_of
from lanting.identity.role import Role
from lanting.web.desk import KEYS_AT_ONCE
from tests.web.conftest import SPACE, Browse, House
from tests.web.elements import Elements
from tests.web.visitors import HERE, enters, new_key, refusal

PAGE = "text/html"


async def role_now(house: House, browser: httpx.AsyncClient) -> Role:
    """What this browser's next ticket makes her."""
    caller, now = await enters(house, browser), house.clock.now()
    return await house.store.read(lambda connection: role_of(connection, SPACE, caller, now))


async def test_ht65_the_page_says_what_the_key_opens_and_has_one_button(browse: Browse, house: House) -> None:
    secret = (await new_key(house, Role.HOST, uses=1)).secret
    answer = await browse("https", accept=PAGE).get(f"/k/{secret}")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert "Yard of" in answer.text and "host of this Space" in answer.text
    (form,) = Elements(answer.text).all("form")
    assert (form["method"], form["action"]) == ("post", f"/k/{secret}")
    assert len(Elements(answer.text).all("button")) == 1


async def test_ht65_looking_uses_nothing_up_and_gives_no_cookie(browse: Browse, house: House) -> None:
    secret = (await new_key(house, Role.HOST, uses=1)).secret
    for _ in range(3):
        answer = await browse("https", accept=PAGE).get(f"/k/{secret}")
        assert (answer.status_code, "set-cookie" in answer.headers) == (200, False)
    assert (await house.store.read(lambda connection: find_key(connection, secret))).uses_left == 1
    assert house.hall.told == []


@pytest.mark.parametrize("role", [Role.OWNER, Role.HOST, Role.BUILDER, Role.VISITOR, Role.WATCHER])
async def test_ht65_the_button_gives_the_role_and_leads_into_the_space(
    browse: Browse, house: House, role: Role
) -> None:
    browser = browse("https", accept=PAGE)
    answer = await browser.post(f"/k/{(await new_key(house, role)).secret}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/s/yard")
    assert answer.headers["cache-control"] == "no-store"
    assert await role_now(house, browser) is role
    assert house.hall.told == [("standings", SPACE)]


async def test_ht52_the_holders_cookie_is_kept_from_scripts_other_sites_and_plain_http(
    browse: Browse, house: House
) -> None:
    secret = (await new_key(house, Role.HOST)).secret
    cookies = (await browse("https").post(f"/k/{secret}")).headers.get_list("set-cookie")
    (holder,) = [each for each in cookies if "lanting_holder" in each]
    assert holder.startswith("__Host-lanting_holder=")
    for word in ("HttpOnly", "Secure", "Path=/", "SameSite=lax"):
        assert word in holder
    assert "Domain" not in holder
    here = (await browse(host=HERE).post(f"/k/{secret}")).headers.get_list("set-cookie")
    (holder,) = [each for each in here if "lanting_holder" in each]
    assert holder.startswith("lanting_holder=") and "HttpOnly" in holder and "Secure" not in holder


@pytest.mark.parametrize("role", [Role.OWNER, Role.HOST, Role.BUILDER])
async def test_ht65_over_plain_http_no_right_is_given_and_the_https_link_is_offered(
    browse: Browse, house: House, role: Role
) -> None:
    house.https_link = "https://192.0.2.20:8443"
    secret = (await new_key(house, role, uses=None)).secret
    browser = browse(accept=PAGE)
    await browser.post(f"/api/spaces/{SPACE}/enter", json={})
    page = (await browser.get(f"/k/{secret}")).text
    assert Elements(page).all("form") == []
    (link,) = [
        each["href"]
        for each in Elements(page).all("a")
        if (each["href"] or "").startswith("https://192.0.2.20:8443/m/")
    ]
    assert link and link.endswith(f"?to=/k/{secret}")
    refused = await browser.post(f"/k/{secret}")
    assert refused.status_code == 403 and "https://192.0.2.20:8443/m/" in refused.text
    assert await role_now(house, browser) is Role.VISITOR


async def test_ht65_a_preview_by_plain_http_gets_the_https_link_without_a_code(browse: Browse, house: House) -> None:
    house.https_link = "https://192.0.2.20:8443"
    secret = (await new_key(house, Role.HOST)).secret
    page = (await browse(accept=PAGE).get(f"/k/{secret}")).text
    assert f'href="https://192.0.2.20:8443/k/{secret}"' in page


@pytest.mark.parametrize("role", [Role.VISITOR, Role.WATCHER])
async def test_ht65_what_is_not_above_visitor_is_given_by_plain_http_too(
    browse: Browse, house: House, role: Role
) -> None:
    browser = browse(accept=PAGE)
    answer = await browser.post(f"/k/{(await new_key(house, role)).secret}")
    assert answer.status_code == 303 and "lanting_holder" not in str(answer.headers)
    assert await role_now(house, browser) is role


async def test_ht52_a_holders_cookie_that_comes_by_plain_http_gives_nothing(browse: Browse, house: House) -> None:
    here = browse(host=HERE)
    await here.post(f"/k/{(await new_key(house, Role.HOST)).secret}")
    stolen = "; ".join(f"{name}={value}" for name, value in here.cookies.items())
    assert "lanting_holder=" in stolen
    assert await role_now(house, browse(host=HERE, cookie=stolen)) is Role.HOST
    assert await role_now(house, browse(cookie=stolen)) is Role.VISITOR
    assert await role_now(house, browse("https", cookie=stolen)) is Role.VISITOR


async def test_ht65_keys_that_open_nothing_say_so_with_a_way_out(browse: Browse, house: House) -> None:
    revoked, used_up = await new_key(house, Role.HOST), await new_key(house, Role.HOST, uses=1)
    ended = await new_key(house, Role.HOST, ends_at=house.clock.now() + 1)
    now = house.clock.now()
    await house.store.write(lambda connection: revoke_key(connection, SPACE, revoked.key.id, now))
    await browse("https").post(f"/k/{used_up.secret}")
    house.clock.at += 1
    for new, code in ((revoked, "key_revoked"), (ended, "key_ended"), (used_up, "key_used_up")):
        answer = await browse("https", accept=PAGE).post(f"/k/{new.secret}")
        assert answer.status_code == 410 and code in answer.text and "Ask whoever gave it to you" in answer.text
    for path in ("/k/lanting-key-x", f"/k/{revoked.secret[:-1]}", f"/k/{revoked.secret}x", "/k/%F0%9F%8C%B1"):
        answer = await browse("https", accept=PAGE).get(path)
        assert answer.status_code == 404 and "key_unknown" in answer.text
    for new in (revoked, ended, used_up):
        assert (await browse("https", accept=PAGE).get(f"/k/{new.secret}")).status_code == 410


async def test_ht54_a_link_that_was_found_to_have_ended_stays_ended_when_the_clock_is_put_back(
    browse: Browse, house: House
) -> None:
    secret = (await new_key(house, Role.HOST, ends_at=house.clock.now() + 10)).secret
    house.clock.at += 10
    assert (await browse("https", accept=PAGE).get(f"/k/{secret}")).status_code == 410
    house.clock.put_forward_ms = -3_600_000
    assert refusal(await browse("https").post("/api/keys", json={"key": secret})) == (410, "key_ended")
    assert house.hall.told == [("standings", SPACE)]


async def test_ht53_who_opened_a_used_up_link_opens_it_again(browse: Browse, house: House) -> None:
    secret = (await new_key(house, Role.HOST, uses=1)).secret
    browser = browse("https", accept=PAGE)
    for _ in range(2):
        assert (await browser.post(f"/k/{secret}")).status_code == 303
        assert (await browser.get(f"/k/{secret}")).status_code == 200


async def test_ht68_a_program_opens_a_key_and_holds_it_by_its_cookies(browse: Browse, house: House) -> None:
    browser = browse("https")
    answer = await browser.post("/api/keys", json={"key": (await new_key(house, Role.BUILDER)).secret})
    assert (answer.status_code, answer.json()) == (201, {"space": SPACE, "slug": "yard", "role": "builder"})
    assert answer.headers["cache-control"] == "no-store"
    assert await role_now(house, browser) is Role.BUILDER


async def test_ht68_a_program_is_refused_in_its_own_words(browse: Browse, house: House) -> None:
    secret = (await new_key(house, Role.HOST)).secret
    assert refusal(await browse().post("/api/keys", json={"key": secret})) == (403, "role_needs_https")
    assert refusal(await browse("https").post("/api/keys", json={"key": "x"})) == (404, "key_unknown")
    assert refusal(await browse("https").post("/api/keys", json={"key": "x" * 101})) == (400, "bad_request")
    assert refusal(await browse("https").post("/api/keys", json={})) == (400, "bad_request")


async def test_ht68_one_address_opens_so_many_keys_and_no_more_for_a_while(browse: Browse, house: House) -> None:
    for _ in range(KEYS_AT_ONCE):
        await browse("https").post("/api/keys", json={"key": "x"})
    assert refusal(await browse("https").post("/api/keys", json={"key": "x"})) == (429, "too_many_tries")
    elsewhere = browse("https", address="192.0.2.99")
    assert refusal(await elsewhere.post("/api/keys", json={"key": "x"})) == (404, "key_unknown")
    house.clock.at += 500
    assert refusal(await browse("https").post("/api/keys", json={"key": "x"})) == (404, "key_unknown")


async def test_ht58_who_opened_a_key_is_known_wherever_she_goes(browse: Browse, house: House) -> None:
    browser = browse()
    user = (await enters(house, browser)).user
    house.hall.new_for[user] = 7
    assert not (await enters(house, browser)).is_known
    await browser.post("/api/keys", json={"key": (await new_key(house, Role.VISITOR)).secret})
    assert (await enters(house, browser)).is_known


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://["])
async def test_ht20_no_other_website_opens_a_key_for_somebody(browse: Browse, house: House, origin: str) -> None:
    secret = (await new_key(house, Role.HOST, uses=1)).secret
    sent = {"content-type": "multipart/form-data; boundary=x", "origin": origin}
    answer = await browse("https").post(f"/k/{secret}", headers=sent, content=b"--x--\r\n")
    assert refusal(answer) == (403, "origin_refused")
    assert (await house.store.read(lambda connection: find_key(connection, secret))).uses_left == 1
