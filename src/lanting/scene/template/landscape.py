"""What lies around a house: sky and light, four bands of hills, clouds, grass out into the mist, bamboo."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.air import Clouds, Hills, Light, Sky
from lanting.scene.component.nature import Bamboo, Grass, HeightField
from lanting.scene.component.solid import Collider
from lanting.scene.placing import Vector
from lanting.scene.template.chance import Chance
from lanting.scene.template.palette import GRASS, GRASS_DEEP, GRASS_LIGHT, HILLS_FAR_TO_NEAR, PATH, blend
from lanting.scene.template.sketch import Sketch, smoothstep

RIDGE_POINTS: Final = 200
BANDS: Final = ((330.0, 30.0, 96.0, 7), (260.0, 18.0, 62.0, 6), (195.0, 9.0, 42.0, 7), (140.0, 5.0, 22.0, 6))
"""Far to near: distance, height of the foothills and of the highest peak, number of peaks."""
CLOUD_STRIPS: Final = 8
MEADOW_EDGE_M: Final = 130.0
SHADES: Final = 8


def add_landscape(sketch: Sketch, chance: Chance, light: Light, words: str, turn: float = 0.0) -> None:
    """Sky, light, hills and clouds; `turn` shows the place another side of the mountains."""
    sketch.add("air", Sky(), light, words=words)
    for number, (distance, foothills, highest, peaks) in enumerate(BANDS):
        heights = [
            round(_ridge(number, foothills, highest, peaks, math.tau * step / RIDGE_POINTS + turn), 2)
            for step in range(RIDGE_POINTS)
        ]
        sketch.add(f"hills-{number}", Hills(colour=HILLS_FAR_TO_NEAR[number], distance_m=distance, heights=heights))
    strips = [
        (
            round(chance.between(-math.pi, math.pi), 3),
            round(chance.between(205, 320), 1),
            round(chance.between(10, 36), 1),
            round(chance.between(70, 150), 1),
            round(chance.between(3, 6), 1),
        )
        for _ in range(CLOUD_STRIPS)
    ]
    sketch.add("clouds", Clouds(strips=strips))


def _ridge(number: int, foothills: float, highest: float, peaks: int, angle: float) -> float:
    """Peaks with steep heads and long feet over rolling foothills, their slopes broken as a brush breaks a line."""
    height = foothills * (1 + 0.35 * math.sin(3 * angle + number) + 0.2 * math.sin(7 * angle + 2.3 * number))
    for peak in range(peaks):
        yaw = math.tau * (peak + 0.31 * math.sin(2.6 * peak + number)) / peaks + 0.9 * number
        tall = highest * (0.62 + 0.38 * math.sin(1.9 * peak + 1.3 * number))
        away = abs((angle - yaw + math.pi) % math.tau - math.pi) * peaks / math.tau
        height = max(height, tall * (0.6 * math.exp(-9.0 * away**2) + 0.4 * max(0.0, 1.0 - 1.7 * away)))
    broken = 0.07 * _fold(5.1 * angle + number) + 0.045 * _fold(11.3 * angle + 2 * number) + 0.02 * _fold(27 * angle)
    return max(height, 1.0) * (1 + broken)


def _fold(turn: float) -> float:
    """−1 … 1 in straight slopes."""
    return 4 * abs(turn / math.tau - math.floor(turn / math.tau + 0.5)) - 1


def add_meadow(sketch: Sketch, half_x: float, half_z: float, words: str, worn_m: float = 1.5) -> None:
    """Grass, level within the half sizes and rising gently beyond; worn to a path so far from the middle's edge."""
    xs, zs = _axis(half_x), _axis(half_z)
    tones = [(GRASS_DEEP, GRASS), (GRASS, GRASS_LIGHT), (GRASS, PATH)]
    palette = [blend(start, end, shade / (SHADES - 1)) for start, end in tones for shade in range(SHADES)]
    field = HeightField(
        xs=xs,
        zs=zs,
        heights=[_height(x, z, half_x, half_z) for z in zs for x in xs],
        palette=palette,
        paint=[_paint(x, z, half_x, half_z, worn_m) for z in zs for x in xs],
    )
    sketch.add("meadow", field, Collider(kind="height_field"), words=words)


def _axis(half: float) -> list[float]:
    steps = math.ceil(half / 1.0)
    fine = [round(half * step / steps, 2) for step in range(-steps, steps + 1)]
    beyond, width = [half], 1.0
    while beyond[-1] < MEADOW_EDGE_M:
        width *= 1.4
        beyond.append(round(beyond[-1] + width, 2))
    return [*(-each for each in reversed(beyond[1:])), *fine, *beyond[1:]]


def _height(x: float, z: float, half_x: float, half_z: float) -> float:
    beyond = math.hypot(max(abs(x) - half_x, 0.0), max(abs(z) - half_z, 0.0))
    return round(
        0.35 * smoothstep(1, 9, beyond) * (1 + 0.6 * math.sin(0.3 * x + 0.2 * z)) + 2.2 * smoothstep(14, 70, beyond), 2
    )


def _paint(x: float, z: float, half_x: float, half_z: float, worn_m: float) -> int:
    inside = min(half_x - abs(x), half_z - abs(z))
    ragged = 0.5 * math.sin(1.3 * x + 0.7 * z) + 0.4 * math.sin(2.1 * z - 0.9 * x)
    worn = smoothstep(0.0, worn_m, inside + ragged * 0.6) if worn_m > 0 else 0.0
    if worn > 0.05:
        return 2 * SHADES + min(round(worn * 0.85 * (SHADES - 1)), SHADES - 1)
    tone = min(
        max(0.5 + 0.34 * math.sin(0.21 * x + 0.5) * math.cos(0.25 * z) + 0.24 * math.sin(0.53 * x + 0.47 * z), 0), 1
    )
    return round(tone * 2 * (SHADES - 1)) if tone < 0.5 else SHADES + round((tone * 2 - 1) * (SHADES - 1))


def add_stand(
    sketch: Sketch, chance: Chance, key: str, at: Vector, radius: float, stems: int, height: float = 9.0
) -> None:
    """A stand of bamboo that nobody walks through; the highest stems stand in its middle."""
    grown = []
    for _ in range(stems):
        away, turn = radius * math.sqrt(chance.part()), chance.between(0, math.tau)
        dx, dz = away * math.cos(turn), away * math.sin(turn)
        tall = height * chance.between(0.66, 1.0) * (1.0 - 0.22 * away / radius)
        lean = chance.between(0.01, 0.07) * away / radius
        grown.append(
            (
                round(dx, 3),
                -0.05,
                round(dz, 3),
                round(tall, 2),
                round(lean * math.cos(turn), 3),
                round(lean * math.sin(turn), 3),
            )
        )
    sketch.add(key, Bamboo(stems=grown, leaves_per_stem=40, seed=chance.seed()), words="thing-bamboo", at=at)
    solid = Collider(kind="cylinder", size=(round(1.7 * radius, 2), 5.0, round(1.7 * radius, 2)))
    sketch.add(f"{key}-solid", solid, at=(at[0], at[1] + 1.5, at[2]))


def add_drift(sketch: Sketch, chance: Chance, key: str, at: Vector, radius: float, tufts: int) -> None:
    """A dense drift of grass, longer than it is deep."""
    spots = []
    for _ in range(tufts):
        away, turn = radius * chance.part() ** 0.62, chance.between(0, math.tau)
        spots.append((round(1.5 * away * math.cos(turn), 2), 0.0, round(away * math.sin(turn), 2)))
    sketch.add(key, Grass(tufts=spots, height_m=0.32, seed=chance.seed()), at=at)
