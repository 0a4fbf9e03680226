"""Who builds fetches the draft, and nobody keeps it; who builds in a part brings files there (SC-51, HT-120)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from lanting.identity.caller import Caller
from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.kernel.ids import EntityId, SpaceId
from lanting.scene.queries import discard_draft, newest_scene, start_draft
from lanting.scene.snapshot import Snapshot
from tests.media.pictures import png
from tests.web.conftest import SPACE, Browse, House, QuietHall
from tests.web.makers import UPLOADS, begin, bring, library, maker
from tests.web.visitors import ENTER, HERE, ban, caller_of, refusal

AREA = EntityId("ent_0000000000000001")


@pytest.fixture
async def draft(house: House) -> str:
    """Where the draft that has just been started is fetched."""
    revision = await house.store.write(
        lambda c: start_draft(c, SPACE, Snapshot(newest_scene(c, SPACE), {}), house.clock.now())
    )
    return f"/api/spaces/{SPACE}/scene/draft/{revision}"


class HallOfAreas(QuietHall):
    """Everybody may build in these Zones."""

    areas: frozenset[EntityId] = frozenset()

    async def standing(self, space_id: SpaceId, caller: Caller) -> Standing:
        return replace(await super().standing(space_id, caller), areas=self.areas)


@pytest.fixture
def hall(house: House) -> HallOfAreas:
    house.hall = HallOfAreas(house.store, house.clock)
    return house.hall


@pytest.mark.parametrize("role", [Role.BUILDER, Role.HOST, Role.OWNER])
async def test_sc51_who_builds_fetches_the_draft_and_nobody_keeps_it(
    browse: Browse, house: House, draft: str, role: Role
) -> None:
    answer = await (await maker(browse, house, role)).get(draft)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    published = (await browse().get(f"/api/spaces/{SPACE}/scene/1")).json()
    assert answer.json()["entities"] == published["entities"]
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-encoding"] == "gzip"


async def test_sc51_nobody_else_learns_that_there_is_one(browse: Browse, house: House, draft: str) -> None:
    for role in (Role.VISITOR, Role.WATCHER):
        browser = await maker(browse, house, role)
        for path in (draft, draft + "7"):
            assert refusal(await browser.get(path)) == (403, "not_builder"), "there or not"
    assert refusal(await browse().get(draft)) == (403, "role_needs_https")
    builder = await maker(browse, house)
    await ban(house, (caller_of(house, await builder.post(ENTER, json={}))).user)
    assert refusal(await builder.get(draft)) == (403, "banned")


async def test_sc51_only_what_is_there_is_found(browse: Browse, house: House, draft: str) -> None:
    builder = await maker(browse, house)
    assert refusal(await builder.get(draft + "7")) == (404, "scene_not_found")
    assert refusal(await builder.get("/api/spaces/nowhere/scene/draft/1")) == (404, "space_not_found")
    assert (await builder.get(draft + "x")).status_code == 404
    await house.store.write(lambda c: discard_draft(c, SPACE))
    assert (await builder.get(draft)).json()["entities"] == [], "what was drafted is gone, its number stays"
    # The published Scene has numbers of its own.
    assert refusal(await builder.get(f"/api/spaces/{SPACE}/scene/draft/99")) == (404, "scene_not_found")


async def test_ht120_a_visitor_with_a_building_area_brings_files_and_one_without_is_refused(
    browse: Browse, house: House, hall: HallOfAreas, tmp_path: Path, draft: str
) -> None:
    kept = library(house, tmp_path)
    visitor = await a_visitor(browse)
    assert refusal(await begin(visitor, png())) == (403, "not_builder")
    assert kept.uploads.open_ones() == []
    hall.areas = frozenset({AREA})
    assert refusal(await browse().post(UPLOADS, json={"name": "Vase", "bytes": 9})) == (403, "role_needs_https")
    asset = await bring(visitor, png())
    assert (await visitor.get(asset["url"])).status_code == 200
    assert (await visitor.get(draft)).status_code == 200
    # Hers she may change, another's not.
    its = f"/api/spaces/{SPACE}/assets/{asset['id']}"
    assert (await visitor.patch(its, json={"name": "Mine"})).status_code == 200
    assert refusal(await (await a_visitor(browse)).patch(its, json={"name": "Mine"})) == (403, "not_builder")
    hall.areas = frozenset()
    assert refusal(await visitor.get(draft)) == (403, "not_builder")
    assert refusal(await begin(visitor, png(3, 3))) == (403, "not_builder")


async def a_visitor(browse: Browse) -> httpx.AsyncClient:
    browser = browse(address="127.0.0.1", host=HERE)
    assert (await browser.post(ENTER, json={})).status_code == 201
    return browser
