"""The tutorial is followed to the letter: its files are written as it says, its commands run, its tests pass."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from lanting.sdk.describing import experience_of
from tests.house.project import ROOT, texts

BLOCK = re.compile(r"^```(python|sh)\n(.*?)^```", re.MULTILINE | re.DOTALL)
HEAD = re.compile(r"# (?P<file>\w+\.py)(?:, (?:in place of (?P<old>.+)|(?P<further>further down)))?\n")


def follow(folder: Path, kind: str, block: str) -> None:
    """Do what one block says."""
    if kind == "sh":
        for command in block.splitlines():
            run(folder, command)
        return
    head = HEAD.match(block)
    assert head is not None, f"which file is this?\n{block}"
    path, code = folder / head["file"], block[head.end() :]
    if head["further"]:
        path.write_text(f"{path.read_text()}\n\n{code}")
    elif head["old"]:
        path.write_text(replaced(path.read_text(), head["old"], code))
    else:
        assert not path.exists()
        path.write_text(code)


def replaced(source: str, old: str, new: str) -> str:
    """The line that begins so, and what is indented below it, is now this."""
    found = re.findall(
        rf"^ *{re.escape(old)}.*\n(?: +.*\n)*" if old.startswith("class") else rf"^ *{re.escape(old)}.*\n", source, re.M
    )
    assert len(found) == 1, f"{old!r} is there {len(found)} times"
    return source.replace(found[0], new)


def run(folder: Path, command: str) -> None:
    if command.startswith("lanting dev "):
        # It opens a server and never ends; its own tests run it. Here the file has to be what it takes.
        assert experience_of(str(folder / command.split()[-1])).name == "guestbook"
    elif command.startswith("python "):
        ended = subprocess.run(
            [sys.executable, *command.split()[1:], "-p", "no:cacheprovider"],
            cwd=folder,
            env={"PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
    else:
        assert command.startswith(("mkdir ", "pip install "))


def test_the_tutorial_works_as_it_stands_there(tmp_path: Path) -> None:
    for kind, block in BLOCK.findall(texts()["docs/tutorial/README.md"]):
        follow(tmp_path, kind, block)
    assert (tmp_path / "guestbook.py").read_text().count("@migration(Book, 1)") == 1
