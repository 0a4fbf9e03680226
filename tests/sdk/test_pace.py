"""A Bot keeps the declared rates by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lanting.protocol.message import REQUESTS
from lanting.protocol.request import Say
from lanting.sdk.pace import Pace

SAY = next(declaration for declaration in REQUESTS.values() if declaration.type is Say)


@given(st.lists(st.floats(0, 5), max_size=60))
def test_no_server_bucket_ever_runs_empty(pauses: list[float]) -> None:
    """However eagerly a program asks, the declared bucket holds enough when the request is sent."""
    pace, now_s = Pace(), 0.0
    held, filled_at_s = float(SAY.burst), 0.0
    for pause_s in pauses:
        now_s += pause_s
        sent_at_s = now_s + pace.wait_s(Say, now_s)
        held = min(SAY.burst, held + (sent_at_s - filled_at_s) * SAY.rate_per_s) - 1
        filled_at_s = sent_at_s
        assert held >= 0


def test_a_first_request_need_not_wait() -> None:
    assert Pace().wait_s(Say, 10.0) == 0.0
