"""The journeys get a browser without anybody having to think about it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.project import ROOT

IS_DEBIAN = Path("/etc/debian_version").exists() and "ID=debian" in Path("/etc/os-release").read_text(encoding="utf-8")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder that is the whole PATH of a machine."""
    return tmp_path


def put_program(machine: Path, name: str, script: str = "exit 0") -> Path:
    program = machine / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def ask(machine: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if name != "LANTING_CHROMIUM"}
    return subprocess.run(
        [sys.executable, str(ROOT / "tools" / "chromium.py")],
        env=known | {"PATH": str(machine)} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["chromium", "google-chrome"])
def test_a_browser_on_the_path_is_taken(machine: Path, name: str) -> None:
    program = put_program(machine, name)
    assert ask(machine).stdout == f"{program}\n"


def test_a_named_browser_goes_before_the_one_on_the_path(machine: Path) -> None:
    put_program(machine, "chromium")
    other = put_program(machine, "other")
    assert ask(machine, LANTING_CHROMIUM=str(other)).stdout == f"{other}\n"


def test_a_named_browser_that_is_not_there_is_said_in_one_sentence(machine: Path) -> None:
    put_program(machine, "chromium")
    asked = ask(machine, LANTING_CHROMIUM="/nowhere/chromium")
    assert asked.returncode != 0
    assert asked.stderr.splitlines() == [
        "LANTING_CHROMIUM is /nowhere/chromium, which is no program; correct it or leave it empty"
    ]


@pytest.mark.skipif(not IS_DEBIAN or os.geteuid() != 0, reason="only where Debian's packages may be installed")
def test_a_debian_without_a_browser_gets_the_package(machine: Path) -> None:
    """The packages are pretended: `apt-get install` leaves a browser in the machine's only folder."""
    for name in ("env", "sh", "cp"):
        (machine / name).symlink_to(Path("/usr/bin") / name)
    ready = put_program(machine, "ready")
    put_program(machine, "apt-get", f'if [ "$1" = install ]; then cp {ready} {machine}/chromium; fi')
    assert ask(machine).stdout == f"{machine}/chromium\n"
