"""Who may change what, where: a matrix of roles, areas, operations and places."""

from __future__ import annotations

import math
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel.ids import EntityId, UserId
from lanting.protocol.operation import AddEntity, Operation
from lanting.scene.authority import BUILDERS_ONLY, Area, Author
from lanting.scene.component import COMPONENT_NAMES
from lanting.scene.component.air import Clouds, Hills
from lanting.scene.component.matter import Label
from lanting.scene.component.placement import Bounds, Spawn, Transform, Viewpoint, Zone
from lanting.scene.entity import Entity
from lanting.scene.live_scene import LiveScene
from lanting.scene.placing import Placing, yaw_rotation
from lanting.scene.refusal import EditRefused
from lanting.scene.scene import Scene
from lanting.scene.snapshot import encode_content
from tests.scene.editing import add, clear, hang, move, put, remove, triangles_of
from tests.scene.making import entity, entity_id, scene

HERE, THERE = 1, 2
"""Two Zones, 10 m wide, 100 m apart."""
STOOL, TABLE, CUP, FAR_STOOL, POST = range(3, 8)
USER: Final = UserId("usr_cem")
AUTHORS: Final = {
    "builder": Author(USER, "Cem", is_builder=True),
    "here": Author(USER, "Cem", areas=frozenset({entity_id(HERE)})),
    "both": Author(USER, "Cem", areas=frozenset({entity_id(HERE), entity_id(THERE)})),
    "gone": Author(USER, "Cem", areas=frozenset({entity_id(99), entity_id(STOOL)})),
    "nobody": Author(USER, "Cem"),
}


def place() -> Scene:
    """Two Zones; here a stool and a table with a cup on it, there a stool; a post between them."""
    return scene(
        entity(HERE, Zone(size=(10.0, 10.0, 10.0))),
        entity(THERE, Zone(size=(10.0, 10.0, 10.0)), at=(100.0, 0.0, 0.0)),
        entity(STOOL, Label(text="Stool")),
        entity(TABLE, at=(3.0, 0.0, 0.0)),
        entity(CUP, parent=TABLE, at=(1.0, 0.0, 0.0)),
        entity(FAR_STOOL, at=(100.0, 0.0, 0.0)),
        entity(POST, at=(50.0, 0.0, 0.0)),
    )


ACTS: Final[dict[str, tuple[list[Operation], set[str]]]] = {
    "rename here": ([put(STOOL, "entity", name="Mine")], {"here", "both"}),
    "recolour here": ([put(STOOL, "label", colour="#000000")], {"here", "both"}),
    "clear here": ([clear(STOOL, "label")], {"here", "both"}),
    "remove here": ([remove(STOOL)], {"here", "both"}),
    "move within": ([move(STOOL, 4)], {"here", "both"}),
    "move to the border": ([move(STOOL, 5, 5, -5)], {"here", "both"}),
    "move just out": ([move(STOOL, 5.01)], set()),
    "move over the border upwards": ([move(STOOL, 0, 5.01)], set()),
    "move from here to there": ([move(STOOL, 100)], {"both"}),
    "move between": ([move(STOOL, 50)], set()),
    "move with what hangs on it": ([move(TABLE, -3)], {"here", "both"}),
    "move so that what hangs on it is out": ([move(TABLE, 4.5)], set()),
    "hang elsewhere": ([hang(STOOL, CUP)], {"here", "both"}),
    "hang so that it is out": ([move(STOOL, 3), hang(STOOL, CUP)], set()),
    "add here": ([add(20, transform={"position": [1, 1, 1]})], {"here", "both"}),
    "add there": ([add(20, transform={"position": [100, 1, 1]})], {"both"}),
    "add between": ([add(20, transform={"position": [50, 1, 1]})], set()),
    "add below another": ([add(20, parent=CUP)], {"here", "both"}),
    "rename there": ([put(FAR_STOOL, "entity", name="Mine")], {"both"}),
    "fetch from there": ([move(FAR_STOOL, 0)], {"both"}),
    "remove between": ([remove(POST)], set()),
    "fetch from between": ([move(POST, 0)], set()),
    "come and go within one edit": ([add(20, transform={"position": [50, 0, 0]}), move(20, 0)], {"here", "both"}),
    "one of two out": ([move(STOOL, 1), move(POST, 51)], set()),
    "a wall within": ([put(STOOL, "collider", kind="box", size=[9, 1, 9])], {"here", "both"}),
    "a wall that reaches out": ([put(STOOL, "collider", kind="box", size=[10.2, 1, 1])], set()),
    "a fence that reaches out": ([put(STOOL, "barrier", line=[[0, 0, 0], [9, 0, 0]])], set()),
    "a path within": ([put(STOOL, "path", line=[[0, 0, 0], [4, 0, 0]])], {"here", "both"}),
    "a path that leads out": ([put(STOOL, "path", line=[[0, 0, 0], [40, 0, 0]])], set()),
    "lock": ([put(STOOL, "entity", is_locked=True)], set()),
    "add locked": ([AddEntity(id=entity_id(20), is_locked=True)], set()),
    "make one's area larger": ([put(HERE, "zone", size=[500, 10, 10])], set()),
    "move one's area": ([move(HERE, 50)], set()),
    "remove one's area": ([remove(HERE)], set()),
    "make an area": ([put(STOOL, "zone", size=[500, 10, 10])], set()),
    "nothing": ([put(STOOL, "entity", name="")], {"here", "both", "gone", "nobody"}),
}


