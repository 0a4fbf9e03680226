"""The pages: plain, in the visitor's language, with nothing inline and nothing from elsewhere."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.web.conftest import SPACE, Browse
from tests.web.elements import Elements

PATHS = ["/", "/s/yard", "/c?code=nowhere", "/nowhere", "/new"]


@pytest.mark.parametrize("path", PATHS)
async def test_ht31_nothing_is_inline_and_nothing_comes_from_elsewhere(browse: Browse, path: str) -> None:
    page = Elements((await browse(accept="text/html").get(path)).text)
    for tag, attributes in page.found:
        assert tag != "style"
        assert tag != "script" or attributes["src"]
        assert not [name for name in attributes if name == "style" or name.startswith("on")]
        for name in ("src", "href", "action", "poster", "srcset"):
            if attributes.get("rel") != "canonical":
                assert re.fullmatch(r"[/?].*", attributes.get(name) or "/"), attributes


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("locale", ["en", "zh-CN", "fr"])
async def test_ht46_a_page_is_whole_and_every_id_is_its_own(browse: Browse, path: str, locale: str) -> None:
    page = Elements((await browse(accept="text/html", accept_language=locale).get(path)).text)
    assert (page.unclosed, page.strayed) == ([], [])
    ids = [each["id"] for _, each in page.found if "id" in each]
    assert len(set(ids)) == len(ids)
    for _, each in page.found:
        for name in ("for", "aria-labelledby", "aria-describedby"):
            assert each.get(name, ids[0]) in ids, each


@pytest.mark.parametrize("path", PATHS)
async def test_ht46_fields_have_labels_pictures_say_what_they_are_and_headings_go_down_by_one(
    browse: Browse, path: str
) -> None:
    page = Elements((await browse(accept="text/html").get(path)).text)
    labelled = {each["for"] for each in page.all("label")}
    assert {each["id"] for each in page.all("input")} == labelled
    assert all("alt" in each for each in page.all("img"))
    assert all(each.get("aria-hidden") == "true" for each in page.all("svg"))
    levels = [int(tag[1]) for tag, _ in page.found if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(page.all("main")) == 1


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [
        ("", "en"),
        ("de", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("zh-CN", "zh-CN"),
        ("zh-TW,zh;q=0.8", "zh-CN"),
        ("fr-CA, en;q=0.9", "fr"),
        ("en;q=0.2, fr;q=0.8", "fr"),
        ("fr;q=0, en", "en"),
        ("fr;q=much", "en"),
    ],
)
async def test_ht33_a_page_speaks_the_visitors_language_and_says_so(
    browse: Browse, path: str, accepted: str, spoken: str
) -> None:
    answer = await browse(accept="text/html", accept_language=accepted).get(path)
    assert Elements(answer.text).one("html")["lang"] == spoken
    assert "Accept-Language" in answer.headers["vary"]


async def test_ht33_a_language_once_chosen_is_kept(browse: Browse) -> None:
    browser = browse(accept="text/html", accept_language="en")
    assert Elements((await browser.get("/?lang=fr")).text).one("html")["lang"] == "fr"
    assert Elements((await browser.get("/s/yard")).text).one("html")["lang"] == "fr"


async def test_ht33_a_language_is_chosen_where_a_page_can_be_asked_for_again(browse: Browse) -> None:
    page = Elements((await browse().get("/c?code=nowhere")).text)
    assert page.one("a", lang="fr")["href"] == "/?lang=fr"
    assert Elements((await browse().get("/s/yard")).text).one("a", lang="fr")["href"] == "?lang=fr"


@pytest.mark.parametrize("asked", ["de", "", "../fr", "zh"])
async def test_ht33_a_language_that_we_do_not_speak_changes_nothing(browse: Browse, asked: str) -> None:
    answer = await browse(accept="text/html").get("/", params={"lang": asked})
    assert Elements(answer.text).one("html")["lang"] == "en"
    assert "set-cookie" not in answer.headers


async def test_ht31_names_are_text_and_never_markup(browse: Browse) -> None:
    for path in ("/", "/s/yard"):
        html = (await browse().get(path)).text
        assert "Yard of &lt;Ink&gt; &amp; “Paper”" in html
        assert "<Ink>" not in html
    assert Elements(html).one("body")["data-space-name"] == "Yard of <Ink> & “Paper”"


async def test_the_page_of_a_space_tells_the_client_where_it_is(browse: Browse) -> None:
    page = Elements((await browse(accept_language="fr").get("/s/yard")).text)
    body = page.one("body")
    assert (body["data-space-id"], body["data-space-slug"], body["data-locale"]) == (SPACE, "yard", "fr")
    assert page.one("canvas", id="world")


async def test_ht1_the_page_of_a_space_is_found_by_id_too(browse: Browse) -> None:
    assert (await browse().get(f"/s/{SPACE}")).status_code == 200


async def test_ht10_an_unknown_page_is_a_page_for_people_and_json_for_programs(browse: Browse) -> None:
    person = await browse(accept="text/html").get("/nowhere")
    program = await browse(accept="*/*").get("/nowhere")
    assert person.status_code == program.status_code == 404
    assert person.headers["content-type"] == "text/html; charset=utf-8"
    assert program.json()["code"] == "not_found"


async def test_pages_come_packed(browse: Browse) -> None:
    assert (await browse(accept_encoding="gzip").get("/")).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in (await browse(accept_encoding="identity").get("/")).headers
