"""Why nobody is let in.

LantingError
└── ServerStopping        nobody is let in any more
"""

from __future__ import annotations

from lanting.kernel.error import LantingError


class ServerStopping(LantingError):
    """Nobody is let in any more."""

    code = "server_stopping"

    def __init__(self) -> None:
        super().__init__("the server is stopping; come back in a moment")
