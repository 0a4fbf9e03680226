"""The sites that may show a Space within their own pages: https origins, as browsers name them.

They go into a header word by word, so nothing is guessed: what is no plain origin is refused, with what to do instead.
"""

from __future__ import annotations

import re
from typing import Final

from lanting.kernel.error import LantingError

SITES_MAX: Final = 20
"""A list that one can still read; and the header stays short."""
SITE_CHARS_MAX: Final = 253 + len("https://:65535")
_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ORIGIN: Final = re.compile(rf"(https?)://({_LABEL}(?:\.{_LABEL})*)(?::([0-9]{{1,5}}))?")
_HOST_CHARS_MAX: Final = 253
_PORT_MAX: Final = 65_535
_PORTS: Final = {"https": 443, "http": 80}


class SiteRefused(LantingError):
    """This cannot stand in the list; `cause` says why."""

    code = "site_refused"

    def __init__(self, cause: str, remedy: str) -> None:
        self.cause = cause
        super().__init__(f"this is no site that may frame a space: {remedy}", cause=cause)


def read_site(typed: str) -> str:
    """The origin that somebody typed, in the one way in which browsers write it. Raises SiteRefused."""
    text = typed.strip().removesuffix("/").lower()
    if not text.isascii():
        raise SiteRefused("letters", "write its name as browsers send it, beginning with xn--")
    if "*" in text:
        raise SiteRefused("wildcard", "name each site by itself, without an asterisk")
    if len(text) > SITE_CHARS_MAX:
        raise SiteRefused("long", "the name of a site is not as long as this; copy it from the address bar")
    if re.match(r"https?://[^/?#\s]+[/?#]", text):
        raise SiteRefused("path", "leave out everything behind the site's name; all its pages count")
    found = _ORIGIN.fullmatch(text)
    if found is None or len(found[2]) > _HOST_CHARS_MAX:
        raise SiteRefused("form", "write it as https://www.school.example")
    scheme, host, port = found[1], found[2], int(found[3]) if found[3] else _PORTS[found[1]]
    if scheme == "http" and host != "localhost":
        raise SiteRefused("http", "only sites on https may frame a space; http://localhost is for trying it")
    if not 0 < port <= _PORT_MAX:
        raise SiteRefused("port", "a port is a number from 1 to 65535")
    return f"{scheme}://{host}" if port == _PORTS[scheme] else f"{scheme}://{host}:{port}"
