"""The experiences that a Space can have, as pages show them before one is switched on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from lanting.identity.capability import Capability
from lanting.protocol.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Offered:
    """An experience whose code this Server has found."""

    name: str
    manifest: Manifest | None
    """What it says of itself; None where its code could not be asked."""
    trouble: str = ""
    """Why: file, line and what Python said."""

    @property
    def asks(self) -> list[Capability]:
        """What it wants to be allowed. What this Lanting does not know, it cannot give."""
        asked = self.manifest.capabilities if self.manifest else []
        return [each for each in Capability if each in asked]


class Source(NamedTuple):
    """What brings an experience: a package by its name and version, or a file of its own."""

    package: str = ""
    version: str = ""


class Catalogue(Protocol):
    """What this Server could run. Asking for it may take seconds: an author's code is read in a process of its own."""

    async def offers(self) -> Sequence[Offered]:
        """All, by name."""

    async def offer(self, name: str) -> Offered | None:
        """The one of this name."""

    async def known(self) -> Sequence[Offered]:
        """Those that were asked before: for pages that many see. Who asks first of all waits for a moment."""

    def sources(self) -> Mapping[str, Source]:
        """What brings each, by name. Nothing is read in any of them."""


class NoCatalogue:
    """Of a Server that runs none."""

    async def offers(self) -> Sequence[Offered]:
        return ()

    async def offer(self, name: str) -> Offered | None:
        return None

    async def known(self) -> Sequence[Offered]:
        return ()

    def sources(self) -> Mapping[str, Source]:
        return {}
