"""Stands of bamboo: the highest stems in the middle, those at the edge leaning out."""

from __future__ import annotations

import math
from collections.abc import Callable

from lanting.scene.component import Component
from lanting.scene.component.nature import Bamboo
from lanting.scene.component.solid import Collider
from lanting.scene.placing import Vector
from lanting.scene.template.chance import Chance
from lanting.scene.template.sketch import Sketch, rounded


def bamboo(
    chance: Chance,
    stems: int,
    reach: tuple[float, float],
    height_m: float,
    foot: Callable[[float, float], float] = lambda x, z: 0.0,
) -> Bamboo:
    """So many stems within an ellipse of these half sizes; `foot` is the ground's height at an x and z in it."""
    grown = []
    for _ in range(stems):
        away, turn = math.sqrt(chance.part()), chance.between(0, math.tau)
        x, z = reach[0] * away * math.cos(turn), reach[1] * away * math.sin(turn)
        height = height_m * chance.between(0.52, 1.0) * (1.0 - 0.22 * away)
        lean = chance.between(0.01, 0.07) * away
        stem = rounded((x, foot(x, z) - 0.05, z))
        grown.append((*stem, round(height, 2), round(lean * math.cos(turn), 3), round(lean * math.sin(turn), 3)))
    return Bamboo(stems=grown, leaves_per_stem=48, seed=chance.seed())


def add_stand(
    sketch: Sketch,
    chance: Chance,
    key: str,
    at: Vector,
    radius: float,
    stems: int,
    *components: Component,
    height_m: float,
    foot: Callable[[float, float], float] = lambda x, z: 0.0,
) -> None:
    """A round stand that nobody walks through; `components` are what else it is."""
    grown = bamboo(chance, stems, (radius, radius), height_m, foot)
    stand = sketch.add(key, grown, *components, words="thing-bamboo", at=at)
    solid = Collider(kind="cylinder", size=(round(1.7 * radius, 2), 5.0, round(1.7 * radius, 2)))
    sketch.add(f"{key}-solid", solid, at=rounded((0.0, foot(0.0, 0.0) + 1.5, 0.0)), parent=stand)
