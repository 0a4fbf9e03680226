"""How many bytes people, Spaces and the whole Server may keep; half uploads count as if they were there already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lanting.kernel.error import LantingError
from lanting.media.check.refusal import TooLarge
from lanting.media.limit import ASSET_MB_MAX, MEGABYTE, PERSON_MB_MAX, SERVER_MB_MAX, SPACE_MB_MAX


class AssetsFull(LantingError):
    """There is no room for another Asset."""

    code = "assets_full"

    def __init__(self, whose: str, megabytes_max: int) -> None:
        super().__init__(
            f"there is no room for it: {whose} may keep {megabytes_max} MB; delete what is not used any more",
            whose=whose,
            megabytes_max=megabytes_max,
        )


class DiskFull(LantingError):
    """The disk of this Server takes no more files."""

    code = "disk_full"

    def __init__(self) -> None:
        super().__init__("the disk of this server is full; whoever runs it must make room first")


@dataclass(frozen=True, slots=True)
class KeptBytes:
    """Bytes kept by one person in one Space, by the Space, and by the Server."""

    person: int = 0
    space: int = 0
    server: int = 0

    def __add__(self, other: KeptBytes) -> KeptBytes:
        return KeptBytes(self.person + other.person, self.space + other.space, self.server + other.server)


@dataclass(frozen=True, slots=True)
class Quotas:
    """What the Operator allows, in megabytes."""

    asset_mb: int = ASSET_MB_MAX
    person_mb: int = PERSON_MB_MAX
    space_mb: int = SPACE_MB_MAX
    server_mb: int = SERVER_MB_MAX

    def admit(self, usage: KeptBytes, more_bytes: int) -> None:
        """Raises TooLarge or AssetsFull, the nearest limit first."""
        if more_bytes > self.asset_mb * MEGABYTE:
            raise TooLarge(self.asset_mb)
        for whose, used, limit_mb in (
            ("person", usage.person, self.person_mb),
            ("space", usage.space, self.space_mb),
            ("server", usage.server, self.server_mb),
        ):
            if used + more_bytes > limit_mb * MEGABYTE:
                raise AssetsFull(whose, limit_mb)


QUOTAS: Final = Quotas()
