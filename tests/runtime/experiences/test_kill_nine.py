"""kill -9 of the whole Server while somebody answers: no answer is lost, and none counts twice."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from lanting.app.kept_shelf import StoreKeptShelf
from lanting.kernel.clock import SystemClock
from lanting.kernel.ids import new_space_id, new_user_id
from lanting.space.queries.kept import Program
from lanting.store.store import Store
from tests.serving import ROOT

ANSWERS_BEFORE_KILL = 10


@pytest.mark.parametrize("kills", [3, pytest.param(100, marks=pytest.mark.soak)])
async def test_pr37_no_answer_is_lost_or_counted_twice_however_often_the_server_is_killed(
    tmp_path: Path, kills: int
) -> None:
    space, user = new_space_id(secrets.token_bytes), new_user_id(secrets.token_bytes)
    taken: set[str] = set()
    open_one: str | None = None
    for number in range(kills):
        open_one = answer_until_killed(tmp_path, [space, user, *([open_one] if open_one else [])], taken, number)
    store = Store.open(f"sqlite:///{tmp_path}/lanting.db")
    kept = await StoreKeptShelf(store, SystemClock()).recall(Program(space, user), "count", None)
    await store.close()
    assert kept is not None
    # The very last may be kept without her having been told; she would ask again.
    assert msgspec.json.decode(kept.value) - len(taken) in (0, 1)


def answer_until_killed(data: Path, arguments: list[str], taken: set[str], number: int) -> str | None:
    """Kill it in the midst of an answer, at another moment each time. The id of that answer."""
    command = [sys.executable, "-m", "tests.runtime.experiences.answering", str(data), *arguments]
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    open_one, done = None, 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as server:
        assert server.stdout is not None
        for line in server.stdout:
            word, request_id = line.split()
            if word == "taken":
                taken.add(request_id)
                open_one, done = None, done + 1
            else:
                open_one = request_id
            # After a few lines of which the last is either.
            if done >= ANSWERS_BEFORE_KILL and word == ("asked" if number % 2 else "taken"):
                server.kill()
                break
        else:
            pytest.fail("it ended by itself")
        for line in server.stdout:
            word, request_id = line.split()
            open_one = request_id if word == "asked" else None
            taken |= {request_id} if word == "taken" else set()
    return open_one
