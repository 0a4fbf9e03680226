"""The commands: what works says what it made, what does not says what to do, with exit code 2."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from lanting.space.code import read_code
from tests.nursery import ROOT, lanting


def started(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command as a person gives it; the others here come out of the nursery."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LANTING_")}
    return subprocess.run(
        [sys.executable, "-m", "lanting", *arguments],
        cwd=folder,
        env=environment | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_a_space_is_made_and_listed(tmp_path: Path) -> None:
    made = started(tmp_path, "space", "create", "流觞 Yard", "--template", "courtyard", "--data", "here")
    assert made.returncode == 0, made.stderr
    listed = started(tmp_path, "space", "list", "--data", "here")
    space_id, address, code, template, *name = listed.stdout.split()
    assert space_id.startswith("spc_")
    assert (address, template, " ".join(name)) == ("/s/流觞-yard", "courtyard", "流觞 Yard")
    assert made.stdout.split()[:3] == [space_id, address, code]
    assert read_code(code) == code


def test_the_version_is_said(tmp_path: Path) -> None:
    said = started(tmp_path, "--version")
    assert (said.returncode, said.stdout.startswith("lanting")) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "variables", "sentence"),
    [
        (["serve", "--port", "70000"], {}, "setting port: "),
        (["serve"], {"LANTING_PORT": "eighty"}, "LANTING_PORT"),
        (["serve", "--port", "0", "--https-port", "0", "--data", "file"], {}, "the data folder file cannot be used"),
        (["space", "create", "Yard", "--template", "castle"], {}, "there is no template 'castle'; choose one of"),
        (["space", "create", " "], {}, "a space needs a name"),
        (["space", "list"], {"LANTING_DATABASE": "mysql://here"}, "mysql is not supported"),
    ],
)
def test_what_can_be_put_right_ends_in_one_sentence_and_code_2(
    tmp_path: Path, arguments: list[str], variables: dict[str, str], sentence: str
) -> None:
    (tmp_path / "file").write_text("not a folder")
    ended = lanting(tmp_path, *arguments, **variables)
    assert ended.returncode == 2
    assert sentence in ended.stderr
    assert ended.stderr.startswith("lanting: ")
    assert len(ended.stderr.strip().splitlines()) == 1


def test_a_taken_port_ends_in_one_sentence_and_code_2(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        ended = lanting(tmp_path, "serve", "--host", "127.0.0.1", "--port", str(other.getsockname()[1]))
    assert ended.returncode == 2
    assert ended.stderr.startswith("lanting: cannot listen on port")
    assert "--port" in ended.stderr


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGTERM to send")
@pytest.mark.parametrize("asked_to_end", [signal.SIGTERM, signal.SIGINT])
def test_bare_lanting_serves_until_it_is_asked_to_end(tmp_path: Path, asked_to_end: signal.Signals) -> None:
    settings = {"LANTING_HOST": "127.0.0.1", "LANTING_PORT": "0", "LANTING_HTTPS_PORT": "0"}
    environment = os.environ | settings | {"PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen(
        [sys.executable, "-m", "lanting"],
        cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline().startswith("Lanting is open at http://127.0.0.1:")
    process.send_signal(asked_to_end)
    _, log = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "event=stopped" in log
    assert (tmp_path / "data" / "lanting.db").exists()
