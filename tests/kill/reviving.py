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
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from tests.nursery import Process, nursery
from tests.serving import found, free_port

UNLIMITED: Final = {"known_after_min": 0, "trusted_networks": ["127.0.0.0/8"]}
"""Everybody comes from one address, again and again."""


class Reviving:
    """One Server after the other, each a process of its own, over http on loopback."""

    def __init__(self, data: Path, settings: Mapping[str, Any] | None = None) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        chosen = {"host": "127.0.0.1", "port": self.port, "https": False, "data": str(data), "guide": False}
        chosen |= {"log_level": "error"} | dict(settings or {})
        said = {name: each if isinstance(each, str) else json.dumps(each) for name, each in chosen.items()}
        self._environment = os.environ | {f"LANTING_{name.upper()}": each for name, each in said.items()}
        self._process: Process | None = None

    def __enter__(self) -> Reviving:
        found(self.data)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self.kill()

    def start(self) -> None:
        """Bring up a Server. It answers a little later: whoever comes before knocks again."""
        assert self._process is None, "one at a time"
        with (self.data / "server.log").open("a") as log, open(os.devnull, "w") as nowhere:
            self._process = nursery().bring_up(["serve"], self._environment, out=nowhere.fileno(), errors=log.fileno())

    def kill(self) -> None:
        """End it at once: it writes nothing more."""
        assert self._process is not None, "there is none"
        self._process.kill()
        self._process.wait()
        self._process = None
