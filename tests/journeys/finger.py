"""A finger on a touch screen: taps and drags, and whether what it has to meet is large enough for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from playwright.async_api import ViewportSize

from tests.journeys.aim import on_screen
from tests.journeys.visitor import Visitor

Point = tuple[float, float]

DRAG_STEPS: Final = 4
TOO_SMALL: Final = """() => {
  const LEAST = 44;
  const TEXT = 16;
  const secondary = ".second, .notice, .hud-note, .hud-badge, .hud-you, .hud-key, .hud-number, .hud-count";
  const isSeen = (element) => {
    const { visibility, opacity } = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    if (Math.min(width, height) < 3 || visibility === "hidden" || opacity === "0") return false;
    return !element.closest(".text-view:not(.shown):not(:focus-within), .unseen, svg");
  };
  const found = [];
  for (const target of document.querySelectorAll("button, a[href], input, select, textarea, summary")) {
    if (!isSeen(target)) continue;
    const boxes = [target, ...(target.labels ?? [])].map((each) => each.getBoundingClientRect());
    const says = target.textContent.trim().slice(0, 30) || target.id;
    if (boxes.every(({ width, height }) => Math.min(width, height) < LEAST - 0.5))
      found.push(`target of ${boxes[0].width.toFixed()} × ${boxes[0].height.toFixed()}: ${says}`);
  }
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { parentElement, data } = walk.currentNode;
    if (!data.trim() || parentElement.matches("script, option") || !isSeen(parentElement)) continue;
    const size = parseFloat(getComputedStyle(parentElement).fontSize);
    if (size < TEXT && !parentElement.closest(secondary)) found.push(`text of ${size} px: ${data.trim().slice(0, 30)}`);
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth - clientWidth} px too wide`);
  return [...new Set(found)];
}"""
"""Targets that a finger misses, and texts that old eyes do not read, unless they are marked as secondary."""


class Finger:
    """One finger of a visitor on a screen of `size`."""

    def __init__(self, visitor: Visitor, size: ViewportSize) -> None:
        self._visitor = visitor
        self._size = size

    async def taps(self, x: float, y: float, z: float) -> None:
        """Tap where the screen shows a point of the place, in metres; nothing may lie over it."""
        at = on_screen(await self._visitor.see("app.self"), (x, y, z), self._size)
        over = await self._visitor.see(f"document.elementFromPoint({at[0]}, {at[1]})?.outerHTML.slice(0, 80)")
        assert over is not None and 'id="world"' in over, f"at {at} lies {over}"
        await self._visitor.page.touchscreen.tap(*at)

    def at(self, across: float, down: float) -> Point:
        """A point of the screen by its share of width and height."""
        return self._size["width"] * across, self._size["height"] * down

    @asynccontextmanager
    async def drags(self, start: Point, right: float, down: float) -> AsyncIterator[None]:
        """Put down at `start`, moved by so many pixels, and held there."""
        tools = await self._visitor.context.new_cdp_session(self._visitor.page)
        for step in range(DRAG_STEPS + 1):
            x, y = start[0] + right * step / DRAG_STEPS, start[1] + down * step / DRAG_STEPS
            kind = "touchMove" if step else "touchStart"
            await tools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
        try:
            yield
        finally:
            await tools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
            await tools.detach()
