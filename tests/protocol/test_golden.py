"""The golden bytes are those of today's protocol: the client's tests read the same files."""

from __future__ import annotations

import json

import msgspec

from lanting.protocol.message import REQUESTS, decode_notice, decode_request, encode_request
from lanting.protocol.pose import decode_frame, unpack_pose
from tests.protocol.golden_bytes import FOLDER, golden_files


def test_the_golden_files_are_fresh() -> None:
    for path, text in golden_files().items():
        assert path.read_text("utf-8") == text, f"{path.name} is stale: run python -m tests.protocol.golden_bytes"


def test_every_golden_request_is_understood_and_every_kind_is_there() -> None:
    golden = json.loads((FOLDER / "events.json").read_text("utf-8"))["requests"]
    for entry in golden:
        seq, declaration, asked = decode_request(bytes.fromhex(entry["bytes"]))
        assert (seq, declaration.type.__name__) == (entry["seq"], entry["name"])
        assert decode_request(encode_request(seq, asked)) == (seq, declaration, asked)
    assert {entry["name"] for entry in golden} == {declaration.type.__name__ for declaration in REQUESTS.values()}


def test_every_golden_notice_is_read_back() -> None:
    for entry in json.loads((FOLDER / "events.json").read_text("utf-8"))["notices"]:
        seq, told = decode_notice(bytes.fromhex(entry["bytes"]))
        assert (seq, type(told).__name__) == (entry["seq"], entry["name"])


def test_every_golden_frame_is_read_back() -> None:
    for entry in json.loads((FOLDER / "poses.json").read_text("utf-8"))["frames"]:
        frame = decode_frame(bytes.fromhex(entry["bytes"]))
        poses = [unpack_pose(record.position, record.pitch) for record in frame.records]
        assert [msgspec.to_builtins(pose) for pose in poses] == [person["pose"] for person in entry["people"]]
        assert [list(cell) for cell in frame.cells] == entry["cells"]
        assert [each.slot for each in frame.tracked] == [each["slot"] for each in entry["tracked"]]
