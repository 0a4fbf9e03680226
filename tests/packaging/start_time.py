"""Measures the second `make run` of a checkout, from the command to the printed link; more than two seconds fail.

python -m tests.packaging.start_time

For a machine that does nothing else meanwhile. The quickest of five counts: the others tell how quiet it was.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.house.project import ROOT
from tests.packaging.starting import environment_of_a_host, make_run, started

SECONDS_MAX = 2.0
STARTS = 5


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        start_s(data)
        taken_s = [start_s(data) for _ in range(STARTS)]
    print("second start:", ", ".join(f"{each_s:.2f} s" for each_s in taken_s), f"(at most {SECONDS_MAX} s)")
    return int(min(taken_s) > SECONDS_MAX)


def start_s(data: Path) -> float:
    began = time.monotonic()
    with started(make_run(data), folder=ROOT, environment=environment_of_a_host()):
        return time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main())
