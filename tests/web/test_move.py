"""Moving from http to https: the same guest, once, within a minute, and never to another Server."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.identity.move import MOVE_VALID_MS
from lanting.identity.role import Role
from lanting.web.move import local_path
from tests.web.conftest import Browse, House
from tests.web.visitors import HERE, enters, new_key, refusal

HTTPS = "https://192.0.2.20:8443"


async def moving(browse: Browse, house: House, to: str = "/s/yard") -> tuple[str, str]:
    """A guest of plain http, and the path by which she moves."""
    house.https_link = HTTPS
    browser = browse()
    user = (await enters(house, browser)).user
    answer = await browser.post("/api/move", json={"to": to})
    assert (answer.status_code, answer.headers["cache-control"]) == (201, "no-store")
    url = answer.json()["url"]
    assert url.startswith(f"{HTTPS}/m/")
    return user, url.removeprefix(HTTPS)


async def test_ht66_a_guest_is_the_same_guest_by_https(browse: Browse, house: House) -> None:
    user, path = await moving(browse, house)
    browser = browse("https")
    answer = await browser.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, "/s/yard")
    assert answer.headers["set-cookie"].startswith("__Host-lanting_guest=")
    assert (await enters(house, browser)).user == user


async def test_ht66_a_code_moves_once_and_then_leads_there_as_somebody_new(browse: Browse, house: House) -> None:
    user, path = await moving(browse, house)
    await browse("https").get(path)
    late = browse("https")
    answer = await late.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, "/s/yard")
    assert (await enters(house, late)).user != user


async def test_ht66_a_code_is_too_old_after_a_minute(browse: Browse, house: House) -> None:
    _, path = await moving(browse, house)
    house.clock.at += MOVE_VALID_MS
    assert "set-cookie" not in (await browse("https").get(path)).headers


async def test_ht66_nobody_who_is_somebody_here_becomes_another_by_a_link(browse: Browse, house: House) -> None:
    _, path = await moving(browse, house)
    browser = browse("https")
    user = (await enters(house, browser)).user
    assert (await browser.get(path)).status_code == 303
    assert (await enters(house, browser)).user == user


async def test_ht66_no_right_moves_along(browse: Browse, house: House) -> None:
    house.https_link = HTTPS
    browser = browse(host=HERE)
    await browser.post(f"/k/{(await new_key(house, Role.HOST)).secret}")
    path = (await browser.post("/api/move", json={})).json()["url"].removeprefix(HTTPS)
    moved = browse("https")
    assert len((await moved.get(path)).headers.get_list("set-cookie")) == 1
    assert (await enters(house, moved)).holder is None


async def test_ht66_a_code_is_nothing_on_plain_http(browse: Browse, house: House) -> None:
    _, path = await moving(browse, house)
    answer = await browse(host=HERE).get(path)
    assert answer.status_code == 404 and "set-cookie" not in answer.headers


async def test_ht66_a_server_without_https_says_so(browse: Browse) -> None:
    assert refusal(await browse().post("/api/move", json={})) == (404, "https_missing")


async def test_ht66_who_is_nobody_yet_is_led_there_without_a_code(browse: Browse, house: House) -> None:
    house.https_link = HTTPS
    assert (await browse().post("/api/move", json={"to": "/s/yard"})).json() == {"url": f"{HTTPS}/s/yard"}
    assert (await browse().post("/api/move")).json() == {"url": f"{HTTPS}/"}


@pytest.mark.parametrize(
    "to",
    ["//evil.example", "/\\evil.example", "https://evil.example", "/s/\\yard", "evil", "", "/a b", "/a\nb", "/" * 9],
)
async def test_ht66_nobody_is_led_to_another_server(browse: Browse, house: House, to: str) -> None:
    _, path = await moving(browse, house)
    base = path.partition("?")[0]
    answer = await browse("https").get(base, params={"to": to})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


@given(st.text(alphabet="/\\:?#@a.%\t\n ", max_size=12))
def test_ht66_a_local_path_has_no_host(text: str) -> None:
    path = local_path(text)
    parts = urlsplit(path.replace("\\", "/"))
    assert path.startswith("/") and (parts.scheme, parts.netloc) == ("", "")


async def test_ht66_a_path_in_any_script_arrives(browse: Browse, house: House) -> None:
    _, path = await moving(browse, house, to="/s/%E5%85%B0%E4%BA%AD?code=BCDFHJ")
    assert (await browse("https").get(path)).headers["location"] == "/s/%E5%85%B0%E4%BA%AD?code=BCDFHJ"
