"""The golden edits are today's, and following them blindly leads to the snapshots that stand there."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from lanting.protocol.operation import Operation
from lanting.scene.snapshot import decode_snapshot
from tests.scene.following import Follower
from tests.scene.golden_edits import FILE, golden_edits

DAYS: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))


def test_the_file_is_todays() -> None:
    assert FILE.read_text("utf-8") == golden_edits(), "stale: run python tests/scene/golden_edits.py"


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day["name"])
def test_sc4_who_follows_has_every_snapshot(day: dict[str, Any]) -> None:
    follower = Follower(_scene(day["before"]))
    for step in day["steps"]:
        before = follower.things
        follower.follow(_operations(step["operations"]))
        assert json.loads(follower.content) == step["after"]["entities"]
        back = Follower(_scene(step["after"]))
        back.follow(_operations(step["inverse"]))
        assert back.things == before


def _scene(snapshot: dict[str, Any]) -> Any:
    return decode_snapshot(json.dumps(snapshot).encode())


def _operations(said: list[Any]) -> list[Operation]:
    return msgspec.convert(said, list[Operation])
