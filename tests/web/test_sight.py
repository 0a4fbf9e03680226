"""A Space that opens by its link, or by a host, shows nothing of itself before."""

from __future__ import annotations

from html import escape
from typing import Any

import httpx
import pytest

from lanting.identity.guest import GuestCookies
from lanting.identity.role import Role
from lanting.kernel.ids import UserId
from lanting.protocol.word import Look
from lanting.space.glance import Glance, Glimpse
from lanting.web.desk import CODES_PER_MIN
from lanting.web.speech import speech
from tests.web.conftest import CODE, SECRET, SPACE, Browse, House
from tests.web.elements import Elements
from tests.web.visitors import HERE, ban, new_key, refusal, set_rules

SPACE_API = f"/api/spaces/{SPACE}"
CLASS = {"entry": "link", "approval": "everybody"}
say = speech("en")


def somebody_inside(house: House) -> None:
    house.people[SPACE] = 3
    house.glances[SPACE] = Glance(3, [Glimpse(Look(), 1.0, 0.0, 2.0, False, UserId("usr_0000000000000007"))])


async def user_of(browser: httpx.AsyncClient) -> UserId:
    """Whom her cookie names; she has one as soon as she was at the door."""
    await browser.post(f"{SPACE_API}/enter", json={"code": CODE})
    guest = GuestCookies(SECRET).read(browser.cookies["lanting_guest"])
    assert guest is not None
    return guest.user_id


async def holder(browse: Browse, house: House, role: Role) -> httpx.AsyncClient:
    browser = browse(address="127.0.0.1", host=HERE)
    assert (await browser.post(f"/k/{(await new_key(house, role)).secret}")).status_code == 303
    return browser


async def sees_everything(browser: httpx.AsyncClient, **query: Any) -> bool:
    """Whether all of what is told of a Space is told alike: the answers must never disagree."""
    detail = (await browser.get(SPACE_API, params=query)).json()
    glance = (await browser.get(f"{SPACE_API}/glance", params=query)).json()
    scene = await browser.get(f"{SPACE_API}/scene/1", params=query)
    door = (await browser.get("/s/yard", params=query)).text
    seen: set[bool] = {
        detail["people"] == 3,
        detail["code"] == CODE,
        detail["scene_revision"] == 1,
        glance["people"] == 3,
        len(glance["looks"]) == 1,
        scene.status_code == 200,
        "3 people are inside" in door,
        'class="outlook"' not in door,
    }
    assert len(seen) == 1, (detail, glance, scene.status_code)
    return seen.pop()


@pytest.mark.parametrize(
    ("rules", "seen"),
    [
        ({}, True),
        ({"capacity": 1, "chat": False}, True),
        ({"entry": "link"}, False),
        ({"approval": "everybody"}, False),
        ({"approval": "new"}, True),
        ({"locked": True}, False),
        (CLASS, False),
    ],
)
async def test_ht84_a_stranger_sees_what_everybody_may(
    browse: Browse, house: House, rules: dict[str, Any], seen: bool
) -> None:
    somebody_inside(house)
    await set_rules(house, **rules)
    assert await sees_everything(browse()) == seen


async def test_ht84_the_code_opens_the_view_as_it_opens_the_door(browse: Browse, house: House) -> None:
    somebody_inside(house)
    await set_rules(house, entry="link")
    assert await sees_everything(browse(), code=CODE.lower())
    assert not await sees_everything(browse(address="203.0.113.4"), code="XVTSRP")


async def test_ht84_a_code_does_not_stand_for_a_host(browse: Browse, house: House) -> None:
    somebody_inside(house)
    await set_rules(house, **CLASS)
    assert not await sees_everything(browse(), code=CODE)
    assert refusal(await browse().get(f"{SPACE_API}/scene/1", params={"code": CODE})) == (403, "not_let_in")
    assert refusal(await browse().get(f"{SPACE_API}/scene/1")) == (403, "code_needed")


@pytest.mark.parametrize("role", [Role.OWNER, Role.HOST, Role.VISITOR, Role.WATCHER])
async def test_ht84_who_holds_a_role_there_looks_in(browse: Browse, house: House, role: Role) -> None:
    somebody_inside(house)
    await set_rules(house, **CLASS)
    assert await sees_everything(await holder(browse, house, role))


async def test_ht84_who_is_inside_sees_what_is_there_and_who_waits_does_not(browse: Browse, house: House) -> None:
    somebody_inside(house)
    await set_rules(house, **CLASS)
    browser = browse()
    user = await user_of(browser)
    assert not await sees_everything(browser)
    house.hall.inside.add((SPACE, user))
    assert await sees_everything(browser)


