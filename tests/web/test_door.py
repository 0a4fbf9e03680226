"""The door of a Space: small, there before any script, in the visitor's language, and shown well where its link is."""

from __future__ import annotations

import re

import pytest

from lanting.scene.template import TEMPLATES
from lanting.space.queries import create_space
from lanting.web.asset import ClientFiles
from lanting.web.messenger import messenger_of
from lanting.web.speech import LOCALES, speech, suggested_names
from tests.web.conftest import BUILT, SPACE, Browse, House
from tests.web.elements import Elements

FIRST_PAINT_BYTES_MAX = 14_000

WECHAT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.47"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari"


@pytest.mark.parametrize("locale", LOCALES)
async def test_ht40_html_hills_and_sheet_are_small_enough_for_the_first_packets(browse: Browse, locale: str) -> None:
    browser = browse(accept_encoding="gzip", accept_language=locale, user_agent=WECHAT)
    sent = 0
    async with browser.stream("GET", "/s/yard") as answer:
        sent += sum([len(part) async for part in answer.aiter_raw()])
    html = (await browser.get("/s/yard")).text
    (sheet,) = [each["href"] for each in Elements(html[: html.index("<body")]).all("link", rel="stylesheet")]
    async with browser.stream("GET", sheet or "") as answer:
        assert answer.headers["content-encoding"] == "gzip"
        sent += sum([len(part) async for part in answer.aiter_raw()])
    assert "<svg" in html
    assert sent <= FIRST_PAINT_BYTES_MAX


async def test_ht40_the_clients_own_sheets_and_scripts_hold_nothing_up(browse: Browse) -> None:
    html = (await browse().get("/s/yard")).text
    head, _, body = html.partition("<body")
    page = Elements(html)
    assert all(each.get("type") == "module" for each in page.all("script"))
    assert len(Elements(head).all("link", rel="stylesheet")) == 1
    # A sheet holds up what stands after it: the whole card stands before.
    card, _, after = body.partition("</main>")
    assert 'rel="stylesheet"' not in card
    assert [each["href"] for each in Elements(after).all("link", rel="stylesheet")] == list(BUILT.styles)


async def test_ht40_a_client_that_is_not_built_leaves_a_sentence_in_place_of_the_fields(
    browse: Browse, house: House
) -> None:
    house.client = ClientFiles()
    html = (await browse().get("/s/yard")).text
    assert speech("en")("space-not-built") in html
    assert not Elements(html).all("form") + Elements(html).all("script")


async def test_ht41_one_action_and_the_ways_around_it(browse: Browse) -> None:
    page = Elements((await browse().get("/s/yard")).text)
    assert [each["id"] for each in page.all("button", type="submit")] == ["enter-button"]
    for quiet in ("enter-look-another", "enter-look-choose", "enter-watch"):
        assert page.one("button", id=quiet)["type"] == "button"
    assert page.one("div", id="enter-look")
    assert page.one("p", id="people-inside")
    assert page.one("input", id="enter-name")["enterkeyhint"] == "go"
    assert page.one("a", href="/")


@pytest.mark.parametrize("locale", LOCALES)
async def test_ht41_a_name_is_suggested_in_the_visitors_language(browse: Browse, locale: str) -> None:
    suggested = set()
    for _ in range(12):
        page = Elements((await browse(accept_language=locale).get("/s/yard")).text)
        field = page.one("input")
        assert field["maxlength"] == "32"
        suggested.add(field["value"])
    assert suggested <= set(suggested_names(locale))
    assert len(suggested) > 1


async def test_the_page_of_a_space_tells_the_client_where_it_is(browse: Browse) -> None:
    page = Elements((await browse(accept_language="fr").get("/s/yard")).text)
    body = page.one("body")
    assert (body["data-space-id"], body["data-space-slug"], body["data-locale"]) == (SPACE, "yard", "fr")
    assert page.one("canvas", id="world")


async def test_ht1_the_page_of_a_space_is_found_by_id_too(browse: Browse) -> None:
    assert (await browse().get(f"/s/{SPACE}")).status_code == 200


async def test_ht1_the_door_counts_who_is_inside(browse: Browse, house: House) -> None:
    house.people[SPACE] = 7
    assert "7 people are inside" in (await browse().get("/s/yard")).text


