"""The program that the README shows works as it stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.house.project import ROOT, texts
from tests.serving import Serving

HOME = "http://localhost:8080"


def test_the_bot_in_the_readme_says_its_line(tmp_path: Path) -> None:
    block = re.search(r"^```python\n(.*?)^```", texts()["README.md"], re.MULTILINE | re.DOTALL)
    assert block is not None
    assert HOME in block.group(1)
    with Serving(tmp_path / "data") as server:
        program = block.group(1).replace(HOME, server.url)
        ended = subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
