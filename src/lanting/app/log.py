"""How the log is written: lines of `key=value` on standard error, for people and programs."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Final

_BARE: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.:/+")
"""A value of these alone needs no quotation marks."""


class _Line(logging.Formatter):
    """`timestamp=… level=… event=…`, then the facts."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        return " ".join(f"{name}={_written(str(value))}" for name, value in said.items())


def set_up_logging(level: str) -> None:
    """Write what the rooms say to standard error, from `level` on."""
    threshold = logging.getLevelNamesMapping()[level.upper()]
    handler = logging.StreamHandler()
    handler.setFormatter(_Line())
    ours = logging.getLogger("lanting")
    ours.handlers = [handler]
    ours.propagate = False
    ours.setLevel(threshold)
    # Its warnings quote requests that it could not read; what breaks in an answer is reported by the web room.
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)
    logging.getLogger("asyncio").setLevel(max(threshold, logging.WARNING))


def _written(value: str) -> str:
    return value if value and _BARE.issuperset(value) else json.dumps(value, ensure_ascii=False)
