"""A child that speaks the pipe by hand, without the SDK: what it does, its experiences' refs say.

count        shows everybody a Panel; counts the answers into what it keeps, then takes them
count-late   the same, but for TakeAnswer, which never comes
spin, sleep  the command `bad` never ends (and says nothing any more)
exit         the command `bad` ends the process
deaf         the command `bad` reads nothing any more, though it goes on saying Alive
nonsense     the command `bad` writes bytes that are no frames
import-fails says Failed instead of running; state-unreadable too, once a value is kept
"""

from __future__ import annotations

import mmap
import os
import select
import socket
import time

import msgspec

from lanting.protocol import pipe
from lanting.protocol.lane import Lane
from lanting.protocol.message import Notice, Request, decode_notice, encode_request
from lanting.protocol.notice import Welcome
from lanting.protocol.panel import Panel, PanelButton
from lanting.protocol.program import Answered, Commanded, Keep, Kept, Listen, Recall, Recalled, ShowPanel, TakeAnswer
from lanting.protocol.request import Acknowledge, Enter

FRAME_BYTES_MAX = pipe.FRAME_BYTES_MAX


class Troublemaker:
    """All experiences of one child."""

    def __init__(self, server: socket.socket, running: mmap.mmap) -> None:
        self.server = server
        self.running = running
        self.reader = pipe.FrameReader(FRAME_BYTES_MAX)
        self.parts: dict[int, pipe.Part] = {}
        self.seq: dict[int, int] = {}
        self.count: dict[int, int] = {}
        self.asked: dict[tuple[int, int], Answered] = {}
        self.is_open = False
        self.alive_at = 0.0

    def live(self) -> None:
        while True:
            ready, _, _ = select.select([self.server], [], [], pipe.ALIVE_EVERY_S)
            if time.monotonic() - self.alive_at >= pipe.ALIVE_EVERY_S:
                self.alive_at = time.monotonic()
                self.say(pipe.Alive())
            if ready:
                data = self.server.recv(1 << 16)
                if not data:
                    return
                for line, message in self.reader.feed(data):
                    if line == pipe.CONTROL:
                        if self.obey(pipe.read_order(message)):
                            return
                    elif message[0] != Lane.POSE:
                        self.hear(line, *decode_notice(message))

    def obey(self, order: pipe.Order) -> bool:
        """True: it is over."""
        match order:
            case pipe.Start(experiences=parts):
                self.parts = {part.line: part for part in parts}
                for part in parts:
                    self.begin(part)
                if not any(part.ref == "state-unreadable" for part in parts):
                    self.say(pipe.Ready())
            case pipe.KeptPage(values=values):
                line = next(line for line, part in self.parts.items() if part.ref == "state-unreadable")
                if values:
                    self.say(
                        pipe.Failed(line=line, code="state_unreadable", facts={"key": values[0].key}, is_final=True)
                    )
                self.say(pipe.Ready())
            case pipe.Open():
                for line, part in self.parts.items():
                    if not part.ref.endswith("fails"):
                        self.ask(line, Enter(name=part.name, program=True, unseen=True))
            case pipe.Close():
                return True
            case _:
                pass
        return False

    def begin(self, part: pipe.Part) -> None:
        if part.ref == "import-fails":
            where = {"file": "tea.py", "at_line": 3, "trace": "NameError: cup"}
            self.say(pipe.Failed(line=part.line, code="import_failed", is_final=True, **where))
        elif part.ref == "import-spins":
            self.running[0] = part.line
            stay()
        elif part.ref == "state-unreadable":
            self.say(pipe.AskKept(re=1, line=part.line))

    def hear(self, line: int, seq: int, notice: Notice | None) -> None:
        if seq:
            self.ask(line, Acknowledge(ack=seq))
        match notice:
            case Welcome():
                self.ask(line, Listen(commands={"bad": "Does what should not be done"}))
                self.ask(line, Recall(key="count"))
            case Recalled(values=values):
                self.count[line] = msgspec.json.decode(values[0].value) if values else 0
                question = Panel(title="Tea?", buttons=[PanelButton(name="tea", label="Tea")])
                self.ask(line, ShowPanel(key="tea", content=question))
            case Answered():
                self.count[line] += 1
                value = msgspec.json.encode(self.count[line])
                keep = Keep(key="count", version=0, value=value, for_answers=[notice.request_id])
                self.asked[line, self.ask(line, keep)] = notice
            case Kept(re=re) if self.parts[line].ref == "count":
                answered = self.asked.pop((line, re))
                self.ask(line, TakeAnswer(participant=answered.participant, request_id=answered.request_id))
            case Commanded():
                self.running[0] = line
                self.misbehave(self.parts[line].ref)
                self.running[0] = 0
            case _:
                pass

    def misbehave(self, how: str) -> None:
        if how == "exit":
            os._exit(3)
        elif how == "nonsense":
            self.server.sendall(b"\xff" * 64)
            stay()
        elif how == "deaf":
            while True:
                self.say(pipe.Alive())
                time.sleep(pipe.ALIVE_EVERY_S)
        elif how == "fails-once":
            self.say(pipe.Failed(line=1, code="handler_raised", file="tea.py", at_line=7, trace="KeyError: 'cup'"))
        elif how == "spin":
            while True:
                pass
        else:
            stay()

    def ask(self, line: int, request: Request) -> int:
        self.seq[line] = self.seq.get(line, 0) + 1
        self.server.sendall(pipe.frame(line, encode_request(self.seq[line], request)))
        return self.seq[line]

    def say(self, report: pipe.Report) -> None:
        self.server.sendall(pipe.control(report))


def run(server: socket.socket, running: mmap.mmap) -> None:
    Troublemaker(server, running).live()


def stay() -> None:
    time.sleep(3_600)
