"""`lanting new`, `token` and `verify`: what is made works as it is, and what was changed is named."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lanting.app.author_command import Ends
from lanting.kernel.clock import Instant
from lanting.ledger.chain import BEFORE_FIRST, hash_of, line_of
from lanting.web.keeping import LINK_ENDS_MS
from tests.nursery import ROOT, lanting


def log_of(folder: Path, *bodies: str) -> Path:
    previous, lines = BEFORE_FIRST, []
    for number, body in enumerate(bodies, start=1):
        own = hash_of(previous, number, Instant(number), body)
        lines.append(line_of(previous, number, Instant(number), body, own))
        previous = own
    file = folder / "minutes.jsonl"
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def test_ht206_verify_names_the_first_line_that_was_changed(tmp_path: Path) -> None:
    file = log_of(tmp_path, '{"stance":"for"}', '{"stance":"against"}', '{"stance":"for"}')
    whole = lanting(tmp_path, "verify", file.name)
    assert whole.returncode == 0
    assert whole.stdout.startswith("minutes.jsonl: all 3 records are as they were written. Last hash: ")
    file.write_text(file.read_text(encoding="utf-8").replace("against", "for"), encoding="utf-8")
    changed = lanting(tmp_path, "verify", file.name)
    assert changed.returncode == 1
    assert changed.stdout.startswith("minutes.jsonl: line 2 is not as it was written: ")
    assert lanting(tmp_path, "verify", "elsewhere.jsonl").returncode == 2


def test_a_new_package_passes_its_own_tests(tmp_path: Path) -> None:
    made = lanting(tmp_path, "new", "ink-and-tea")
    assert made.returncode == 0, made.stderr
    assert "lanting dev ink-and-tea/src/ink_and_tea/experience.py" in made.stdout.replace(os.sep, "/")
    paths = {"PYTHONPATH": str(ROOT / "src")}
    tried = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "ink-and-tea"],
        cwd=tmp_path,
        env=os.environ | paths,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert tried.returncode == 0, tried.stdout
    assert "3 passed" in tried.stdout
    taken = lanting(tmp_path, "new", "ink-and-tea")
    assert (taken.returncode, "is there already" in taken.stderr) == (2, True)


@pytest.mark.parametrize("name", ["Tea", "tea_house", "1st", "class", "../tea", "x" * 41])
def test_what_is_no_name_is_refused_and_nothing_is_made(tmp_path: Path, name: str) -> None:
    from lanting.app.new_package import NameUnusable, make_package

    with pytest.raises(NameUnusable):
        make_package(name, tmp_path / "here")
    assert list(tmp_path.iterdir()) == []


def test_ht210_a_token_is_printed_as_lines_to_paste(tmp_path: Path) -> None:
    lanting(tmp_path, "space", "create", "Lake", "--data", "here")
    said = lanting(tmp_path, "token", "lake", "--scope", "edit", "--label", "Model", "--data", "here")
    assert said.returncode == 0, said.stderr
    lines = said.stdout.partition("import lanting.sdk")[2].strip().splitlines()
    call = ast.parse(lines[0]).body[0]
    assert isinstance(call, ast.Assign)
    assert isinstance(call.value, ast.Call)
    assert ast.unparse(call.value.func) == "lanting.sdk.connect_blocking"
    assert ast.literal_eval(call.value.args[0]) == "http://localhost:8080/s/lake"
    assert lanting(tmp_path, "token", "sea", "--data", "here").returncode == 2
    assert lanting(tmp_path, "token", "lake", "--scope", "fly", "--data", "here").returncode == 2


def test_a_token_ends_when_a_link_may() -> None:
    assert [each.value for each in Ends] == list(LINK_ENDS_MS)
