"""Small bar charts as SVG: panels side by side, one colour, a line for what is promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

PANEL_WIDTH: Final = 200
PANEL_HEIGHT: Final = 150
GAP: Final = 28
MARGIN: Final = 28
HEAD: Final = 64
BAR_WIDTH_MAX: Final = 46

PAPER, INK, FAINT, BAR, PROMISE = "#FBF8F0", "#22313A", "#5C6A70", "#3F7064", "#C8452D"


@dataclass(frozen=True, slots=True)
class Bar:
    """One value and what it belongs to."""

    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Panel:
    """A group of bars on one scale. `limit` is drawn as a line: what is promised, at most."""

    title: str
    bars: Sequence[Bar]
    limit: float | None


def draw(title: str, note: str, panels: Sequence[Panel]) -> str:
    """The whole chart as an SVG document."""
    width = 2 * MARGIN + len(panels) * PANEL_WIDTH + (len(panels) - 1) * GAP
    height = HEAD + PANEL_HEIGHT + 56
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            f'font-family="system-ui, sans-serif" role="img" aria-label="{escape(title)}">'
        ),
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
        _text(MARGIN, 28, title, size=17, colour=INK, anchor="start"),
        _text(MARGIN, 47, note, size=11, colour=FAINT, anchor="start"),
    ]
    for number, panel in enumerate(panels):
        parts += _panel(panel, MARGIN + number * (PANEL_WIDTH + GAP), HEAD + 22)
    return "\n".join([*parts, "</svg>", ""])


def _panel(panel: Panel, left: float, top: float) -> list[str]:
    floor = top + PANEL_HEIGHT
    highest = max([bar.value for bar in panel.bars] + [panel.limit or 0.0, 1e-9]) * 1.15
    step = PANEL_WIDTH / max(1, len(panel.bars))
    bar_width = min(BAR_WIDTH_MAX, step * 0.6)
    parts = [_text(left, top - 8, panel.title, size=12, colour=INK, anchor="start")]
    for number, bar in enumerate(panel.bars):
        middle = left + step * (number + 0.5)
        tall = PANEL_HEIGHT * max(0.0, bar.value) / highest
        parts += [
            (
                f'<rect x="{middle - bar_width / 2:.1f}" y="{floor - tall:.1f}" width="{bar_width:.1f}" '
                f'height="{tall:.1f}" rx="2" fill="{BAR}"/>'
            ),
            # In the bar where it fits: above it, the line of the promise may pass.
            _text(middle, floor - tall + 15, _number(bar.value), size=11, colour=PAPER)
            if tall > 22
            else _text(middle, floor - tall - 4, _number(bar.value), size=11, colour=INK),
            _text(middle, floor + 16, bar.label, size=11, colour=FAINT),
        ]
    parts.append(f'<path d="M{left} {floor}h{PANEL_WIDTH}" stroke="{FAINT}"/>')
    if panel.limit is not None:
        height = floor - PANEL_HEIGHT * panel.limit / highest
        parts += [
            f'<path d="M{left} {height:.1f}h{PANEL_WIDTH}" stroke="{PROMISE}" stroke-dasharray="5 4"/>',
            _text(left + PANEL_WIDTH, height - 4, f"≤ {_number(panel.limit)}", size=11, colour=PROMISE, anchor="end"),
        ]
    return parts


def _text(x: float, y: float, words: str, *, size: int, colour: str, anchor: str = "middle") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"'
    return f"<text {place}>{escape(words)}</text>"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"
