"""What an experience without the capability `network` cannot do by mistake: reach other machines, start programs.

An audit hook (PEP 578), so it sees what Python itself does. It keeps from mistakes, not from malice: whoever wants to
get round it in the same process, can.
"""

from __future__ import annotations

import mmap
import sys
from collections.abc import Callable
from typing import Any, Final

_NOBODY: Final = 0
_REFUSED: Final = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.sendmsg",
        "socket.sendto",
        "subprocess.Popen",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.system",
        "os.kill",
        "os.killpg",
        "pty.spawn",
    }
)


def raise_fence(running: mmap.mmap, networked: Callable[[int], bool]) -> None:
    """From now on, for good. `running[0]` is the line whose code runs, 0 for nobody's; `networked` may go out."""

    def look(event: str, _arguments: tuple[Any, ...]) -> None:
        if event not in _REFUSED:
            return
        line = running[0]
        if line != _NOBODY and not networked(line):
            raise PermissionError(f"{event} needs the capability network: name it in the Experience's capabilities")

    sys.addaudithook(look)
