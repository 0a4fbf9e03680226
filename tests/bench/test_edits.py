"""The bench of building does what it says, on a real server, with few."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bench import edits
from bench.edits import Measured, draw_chart, fill, measure_edits, measure_joins
from tests.kill.owner import Owner
from tests.serving import Serving


async def test_what_is_sent_is_acknowledged_seen_and_joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("VIEWERS", 3), ("WARMED_UP_S", 0.2), ("JOINS", 1)):
        monkeypatch.setattr(edits, name, value)
    with Serving(tmp_path / "data", "--no-https", settings=edits.SETTINGS) as server:
        owner = Owner(server.url, random.Random(1))
        await owner.open_space()
        load = await measure_edits(server, owner, 60, 0.5)
        assert load.done > 0 and load.refused == load.resets == 0
        assert load.waits_ms and min(load.waits_ms) > 0
        revision = await fill(server.url, owner, 700)
        assert len(await measure_joins(server.url, owner, revision)) == 2
        await owner.go()


def test_the_chart_names_what_is_promised() -> None:
    measured = Measured(50, 2_000, 12.0, 20.0, 31.0, 0, 0, 61, 30, 10_000, 0.5, 0.3, 1.1, 220, 18.0, 40.0, False)
    chart = draw_chart(measured)
    assert "50 viewers" in chart and "joining 10,000 things" in chart
