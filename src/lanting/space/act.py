"""What a host's act changes for good, beside its line in the moderation log. The store does both in one unit."""

from __future__ import annotations

from dataclasses import dataclass

from lanting.kernel.clock import Instant
from lanting.kernel.ids import UserId


@dataclass(frozen=True, slots=True)
class BanGuest:
    """Out, and stays out."""

    user: UserId
    name: str
    reason: str
    ends_at: Instant | None
    newcomers: bool
    """For 24 h also new guests from her network."""
    network: str | None = None
    """Filled in by `runtime`, which alone knows from where she came."""


@dataclass(frozen=True, slots=True)
class MuteGuest:
    """May not write, or may again."""

    user: UserId
    name: str
    reason: str
    on: bool


@dataclass(frozen=True, slots=True)
class MuteVoiceOf:
    """Is not heard, or is heard again."""

    user: UserId
    name: str
    reason: str
    on: bool


@dataclass(frozen=True, slots=True)
class Admit:
    """Was let in, or waits again."""

    user: UserId
    on: bool


@dataclass(frozen=True, slots=True)
class SetRules:
    """What is None stays as it is."""

    quiet: bool | None = None
    still: bool | None = None
    voices_muted: bool | None = None
    locked: bool | None = None

    @property
    def changed(self) -> dict[str, bool]:
        """The rules that it names, by their names."""
        asked = {
            "quiet": self.quiet,
            "still": self.still,
            "voices_muted": self.voices_muted,
            "locked": self.locked,
        }
        return {name: value for name, value in asked.items() if value is not None}


Effect = BanGuest | MuteGuest | MuteVoiceOf | Admit | SetRules
