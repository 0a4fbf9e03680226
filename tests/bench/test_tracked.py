"""The bench of headsets does what it says, on a real server, with few."""

from __future__ import annotations

import pytest

from bench.run import Run, build_generator, run_once
from bench.tracked import TEMPLATE, measured
from tests.bench.compiler import needs_compiler


@pytest.mark.soak
@needs_compiler
def test_a_crowd_near_by_is_told_of_those_who_wear_headsets() -> None:
    run = Run(6, 1, warmup_s=1, tracked=2, template=TEMPLATE)
    told, _ = run_once(run, build_generator(), lambda _pid: None)
    found = measured((700.0, 500.0, 0.0), told, run, is_kept=True, went_first=False)
    assert (found.visitors, found.wearers, found.lost) == (6, 2, 0)
    assert found.crowd_tracked_bytes_per_s > 0
    assert (found.near_bytes_per_s, found.far_tracked_bytes_per_s) == (700, 0)
