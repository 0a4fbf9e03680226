"""Charts are well-formed, true to their numbers, and show what is promised."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

from hypothesis import given
from hypothesis import strategies as st

from bench.chart import BAR, PANEL_HEIGHT, Bar, Panel, draw

SVG = "{http://www.w3.org/2000/svg}"


def bars_of(document: str) -> list[float]:
    root = ElementTree.fromstring(document)
    return [float(bar.attrib["height"]) for bar in root.iter(f"{SVG}rect") if bar.attrib["fill"] == BAR]


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=6), st.none() | st.floats(1, 1e6))
def test_bars_are_as_tall_as_their_values(values: list[float], limit: float | None) -> None:
    heights = bars_of(draw("t", "n", [Panel("p", [Bar("x", value) for value in values], limit)]))
    assert len(heights) == len(values) and all(0 <= height <= PANEL_HEIGHT for height in heights)
    for value, height in zip(values, heights, strict=True):
        assert value <= max(values) and height <= max(heights)
        assert abs(height * max(values) - value * max(heights)) <= 0.2 * max(1.0, max(values))


def test_words_with_marks_stay_words() -> None:
    root = ElementTree.fromstring(draw("a < b & c", '"quoted"', [Panel("p", [Bar("<x>", 1)], None)]))
    assert {"a < b & c", '"quoted"', "<x>"} <= {text.text for text in root.iter(f"{SVG}text")}


def test_a_promise_is_a_line_with_its_number() -> None:
    root = ElementTree.fromstring(draw("t", "n", [Panel("p", [Bar("x", 60)], 75.0)]))
    assert any(text.text == "≤ 75.0" for text in root.iter(f"{SVG}text"))
