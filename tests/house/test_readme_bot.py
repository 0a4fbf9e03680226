"""The programs that the README shows work as they stand there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.house.project import ROOT, texts
from tests.serving import Serving

HOME = "http://localhost:8080"


def programs() -> list[str]:
    return re.findall(r"^```python\n(.*?)^```", texts()["README.md"], re.MULTILINE | re.DOTALL)


def test_the_experience_in_the_readme_is_the_example() -> None:
    (shown,) = (each for each in programs() if "Experience(" in each)
    assert (ROOT / "examples" / "hello.py").read_text().endswith(shown)


def test_the_bot_in_the_readme_says_its_line(tmp_path: Path) -> None:
    (shown,) = (each for each in programs() if HOME in each)
    with Serving(tmp_path / "data") as server:
        program = shown.replace(HOME, server.url)
        ended = subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
