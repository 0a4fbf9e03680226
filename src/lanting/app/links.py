"""How people reach a Server, from near to far."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Links:
    """How people reach this Server."""

    here: str
    """On this computer: everything works."""
    network: str | None
    """On the same network: walk, chat and listen."""
    network_https: str | None
    """On the same network with a microphone, under our own certificate."""
    public: str | None
    """Through the Operator's proxy."""

    @property
    def https(self) -> str | None:
        """Where others find everything to work."""
        return self.public if self.public and self.public.startswith("https:") else self.network_https
