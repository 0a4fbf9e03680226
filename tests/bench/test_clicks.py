"""The bench of clicks does what it says, on a real server with a real child, with few."""

from __future__ import annotations

import pytest

from bench.clicks import SHORT, measure
from tests.bench.compiler import needs_compiler


@pytest.mark.soak
@needs_compiler
def test_everybody_who_clicks_is_answered_and_nobody_is_lost() -> None:
    found = measure(SHORT, lambda _pid: None, went_first=False)
    assert found.clicks_per_s > 0 and found.answers > 0 and found.lost == 0
    assert 0 < found.answer_p50_ms <= found.answer_p99_ms <= found.answer_max_ms
