"""Making a Space: who may, what a form makes, and the owner key that is shown this once."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

import httpx
import pytest

from lanting.identity.capability import Capability
from lanting.kernel.ids import SpaceId
from lanting.space.preset import PRESETS
from lanting.space.queries import StoredSpace, find_experience, find_space, list_log, list_spaces
from lanting.web.desk import CREATED_PER_HOUR
from lanting.web.speech import LOCALES, speech
from tests.web.conftest import SPACE, Browse, House
from tests.web.elements import Elements
from tests.web.experiences import with_experiences
from tests.web.visitors import HERE

FORM = {"name": "Year 7 <i>“art”</i>", "preset": "class", "template": "teaching-room", "once": "o" * 24}
ELSEWHERE = {"scheme": "https", "host": "lanting.example"}


def at_the_computer(browse: Browse, **headers: str) -> httpx.AsyncClient:
    return browse(address="127.0.0.1", host=HERE, accept="text/html", **headers)


async def made_by(house: House) -> list[StoredSpace]:
    return [each for each in await house.store.read(list_spaces) if each.id != SPACE]


def complaints(html: str) -> list[str]:
    return re.findall(r'<p class="complaint"[^>]*>([^<]*)</p>', html)


@pytest.mark.parametrize("locale", LOCALES)
async def test_ht70_the_form_asks_what_for_which_place_and_a_name(browse: Browse, locale: str) -> None:
    html = (await at_the_computer(browse, accept_language=locale).get("/new")).text
    page = Elements(html)
    assert page.one("form")["method"] == "post"
    assert [each["value"] for each in page.all("input", name="preset")] == list(PRESETS)
    assert len(page.all("input", type="radio", name="template")) == len(page.all("img")) + 1
    labels = {each["for"] for each in page.all("label")}
    assert {each["id"] for each in page.all("input") if each.get("type") != "hidden"} == labels
    for name in PRESETS:
        assert speech(locale)(f"preset-{name}") in html


@pytest.mark.parametrize(
    ("query", "preset", "template"),
    [
        ("", "class", ""),
        ("?for=learn", "class", ""),
        ("?for=assemble", "meeting", ""),
        ("?for=heal&place=courtyard", "open-house", "courtyard"),
        ("?for=perform", "stage", ""),
        ("?for=%3Cb%3E&place=nowhere", "class", ""),
    ],
)
async def test_ht70_what_was_chosen_in_the_lobby_is_chosen_here(
    browse: Browse, query: str, preset: str, template: str
) -> None:
    page = Elements((await at_the_computer(browse).get(f"/new{query}")).text)
    assert [each["value"] for each in page.all("input", type="radio") if "checked" in each] == [preset, template]


@pytest.mark.parametrize("preset", list(PRESETS))
async def test_ht70_a_preset_sets_rules_and_nothing_else(browse: Browse, house: House, preset: str) -> None:
    answer = await at_the_computer(browse).post("/new", data=FORM | {"preset": preset})
    assert answer.status_code == 201
    (made,) = await made_by(house)
    assert (made.rules, made.template, made.name) == (PRESETS[preset].rules, "teaching-room", FORM["name"])


@pytest.mark.parametrize("locale", LOCALES)
async def test_ht70_its_language_is_that_of_the_page(browse: Browse, house: House, locale: str) -> None:
    await at_the_computer(browse, accept_language=locale).post("/new", data=FORM)
    assert [each.language for each in await made_by(house)] == [locale]


@pytest.mark.parametrize("preset", list(PRESETS))
async def test_ht70_where_the_place_is_left_open_it_suits(browse: Browse, house: House, preset: str) -> None:
    await at_the_computer(browse).post("/new", data=FORM | {"preset": preset, "template": ""})
    assert (await made_by(house))[0].template == PRESETS[preset].template


async def refused(browser: httpx.AsyncClient) -> bool:
    answers = [await browser.get("/new"), await browser.post("/new", data=FORM)]
    assert len({each.status_code for each in answers}) == 1
    return answers[0].status_code == 403


async def test_ht71_elsewhere_the_operator_makes_spaces_or_anyone_if_he_says_so(browse: Browse, house: House) -> None:
    html = (await browse(**ELSEWHERE, accept="text/html").get("/new")).text
    assert speech("en")("error-may_not_create") in html
    assert await refused(browse(**ELSEWHERE, accept="text/html"))
    assert await made_by(house) == []


async def test_ht71_anyone_makes_spaces_where_the_operator_says_so(browse: Browse, house: House) -> None:
    house.anyone_creates = True
    assert (await browse(**ELSEWHERE).post("/new", data=FORM)).status_code == 201
    assert len(await made_by(house)) == 1


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
async def test_ht71_who_comes_through_a_proxy_is_not_at_this_computer(browse: Browse, header: str) -> None:
    assert await refused(at_the_computer(browse, **{header: "203.0.113.9"}))


async def test_ht71_a_name_that_leads_to_this_computer_is_not_this_computer(browse: Browse) -> None:
    assert await refused(browse("https", address="127.0.0.1", host="rebound.example", accept="text/html"))
    assert await refused(browse(address="192.0.2.7", host=HERE, accept="text/html"))


async def test_ht71_over_plain_http_from_elsewhere_nobody_makes_any_and_https_is_offered(
    browse: Browse, house: House
) -> None:
    house.anyone_creates, house.https_link = True, "https://192.168.1.20:8443"
    answer = await browse(accept="text/html").get("/new")
    assert answer.status_code == 403
    assert [each["href"] for each in Elements(answer.text).all("a", **{"class": "button"})] == [
        "https://192.168.1.20:8443/new"
    ]


async def made(browse: Browse, **form: Any) -> tuple[httpx.AsyncClient, httpx.Response]:
    browser = at_the_computer(browse)
    return browser, await browser.post("/new", data=FORM | form)


async def test_ht72_the_key_is_shown_once_to_read_to_scan_and_as_a_file(browse: Browse, house: House) -> None:
    _, answer = await made(browse)
    assert (answer.status_code, answer.headers["cache-control"]) == (201, "no-store")
    (secret,) = set(re.findall(r"/k/(lanting-key-[\w-]{32})<", answer.text))
    assert answer.text.count("<svg") == 2
    file = Elements(answer.text).one("a", download="year-7-i-art-i-owner.txt")["href"] or ""
    assert file.startswith("data:text/plain;charset=utf-8,")
    assert f"/k/{secret}" in unquote(file)
    assert "<i>" not in answer.text
    (space,) = await made_by(house)
    assert secret not in (await at_the_computer(browse).get(f"/s/{space.slug}")).text


async def test_ht72_the_link_works_where_rights_do(browse: Browse, house: House) -> None:
    house.https_link = "https://192.168.1.20:8443"
    _, answer = await made(browse)
    assert "https://192.168.1.20:8443/k/lanting-key-" in answer.text


async def test_ht72_the_makers_browser_owns_it_at_once_and_no_other_does(browse: Browse, house: House) -> None:
    browser, _ = await made(browse)
    (space,) = await made_by(house)
    assert (await browser.get(f"/s/{space.slug}/manage")).status_code == 200
    assert (await at_the_computer(browse).get(f"/s/{space.slug}/manage")).status_code == 403


async def test_ht72_the_key_owns_the_space_again_on_another_device(browse: Browse, house: House) -> None:
    _, answer = await made(browse)
    (space,) = await made_by(house)
    (path,) = set(re.findall(r"(/k/lanting-key-[\w-]{32})<", answer.text))
    other = browse("https", host="lanting.example", accept="text/html")
    assert (await other.get(f"/s/{space.slug}/manage")).status_code == 403
    assert (await other.post(path)).status_code == 303
    assert (await other.get(f"/s/{space.slug}/manage")).status_code == 200


async def test_ht72_the_same_form_sent_twice_makes_one_space(browse: Browse, house: House) -> None:
    browser, first = await made(browse)
    again = await browser.post("/new", data=FORM)
    assert first.status_code == 201
    (space,) = await made_by(house)
    assert (again.status_code, again.headers["location"]) == (303, f"/s/{space.slug}/manage")
    log = await house.store.read(lambda connection: list_log(connection, space.id, None, 10))
    assert [each.act for each in log] == ["create"]


async def test_ht72_a_form_chooses_no_id(browse: Browse, house: House) -> None:
    await made(browse, once=SPACE)
    (space,) = await made_by(house)
    assert space.id != SPACE
    assert await house.store.read(lambda connection: find_space(connection, SpaceId(SPACE)))


@pytest.mark.parametrize("locale", LOCALES)
async def test_ht73_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(
    browse: Browse, house: House, locale: str
) -> None:
    browser = at_the_computer(browse, accept_language=locale)
    answer = await browser.post("/new", data={"name": "x" * 81, "preset": "castle", "template": "stage-hall"})
    assert answer.status_code == 422
    page, t = Elements(answer.text), speech(locale)
    assert complaints(answer.text) == [t("creating-preset-refused"), t("error-name_refused", chars_max=80)]
    assert page.one("input", id="name")["value"] == "x" * 81
    assert "checked" in page.one("input", value="stage-hall")
    assert await made_by(house) == []


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b'{"name": "x"}', b"name=%ff&template=%ff", b"name=x&name=y"])
async def test_ht73_whatever_is_sent_makes_no_fault_of_ours(browse: Browse, house: House, body: bytes) -> None:
    for kind in ("application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x", ""):
        answer = await at_the_computer(browse).post("/new", content=body, headers={"Content-Type": kind})
        assert answer.status_code in (400, 422)
    assert await made_by(house) == []


async def test_ht73_one_address_makes_so_many_an_hour(browse: Browse, house: House) -> None:
    browser = at_the_computer(browse)
    form = FORM | {"template": "open-field"}
    for number in range(CREATED_PER_HOUR):
        assert (await browser.post("/new", data=form | {"once": f"{number}"})).status_code == 201
    answer = await browser.post("/new", data=form | {"once": "one more"})
    assert answer.status_code == 429
    assert complaints(answer.text) == [speech("en")("creating-too-many")]
    assert len(await made_by(house)) == CREATED_PER_HOUR
    house.clock.at += 3_600_000 // CREATED_PER_HOUR
    assert (await browser.post("/new", data=form | {"once": "later"})).status_code == 201


async def test_ht20_no_other_website_makes_spaces(browse: Browse, house: House) -> None:
    answer = await at_the_computer(browse, origin="https://elsewhere.example").post("/new", data=FORM)
    assert answer.status_code == 403
    assert await made_by(house) == []


async def test_ht207_a_space_begins_with_an_experience_whose_wishes_were_told_beside_it(
    browse: Browse, house: House
) -> None:
    with_experiences(house)
    browser = at_the_computer(browse)
    html = (await browser.get("/new?experience=quiz")).text
    page = Elements(html)
    assert [each["value"] for each in page.all("input", name="experience")] == ["", "quiz"]
    assert "checked" in page.one("input", id="experience-quiz")
    assert "checked" in page.one("input", id="place-suits")
    assert html.count("Marks, until they are erased.") == 1
    assert "Made for: Teaching Room" in html
    wish = {"experience": "quiz", "preset": "stage", "template": ""}
    assert (await browser.post("/new", data=FORM | wish)).status_code == 201
    (made,) = await made_by(house)
    assert made.template == "teaching-room"
    found = await house.store.read(lambda connection: find_experience(connection, made.id, "quiz"))
    assert found is not None
    assert (found.is_on, found.capabilities) == (True, {Capability.CHAT, Capability.EDIT})


@pytest.mark.parametrize("experience", ["broken", "nothing"])
async def test_ht207_what_is_not_offered_is_refused(browse: Browse, house: House, experience: str) -> None:
    with_experiences(house)
    assert (await at_the_computer(browse).post("/new", data=FORM | {"experience": experience})).status_code == 422
    assert await made_by(house) == []


async def test_ht207_the_lobby_offers_it_where_people_come_to_do_that(browse: Browse, house: House) -> None:
    with_experiences(house)
    offer = "/new?for=learn&amp;experience=quiz"
    assert offer in (await at_the_computer(browse).get("/")).text
    assert offer not in (await browse(accept="text/html").get("/")).text
