"""The pages: plain, in the visitor's language, with nothing inline and nothing from elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from lanting.web.speech import suggested_names
from tests.web.conftest import SPACE, Browse, House

PATHS = ["/", "/s/yard", "/nowhere"]


class Elements(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def one(self, tag: str, **wanted: str) -> dict[str, str | None]:
        (match,) = [each for name, each in self.found if name == tag and wanted.items() <= each.items()]
        return match


@pytest.mark.parametrize("path", PATHS)
async def test_ht31_nothing_is_inline_and_nothing_comes_from_elsewhere(browse: Browse, path: str) -> None:
    page = Elements((await browse(accept="text/html").get(path)).text)
    for tag, attributes in page.found:
        assert tag != "style"
        assert tag != "script" or attributes["src"]
        assert not [name for name in attributes if name == "style" or name.startswith("on")]
        for name in ("src", "href"):
            assert re.fullmatch(r"[/?].*", attributes.get(name) or "/"), attributes


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


@pytest.mark.parametrize("asked", ["de", "", "../fr", "zh"])
async def test_ht33_a_language_that_we_do_not_speak_changes_nothing(browse: Browse, asked: str) -> None:
    answer = await browse(accept="text/html").get("/", params={"lang": asked})
    assert Elements(answer.text).one("html")["lang"] == "en"
    assert "set-cookie" not in answer.headers


async def test_ht1_the_lobby_lists_spaces_with_the_people_inside(browse: Browse, house: House) -> None:
    for people, sentence in [(0, "Nobody is inside yet"), (1, "One person is inside"), (7, "7 people are inside")]:
        house.people[SPACE] = people
        html = (await browse().get("/")).text
        assert sentence in html
        assert Elements(html).one("a", href="/s/yard")


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


@pytest.mark.parametrize("locale", ["en", "zh-CN", "fr"])
async def test_a_name_is_suggested_in_the_visitors_language(browse: Browse, locale: str) -> None:
    page = Elements((await browse(accept_language=locale).get("/s/yard")).text)
    if fields := [each for tag, each in page.found if tag == "input"]:
        assert fields[0]["value"] in suggested_names(locale)
        assert fields[0]["maxlength"] == "32"


async def test_ht10_an_unknown_page_is_a_page_for_people_and_json_for_programs(browse: Browse) -> None:
    person = await browse(accept="text/html").get("/nowhere")
    program = await browse(accept="*/*").get("/nowhere")
    assert person.status_code == program.status_code == 404
    assert person.headers["content-type"] == "text/html; charset=utf-8"
    assert program.json()["code"] == "not_found"


async def test_pages_come_packed(browse: Browse) -> None:
    assert (await browse(accept_encoding="gzip").get("/")).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in (await browse(accept_encoding="identity").get("/")).headers
