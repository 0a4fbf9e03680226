"""Where programs put files: what the desk asks of the Spaces' libraries, in its own words."""

from __future__ import annotations

from typing import BinaryIO, Protocol

from lanting.kernel.ids import AssetId, SpaceId, UserId


class FileShelf(Protocol):
    """The library of each Space."""

    @property
    def bytes_max(self) -> int:
        """Of one file."""

    def open(self) -> BinaryIO:
        """A place for a file on its way; gone when it is closed."""

    async def take(self, space: SpaceId, user: UserId, name: str, file: BinaryIO) -> AssetId:
        """Check what came as any upload is checked, and keep it. Raises LantingError where it is refused."""

    async def forget(self, space: SpaceId, user: UserId, asset: str) -> None:
        """Delete what this one has brought, unless something shows it; what is not there is gone."""
