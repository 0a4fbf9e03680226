"""What a visitor on a bare wire says and hears, as the tests of cheating need it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lanting.protocol.lane import Lane
from lanting.protocol.message import Notice, decode_notice
from lanting.protocol.notice import Moved
from lanting.protocol.pose import Pose, Record, Report, decode_frame, encode_report, pack_pitch, pack_position
from lanting.protocol.request import AskPeople
from tests.contracts.house import Place
from tests.contracts.wire import BINARY, CLOSE, Wire


@dataclass
class Heard:
    """What one visitor was told between two moments."""

    notices: list[Notice] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)

    def of(self, slot: int) -> list[Record]:
        return [record for record in self.records if record.slot == slot]

    @property
    def moves(self) -> list[Moved]:
        return [notice for notice in self.notices if isinstance(notice, Moved)]


def listen(wire: Wire) -> Heard:
    """Acknowledge everything and ask something: all that was said up to the answer."""
    wire.report()
    wire.acknowledge(wire.last_event)
    asked, heard = wire.ask(AskPeople()), Heard()
    while True:
        opcode, payload = wire.read_frame()
        assert opcode != CLOSE, f"closed with {int.from_bytes(payload[:2], 'big')}"
        if opcode == BINARY and payload[0] == Lane.POSE:
            frame = decode_frame(payload)
            wire.last_frame = frame.frame
            heard.records += frame.records
        elif opcode == BINARY:
            seq, notice = decode_notice(payload)
            assert notice is not None
            wire.last_event = max(wire.last_event, seq)
            heard.notices.append(notice)
            if getattr(notice, "re", None) == asked:
                return heard


def say_pose(
    wire: Wire, pose: Pose, *, epoch: int | None = None, last_frame: int | None = None, flags: int = 0
) -> None:
    """A report as the test wants it, whatever is true."""
    epoch = wire.epoch if epoch is None else epoch
    report = Report(epoch, wire.last_frame, pack_position(pose), pack_pitch(pose.pitch), flags)
    wire.message(encode_report(report))


def shifted(pose: Pose, x_m: float) -> Pose:
    return replace(pose, x=pose.x + x_m)


def stand(place: Place, wire: Wire, slot: int, pose: Pose) -> None:
    """Walk there as a client may, and wait until the server believes it."""
    wire.pose = pose
    wire.report()
    await_pose(place, slot, pose)


def await_pose(place: Place, slot: int, pose: Pose) -> None:
    place.house.until(lambda: place_held(place, slot) == pack_position(pose))


def place_held(place: Place, slot: int) -> int:
    """Where the server believes a slot to be, in bits. To be asked on the server's loop."""
    running = place.house.hall.running(place.id)
    assert running is not None
    return pack_position(running.poses.pose(slot))


def where(place: Place, slot: int) -> int:
    return place.house.look(lambda: place_held(place, slot))
