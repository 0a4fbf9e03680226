"""The meshes of a glTF: what they are drawn from fits together, and what they cost is counted."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from lanting.media.asset import Corner, Part
from lanting.media.check.buffer import Bytes
from lanting.media.check.compression import DRACO, draco_faces, read_draco
from lanting.media.check.document import Accessor, Gltf, Mesh, Primitive, member
from lanting.media.check.graph import Graph, moved
from lanting.media.check.refusal import Damaged

_POSITION: Final = "POSITION"
_TRIANGLES: Final = 4
_STRIPS: Final = frozenset({5, 6})
_UNSIGNED: Final = frozenset({5121, 5123, 5125})
_NORMAL: Final = {5120: 127.0, 5121: 255.0, 5122: 32_767.0, 5123: 65_535.0}
_FLOAT: Final = 5126
_NAMED_MAX: Final = 80

Box = tuple[Corner, Corner]


@dataclass(slots=True)
class Cost:
    """Of everything that is drawn."""

    triangles: int = 0
    vertices: int = 0
    draws: int = 0
    bounds: Box | None = None
    parts: list[Part] = field(default_factory=list)


def drawn_by_draco(gltf: Gltf) -> frozenset[int]:
    """The accessors that only say what is compressed by Draco."""
    found: set[int] = set()
    for primitive in (each for mesh in gltf.meshes for each in mesh.primitives if DRACO in each.extensions):
        found |= {*primitive.attributes.values()}
        found |= set() if primitive.indices is None else {primitive.indices}
    return frozenset(found)


def cost_of(found: Bytes, graph: Graph) -> Cost:
    """Raises AssetRefused."""
    cost = Cost()
    for index, mesh in enumerate(found.gltf.meshes):
        uses = graph.uses.get(index, [])
        times = sum(each for _, each in uses)
        triangles, corners = 0, []
        for number, primitive in enumerate(mesh.primitives):
            where = f"meshes[{index}].primitives[{number}]"
            triangles += _triangles(found, primitive, where)
            cost.vertices += found.gltf.accessors[primitive.attributes[_POSITION]].count * times
            corners.append(_box(found, primitive.attributes[_POSITION]))
        cost.triangles += triangles * times
        cost.draws += len(mesh.primitives) * len(uses)
        cost.parts.append(Part(_name(mesh, index), _bytes(found, mesh), triangles * times))
        _grow(cost, graph, [node for node, _ in uses], corners)
    return cost


def _triangles(found: Bytes, primitive: Primitive, where: str) -> int:
    """How many it is once drawn, all it is drawn from being as it must. Raises Damaged."""
    gltf = found.gltf
    if _POSITION not in primitive.attributes:
        raise Damaged(where, "missing")
    every = [member(gltf.accessors, each, where) for each in primitive.attributes.values()]
    position: Accessor = gltf.accessors[primitive.attributes[_POSITION]]
    targets = [member(gltf.accessors, each, where) for target in primitive.targets for each in target.values()]
    if position.type != "VEC3" or any(each.count != position.count for each in (*every, *targets)):
        raise Damaged(where, "counts")
    if primitive.material is not None:
        member(gltf.materials, primitive.material, where)
    corners = position.count
    if primitive.indices is not None:
        indices: Accessor = member(gltf.accessors, primitive.indices, where)
        if indices.type != "SCALAR" or indices.component_type not in _UNSIGNED:
            raise Damaged(where, "type")
        corners = indices.count
        _check_indices(found, primitive.indices, position.count, where, is_draco=DRACO in primitive.extensions)
    faces = corners // 3 if primitive.mode == _TRIANGLES else corners - 2 if primitive.mode in _STRIPS else 0
    if DRACO in primitive.extensions:
        draco = read_draco(primitive.extensions[DRACO], where)
        member(gltf.buffer_views, draco.buffer_view, where)
        faces = max(faces, draco_faces(found.view(draco.buffer_view, where), where) or 0)
    return max(0, faces)


def _check_indices(found: Bytes, index: int, vertices: int, where: str, *, is_draco: bool) -> None:
    numbers = None if is_draco else found.elements(index)
    if numbers is not None and max(numbers) >= vertices:
        raise Damaged(f"{where}.indices", "outside")


def _box(found: Bytes, index: int) -> Box | None:
    """The least and the greatest corner, counted where that can be, else as the accessor says."""
    accessor = found.gltf.accessors[index]
    divisor = _NORMAL.get(accessor.component_type, 1.0) if accessor.normalized else 1.0
    spread = found.spread(index)
    if spread is not None:
        if accessor.component_type == _FLOAT and not all(math.isfinite(sum(numbers)) for numbers in spread):
            # A sum tells it: whatever is added to NaN or to infinity stays so.
            raise Damaged(f"accessors[{index}]", "number")
        least: list[float] = [min(numbers) for numbers in spread]
        most: list[float] = [max(numbers) for numbers in spread]
    elif accessor.min is not None and accessor.max is not None and len(accessor.min) == len(accessor.max) == 3:
        least, most = accessor.min, accessor.max
    else:
        return None
    return _corner(least, divisor), _corner(most, divisor)


def _corner(numbers: Iterable[float], divisor: float) -> Corner:
    x, y, z = (number / divisor for number in numbers)
    return x, y, z


def _grow(cost: Cost, graph: Graph, nodes: list[int], boxes: list[Box | None]) -> None:
    for place in (graph.places[node] for node in nodes if node in graph.places):
        for box in (each for each in boxes if each is not None):
            corners = [moved(place, _corner(corner, 1)) for corner in itertools.product(*zip(*box, strict=True))]
            known = [*cost.bounds, *corners] if cost.bounds else corners
            cost.bounds = _corner(map(min, *known), 1), _corner(map(max, *known), 1)


def _bytes(found: Bytes, mesh: Mesh) -> int:
    """Of the views that it is drawn from; those of others too count for each."""
    gltf, views = found.gltf, set()
    for primitive in mesh.primitives:
        named = [*primitive.attributes.values(), *(each for target in primitive.targets for each in target.values())]
        named += [] if primitive.indices is None else [primitive.indices]
        views |= {gltf.accessors[each].buffer_view for each in named}
        if DRACO in primitive.extensions:
            views.add(read_draco(primitive.extensions[DRACO], "").buffer_view)
    present = [each for each in views if each is not None]
    return sum(
        found.packed[each].byte_length if each in found.packed else gltf.buffer_views[each].byte_length
        for each in present
    )


def _name(mesh: Mesh, index: int) -> str:
    return mesh.name[:_NAMED_MAX] or f"mesh {index}"
