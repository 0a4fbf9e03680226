"""Edits that both ends must follow alike: made by the Python of `scene`, followed by the client's tests as well.

Each day is `{"name", "before", "steps": [{"name", "operations", "inverse", "after"}]}`: snapshots before and after,
operations as they are told. After a change run `PYTHONPATH=src python tests/scene/golden_edits.py`; a stale file fails
`test_golden_edits.py`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import msgspec

from lanting.protocol.operation import AddEntity
from lanting.scene.change import Change
from lanting.scene.live_scene import LiveScene
from lanting.scene.scene import Scene
from lanting.scene.snapshot import encode_snapshot
from tests.scene.editing import ANN, BOB, add, clear, garden, hang, live, move, put, remove
from tests.scene.making import entity_id

FILE: Final = Path(__file__).resolve().parent / "golden" / "edits.json"
BENCH, LABEL, SHELF, SIGN, GATE, SKY = range(1, 7)
Step = tuple[str, Callable[[LiveScene], Change]]

_BOX: Final = {"kind": "box", "size": [1, 1, 1], "colour": "#ffffff"}
_DAYS: Final[dict[str, list[Step]]] = {
    "properties": [
        ("moved: integers become floats", lambda place: place.apply([move(BENCH, 2, 1)], ANN)),
        ("a component comes with every field", lambda place: place.apply([put(SIGN, "label", text="兰亭")], ANN)),
        ("one of its fields changes", lambda place: place.apply([put(SIGN, "label", colour="#000000")], BOB)),
        ("a component goes", lambda place: place.apply([clear(SIGN, "label")], ANN)),
        ("own properties", lambda place: place.apply([put(SIGN, "entity", words=None, name="Sign")], ANN)),
        ("several at once", lambda place: place.apply([put(SKY, "sky", mist_density=0.02), move(SHELF, 9)], BOB)),
        ("locked, and unlocked", lambda place: place.apply([put(SHELF, "entity", is_locked=True)], ANN)),
    ],
    "branches": [
        ("added below what was just added", lambda place: place.apply([add(20, shape=_BOX), add(21, parent=20)], ANN)),
        ("hung elsewhere", lambda place: place.apply([hang(BENCH, 20), move(BENCH, 0, 1)], BOB)),
        ("removed with all that hangs on it", lambda place: place.apply([remove(20)], ANN)),
        ("undone: back, and last", lambda place: place.undo(ANN)),
        ("redone", lambda place: place.undo(ANN, redo=True)),
        ("removed and added anew in one edit", lambda place: place.apply([remove(SIGN), add(SIGN, seat={})], ANN)),
        ("parent and child change places", lambda place: place.apply([add(30), add(31, parent=30)], ANN)),
        ("the child above", lambda place: place.apply([hang(31, None), hang(30, 31)], BOB)),
    ],
    "whole scenes": [
        ("a locked thing comes", lambda place: place.apply([AddEntity(id=entity_id(20), is_locked=True)], ANN)),
        ("everything else", lambda place: place.apply([remove(BENCH), move(SHELF, 1), add(22)], BOB)),
        ("restored", lambda place: place.restore(garden(), ANN)),
        ("not restored", lambda place: place.undo(ANN)),
        ("taken back", lambda place: place.take_back(ANN, 3)),
        ("published", lambda place: place.publish(place.scene(), _draft(place), BOB)),
        ("published no more", lambda place: place.undo(BOB)),
    ],
}


def _draft(place: LiveScene) -> Scene:
    draft = live(place.scene())
    draft.apply([add(40, parent=BENCH, shape=_BOX), put(SHELF, "entity", description="Of oak."), remove(SIGN)], BOB)
    return draft.scene()


def golden_edits() -> str:
    """What the file should say."""
    days: list[dict[str, Any]] = []
    for name, steps in _DAYS.items():
        place = live()
        before = _readable(encode_snapshot(place.scene()))
        days.append({"name": name, "before": before, "steps": [_step(place, *step) for step in steps]})
    return json.dumps(days, indent=1, ensure_ascii=False) + "\n"


def _step(place: LiveScene, name: str, edit: Callable[[LiveScene], Change]) -> dict[str, Any]:
    change = edit(place)
    return {
        "name": name,
        "operations": _readable(msgspec.json.encode(change.operations)),
        "inverse": _readable(msgspec.json.encode(change.inverse)),
        "after": _readable(encode_snapshot(place.scene())),
    }


def _readable(data: bytes) -> Any:
    return json.loads(data)


if __name__ == "__main__":
    FILE.write_text(golden_edits(), "utf-8")
