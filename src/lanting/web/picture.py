"""Pictures of places: the one that a template ships, or hills in the mist where it ships none."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final
from urllib.parse import quote

from litestar import Request, Response

from lanting.space.queries import StoredSpace
from lanting.web.asset import IMMUTABLE
from lanting.web.page import rendered
from lanting.web.picture_shelf import PictureShelf

WIDTH: Final = 1_200
HEIGHT: Final = 630
"""Of every picture, in pixels: what previews of links are cut to."""
PICTURE_BYTES_MAX: Final = 300_000

VERSION_CHARS: Final = 12

# An SVG that is opened by itself runs nothing and fetches nothing.
SVG_HEADERS: Final = {"Content-Security-Policy": "default-src 'none'"}
UPLOAD_HEADERS: Final = {"Content-Security-Policy": "default-src 'none'; sandbox"}
"""What somebody sent runs nothing, whatever a browser takes it for."""
_SVG: Final = "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture as it is sent."""

    content: bytes
    media_type: str
    version: str
    """Changes with the content."""


class Pictures:
    """The pictures of templates by name. Read when first asked for, then kept: there are few."""

    def __init__(self, folder: Traversable | None = None, shelf: PictureShelf | None = None) -> None:
        """`shelf` has the pictures that Spaces were given; without one they have none."""
        self.shelf = shelf
        self.changing = asyncio.Lock()
        """Held while one is put there or taken away: nobody throws away the file that another has just found."""
        self._folder = folder or files("lanting.scene") / "template" / "pictures"
        self._found: dict[str, Picture] = {}

    def of_template(self, template: str) -> Picture:
        """Its JPEG, or a drawing of the hills; looked for once."""
        if template not in self._found:
            self._found[template] = self._look_for(template)
        return self._found[template]

    def of_space(self, space: StoredSpace) -> Picture:
        """Its own, else its template's. Reads a file, so not for the loop's own thread."""
        own = self.shelf.find(space.picture) if space.picture and self.shelf else None
        return self.of_template(space.template) if own is None else Picture(own, "image/jpeg", _version(own))

    def url_of_space(self, space: StoredSpace) -> str:
        """Where the Space's picture is; the address changes with the picture."""
        version = (space.picture or "")[:VERSION_CHARS] or self.of_template(space.template).version
        return f"/api/spaces/{quote(space.id)}/picture?v={version}"

    def url_of_template(self, template: str) -> str:
        """An address that changes with the picture."""
        return f"/api/templates/{quote(template)}/picture?v={self.of_template(template).version}"

    def _look_for(self, template: str) -> Picture:
        # The name comes from the database or from the list of templates, never from a request.
        file = self._folder / f"{template}.jpg"
        if file.is_file():
            content, media_type = file.read_bytes(), "image/jpeg"
        else:
            content, media_type = rendered("picture.svg.jinja", width=WIDTH, height=HEIGHT).encode(), _SVG
        return Picture(content, media_type, _version(content))


def _version(content: bytes) -> str:
    return sha256(content).hexdigest()[:VERSION_CHARS]


def picture_answer(request: Request[Any, Any, Any], picture: Picture) -> Response[bytes]:
    """The picture; for ever if the address names its content, else to be asked for again each time."""
    tag = f'"{picture.version}"'
    headers = {
        "ETag": tag,
        "Cache-Control": IMMUTABLE if request.query_params.get("v") == picture.version else "no-cache",
    }
    headers |= SVG_HEADERS if picture.media_type == _SVG else UPLOAD_HEADERS
    if tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=headers)
    return Response(picture.content, media_type=picture.media_type, headers=headers)
