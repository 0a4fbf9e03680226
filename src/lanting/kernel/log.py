"""One line for each thing that an Operator may need to know: what happened, and the facts of it by name.

Never names of people, texts, tickets or addresses.
"""

from __future__ import annotations

import logging


class Log:
    """What one room says of itself; `app.log` decides what is written, and how."""

    def __init__(self, room: str) -> None:
        self._logger = logging.getLogger(room)

    def info(self, event: str, **facts: object) -> None:
        self._say(logging.INFO, event, facts)

    def warning(self, event: str, **facts: object) -> None:
        self._say(logging.WARNING, event, facts)

    def error(self, event: str, **facts: object) -> None:
        self._say(logging.ERROR, event, facts)

    def _say(self, level: int, event: str, facts: dict[str, object]) -> None:
        self._logger.log(level, event, extra={"facts": facts})
