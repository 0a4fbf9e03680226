"""How much of the processor a process has had."""

from __future__ import annotations

import os
import sys
import time

import pytest

from lanting.runtime.experiences.processor_time import processor_time

NO_PROCESS = 2**22 + 1
"""Beyond what Linux numbers processes with."""


@pytest.mark.skipif(sys.platform != "linux", reason="proc(5) is Linux's")
def test_who_computes_uses_the_processor_and_waits_for_it() -> None:
    before = processor_time(os.getpid())
    until = time.process_time() + 0.05
    while time.process_time() < until:
        pass
    after = processor_time(os.getpid())
    assert before is not None and after is not None
    assert after.used_s > before.used_s
    assert after.is_waiting_for_it


def test_of_nobody_nothing_is_known() -> None:
    assert processor_time(NO_PROCESS) is None
