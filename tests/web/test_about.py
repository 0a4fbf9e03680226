"""What is kept about people is told in plain words: each table, file and cookie, and none is left out."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

import lanting.identity.tables
import lanting.scene.tables
import lanting.space.tables  # noqa: F401 - every room's tables join the metadata
from lanting.store.tables import metadata
from lanting.web import cookie
from lanting.web.about import ENTRIES, KINDS
from lanting.web.picture_shelf import PICTURES
from lanting.web.speech import LOCALES
from tests.web.conftest import Browse

HTML = {"accept": "text/html"}


def told_places(kind: str) -> set[str]:
    return {place for entry in ENTRIES if entry.kind == kind for place in entry.places}


def test_ht100_every_table_is_told() -> None:
    assert told_places("table") == set(metadata.tables)


def test_ht100_a_table_that_nobody_tells_of_is_noticed() -> None:
    assert {*metadata.tables, "tracking"} - told_places("table") == {"tracking"}


def test_ht100_every_cookie_is_told() -> None:
    names = {each for name, each in vars(cookie).items() if name.isupper() and isinstance(each, str)}
    assert names <= told_places("browser")


def test_ht100_every_file_of_the_data_folder_is_told() -> None:
    """Whatever name of a file `app` writes down is on the page."""
    sources = [each.read_text() for each in files("lanting.app").iterdir() if each.name.endswith(".py")]
    written = re.compile(
        r'^(?:SECRET_FILE|OPERATOR_FILE|DATABASE|LAST_BACKUP|TEMPLATES_NOTE|OPEN_AT).* = "(.+?)"', re.M
    )
    assert {PICTURES + "/", *(name for source in sources for name in written.findall(source))} <= told_places("file")


@pytest.mark.parametrize("locale", LOCALES)
async def test_ht100_it_is_told_in_every_language(browse: Browse, locale: str) -> None:
    async with browse() as browser:
        answer = await browser.get(f"/about/data?lang={locale}", headers=HTML)
    assert answer.status_code == 200
    page = answer.text
    assert all(f'id="kept-{kind}"' in page for kind in KINDS)
    for place in {place for entry in ENTRIES for place in entry.places}:
        assert f"<code>{place}</code>" in page
    assert page.count("<tr>") == len(ENTRIES) + len(KINDS)


async def test_ht100_the_days_are_those_of_the_code_that_forgets(browse: Browse) -> None:
    async with browse() as browser:
        page = (await browser.get("/about/data", headers=HTML)).text
    for said in ("180 days", "7 days after", "30 days more", "12 hours", "24 hours", "400 days", "60 seconds"):
        assert said in page


async def test_ht100_the_lobby_and_every_door_lead_there(browse: Browse) -> None:
    async with browse() as browser:
        for path in ("/", "/s/yard"):
            assert 'href="/about/data"' in (await browser.get(path, headers=HTML)).text