@pytest.mark.parametrize(("who", "act"), [*product(AUTHORS, ACTS)])
def test_sc16_who_may_do_what_where(who: str, act: str) -> None:
    """SC-16: an area is what one was given, at the old and the new place; what is refused leaves no trace."""
    live = LiveScene(place(), triangles_of)
    before = encode_content(live.scene())
    operations, may = ACTS[act]
    if who == "builder" or who in may:
        live.apply(operations, AUTHORS[who])
    else:
        with pytest.raises(EditRefused) as caught:
            live.apply(operations, AUTHORS[who])
        assert caught.value.code in {"area", "builders_only"}
        assert (encode_content(live.scene()), live.revision) == (before, 1)


OF_THE_PLACE: Final = {
    "zone": Zone(size=(1.0, 1.0, 1.0)),
    "bounds": Bounds(x_min=-99, x_max=199, z_min=-99, z_max=99, y_min=-9, y_max=99),
    "spawn": Spawn(),
    "hills": Hills(colour="#aabbcc", distance_m=50.0, heights=[1.0] * 8),
    "clouds": Clouds(strips=[]),
    "viewpoint": Viewpoint(target=(0.0, 0.0, 0.0)),
}


@pytest.mark.parametrize("name", [COMPONENT_NAMES[kind] for kind in BUILDERS_ONLY])
def test_sc17_what_concerns_the_whole_place_is_not_made_in_an_area(name: str) -> None:
    values = {"zone": {"size": [1, 1, 1]}}.get(name, {})
    live = LiveScene(place(), triangles_of)
    if name in OF_THE_PLACE:
        live.apply(
            [put(POST, name, **{f: getattr(OF_THE_PLACE[name], f) for f in OF_THE_PLACE[name].__struct_fields__})],
            AUTHORS["builder"],
        )
        live.apply([move(POST, 1)], AUTHORS["builder"])
        operation = put(POST, "entity", name="Mine")
    else:
        operation = put(STOOL, name, **values)
    with pytest.raises(EditRefused) as caught:
        live.apply([operation], AUTHORS["here"])
    assert (caught.value.code, caught.value.facts["what"]) == ("builders_only", name)


@pytest.mark.parametrize("operation", [move(TABLE, 2), remove(TABLE), hang(TABLE, STOOL)])
def test_sc17_nor_is_it_moved_with_what_it_hangs_on(operation: Operation) -> None:
    live = LiveScene(place(), triangles_of)
    live.apply([put(CUP, "spawn")], AUTHORS["builder"])
    with pytest.raises(EditRefused, match="only builders"):
        live.apply([operation], AUTHORS["here"])
    live.apply([put(TABLE, "entity", name="Table")], AUTHORS["here"])


@given(st.floats(-3.14, 3.14), st.floats(-6, 6), st.floats(-6, 6))
def test_sc16_an_area_is_turned_with_its_zone(yaw: float, x: float, z: float) -> None:
    zone = Zone(size=(8.0, 2.0, 4.0))
    area = Area.of(zone, Placing((7.0, 1.0, -3.0), yaw_rotation(yaw)))
    point = Placing((7.0, 1.0, -3.0), yaw_rotation(yaw)).point((x, 0.5, z))
    if not (math.isclose(abs(x), 4.0, abs_tol=1e-6) or math.isclose(abs(z), 2.0, abs_tol=1e-6)):
        assert area.holds(point) == (abs(x) <= 4 and abs(z) <= 2)


def test_sc16_a_zone_that_hangs_on_something_is_where_that_is() -> None:
    turned = Transform(position=(10.0, 0.0, 0.0), rotation=yaw_rotation(math.pi / 2))
    ship = Entity(entity_id(20), components={"transform": turned})
    live = LiveScene(scene(ship, entity(HERE, Zone(size=(2.0, 2.0, 8.0)), parent=20, at=(0.0, 0.0, 5.0))), triangles_of)
    # The Zone's middle is 5 m along the ship's +Z, which looks to +X: 15, 0, 0; its 8 m lie along X.
    live.apply([add(30, transform={"position": [18.9, 0, 0.9]})], AUTHORS["here"])
    with pytest.raises(EditRefused):
        live.apply([add(31, transform={"position": [15, 0, 1.1]})], AUTHORS["here"])


def test_sc16_rights_are_those_of_the_moment() -> None:
    live = LiveScene(place(), triangles_of)
    live.apply([move(STOOL, 1)], AUTHORS["here"])
    with pytest.raises(EditRefused):
        live.apply([move(STOOL, 2)], AUTHORS["nobody"])
    with pytest.raises(EditRefused):
        live.undo(AUTHORS["nobody"])
    assert live.entities[EntityId(entity_id(STOOL))].get(Transform) == Transform(position=(1.0, 0.0, 0.0))