async def test_ht84_new_guests_alone_wait_where_a_host_lets_those_in(browse: Browse, house: House) -> None:
    somebody_inside(house)
    browser = browse()
    user = await user_of(browser)
    await set_rules(house, approval="new")
    house.hall.new_for[user] = 60_000
    assert not await sees_everything(browser)
    house.hall.new_for[user] = 0
    assert await sees_everything(browser)


async def test_ht84_a_banned_guest_sees_no_more_than_a_stranger(browse: Browse, house: House) -> None:
    somebody_inside(house)
    browser = browse()
    await ban(house, await user_of(browser))
    await set_rules(house, approval="new")
    assert not await sees_everything(browser)


async def test_ht84_what_one_may_see_is_kept_for_nobody_else(browse: Browse, house: House) -> None:
    await set_rules(house, entry="link")
    scene = await browse().get(f"{SPACE_API}/scene/1", params={"code": CODE})
    assert scene.headers["cache-control"].startswith("private")
    assert (await browse().get("/s/yard", params={"code": CODE})).headers["cache-control"] == "no-store"


async def test_ht84_the_door_asks_for_the_code_and_then_no_more(browse: Browse, house: House) -> None:
    await set_rules(house, entry="link")
    page = Elements((await browse().get("/s/yard")).text)
    assert page.one("input", id="enter-code")["value"] == ""
    assert {each["id"] for each in page.all("input")} == {each["for"] for each in page.all("label")}
    assert page.one("img", **{"class": "outlook"})["alt"] == ""
    assert page.one("meta", name="robots")["content"] == "noindex"
    with_code = Elements((await browse().get("/s/yard", params={"code": CODE})).text)
    assert with_code.all("input", id="enter-code") == []
    assert with_code.one("a", lang="fr")["href"] == f"?code={CODE}&lang=fr"


async def test_ht84_a_wrong_code_is_told_at_its_field_and_counted(browse: Browse, house: House) -> None:
    await set_rules(house, entry="link")
    browser = browse(address="203.0.113.5")
    for _ in range(CODES_PER_MIN):
        answer = await browser.get("/s/yard", params={"code": "XVTSRP"})
        assert (answer.status_code, escape(say("error-code_wrong")) in answer.text) == (403, True)
        assert Elements(answer.text).one("input", id="enter-code")["value"] == "XVTSRP"
    assert (await browser.get("/s/yard", params={"code": CODE})).status_code == 429
    assert refusal(await browser.get(f"{SPACE_API}/glance", params={"code": CODE})) == (429, "too_many_tries")


async def test_ht84_the_door_of_a_host_says_that_one_waits(browse: Browse, house: House) -> None:
    await set_rules(house, approval="everybody")
    html = (await browse().get("/s/yard")).text
    assert say("door-waits") in html
    assert "enter-code" not in html


async def listed(browser: httpx.AsyncClient) -> bool:
    in_api: bool = [each["id"] for each in (await browser.get("/api/spaces")).json()] == [SPACE]
    assert ('href="/s/yard"' in (await browser.get("/")).text) == in_api
    return in_api


async def test_ht83_a_link_space_is_listed_for_who_holds_a_key_of_it_alone(browse: Browse, house: House) -> None:
    assert await listed(browse())
    await set_rules(house, entry="link")
    assert not await listed(browse())
    assert await listed(await holder(browse, house, Role.VISITOR))
    assert await listed(await holder(browse, house, Role.OWNER))


async def test_ht85_an_invitation_carries_the_code_and_is_given_by_who_may_see(browse: Browse, house: House) -> None:
    await set_rules(house, entry="link")
    for path in ("invite", "invite.svg"):
        assert refusal(await browse().get(f"{SPACE_API}/{path}")) == (403, "code_needed")
    browser = browse()
    house.hall.inside.add((SPACE, await user_of(browser)))
    invitation = (await browser.get(f"{SPACE_API}/invite")).json()
    assert invitation["url"] == f"http://lanting.example:8080/s/yard?code={CODE}"
    assert invitation["code"] == CODE


async def test_ht85_a_typed_code_goes_along_to_the_door(browse: Browse, house: House) -> None:
    await set_rules(house, entry="link")
    assert (await browse().get("/c", params={"code": CODE})).headers["location"] == f"/s/yard?code={CODE}"
