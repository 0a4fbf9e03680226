"""Pose frames reach their viewers, each its own bytes."""

from __future__ import annotations

from lanting.runtime.frame_sender import FrameSender
from lanting.space.pose_lane import Frames

FRAMES = Frames(memoryview(b"firstsecond....third"), slots=[4, 0, 2], offsets=[0, 5, 5, 11, 15, 20])


def test_each_viewer_is_sent_its_own_frame() -> None:
    sender, received = FrameSender(), {}
    for slot in (0, 2, 4):
        sender.connect(slot, lambda data, slot=slot: received.setdefault(slot, bytes(data)))
    sender.send(FRAMES)
    assert received == {4: b"first", 0: b"second", 2: b"third"}


def test_who_has_gone_is_sent_nothing_and_holds_nobody_up() -> None:
    sender, received = FrameSender(), []
    for slot in (0, 2, 4):
        sender.connect(slot, lambda data: received.append(bytes(data)))
    sender.disconnect(0)
    sender.send(FRAMES)
    assert received == [b"first", b"third"]
