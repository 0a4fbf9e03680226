"""Any component as its declaration allows it, and any Scene made of such: what the laws are tried on."""

from __future__ import annotations

from itertools import accumulate
from typing import Any, Final

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from lanting.kernel.ids import EntityId
from lanting.scene.component import COMPONENT_NAMES, COMPONENTS, Component
from lanting.scene.component.matter import Sheet
from lanting.scene.component.nature import HeightField, Water
from lanting.scene.component.placement import Bounds, Transform
from lanting.scene.component.repeat import Generator
from lanting.scene.component.solid import Barrier, Collider
from lanting.scene.entity import Entity
from lanting.scene.placing import yaw_rotation
from lanting.scene.rule import NEVER_GRABBABLE, SOLE_COMPONENTS
from lanting.scene.scene import Scene
from tests.scene.making import entity_id

LIST_MORE: Final = 3
"""Lists are at most so much longer than they must be: laws do not depend on length, examples stay small."""
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
words = st.none() | st.sampled_from(["thing-bench", "thing-stepping-stones", "thing-a-2"])
metres = st.floats(-1_000, 1_000)
yaws = st.floats(-3.14, 3.14)
points = st.tuples(metres, metres, metres)


PATTERNS: Final[dict[str, st.SearchStrategy[str]]] = {
    "^#": colours,
    "^[a-z0-9]": st.sampled_from(["a", "courtyard", "orchid-pavilion"]),
    "^ent_": st.integers(0, 99).map(entity_id),
    "^ast_": st.integers(0, 99).map(lambda number: f"ast_{number:016d}"),
    "^https": st.just("https://example.org/a?b=c"),
}
"""Examples of what the patterns ask for that begin so."""


def values(declared: inspect.Type) -> st.SearchStrategy[Any]:
    """Every value that a field's type takes."""
    match declared:
        case inspect.FloatType(ge=lowest, le=highest):
            return st.floats(lowest, highest)
        case inspect.IntType(ge=lowest, le=highest):
            return st.integers(lowest, highest)
        case inspect.StrType(pattern=str(pattern)):
            return next(examples for start, examples in PATTERNS.items() if pattern.startswith(start))
        case inspect.StrType(min_length=shortest):
            return texts.filter(lambda text: len(text) >= (shortest or 0))
        case inspect.LiteralType(values=words):
            return st.sampled_from(words)
        case inspect.TupleType(item_types=items):
            return st.tuples(*map(values, items))
        case inspect.ListType(item_type=item, min_length=fewest):
            return st.lists(values(item), min_size=fewest or 0, max_size=(fewest or 0) + LIST_MORE)
        case inspect.UnionType(types=types):
            return st.one_of(*map(values, types))
        case inspect.BoolType():
            return st.booleans()
        case inspect.NoneType():
            return st.none()
    raise AssertionError(f"no examples of {declared}")


def fields(kind: type[Component]) -> dict[str, st.SearchStrategy[Any]]:
    declared = inspect.type_info(kind)
    assert isinstance(declared, inspect.StructType)
    return {each.name: values(each.type) for each in declared.fields}


@st.composite
def transforms(draw: st.DrawFn) -> Transform:
    turn = yaw_rotation(draw(yaws))
    about = draw(st.permutations(turn[:3]))
    return Transform(position=draw(points), rotation=(*about, turn[3]), scale=draw(fields(Transform)["scale"]))


@st.composite
def upright_transforms(draw: st.DrawFn) -> Transform:
    return Transform(position=draw(points), rotation=yaw_rotation(draw(yaws)))


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    pair = st.lists(metres, min_size=2, max_size=2, unique=True).map(sorted)
    (x_min, x_max), (y_min, y_max), (z_min, z_max) = draw(pair), draw(pair), draw(pair)
    return Bounds(x_min=x_min, x_max=x_max, y_min=y_min, y_max=y_max, z_min=z_min, z_max=z_max)


@st.composite
def height_fields(draw: st.DrawFn) -> HeightField:
    axis = st.lists(st.floats(0.01, 50), min_size=2, max_size=4).map(lambda steps: list(accumulate(steps)))
    xs, zs = draw(axis), draw(axis)
    palette = draw(st.lists(colours, min_size=1, max_size=3))
    crossings = {"min_size": len(xs) * len(zs), "max_size": len(xs) * len(zs)}
    heights = draw(st.lists(metres, **crossings))
    paint = draw(st.lists(st.integers(0, len(palette) - 1), **crossings))
    return HeightField(xs=xs, zs=zs, heights=heights, palette=palette, paint=paint)


@st.composite
def waters(draw: st.DrawFn) -> Water:
    line = draw(st.lists(points, min_size=2, max_size=4))
    widths = draw(st.lists(st.floats(0.001, 1_000), min_size=len(line), max_size=len(line)))
    return Water(line=line, widths_m=widths, flow_m_per_s=draw(fields(Water)["flow_m_per_s"]))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    columns, rows = draw(st.integers(2, 4)), draw(st.integers(2, 4))
    surface = draw(st.lists(points, min_size=columns * rows, max_size=columns * rows))
    return Sheet(columns=columns, points=surface, colour="#5d6e78", underside=draw(fields(Sheet)["underside"]))


OF_ITS_OWN: Final[dict[type[Component], st.SearchStrategy[Any]]] = {
    Transform: transforms(),
    Bounds: bounds(),
    HeightField: height_fields(),
    Water: waters(),
    Sheet: sheets(),
    Generator: st.builds(Generator, **(fields(Generator) | {"count": st.integers(2, 3)})),
}
"""Components whose fields must fit together, or fit into a Scene."""
COMPONENTS_OF: Final[dict[str, st.SearchStrategy[Component]]] = {
    name: OF_ITS_OWN[kind] if kind in OF_ITS_OWN else st.builds(kind, **fields(kind))
    for name, kind in COMPONENTS.items()
}
_OFTEN: Final = sorted(set(COMPONENTS) - {COMPONENT_NAMES[kind] for kind in SOLE_COMPONENTS} - {"transform"})


@st.composite
def entities(draw: st.DrawFn, number: int) -> Entity:
    """An Entity below one of those with lower numbers, or none; a solid and what can be taken stand on their own."""
    kinds = draw(st.lists(st.sampled_from(_OFTEN), unique=True, max_size=3))
    if number == 0:
        kinds += draw(st.lists(st.sampled_from([COMPONENT_NAMES[kind] for kind in SOLE_COMPONENTS]), unique=True))
    is_grabbable = "grabbable" in kinds and not set(NEVER_GRABBABLE).intersection(kinds)
    components = {name: draw(COMPONENTS_OF[name]) for name in kinds if name != "grabbable" or is_grabbable}
    collider = components.get("collider")
    if isinstance(collider, Collider) and collider.kind == "height_field" and "height_field" not in components:
        components["collider"] = msgspec.structs.replace(collider, kind="box")
    is_solid = any(isinstance(each, Collider | Barrier) for each in components.values())
    parent: EntityId | None = None
    if number and not is_solid and not is_grabbable and draw(st.booleans()):
        parent = entity_id(draw(st.integers(0, number - 1)))
    if is_solid or draw(st.booleans()):
        components["transform"] = draw(upright_transforms() if is_solid else transforms())
    return Entity(entity_id(number), draw(texts), draw(texts), draw(words), parent, components)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Up to five things in any order."""
    things = [draw(entities(number)) for number in range(draw(st.integers(0, 5)))]
    return Scene(draw(st.integers(1, 1 << 40)), draw(texts), draw(st.permutations(things)))
