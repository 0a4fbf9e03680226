"""The Space of `lanting dev` is alone on its Server, and nothing in it leads to a place that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from lanting.scene.component.placement import Portal
from lanting.scene.queries import newest_scene
from lanting.space.queries import list_spaces
from lanting.store.store import Store
from tests.serving import Serving

HELLO = 'from lanting.sdk import Experience\nhello = Experience("hello", template="{place}")\n'


@pytest.mark.parametrize("place", ["courtyard", "teaching-room"])
async def test_its_portals_are_gone_at_every_start(tmp_path: Path, place: str) -> None:
    file = tmp_path / "hello.py"
    file.write_text(HELLO.format(place=place))
    for _start in range(2):
        with Serving(tmp_path / "data", experience=file):
            store = Store.open(f"sqlite:///{tmp_path / 'data' / 'lanting.db'}")
            (space,) = await store.read(list_spaces)
            scene = await store.read(lambda connection, of=space.id: newest_scene(connection, of))
            await store.close()
        assert [each.id for each in scene.entities.values() if each.get(Portal)] == []
        assert scene.entities, "all else is there"
