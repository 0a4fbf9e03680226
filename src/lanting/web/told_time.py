"""When something was, for people: in their language, and in UTC, since a page without scripts knows no other zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from lanting.kernel.clock import Instant
from lanting.web.speech import speech


@dataclass(frozen=True, slots=True)
class Told:
    """For a `time` element."""

    words: str
    machine: str
    """As ISO 8601."""

    def __str__(self) -> str:
        return self.words


def told(locale: str, at: Instant) -> Told:
    """An instant in words."""
    when = datetime.fromtimestamp(at / 1_000, UTC)
    return Told(speech(locale)("keeping-at", at=when), when.strftime("%Y-%m-%dT%H:%MZ"))
