"""Where the supervisor of experiences looks up what holds for a Space."""

from __future__ import annotations

from pathlib import Path

import pytest

from lanting.app.catalogue import Catalogue
from lanting.app.experience_shelf import StoreExperienceShelf
from lanting.kernel.clock import Instant
from lanting.kernel.ids import SpaceId
from lanting.space.queries import SpaceUnknown, change_space, create_space
from lanting.store.store import Store

YARD = SpaceId("spc_0000000000000001")
FACTS = {"name": "Yard", "slug": "yard", "template": "courtyard", "code": "BCDFHJ"}


async def test_the_language_of_a_space_is_the_one_that_was_kept_last(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path}/lanting.db")
    shelf = StoreExperienceShelf(store, Catalogue())
    with pytest.raises(SpaceUnknown):
        await shelf.language_of(YARD)
    await store.write(lambda c: create_space(c, YARD, created_at=Instant(1), language="fr", **FACTS))
    assert await shelf.language_of(YARD) == "fr"
    await store.write(lambda c: change_space(c, YARD, language="zh-CN"))
    assert await shelf.language_of(YARD) == "zh-CN"
    await store.close()
