"""What a Scene may weigh: the limit itself is taken, one more is refused with the limit named."""

from __future__ import annotations

import msgspec
import pytest

from lanting.protocol.limit import ENTITIES_MAX, ENTITY_BYTES_MAX, SCENE_BYTES_MAX
from lanting.scene.component.nature import HeightField
from lanting.scene.component.placement import Seat
from lanting.scene.entity import Entity
from lanting.scene.refusal import SceneTooBig
from tests.scene.making import entity, entity_id, scene


def ground_of_bytes(json_bytes: int) -> HeightField:
    """A height field that is exactly so many bytes of JSON: a height of 1000.0 is three longer than one of 0.0."""
    axis = [float(line) for line in range(256)]
    level = HeightField(xs=axis, zs=axis, heights=[0.0] * 65_536, palette=["#9dba83"], paint=[0] * 65_536)
    thousands, more = divmod(json_bytes - len(msgspec.json.encode(level)), 3)
    raised = [1000.0] * thousands + [(0.0, 10.0, 100.0)[more]]
    return msgspec.structs.replace(level, heights=raised + [0.0] * (65_536 - len(raised)))


class TestBudgets:
    def test_of_entities(self) -> None:
        things = [Entity(entity_id(number)) for number in range(ENTITIES_MAX + 1)]
        scene(*things[:-1])
        with pytest.raises(SceneTooBig, match=f"at most {ENTITIES_MAX} entities; join small parts into one") as caught:
            scene(*things)
        assert (caught.value.code, caught.value.facts) == ("scene_too_big", {"entities_max": ENTITIES_MAX})

    def test_of_one_entitys_bytes(self) -> None:
        scene(Entity(entity_id(1), components={"height_field": ground_of_bytes(ENTITY_BYTES_MAX)}))
        too_heavy = ground_of_bytes(ENTITY_BYTES_MAX + 1)
        sentence = f"brings {ENTITY_BYTES_MAX + 1} bytes; one may have {ENTITY_BYTES_MAX}.*more coarsely"
        with pytest.raises(SceneTooBig, match=sentence) as caught:
            scene(Entity(entity_id(1), components={"height_field": too_heavy}))
        assert caught.value.facts == {
            "entity": entity_id(1),
            "entity_bytes_max": ENTITY_BYTES_MAX,
            "scene_bytes_max": SCENE_BYTES_MAX,
        }

    def test_of_all_bytes_together(self) -> None:
        ground = ground_of_bytes(ENTITY_BYTES_MAX)
        full = [Entity(entity_id(number), components={"height_field": ground}) for number in range(8)]
        assert len(full) * ENTITY_BYTES_MAX == SCENE_BYTES_MAX
        scene(*full)
        with pytest.raises(SceneTooBig, match=f"a scene {SCENE_BYTES_MAX}") as caught:
            scene(*full, entity(9, Seat()))
        assert caught.value.facts["entity"] == entity_id(9)
