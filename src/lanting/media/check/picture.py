"""A picture as its header measures it."""

from __future__ import annotations

from dataclasses import dataclass

from lanting.media.check.refusal import Damaged, TooHeavy
from lanting.media.limit import PICTURE_PIXELS_MAX, SIDE_PX_MAX


@dataclass(frozen=True, slots=True)
class Picture:
    """What one sees is `width` by `height`, turned as its Exif says."""

    media_type: str
    width: int
    height: int
    has_location: bool = False

    @property
    def pixels(self) -> int:
        return self.width * self.height


def sized(picture: Picture) -> Picture:
    """The same, if browsers can take it. Raises AssetRefused."""
    if not (picture.width and picture.height):
        raise Damaged("header", "number")
    side = max(picture.width, picture.height)
    if side > SIDE_PX_MAX:
        raise TooHeavy("side_px", side, SIDE_PX_MAX)
    if picture.pixels > PICTURE_PIXELS_MAX:
        raise TooHeavy("pixels", picture.pixels, PICTURE_PIXELS_MAX)
    return picture
