"""A Server that is killed as by `kill -9` and back in a fifth of a second: same port, same data folder.

with Reviving(tmp_path) as server:
    server.start()
    ... server.url ...
    server.kill()
    server.start()
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from tests.kill import nursery
from tests.serving import ROOT, free_port

UNLIMITED: Final = {"known_after_min": 0, "trusted_networks": ["127.0.0.0/8"]}
"""Everybody comes from one address, again and again."""


class Reviving:
    """One Server after the other, each a process of its own, over http on loopback."""

    def __init__(self, data: Path, settings: Mapping[str, Any] | None = None) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._options = {
            "host": "127.0.0.1",
            "port": self.port,
            "https": False,
            "data": str(data),
            "guide": False,
            "log_level": "error",
        } | dict(settings or {})
        self._pid: int | None = None

    def __enter__(self) -> Reviving:
        self.data.mkdir(parents=True, exist_ok=True)
        with (self.data / "server.log").open("a") as log:
            self._nursery = subprocess.Popen(
                [sys.executable, str(nursery.__file__)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
                start_new_session=True,
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pid is not None:
            self.kill()
        assert self._nursery.stdin is not None and self._nursery.stdout is not None
        self._nursery.stdin.close()
        self._nursery.wait()
        self._nursery.stdout.close()

    def start(self) -> None:
        """Bring up a Server. It answers a little later: whoever comes before knocks again."""
        assert self._pid is None, "one at a time"
        self._pid = self._order(birth=self._options)

    def kill(self) -> None:
        """End it at once: it writes nothing more."""
        assert self._pid is not None, "there is none"
        os.kill(self._pid, signal.SIGKILL)
        self._order(burial=self._pid)
        self._pid = None

    def _order(self, **order: Any) -> int:
        assert self._nursery.stdin is not None and self._nursery.stdout is not None
        self._nursery.stdin.write(json.dumps(order) + "\n")
        self._nursery.stdin.flush()
        answer = self._nursery.stdout.readline()
        assert answer, "the nursery has ended; its reason is in server.log"
        return int(answer)
