"""A Space within another site's page: who may show it, and that nobody is more than a Visitor there."""

from __future__ import annotations

import random
import re

import httpx
import pytest
from sqlalchemy import Connection

from lanting.identity.caller import Caller
from lanting.identity.operator_link import OperatorLinks, new_operator_token
from lanting.identity.role import Role
from lanting.space.queries import add_site
from lanting.web.office import Office
from tests.web.conftest import SPACE, Browse, House
from tests.web.test_shield import POLICY
from tests.web.visitors import ENTER, HERE, ban, caller_of, new_key, refusal, set_rules

FRAMED = f"/e/{SPACE}/enter"
SITES = ("https://museum.example:8443", "https://school.example")
REFERER = "https://lanting.example:8080/e/yard"


async def list_sites(house: House) -> None:
    def add(connection: Connection) -> None:
        for site in SITES:
            add_site(connection, SPACE, site)

    await house.store.write(add)


async def comes(house: House, browser: httpx.AsyncClient, **wish: str) -> Caller:
    return caller_of(house, await browser.post(FRAMED, json=wish))


async def test_ht170_only_the_framed_page_may_be_shown_by_the_sites_of_the_list(house: House, browse: Browse) -> None:
    browser = browse("https", accept="text/html")
    assert (await browser.get("/e/yard")).headers["content-security-policy"] == POLICY
    await list_sites(house)
    assert (await browser.get("/e/yard")).headers["content-security-policy"] == f"{POLICY} {' '.join(SITES)}"
    for path in ("/", "/s/yard", "/s/yard/manage", "/s/yard/manage/outside", "/about/data", "/e/nowhere", "/k/x"):
        assert (await browser.get(path)).headers["content-security-policy"] == POLICY, path


async def test_ht170_no_header_forbids_what_the_policy_allows(house: House, browse: Browse) -> None:
    answer = await browse("https", accept="text/html").get("/e/yard")
    assert "x-frame-options" not in answer.headers
    assert "cross-origin-embedder-policy" not in answer.headers
    assert "microphone=(self)" in answer.headers["permissions-policy"]
    assert "set-cookie" not in answer.headers, "looking gives nobody a cookie"


async def test_ht172_the_page_is_a_small_door_and_leads_to_tabs_of_their_own(browse: Browse) -> None:
    html = (await browse("https", accept="text/html").get("/e/yard")).text
    assert 'data-framed="on"' in html
    assert '<base target="_blank">' in html
    assert 'href="/s/yard" target="_blank" rel="noopener"' in html
    assert 'id="enter-button"' in html
    assert "noindex" in html
    assert "autofocus" not in html


@pytest.mark.parametrize("rules", [{"entry": "link"}, {"approval": "new"}, {"approval": "everybody"}])
async def test_ht172_what_is_not_open_to_anybody_is_not_entered_in_a_frame(
    house: House, browse: Browse, rules: dict[str, str]
) -> None:
    await set_rules(house, **rules)
    browser = browse("https", accept="text/html")
    html = (await browser.get("/e/yard")).text
    assert "enter-form" not in html
    assert 'href="/s/yard" target="_blank"' in html
    assert refusal(await browser.post(FRAMED, headers={"accept": "*/*"})) == (403, "not_framed")


async def test_ht173_the_cookie_is_one_of_its_own_partitioned_and_kept_by_scripts_of_nobody(browse: Browse) -> None:
    answer = await browse("https").post(FRAMED)
    (cookie,) = answer.headers.get_list("set-cookie")
    assert re.fullmatch(
        r"__Host-lanting_framed=[\w.-]+; Max-Age=34560000; Path=/; Secure; HttpOnly; SameSite=None; Partitioned", cookie
    )
    (cookie,) = (await browse(host=HERE).post(FRAMED)).headers.get_list("set-cookie")
    assert cookie.startswith("lanting_framed=")
    assert "set-cookie" not in (await browse("http").post(FRAMED)).headers, "no browser would keep it there"


