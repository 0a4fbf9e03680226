"""The library of a Space: looked through by who may look in, changed by who may build; who brought what is not told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx

from lanting.identity.role import Role
from lanting.kernel.clock import Instant
from lanting.kernel.ids import EntityId
from lanting.media.limit import LIBRARY_PAGE_MAX, THUMB_BYTES_MAX
from lanting.media.queries import add_asset, assets_of, forget_old, triangles_of
from lanting.scene.component.media import Model
from lanting.scene.component.placement import Transform
from lanting.scene.entity import Entity
from lanting.scene.queries import newest_scene, save_revision
from lanting.space.tables import spaces
from tests.media.models import model
from tests.media.pictures import jpeg, png, webp
from tests.media.sounds import wav
from tests.web.conftest import SPACE, Browse, House
from tests.web.makers import ASSETS, bring, digest, library, maker
from tests.web.visitors import refusal, set_rules

TALL = png(30, 60)


async def names(browser: httpx.AsyncClient, query: str = "") -> list[str]:
    return [each["name"] for each in (await browser.get(f"{ASSETS}{query}")).json()["assets"]]


async def hang(house: House, asset: str) -> None:
    """Something in the Space shows it from now on."""

    def change(connection: Any) -> None:
        scene = newest_scene(connection, SPACE)
        components = {"transform": Transform(), "model": Model(asset=asset)}
        shown = Entity(EntityId("ent_00000000000000zz"), "Vase", components=components)
        save_revision(connection, SPACE, scene.template, [*scene.entities.values(), shown], Instant(2))

    await house.store.write(change)


async def test_ht132_a_library_is_looked_through_by_words_and_kinds(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    for name, data in {"Vase": TALL, "Épée": jpeg(), "Rain": wav(0.1), "Chair": model()}.items():
        house.clock.at += 1
        await bring(browser, data, name=name, author="Kay", licence="CC0 1.0")
    assert await names(browse()) == ["Chair", "Rain", "Épée", "Vase"]
    assert await names(browse(), "?kind=sound") == ["Rain"]
    assert await names(browse(), "?query=ÉPÉE") == ["Épée"]
    assert await names(browse(), "?query=cc0 chair") == ["Chair"]
    assert await names(browse(), "?query=nobody") == []
    some = [each["id"] for each in (await browse().get(ASSETS)).json()["assets"][:2]]
    assert sorted(await names(browse(), f"?ids={','.join([*some, 'ast_0000000000000000', 'x'])}")) == ["Chair", "Rain"]


async def test_ht132_a_library_is_told_by_pages(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    asset = await bring(browser, TALL)
    known = (await house.store.read(lambda connection: assets_of(connection, SPACE)))[0]

    def many(connection: Any) -> None:
        for number in range(LIBRARY_PAGE_MAX + 4):
            named = {"id": f"ast_{number:016}", "digest": f"{number:064}", "uploaded_at": Instant(number)}
            add_asset(connection, replace(known, **named))  # type: ignore[arg-type]

    await house.store.write(many)
    first = (await browse().get(ASSETS)).json()
    second = (await browse().get(f"{ASSETS}?after={first['next']}")).json()
    assert (len(first["assets"]), len(second["assets"]), second["next"]) == (LIBRARY_PAGE_MAX, 5, None)
    told = {each["id"] for each in [*first["assets"], *second["assets"]]}
    assert len(told) == LIBRARY_PAGE_MAX + 5
    assert asset["id"] in told


async def test_ht132_nobody_is_told_who_brought_it(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    asset = await bring(browser, TALL)
    assert asset["is_yours"]
    for address in (ASSETS, f"{ASSETS}/{asset['id']}", f"{ASSETS}?ids={asset['id']}"):
        answer = await browse().get(address)
        assert "usr_" not in answer.text
        assert '"is_yours":false' in answer.text
        assert '"used":null' in answer.text


async def test_ht132_who_may_not_look_in_sees_no_library(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    asset = await bring(await maker(browse, house), TALL)
    await set_rules(house, entry="link")
    assert refusal(await browse().get(ASSETS)) == (403, "code_needed")
    assert refusal(await browse().get(f"{ASSETS}/{asset['id']}")) == (403, "code_needed")


async def test_ht133_builders_say_what_it_is(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    path = f"{ASSETS}/{(await bring(browser, TALL, author='Kay'))['id']}"
    answer = await browser.patch(path, json={"name": " A  vase\n", "licence": "CC BY 4.0"})
    assert answer.status_code == 200
    assert (answer.json()["name"], answer.json()["licence"], answer.json()["author"]) == ("A vase", "CC BY 4.0", "Kay")
    for said in ({"name": " "}, {"name": "x" * 121}, {"source": "x" * 301}):
        assert refusal(await browser.patch(path, json=said)) == (422, "asset_words")
    assert (await browser.patch(path, json={"digest": "0" * 64})).status_code == 400
    visitor = await maker(browse, house, Role.VISITOR)
    assert refusal(await visitor.patch(path, json={"name": "Mine"})) == (403, "not_builder")
    assert refusal(await browser.patch(f"{ASSETS}/ast_0000000000000000", json={})) == (404, "asset_unknown")


async def test_ht134_only_what_nothing_shows_is_deleted(browse: Browse, house: House, tmp_path: Path) -> None:
    kept = library(house, tmp_path)
    browser = await maker(browse, house)
    shown, other = await bring(browser, model()), await bring(browser, TALL)
    await hang(house, shown["id"])
    assert (await browser.get(f"{ASSETS}/{shown['id']}")).json()["used"] == 1
    answer = await browser.delete(f"{ASSETS}/{shown['id']}")
    assert refusal(answer) == (409, "asset_used")
    assert answer.json()["facts"] == {"used": 1}
    assert (await browser.delete(f"{ASSETS}/{other['id']}")).status_code == 204
    assert refusal(await browse().get(other["url"])) == (404, "asset_unknown")
    await kept.tidy()
    assert [path.name for path in (tmp_path / "assets").glob("*/*/*")] == [digest(model())]
    visitor = await maker(browse, house, Role.VISITOR)
    assert refusal(await visitor.delete(f"{ASSETS}/{shown['id']}")) == (403, "not_builder")


async def test_ht135_a_light_variant_stands_in_and_the_original_stays(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    kept = library(house, tmp_path)
    browser = await maker(browse, house)
    heavy = model(lambda document: document.update(extras={"notes": "x" * 4_000}))
    asset = await bring(browser, heavy)
    answer = await browser.put(f"{ASSETS}/{asset['id']}/light", content=model())
    assert answer.status_code == 200
    card = answer.json()
    assert (card["light_bytes"], card["light_triangles"]) == (len(model()), 2)
    assert (await browse().get(card["light_url"])).content == model()
    assert (await browse().get(card["url"])).content == heavy
    assert await kept.store.read(lambda connection: triangles_of(connection, SPACE)) == {asset["id"]: 2}


async def test_ht135_what_is_no_lighter_or_another_thing_does_not_stand_in(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    path = f"{ASSETS}/{(await bring(browser, model()))['id']}/light"
    for light in (TALL, model(lambda d: d.update(extras="x" * 9_000)), wav(0.1)):
        assert refusal(await browser.put(path, content=light)) == (422, "light_refused")


async def test_ht135_a_picture_keeps_its_shape(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    path = f"{ASSETS}/{(await bring(browser, png(400, 200)))['id']}/light"
    assert refusal(await browser.put(path, content=webp(64, 64))) == (422, "light_refused")
    assert (await browser.put(path, content=webp(200, 100))).status_code == 200
    harmful = webp(200, 100) + b"<script>"
    assert refusal(await browser.put(path, content=harmful)) == (422, "asset_damaged")


async def test_ht135_a_preview_is_a_small_picture(browse: Browse, house: House, tmp_path: Path) -> None:
    library(house, tmp_path)
    browser = await maker(browse, house)
    asset = await bring(browser, model())
    path = f"{ASSETS}/{asset['id']}/thumb"
    card = (await browser.put(path, content=webp(256, 256))).json()
    shown = await browse().get(card["thumb_url"])
    assert (shown.content, shown.headers["content-type"]) == (webp(256, 256), "image/webp")
    for content in (png(600, 10), model(), bytes(THUMB_BYTES_MAX + 1)):
        answer = await browser.put(path, content=content)
        assert answer.status_code == 422, answer.text


async def test_ht136_the_library_of_a_space_that_is_gone_is_forgotten(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    kept = library(house, tmp_path)
    asset = await bring(await maker(browse, house), TALL)

    def go(connection: Any) -> None:
        connection.execute(spaces.delete())
        forget_old(connection)

    await house.store.write(go)
    await kept.tidy()
    assert list((tmp_path / "assets").glob("*/*/*")) == []
    assert refusal(await browse().get(asset["url"])) == (404, "asset_unknown")
