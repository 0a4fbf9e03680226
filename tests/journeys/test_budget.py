"""What a picture with forty people in it may cost, counted by the renderer and by the browser's own heap."""

from __future__ import annotations

import pytest

from bench.frame import measure

DRAW_CALLS_MAX = 120
"""Place, people and names; the shadow pass apart."""
TRIANGLES_MAX = 250_000
"""150,000 of a place, and forty people of 2,500."""
HEAP_GROWTH_MAX_KB = 1_000
SECONDS = 60


@pytest.mark.journey
@pytest.mark.soak
async def test_forty_people_are_drawn_in_few_calls_and_leave_nothing_behind() -> None:
    cost = await measure("low", SECONDS)
    assert cost.people == 40
    assert cost.draw_calls <= DRAW_CALLS_MAX
    assert cost.triangles <= TRIANGLES_MAX
    assert cost.heap_growth_kb <= HEAP_GROWTH_MAX_KB