@pytest.mark.parametrize(
    ("public_url", "origin"),
    [(None, "http://lanting.example:8080"), ("https://place.example", "https://place.example")],
)
@pytest.mark.parametrize(("asked", "path"), [(f"/s/{SPACE}", "/s/yard"), ("/", "/")])
async def test_ht42_a_link_previews_itself_with_whole_addresses(
    browse: Browse, house: House, public_url: str | None, origin: str, asked: str, path: str
) -> None:
    house.public_url = public_url
    page = Elements((await browse().get(asked)).text)
    assert page.one("link", rel="canonical")["href"] == page.meta("og:url") == origin + path
    assert page.meta("og:title") == page.meta("twitter:title")
    assert page.meta("og:title") == ("Yard of <Ink> & “Paper”" if path == "/s/yard" else "Lanting")
    assert page.meta("og:description") == page.meta("twitter:description") == page.meta("description")
    assert page.meta("og:image") == page.meta("twitter:image")
    assert (page.meta("og:image") or "").startswith(f"{origin}/api/")
    picture = await browse().get((page.meta("og:image") or "").removeprefix(origin))
    assert picture.status_code == 200
    assert picture.headers["cache-control"].endswith("immutable")
    assert page.meta("twitter:card") == "summary_large_image"


@pytest.mark.parametrize("locale", LOCALES)
async def test_ht42_a_preview_speaks_the_asked_language(browse: Browse, locale: str) -> None:
    page = Elements((await browse().get("/s/yard", params={"lang": locale})).text)
    assert page.meta("og:locale") == {"en": "en", "zh-CN": "zh_CN", "fr": "fr"}[locale]
    assert page.meta("og:description") != page.meta("og:title")


@pytest.mark.parametrize("locale", LOCALES)
async def test_ht43_a_messengers_window_is_told_how_to_open_a_real_browser(browse: Browse, locale: str) -> None:
    sentence = speech(locale)("space-messenger", messenger="WeChat")
    in_wechat, in_safari = [
        (await browse(accept_language=locale, user_agent=agent).get("/s/yard")).text for agent in (WECHAT, SAFARI)
    ]
    assert sentence in in_wechat
    assert sentence not in in_safari


@pytest.mark.parametrize(
    ("user_agent", "messenger"),
    [
        (WECHAT, "WeChat"),
        ("Mozilla/5.0 (iPhone) Mobile/15E148 [FBAN/FBIOS;FBAV/454.0]", "Facebook"),
        ("Mozilla/5.0 (Linux; Android 14; wv) [FB_IAB/FB4A;FBAV/458.0.0.54.86;]", "Facebook"),
        ("Mozilla/5.0 (iPhone) [FBAN/MessengerForiOS;FBAV/450.0]", "Messenger"),
        ("Mozilla/5.0 (Linux; Android 14) [FB_IAB/Orca-Android;FBAV/450.0]", "Messenger"),
        ("Mozilla/5.0 (iPhone) Instagram 330.0.3.29.94 (iPhone14,5; iOS 17_5)", "Instagram"),
        ("Mozilla/5.0 (iPhone) Safari Line/14.6.1", "LINE"),
        ("Mozilla/5.0 (Linux; Android 14) Telegram-Android/10.13", "Telegram"),
        ("Mozilla/5.0 (iPhone) Snapchat/12.80", "Snapchat"),
        ("Mozilla/5.0 (Linux) musical_ly_2023 BytedanceWebview/d8a21c6", "TikTok"),
        ("WhatsApp/2.24.9.78 A", "WhatsApp"),
        (SAFARI, None),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0 Safari/537.36 Online/1", None),
        ("", None),
    ],
)
def test_ht43_messengers_are_known_by_what_they_say(user_agent: str, messenger: str | None) -> None:
    assert messenger_of(user_agent) == messenger


@pytest.mark.parametrize("locale", LOCALES)
async def test_ht47_a_space_without_a_name_of_its_own_is_called_in_the_visitors_language(
    browse: Browse, house: House, locale: str
) -> None:
    title = TEMPLATES["courtyard"].title
    await house.store.write(
        lambda connection: create_space(
            connection,
            SPACE.replace("1", "2"),  # type: ignore[arg-type]
            name=title,
            slug="plain",
            template="courtyard",
            created_at=house.clock.now(),
            code="XVTSRP",
        )
    )
    html = (await browse(accept_language=locale).get("/s/plain")).text
    name = speech(locale)(TEMPLATES["courtyard"].words)
    assert re.search(rf"<h1[^>]*>{name}</h1>", html)
    assert Elements(html).meta("og:title") == name
