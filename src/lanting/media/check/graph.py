"""The nodes of a glTF: a forest without loops, not too deep, and where each of them stands."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any, Final

from lanting.media.asset import Corner
from lanting.media.check.document import Accessor, Gltf, Node, member
from lanting.media.check.refusal import Damaged, at_most
from lanting.media.limit import JOINTS_MAX, LIGHTS_MAX, NODE_DEPTH_MAX

Matrix = tuple[float, ...]
"""Sixteen numbers, column by column."""
IDENTITY: Final[Matrix] = (1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)
INSTANCING: Final = "EXT_mesh_gpu_instancing"
_LIGHTS: Final = "KHR_lights_punctual"


@dataclass(slots=True)
class Graph:
    """Make it by `read_graph`."""

    places: dict[int, Matrix] = field(default_factory=dict)
    """Of each node in a scene, in the world."""
    uses: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """By mesh: the nodes that draw it, and how often."""


def read_graph(gltf: Gltf) -> Graph:
    """Raises AssetRefused."""
    _check_forest(gltf)
    for index, skin in enumerate(gltf.skins):
        _check_skin(gltf, index, skin.joints, skin.inverse_bind_matrices)
    graph = Graph()
    lights = 0
    for index, node in enumerate(gltf.nodes):
        where = f"nodes[{index}]"
        lights += _LIGHTS in node.extensions
        for thing, things in ((node.skin, gltf.skins), (node.camera, gltf.cameras), (node.mesh, gltf.meshes)):
            if thing is not None:
                member(things, thing, where)
        if node.mesh is not None:
            graph.uses.setdefault(node.mesh, []).append((index, _times(gltf, node, where)))
    at_most("lights", lights, LIGHTS_MAX)
    _place(gltf, graph)
    return graph


def _check_forest(gltf: Gltf) -> None:
    """Each node is below one other at most, and each is reached from one that is below none."""
    below: set[int] = set()
    for index, node in enumerate(gltf.nodes):
        for child in node.children:
            member(gltf.nodes, child, f"nodes[{index}].children")
            if child in below:
                raise Damaged(f"nodes[{child}]", "twice")
            below.add(child)
    floor, depth, reached = [index for index in range(len(gltf.nodes)) if index not in below], 0, 0
    while floor:
        at_most("node_depth", depth := depth + 1, NODE_DEPTH_MAX)
        reached += len(floor)
        floor = [child for index in floor for child in gltf.nodes[index].children]
    if reached < len(gltf.nodes):
        raise Damaged("nodes", "loops")
    for number, scene in enumerate(gltf.scenes):
        for root in scene.nodes:
            member(gltf.nodes, root, f"scenes[{number}].nodes")
            if root in below:
                raise Damaged(f"scenes[{number}].nodes", "twice")
        if len(set(scene.nodes)) < len(scene.nodes):
            raise Damaged(f"scenes[{number}].nodes", "twice")
    if gltf.scene is not None:
        member(gltf.scenes, gltf.scene, "scene")


def _check_skin(gltf: Gltf, index: int, joints: list[int], matrices: int | None) -> None:
    where = f"skins[{index}]"
    at_most("joints", len(joints), JOINTS_MAX)
    for joint in joints:
        member(gltf.nodes, joint, where)
    if matrices is not None:
        accessor: Accessor = member(gltf.accessors, matrices, where)
        if accessor.type != "MAT4" or accessor.component_type != 5126 or accessor.count < len(joints):
            raise Damaged(where, "counts")


def _times(gltf: Gltf, node: Node, where: str) -> int:
    """How often a node draws its mesh."""
    instancing: Any = node.extensions.get(INSTANCING)
    if instancing is None:
        return 1
    attributes = instancing.get("attributes") if isinstance(instancing, dict) else None
    if not isinstance(attributes, dict) or not all(type(each) is int and each >= 0 for each in attributes.values()):
        raise Damaged(where, "type")
    return max((member(gltf.accessors, each, where).count for each in attributes.values()), default=0)


def _place(gltf: Gltf, graph: Graph) -> None:
    scene = gltf.scenes[gltf.scene or 0] if gltf.scenes else None
    waiting: list[tuple[int, Matrix]] = [(index, IDENTITY) for index in (scene.nodes if scene else [])]
    while waiting:
        index, above = waiting.pop()
        graph.places[index] = product(above, _own(gltf.nodes[index]))
        waiting += [(child, graph.places[index]) for child in gltf.nodes[index].children]


def _own(node: Node) -> Matrix:
    if node.matrix is not None:
        return tuple(node.matrix)
    x, y, z, w = node.rotation or (0.0, 0.0, 0.0, 1.0)
    sx, sy, sz = node.scale or (1.0, 1.0, 1.0)
    tx, ty, tz = node.translation or (0.0, 0.0, 0.0)
    return (
        (1 - 2 * (y * y + z * z)) * sx, 2 * (x * y + z * w) * sx, 2 * (x * z - y * w) * sx, 0.0,
        2 * (x * y - z * w) * sy, (1 - 2 * (x * x + z * z)) * sy, 2 * (y * z + x * w) * sy, 0.0,
        2 * (x * z + y * w) * sz, 2 * (y * z - x * w) * sz, (1 - 2 * (x * x + y * y)) * sz, 0.0,
        tx, ty, tz, 1.0,
    )  # fmt: skip


def product(a: Matrix, b: Matrix) -> Matrix:
    """First b, then a."""
    return tuple(
        sum(a[4 * inner + row] * b[4 * column + inner] for inner in range(4)) for column in range(4) for row in range(4)
    )


def moved(place: Matrix, point: Corner) -> Corner:
    """Where a point of a node is in the world. Raises Damaged if that is nowhere."""
    x, y, z = point
    there = tuple(place[row] * x + place[4 + row] * y + place[8 + row] * z + place[12 + row] for row in range(3))
    if not all(math.isfinite(each) for each in there):
        raise Damaged("nodes", "number")
    return there[0], there[1], there[2]
