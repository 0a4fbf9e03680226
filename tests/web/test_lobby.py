"""The lobby: every Space under what people come to do, no door that leads nowhere, and codes that open like links."""

from __future__ import annotations

from html import escape

import pytest

from lanting.kernel.ids import SpaceId
from lanting.scene.template import TEMPLATES, Purpose
from lanting.space.queries import create_space
from lanting.web.desk import CODES_PER_MIN
from lanting.web.speech import LOCALES, speech
from tests.web.conftest import CODE, SPACE, Browse, House
from tests.web.elements import Elements
from tests.web.visitors import HERE

OTHER = SpaceId("spc_0000000000000002")
say = speech("en")


async def found(house: House, *, slug: str, template: str, code: str = "XVTSRP") -> None:
    await house.store.write(
        lambda connection: create_space(
            connection, OTHER, name="Other", slug=slug, template=template, created_at=house.clock.now(), code=code
        )
    )


def part(html: str, purpose: str) -> str:
    """The HTML of one group."""
    begin = html.index(f'aria-labelledby="to-{purpose}"')
    return html[begin : html.index("</section>", begin)]


async def test_ht1_the_lobby_lists_spaces_with_the_people_inside(browse: Browse, house: House) -> None:
    for people, sentence in [(0, "Nobody is inside yet"), (1, "One person is inside"), (7, "7 people are inside")]:
        house.people[SPACE] = people
        html = (await browse().get("/")).text
        assert sentence in html
        assert Elements(html).one("a", href="/s/yard")


async def test_ht44_a_space_stands_under_the_first_purpose_of_its_template(browse: Browse, house: House) -> None:
    await found(house, slug="fair", template="open-field")
    html = (await browse().get("/")).text
    for slug, template in (("yard", "courtyard"), ("fair", "open-field")):
        assert f'href="/s/{slug}"' in part(html, TEMPLATES[template].purposes[0])
        assert html.count(f'href="/s/{slug}"') == 1


async def test_ht44_a_space_whose_template_is_gone_is_still_there(browse: Browse, house: House) -> None:
    await found(house, slug="old", template="no-longer-there")
    html = (await browse().get("/")).text
    assert 'href="/s/old"' in part(html, Purpose.MEET)
    assert (await browse().get("/s/old")).status_code == 200
    assert (await browse().get(f"/api/spaces/{OTHER}/picture")).status_code == 200


@pytest.mark.parametrize("locale", LOCALES)
async def test_ht44_every_purpose_has_a_space_or_says_how_to_make_one(browse: Browse, locale: str) -> None:
    html = (await browse(accept_language=locale).get("/")).text
    inhabited = TEMPLATES["courtyard"].purposes[0]
    assert [each["aria-labelledby"] for each in Elements(html).all("section")] == [
        f"to-{purpose}" for purpose in [inhabited, *(other for other in Purpose if other != inhabited)]
    ]
    for purpose in Purpose:
        group = part(html, purpose)
        assert speech(locale)(f"purpose-{purpose}") in group
        assert ("/s/" in group) == (purpose == inhabited)
        assert (escape(speech(locale)("error-may_not_create")) in group) == (purpose != inhabited)
        assert "/new" not in group


async def test_ht44_an_offer_is_a_template_that_serves_its_purpose(browse: Browse) -> None:
    html = (await browse(address="127.0.0.1", host=HERE).get("/")).text
    for purpose in Purpose:
        serving = [each for each in TEMPLATES.values() if purpose in each.purposes]
        if serving and purpose != TEMPLATES["courtyard"].purposes[0]:
            assert any(f"/new?for={purpose}&amp;place={each.name}" in part(html, purpose) for each in serving)


async def test_ht44_every_picture_is_there_and_keeps_its_room(browse: Browse) -> None:
    browser = browse()
    page = Elements((await browser.get("/")).text)
    assert len(page.all("img")) == len(Purpose)
    for picture in page.all("img"):
        assert (picture["width"], picture["height"], picture["loading"]) == ("1200", "630", "lazy")
        assert (await browser.get(picture["src"] or "")).status_code == 200


@pytest.mark.parametrize("typed", [CODE, CODE.lower(), "bcd-fhj", " b c d f h j "])
async def test_ht45_a_code_opens_its_space_as_the_link_does(browse: Browse, typed: str) -> None:
    answer = await browse().get("/c", params={"code": typed})
    assert (answer.status_code, answer.headers["location"]) == (303, "/s/yard")
    assert answer.headers["cache-control"] == "no-store"


async def test_ht45_a_code_leads_to_an_address_in_any_script(browse: Browse, house: House) -> None:
    await found(house, slug="兰亭", template="courtyard", code="KLMNPR")
    answer = await browse().get("/c", params={"code": "klmnpr"}, follow_redirects=True)
    assert answer.status_code == 200
    assert Elements(answer.text).one("body")["data-space-slug"] == "兰亭"


@pytest.mark.parametrize("typed", ["XVTSRP", "hello", "", "<b>", "x" * 5_000, "%00"])
async def test_ht45_an_unknown_code_is_told_at_its_field(browse: Browse, typed: str) -> None:
    answer = await browse(accept="text/html").get("/c", params={"code": typed})
    assert answer.status_code == 404
    assert say("lobby-code-unknown") in answer.text
    field = Elements(answer.text).one("input", id="code")
    assert field["aria-invalid"] == "true"
    assert typed.startswith(field["value"] or "")


async def test_ht45_a_code_that_was_not_typed_is_told_too(browse: Browse) -> None:
    assert (await browse().get("/c")).status_code == 404


async def test_ht45_the_lobby_asks_for_codes_and_complains_of_none(browse: Browse) -> None:
    page = Elements((await browse().get("/")).text)
    form = page.one("form")
    assert (form["action"], form["method"]) == ("/c", "get")
    assert "aria-invalid" not in page.one("input", id="code")


async def test_ht24_one_address_may_try_so_many_codes_and_then_waits(browse: Browse, house: House) -> None:
    trying = browse(address="203.0.113.5")
    for _ in range(CODES_PER_MIN):
        assert (await trying.get("/c", params={"code": "XVTSRP"})).status_code == 404
    refused = await trying.get("/c", params={"code": CODE})
    assert refused.status_code == 429
    assert say("lobby-code-too-many") in refused.text
    assert (await browse(address="203.0.113.6").get("/c", params={"code": CODE})).status_code == 303
    house.clock.at += 60_000 // CODES_PER_MIN
    for _ in range(2 * CODES_PER_MIN):
        assert (await trying.get("/c", params={"code": CODE})).status_code == 303
    assert (await trying.get("/c", params={"code": "XVTSRP"})).status_code == 404
    assert (await trying.get("/c", params={"code": CODE})).status_code == 429
