"""What the ten pictures show: each a function that lays ridges, patches and strokes on its paper."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lanting.scene.template.art import PAPER, SUN, Canvas
from lanting.scene.template.palette import BEAM, HILLS_FAR_TO_NEAR, LEAF, WATER, WOOD
from lanting.scene.template.sketch import FlatPoint

FAR, MIDDLE, NEAR, NEAREST = HILLS_FAR_TO_NEAR
DUSK: Final = "#c9d3d6"
STEM: Final = "#7f9d5c"
BLOSSOM: Final = "#e9b9b0"
FISH: Final = "#d98a52"


@dataclass(frozen=True, slots=True)
class Painting:
    """A picture for the wall: its measures in metres, and the hand that paints it."""

    name: str
    title: str
    """On the plate; what is seen is said in each language under `thing-picture-<name>`."""
    size: FlatPoint
    paint: Callable[[Canvas], None]
    paper: str = PAPER
    frame: str = BEAM


def _far_hills(canvas: Canvas) -> None:
    canvas.ridge((0.0, 0.1, 0.26, 0.4, 0.28, 0.12, 0.2, 0.3, 0.18, 0.08, 0.02), FAR, -0.3)
    canvas.ridge((0.12, 0.22, 0.1, -0.02, -0.1, -0.04, 0.06, 0.02, 0.1, 0.2, 0.14), MIDDLE, -0.36)
    canvas.ridge((-0.16, -0.1, -0.18, -0.24, -0.12, 0.02, -0.06, -0.18, -0.26, -0.2, -0.12), NEAR, -0.44)
    canvas.ridge((-0.36, -0.32, -0.26, -0.32, -0.38, -0.4, -0.36, -0.28, -0.2, -0.26, -0.34), NEAREST, -0.49)
    _birds(canvas, ((-0.2, 0.3), (-0.12, 0.35), (-0.08, 0.28)), 0.02)
    canvas.seal((0.44, 0.38))


def _bamboo(canvas: Canvas) -> None:
    for x, lean, low, high in ((-0.22, 0.1, -0.5, 0.47), (0.02, 0.05, -0.5, 0.36), (0.24, -0.04, -0.5, 0.5)):
        knots = [low + (high - low) * step / 6 for step in range(7)]
        for start, end in pairwise(knots):
            foot, head = x + lean * (start + 0.5), x + lean * (end + 0.5)
            canvas.stroke([(foot, start + 0.006), (head, end - 0.006)], 0.02, canvas.wash(0.85, STEM))
    for x, y, turn, length in (
        (-0.16, 0.2, -0.5, 0.34),
        (-0.16, 0.2, -1.1, 0.3),
        (-0.16, 0.2, -2.5, 0.3),
        (0.06, 0.08, -0.3, 0.32),
        (0.06, 0.08, -0.9, 0.34),
        (0.2, 0.3, -2.7, 0.3),
        (0.2, 0.3, -2.1, 0.34),
        (-0.18, -0.14, -2.4, 0.26),
        (0.22, -0.08, -0.8, 0.26),
    ):
        canvas.leaf((x, y), length, turn, canvas.wash(0.9, LEAF))
    canvas.seal((-0.38, -0.42))


def _red_sun(canvas: Canvas) -> None:
    canvas.disc((0.0, 0.12), 0.36, SUN, sides=48)
    canvas.ridge((-0.12, -0.06, -0.02, -0.06, -0.14, -0.18, -0.1, 0.0, 0.06, 0.0, -0.08), MIDDLE, -0.34)
    canvas.ridge((-0.26, -0.3, -0.24, -0.2, -0.26, -0.32, -0.36, -0.3, -0.24, -0.28, -0.34), NEAREST, -0.48)
    _birds(canvas, ((0.26, 0.3), (0.32, 0.26)), 0.03)
    canvas.seal((-0.42, 0.4))


def _heron(canvas: Canvas) -> None:
    ink = canvas.wash(0.75)
    for y, half in ((-0.36, 0.34), (-0.41, 0.24), (-0.45, 0.3)):
        canvas.stroke([(-half, y), (0.0, y - 0.006), (half, y)], 0.008, canvas.wash(0.8, WATER))
    for x in (-0.03, 0.06):
        canvas.stroke([(x, -0.08), (x + 0.015, -0.22), (x - 0.01, -0.38)], 0.01, ink)
    body = [(-0.26, -0.08), (-0.1, -0.13), (0.08, -0.1), (0.15, 0.0), (0.12, 0.07), (0.0, 0.08), (-0.14, 0.01)]
    canvas.patch(body, "#ffffff")
    canvas.patch([(-0.3, -0.12), (-0.1, -0.11), (0.06, -0.02), (-0.06, 0.03), (-0.16, -0.02)], canvas.wash(0.32))
    neck = [(0.1, 0.03), (0.17, 0.1), (0.12, 0.18), (0.06, 0.25), (0.1, 0.32)]
    canvas.stroke(neck, 0.035, "#ffffff", 0.024)
    canvas.disc((0.115, 0.325), 0.05, "#ffffff", sides=20)
    canvas.patch([(0.14, 0.338), (0.31, 0.305), (0.14, 0.308)], canvas.wash(0.8, "#c98a3a"))
    canvas.stroke([(0.1, 0.345), (0.02, 0.345), (-0.06, 0.325)], 0.009, ink, 0.004)
    canvas.disc((0.13, 0.33), 0.009, ink, sides=10)
    for x, top in ((-0.38, 0.12), (-0.34, 0.26), (-0.29, 0.04), (0.36, -0.06), (0.4, 0.08)):
        canvas.stroke([(x, -0.46), (x + 0.02, top)], 0.009, canvas.wash(0.7, STEM), 0.004)
    canvas.seal((0.36, -0.44))


def _plum(canvas: Canvas) -> None:
    bark = canvas.wash(0.8, BEAM)
    canvas.stroke([(-0.5, -0.34), (-0.3, -0.2), (-0.18, -0.16), (0.0, 0.04), (0.2, 0.1), (0.4, 0.3)], 0.04, bark, 0.012)
    canvas.stroke([(-0.18, -0.16), (-0.1, 0.06), (-0.16, 0.3), (-0.1, 0.42)], 0.022, bark, 0.007)
    canvas.stroke([(0.06, 0.06), (0.2, -0.06), (0.36, -0.1)], 0.018, bark, 0.006)
    for x, y, size in (
        (-0.12, 0.14, 1.0),
        (-0.14, 0.34, 0.8),
        (0.14, 0.1, 1.1),
        (0.32, 0.22, 0.9),
        (0.27, -0.08, 0.9),
        (-0.34, -0.2, 0.9),
        (0.38, -0.1, 0.6),
        (-0.02, 0.02, 0.7),
        (0.41, 0.32, 0.6),
    ):
        _blossom(canvas, (x, y), 0.034 * size)
    canvas.seal((-0.4, 0.4))


def _blossom(canvas: Canvas, middle: FlatPoint, petal: float) -> None:
    """Five petals as one outline, and its heart."""
    outline = []
    for step in range(30):
        turn = math.tau * step / 30
        reach = petal * (1.3 + 0.7 * abs(math.cos(2.5 * turn)))
        outline.append(
            (middle[0] + reach * math.cos(turn) / canvas.width, middle[1] + reach * math.sin(turn) / canvas.height)
        )
    canvas.patch(outline, BLOSSOM)
    canvas.disc(middle, 0.5 * petal, "#e2bf6a", sides=10)


def _lone_boat(canvas: Canvas) -> None:
    canvas.ridge((0.2, 0.34, 0.42, 0.3, 0.16, 0.08, 0.04, 0.02, 0.0, 0.02, 0.06), FAR, -0.06)
    canvas.ridge((0.06, 0.12, 0.02, -0.03, -0.05, -0.06, -0.05, -0.02, 0.05, 0.14, 0.2), MIDDLE, -0.12)
    for y, start, end in ((-0.2, -0.4, -0.16), (-0.26, 0.2, 0.44), (-0.34, -0.3, 0.0), (-0.4, 0.1, 0.36)):
        canvas.stroke([(start, y), ((start + end) / 2, y - 0.008), (end, y)], 0.007, canvas.wash(0.7, WATER))
    hull = [(-0.12, -0.2), (-0.08, -0.255), (0.1, -0.255), (0.16, -0.19), (0.08, -0.215), (-0.05, -0.215)]
    canvas.patch(hull, canvas.wash(0.85, BEAM))
    canvas.patch([(-0.01, -0.215), (0.045, -0.215), (0.03, -0.11), (0.01, -0.1), (-0.005, -0.12)], canvas.wash(0.7))
    canvas.patch([(-0.035, -0.115), (0.06, -0.115), (0.014, -0.05)], canvas.wash(0.9, "#b08a4e"))
    canvas.stroke([(0.04, -0.15), (0.14, -0.02)], 0.007, canvas.wash(0.8, BEAM))
    canvas.seal((0.44, -0.42))


def _moon(canvas: Canvas) -> None:
    canvas.disc((0.12, 0.22), 0.26, "#fbf6e4", sides=48)
    canvas.ridge((-0.1, -0.04, 0.06, 0.0, -0.08, -0.14, -0.06, 0.02, -0.04), "#9fb3ba", -0.4)
    canvas.ridge((-0.2, -0.26, -0.32, -0.28, -0.2, -0.26, -0.34, -0.36, -0.3), "#7f98a2", -0.49)
    pine = canvas.wash(0.75)
    canvas.stroke([(-0.42, -0.5), (-0.34, -0.2), (-0.38, 0.06), (-0.2, 0.24), (-0.04, 0.28)], 0.026, pine, 0.008)
    for x, y, half in ((-0.04, 0.3, 0.13), (-0.2, 0.27, 0.12), (-0.38, 0.1, 0.11), (-0.24, -0.02, 0.12)):
        cloud = [(x - half, y), (x - half / 2, y + 0.03), (x, y + 0.042), (x + half / 2, y + 0.03), (x + half, y)]
        canvas.patch([*reversed(cloud), (x, y - 0.012)], canvas.wash(0.62, "#4d6a5c"))
    canvas.seal((0.38, -0.43))


def _lotus(canvas: Canvas) -> None:
    for line in (
        [(-0.22, -0.5), (-0.26, -0.2), (-0.2, 0.0)],
        [(0.24, -0.5), (0.28, -0.24), (0.2, -0.08)],
        [(0.02, -0.5), (0.06, -0.1), (0.02, 0.22)],
    ):
        canvas.stroke(line, 0.014, canvas.wash(0.8, STEM))
    for x, y, half_x, half_y, share in (
        (-0.22, 0.0, 0.22, 0.11, 0.75),
        (0.22, -0.1, 0.24, 0.12, 0.95),
        (-0.1, -0.34, 0.2, 0.08, 0.6),
    ):
        rim = [
            (x + half_x * math.cos(turn) * (1 + 0.08 * math.sin(5 * turn)), y + half_y * math.sin(turn))
            for turn in (math.tau * step / 28 for step in range(28))
        ]
        canvas.patch(rim, canvas.wash(share, LEAF))
        for turn in (0.5, 1.3, 2.1, 3.6, 5.2):
            end = (x + 0.75 * half_x * math.cos(turn), y + 0.75 * half_y * math.sin(turn))
            canvas.stroke([(x, y), end], 0.006, canvas.wash(0.9, "#5f8a58"), 0.003)
    for turn, length in ((0.5, 0.2), (2.64, 0.2), (0.95, 0.24), (2.2, 0.24), (1.57, 0.27)):
        canvas.leaf((0.02, 0.2), length, turn, BLOSSOM, breadth=0.26)
    canvas.seal((0.42, -0.42))


def _carp(canvas: Canvas) -> None:
    for x, y, turn, colour in ((-0.1, 0.16, 0.9, FISH), (0.14, -0.18, 3.9, canvas.wash(0.5))):
        _fish(canvas, (x, y), turn, colour)
    for x, y in ((0.24, 0.36), (-0.3, -0.34), (0.3, 0.06)):
        canvas.disc((x, y), 0.012, canvas.wash(0.5, WATER), sides=12)
    for y in (0.44, -0.06, -0.46):
        canvas.stroke([(-0.4, y), (-0.1, y - 0.012), (0.1, y), (0.4, y - 0.01)], 0.006, canvas.wash(0.7, WATER))
    canvas.seal((-0.36, 0.4))


def _fish(canvas: Canvas, middle: FlatPoint, turn: float, colour: str) -> None:
    body = [(0.26, 0.0), (0.2, 0.06), (0.06, 0.085), (-0.1, 0.05), (-0.2, 0.015), (-0.33, 0.1), (-0.29, 0.0)]
    whole = [*body, (-0.33, -0.1), *((u, -v) for u, v in reversed(body[1:5]))]
    canvas.patch([_turned(canvas, middle, turn, point) for point in reversed(whole)], colour)
    for side in (-1.0, 1.0):
        fin = [(0.08, 0.07 * side), (-0.04, 0.16 * side), (-0.04, 0.06 * side)]
        ordered = fin if side > 0 else fin[::-1]
        canvas.patch([_turned(canvas, middle, turn, point) for point in ordered], colour)
        canvas.disc(_turned(canvas, middle, turn, (0.19, 0.035 * side)), 0.012, canvas.wash(0.9), sides=10)


def _turned(canvas: Canvas, middle: FlatPoint, turn: float, point: FlatPoint) -> FlatPoint:
    """A point in metres along and across a direction, as shares of the canvas."""
    u, v = point
    x, y = u * math.cos(turn) - v * math.sin(turn), u * math.sin(turn) + v * math.cos(turn)
    return (middle[0] + x / canvas.width, middle[1] + y / canvas.height)


def _pavilion(canvas: Canvas) -> None:
    canvas.ridge((0.1, 0.2, 0.34, 0.24, 0.12, 0.04, 0.1, 0.16, 0.1), FAR, -0.3)
    canvas.ridge((-0.1, -0.02, 0.02, -0.06, -0.14, -0.1, -0.02, -0.06, -0.14), NEAR, -0.48)
    wood = canvas.wash(0.9, "#a8543c")
    for x in (0.1, 0.17, 0.26, 0.33):
        canvas.stroke([(x, -0.2), (x, -0.01)], 0.014, wood)
    canvas.patch([(0.07, -0.24), (0.36, -0.24), (0.34, -0.2), (0.09, -0.2)], canvas.wash(0.35))
    roof = [
        (0.02, 0.02),
        (0.215, -0.02),
        (0.41, 0.02),
        (0.35, 0.04),
        (0.28, 0.09),
        (0.215, 0.19),
        (0.15, 0.09),
        (0.08, 0.04),
    ]
    canvas.patch(roof, canvas.wash(0.8, "#5d6e78"))
    canvas.disc((0.215, 0.205), 0.024, "#d9b25f", sides=14)
    _birds(canvas, ((-0.3, 0.36), (-0.23, 0.32)), 0.022)
    canvas.seal((-0.43, -0.4))


def _birds(canvas: Canvas, places: tuple[FlatPoint, ...], span: float) -> None:
    ink = canvas.wash(0.7)
    for x, y in places:
        canvas.stroke([(x - span, y + 0.024), (x - span / 3, y + 0.01), (x, y)], 0.008, ink)
        canvas.stroke([(x, y), (x + span / 3, y + 0.01), (x + span, y + 0.024)], 0.008, ink)


PAINTINGS: Final = (
    Painting("plum", "梅", (1.4, 1.4), _plum, frame=WOOD),
    Painting("far-hills", "远山", (2.3, 1.3), _far_hills),
    Painting("moon", "月", (1.2, 1.6), _moon, paper=DUSK, frame=WOOD),
    Painting("bamboo", "竹", (0.95, 1.75), _bamboo, frame=WOOD),
    Painting("heron", "白鹭", (1.15, 1.65), _heron, paper="#eadfc6"),
    Painting("red-sun", "朝日", (1.5, 1.5), _red_sun, frame=WOOD),
    Painting("lotus", "荷", (1.4, 1.4), _lotus, frame=WOOD),
    Painting("lone-boat", "孤舟", (2.3, 1.3), _lone_boat),
    Painting("carp", "鲤", (1.1, 1.6), _carp, paper="#dfe9e4", frame=WOOD),
    Painting("pavilion", "亭", (1.8, 1.2), _pavilion),
)
"""From the western wall to the southern, in the order in which one walks past them."""
