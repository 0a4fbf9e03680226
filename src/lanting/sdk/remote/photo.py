"""Photos of a Space, taken by a page that whoever made the token has open there."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from lanting.protocol.program import AskPhoto, PhotoTaken
from lanting.sdk.error import RequestRefused
from lanting.sdk.remote.error import NoCamera
from lanting.sdk.session import Session
from lanting.sdk.spot import Spot

if TYPE_CHECKING:
    from lanting.sdk.experience.world import World

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_NO_CAMERA: Final = frozenset({"no_camera", "photo_declined"})


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture. Notebooks show it by themselves."""

    data: bytes
    """As a file."""
    width: int
    height: int

    @property
    def media_type(self) -> str:
        return "image/png" if self.data.startswith(_PNG) else "image/jpeg"

    def save(self, path: str | PathLike[str]) -> Path:
        """Write it to a file; returns where it is."""
        file = Path(path)
        file.write_bytes(self.data)
        return file

    def _repr_png_(self) -> bytes | None:
        return self.data if self.media_type == "image/png" else None

    def _repr_jpeg_(self) -> bytes | None:
        return self.data if self.media_type == "image/jpeg" else None

    def __repr__(self) -> str:
        return f"<Photo {self.width} x {self.height}, {len(self.data)} bytes of {self.media_type}>"


class PhotoActs:
    """Taking pictures."""

    _session: Session
    link: str
    """Of the Space's page; "" where the program is a part of the server."""

    async def photo(self, width: int = 960, height: int = 540, *, at: Spot | None = None, pitch: float = 0.0) -> Photo:
        """A picture as the page of whoever made the token shows the Space now, of at most 1,920 by 1,080 pixels.

        `at`: where somebody stands who would see it so, looking along its yaw; `pitch`: her eyes so far up, in radians.
        Raises NoCamera where no such page is open, RequestRefused, NoAnswer, BotEnded, and ValueError for other sizes.
        """
        place = None if at is None else cast("World", self)._place_at(at)
        asked = AskPhoto(width=width, height=height, place=place, pitch=pitch)
        try:
            pieces = cast(list[PhotoTaken], await self._session.ask_pieces(asked))
        except RequestRefused as error:
            if error.reason not in _NO_CAMERA:
                raise
            raise NoCamera(self.link, declined=error.reason == "photo_declined") from error
        return Photo(b"".join(piece.piece for piece in pieces), width, height)
