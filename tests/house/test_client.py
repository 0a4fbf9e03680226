"""The client's own tests, run with the others so that one command tells everything."""

from __future__ import annotations

import subprocess
import sys

from tests.house.project import ROOT


def test_the_clients_own_tests_pass() -> None:
    ended = subprocess.run(
        [sys.executable, "tools/client.py", "test"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
