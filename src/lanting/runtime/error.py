"""Why nobody is let in.

LantingError
├── ServerStopping        nobody is let in any more
└── SpaceFull             a Space has reached its participant limit
"""

from __future__ import annotations

from lanting.kernel.error import LantingError
from lanting.kernel.ids import SpaceId


class ServerStopping(LantingError):
    """Nobody is let in any more."""

    code = "server_stopping"

    def __init__(self) -> None:
        super().__init__("the server is stopping; come back in a moment")


class SpaceFull(LantingError):
    """A Space has reached its participant limit."""

    code = "space_full"

    def __init__(self, space_id: SpaceId, participants_max: int) -> None:
        super().__init__(
            f"space {space_id} already holds {participants_max} participants; "
            "raise participants_max in its settings or open a second instance",
            space=space_id,
            participants_max=participants_max,
        )