async def test_ht173_she_is_the_same_by_her_cookie_or_by_what_the_page_remembers(house: House, browse: Browse) -> None:
    browser = browse("https")
    first = await comes(house, browser)
    assert (await comes(house, browser)).user == first.user
    answer = await browse("https").post(FRAMED)
    remembered = answer.json()["guest"]
    again = await comes(house, browse("https"), guest=remembered)
    assert again.user == caller_of(house, answer).user != first.user
    assert (await comes(house, browser, guest=remembered)).user == again.user, "a page stays who it was"
    for forged in ("", "x", remembered[:-2], "a" * 5_000):
        assert (await comes(house, browse("https"), guest=forged)).user not in (first.user, again.user)


async def test_ht173_no_sealed_cookie_passes_for_another_kind(house: House, browse: Browse) -> None:
    browser = browse("https")
    outside = caller_of(house, await browser.post(ENTER))
    name, value = next(iter(browser.cookies.items()))
    stranger = browse("https", cookie=f"__Host-lanting_framed={value}")
    assert name == "__Host-lanting_guest"
    assert (await comes(house, stranger, guest=value)).user != outside.user
    framed = (await browse("https").post(FRAMED)).json()["guest"]
    inside = await comes(house, browse("https"), guest=framed)
    thief = browse("https", cookie=f"__Host-lanting_guest={framed}")
    assert caller_of(house, await thief.post(ENTER)).user != inside.user


@pytest.mark.parametrize("role", [Role.OWNER, Role.HOST, Role.BUILDER, Role.WATCHER, Role.VISITOR])
async def test_ht174_no_other_cookie_counts_in_a_frame(house: House, browse: Browse, role: Role) -> None:
    """As from a site of the same domain, where a browser sends them all."""
    browser = browse("https")
    new = await new_key(house, role)
    assert (await browser.post("/api/keys", json={"key": new.secret})).status_code == 201
    outside = caller_of(house, await browser.post(ENTER))
    assert (await house.hall.standing(SPACE, outside)).role is role
    framed = await comes(house, browser)
    assert framed.is_framed
    assert framed.user != outside.user
    assert (framed.holder, framed.is_operator, framed.is_known, framed.is_trustworthy) == (None, False, False, False)
    standing = await house.hall.standing(SPACE, framed)
    assert (standing.role, standing.is_invited) == (Role.VISITOR, False)


async def test_ht174_nor_does_the_operators(house: House, browse: Browse) -> None:
    house.office = Office(links=OperatorLinks(lambda: house.operator_key, house.clock.now()))
    browser, random_bytes = browse("https"), random.Random(5).randbytes
    token = new_operator_token(house.operator_key or "", house.clock.now(), random_bytes)
    assert (await browser.post(f"/o/{token}")).status_code == 303
    assert caller_of(house, await browser.post(ENTER)).is_operator
    assert not (await comes(house, browser)).is_operator


async def test_ht174_a_ban_holds_in_the_frame(house: House, browse: Browse) -> None:
    browser = browse("https")
    await ban(house, (await comes(house, browser)).user)
    assert refusal(await browser.post(FRAMED)) == (403, "banned")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://school.example"},
        {"origin": "null"},
        {"origin": "https://lanting.example:8080", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
async def test_ht175_a_site_that_may_frame_may_ask_for_nothing(
    house: House, browse: Browse, headers: dict[str, str]
) -> None:
    """The framed cookie goes along with its requests: none of them is served."""
    await list_sites(house)
    browser = browse("https")
    await browser.post(FRAMED)
    for path in (FRAMED, ENTER, "/api/move", "/s/yard/manage/outside/add"):
        assert refusal(await browser.post(path, headers=headers)) == (403, "origin_refused")


async def test_ht175_from_a_framed_page_nothing_else_is_changed(house: House, browse: Browse) -> None:
    browser = browse("https", origin="https://lanting.example:8080", sec_fetch_site="same-origin", referer=REFERER)
    for method, path in (
        ("POST", ENTER),
        ("POST", "/api/keys"),
        ("POST", "/api/move"),
        ("POST", "/s/yard/manage/rules"),
        ("PUT", f"/api/spaces/{SPACE}/picture"),
        ("DELETE", f"/api/spaces/{SPACE}/picture"),
    ):
        assert refusal(await browser.request(method, path)) == (403, "framed_refused"), path
    assert (await browser.post(FRAMED)).status_code == 201
    assert (await browser.get("/api/spaces")).status_code == 200


async def test_ht175_other_sites_read_nothing_that_a_frame_is_told(browse: Browse) -> None:
    answer = await browse("https", origin="https://school.example").get("/e/yard")
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
