"""An Owner sees her Space from outside: the text to paste, the sites of the list, the numbers."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import httpx
import pytest

from lanting.identity.role import Role
from lanting.scene.queries import newest_scene
from lanting.space.count import Count, day_of
from lanting.space.queries import add_counts, list_log, list_sites
from lanting.space.site import SITES_MAX
from tests.web.conftest import SPACE, Browse, House
from tests.web.visitors import new_key, set_rules

OUTSIDE = "/s/yard/manage/outside"


async def owner_of(house: House, browse: Browse, **options: str) -> httpx.AsyncClient:
    browser = browse("https", accept="text/html", **options)
    new = await new_key(house, Role.OWNER)
    assert (await browser.post("/api/keys", json={"key": new.secret})).status_code == 201
    return browser


def snippet_in(html: str) -> str:
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)
    assert found is not None
    return unescape(found[1])


async def sites_of(house: House) -> list[str]:
    return await house.store.read(lambda connection: list_sites(connection, SPACE))


async def count(house: House, day: int, *counts: Count) -> None:
    await house.store.write(lambda connection: add_counts(connection, SPACE, day, counts))


async def test_ht176_the_text_to_paste_names_the_framed_page_and_lends_no_more_than_is_used(
    house: House, browse: Browse
) -> None:
    owner = await owner_of(house, browse)
    assert snippet_in((await owner.get(OUTSIDE)).text) == (
        '<iframe src="https://lanting.example:8080/e/yard" title="Yard of &lt;Ink&gt; &amp; “Paper”" width="800" '
        'height="450" allow="microphone; xr-spatial-tracking" loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )
    assert 'width="100%" height="480"' in snippet_in((await owner.get(f"{OUTSIDE}?size=wide")).text)
    assert 'width="800"' in snippet_in((await owner.get(f"{OUTSIDE}?size=%22%3E")).text)


async def test_ht176_where_a_frame_would_let_nobody_in_the_page_says_so(house: House, browse: Browse) -> None:
    owner = await owner_of(house, browse)
    before = (await owner.get(OUTSIDE)).text
    await set_rules(house, entry="link")
    assert len((await owner.get(OUTSIDE)).text) > len(before) + 100


async def test_ht171_a_site_is_added_noted_in_the_log_and_removed(house: House, browse: Browse) -> None:
    owner = await owner_of(house, browse)
    answer = await owner.post(f"{OUTSIDE}/add", data={"site": " https://School.example/ ", "once": "a"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{OUTSIDE}?done=added#sites")
    await owner.post(f"{OUTSIDE}/add", data={"site": "https://school.example", "once": "b"})
    assert await sites_of(house) == ["https://school.example"]
    assert "https://school.example" in (await owner.get(OUTSIDE)).text
    assert (await owner.get("/e/yard")).headers["content-security-policy"].endswith(" https://school.example")
    await owner.post(f"{OUTSIDE}/remove", data={"site": "https://school.example"})
    await owner.post(f"{OUTSIDE}/remove", data={"site": "https://school.example"})
    assert await sites_of(house) == []
    log = await house.store.read(lambda connection: list_log(connection, SPACE, None, 9))
    assert [(each.act, each.subject) for each in log] == [
        ("unframe", "https://school.example"),
        ("frame", "https://school.example"),
    ]
    assert "let \u2068https://school.example\u2069 show the Space" in (await owner.get("/s/yard/manage")).text


async def test_ht171_what_is_no_site_is_said_beside_the_field_and_typed_still(house: House, browse: Browse) -> None:
    owner = await owner_of(house, browse)
    answer = await owner.post(f"{OUTSIDE}/add", data={"site": "https://school.example/<b>"})
    assert answer.status_code == 422
    assert "leave out everything" in answer.text.lower()
    assert 'value="https://school.example/&lt;b&gt;"' in answer.text
    for number in range(SITES_MAX + 1):
        answer = await owner.post(f"{OUTSIDE}/add", data={"site": f"https://s{number}.example"})
    assert answer.status_code == 422
    assert len(await sites_of(house)) == SITES_MAX


@pytest.mark.parametrize("role", [Role.HOST, Role.BUILDER, Role.VISITOR, None])
async def test_ht176_it_is_the_owners_alone(house: House, browse: Browse, role: Role | None) -> None:
    browser = browse("https")
    if role is not None:
        await browser.post("/api/keys", json={"key": (await new_key(house, role)).secret})
    for path in (OUTSIDE, f"{OUTSIDE}/numbers.csv"):
        assert (await browser.get(path)).status_code == 403
    for path in (f"{OUTSIDE}/add", f"{OUTSIDE}/remove"):
        assert (await browser.post(path, data={"site": "https://school.example"})).status_code == 403
    assert await sites_of(house) == []


async def test_ht177_the_numbers_are_a_table_a_drawing_and_a_file(house: House, browse: Browse) -> None:
    owner = await owner_of(house, browse)
    today = day_of(house.clock.now())
    scene = await house.store.read(lambda connection: newest_scene(connection, SPACE))
    thing = next(each for each in scene.entities.values() if each.words)
    await count(house, today, Count("visitors", "", 2), Count("peak", "", 2))
    await count(house, today - 3, Count("visitors", "", 12), Count("peak", "", 7), Count("minutes", "", 95))
    await count(house, today - 3, Count("stop", thing.id, 6), Count("stop", "ent_zzzzzzzzzzzzzzzz", 3))
    await count(house, today - 40, Count("visitors", "", 99))
    html = (await owner.get(OUTSIDE)).text
    assert "Told from 3 visitors on" in html, "two people’s minutes are nobody’s business"
    assert html.count('rx="2"><title>') == 2
    assert "<td" in html and ">95</td>" in html and ">99</td>" not in html
    assert "Something that is gone" in html
    assert " style=" not in html and "<script>" not in html
    file = await owner.get(f"{OUTSIDE}/numbers.csv")
    assert file.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert [(row["what"], row["number"]) for row in rows] == [
        ("visitors", "99"),
        ("minutes", "95"),
        ("peak", "7"),
        ("stop", "6"),
        ("stop", "3"),
        ("visitors", "12"),
        ("peak", "2"),
        ("visitors", "2"),
    ]


@pytest.mark.parametrize("locale", ["en", "fr", "zh-CN"])
async def test_ht46_the_page_is_sound_in_every_language(house: House, browse: Browse, locale: str) -> None:
    owner = await owner_of(house, browse)
    await count(house, day_of(house.clock.now()), Count("visitors", "", 5), Count("minutes", "", 7))
    answer = await owner.get(f"{OUTSIDE}?lang={locale}")
    assert answer.status_code == 200
    ids = re.findall(r'\sid="([^"]+)"', answer.text)
    assert len(ids) == len(set(ids))
    for named in re.findall(r'(?:for|aria-labelledby|aria-describedby)="([^"]+)"', answer.text):
        assert set(named.split()) <= set(ids)
