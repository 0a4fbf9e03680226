"""Where a Space is: taken from the link that people open, or from a Server and the Space's name in it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, quote, unquote, urlsplit


@dataclass(frozen=True, slots=True)
class SpaceAddress:
    """A Server's origin and the slug or id of one of its Spaces."""

    origin: str
    """`scheme://host:port`, without a slash at the end."""
    space: str
    code: str | None = None
    """The letters that open the Space, where an invitation's link brings them along."""

    @classmethod
    def read(cls, url: str, space: str | None = None) -> SpaceAddress:
        """Take `http://host:8080/s/garden` apart, or `http://host:8080` together with `space`. Raises ValueError."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{url!r} is no link to a space; it should look like http://localhost:8080/s/garden")
        segments = [unquote(segment) for segment in parts.path.split("/") if segment]
        if space is None and len(segments) == 2 and segments[0] == "s":
            space = segments[1]
        elif space is None or segments:
            raise ValueError(f"{url!r} names no space; give the link of its page, or the server's link and space=…")
        code = next(iter(parse_qs(parts.query).get("code", [])), None)
        return cls(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}", space, code)

    @property
    def is_secure(self) -> bool:
        return self.origin.startswith("https:")

    @property
    def api_path(self) -> str:
        return f"/api/spaces/{quote(self.space, safe='')}"

    def socket_url(self, path: str) -> str:
        """The socket's address at this Server, `ws` for `http`."""
        return f"ws{self.origin.removeprefix('http')}{path}"
