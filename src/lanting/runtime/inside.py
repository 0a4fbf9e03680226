"""A running Space as those see it who answer for it: who is there, and where to tell what has happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from lanting.kernel.ids import SpaceId
from lanting.runtime.connection import Connection
from lanting.space.event import Event


class Inside(Protocol):
    @property
    def connections(self) -> Sequence[Connection]:
        """Every event socket, entered or not."""

    def happened(self, event: Event) -> None:
        """To be stepped, at once or within a beat or two."""

    id: SpaceId
