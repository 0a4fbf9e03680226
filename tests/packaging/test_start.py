"""One command gives a link, also from nothing, and on machines that lack what only some have."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import httpx
import pytest

from tests.asking import ANSWER_WITHIN_S
from tests.house.project import ROOT, project_files
from tests.packaging.starting import environment_of_a_host, make_run, started

SERVE = ["serve", "--host", "127.0.0.1", "--port", "0", "--https-port", "0"]
WITHOUT_UVLOOP = "import sys; sys.modules['uvloop'] = None; from lanting.app.cli import main; main()"


@pytest.mark.packaging
def test_make_run_gives_sample_spaces_and_the_second_start_installs_and_builds_nothing(tmp_path: Path) -> None:
    for _ in ("the first makes the data", "the second finds it"):
        with started(make_run(tmp_path / "data"), folder=ROOT, environment=environment_of_a_host()) as server:
            spaces = httpx.get(f"{server.url}/api/spaces", timeout=ANSWER_WITHIN_S).json()
            page = httpx.get(f"{server.url}/s/{spaces[0]['slug']}", timeout=ANSWER_WITHIN_S)
    assert page.status_code == 200
    assert "/client/assets/main-" in page.text
    assert not any("installing" in line or "building" in line for line in server.printed)


def test_a_server_starts_without_uvloop(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WITHOUT_UVLOOP, *SERVE, "--data", str(tmp_path)]
    environment = environment_of_a_host() | {"PYTHONPATH": str(ROOT / "src")}
    with started(command, folder=tmp_path, environment=environment) as server:
        assert httpx.get(f"{server.url}/livez", timeout=ANSWER_WITHIN_S).text == "ok"


@pytest.mark.soak
def test_a_fresh_clone_needs_one_command(tmp_path: Path) -> None:
    """Everything from nothing: the virtual environment, the packages, the client, the data, the link."""
    for path in project_files():
        target = tmp_path / "clone" / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    with started(make_run(Path("data")), folder=tmp_path / "clone", environment=environment_of_a_host()) as server:
        assert "/s/" in httpx.get(server.url, timeout=ANSWER_WITHIN_S).text
    with started(make_run(Path("data")), folder=tmp_path / "clone", environment=environment_of_a_host()) as again:
        assert httpx.get(f"{again.url}/livez", timeout=ANSWER_WITHIN_S).text == "ok"
