"""What stands around every answer: security headers on all of them, and no changes asked for by other websites.

Pure ASGI and outermost, so that errors and static files pass through it too.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from email.utils import formatdate
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

import msgspec
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from lanting.kernel.host import is_loopback

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; "
    "connect-src 'self' blob: data:; img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self'; "
    "font-src 'self'; manifest-src 'self'; frame-ancestors 'self'"
)
"""Nothing inline, nothing from elsewhere; WebAssembly, Workers and AudioWorklets of our own."""

HEADERS: Final = (
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"microphone=(self), xr-spatial-tracking=(self), camera=(), geolocation=(), payment=()"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
"""What an answer says more strictly itself stays as it is.

No HSTS: it would count for every port of this host, and plain http beside https is meant."""

HEADERS_WHERE_TRUSTWORTHY: Final = (*HEADERS, (b"cross-origin-opener-policy", b"same-origin"))
"""Elsewhere browsers do without this one, and complain of it in every page's console."""

FRAMED_PATHS: Final = "/e/"
"""Where the pages are that other sites may show within theirs, and the one request that these make."""

_OTHER_SITE: Final = "this request came from another website; open the page of this server itself"
_FRAMED: Final = "within another website one only visits; open this space in a tab of its own"
_ASKING: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class Shield:
    """Wraps an ASGI application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_shielded(message: Message) -> None:
            if message["type"] == "http.response.start":
                brought = {name for name, _ in message["headers"]}
                meant = HEADERS_WHERE_TRUSTWORTHY if is_trustworthy(scope) else HEADERS
                ours = [each for each in meant if each[0] not in brought]
                message["headers"] = [*message["headers"], *ours, (b"date", _date(int(time.time())))]
            await send(message)

        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
        elif scope["method"] not in _ASKING and not comes_from_here(dict(scope["headers"])):
            await _refuse(send_shielded, "origin_refused", _OTHER_SITE)
        elif scope["method"] not in _ASKING and is_out_of_frame(scope):
            await _refuse(send_shielded, "framed_refused", _FRAMED)
        elif scope["method"] == "HEAD":
            # Answered as GET; the protocol below drops the body (RFC 9110, section 9.3.2).
            await self._app(_as_get(scope), receive, send_shielded)
        else:
            await self._app(scope, receive, send_shielded)


def is_trustworthy(scope: Scope) -> bool:
    """Whether browsers take this origin for one that nobody else can speak for: https, or the very same machine."""
    host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    return scope["scheme"] == "https" or is_loopback(_name_of(host))


def _name_of(host: str) -> str:
    """A host without its port; what is no host is nobody."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def comes_from_here(headers: dict[bytes, bytes]) -> bool:
    """Whether a request that changes something was made by our own page, or by a program.

    Browsers always say Origin with such requests, and mostly Sec-Fetch-Site; programs may say neither, and carry nobody
    else's cookie. Hosts are compared, not schemes: a proxy may speak http with us and https with the world.
    """
    if headers.get(b"sec-fetch-site", b"same-origin") not in (b"same-origin", b"none"):
        return False
    origin = headers.get(b"origin")
    return origin is None or _host_of(origin) == headers.get(b"host", b"").lower() != b""


def is_out_of_frame(scope: HTTPScope) -> bool:
    """Whether a page within another site's asks to change something elsewhere, with cookies that do not count there.

    Our own script does not; this is for whoever leads a visitor's hand. A page says where it is as `Referer`.
    """
    referer = dict(scope["headers"]).get(b"referer", b"").decode("latin-1")
    return _path_of(referer).startswith(FRAMED_PATHS) and not scope["path"].startswith(FRAMED_PATHS)


def framing_policy(sites: Sequence[str]) -> str:
    """The policy of a page that these sites, too, may show within theirs."""
    return " ".join((CONTENT_SECURITY_POLICY, *sites))


def _path_of(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _host_of(origin: bytes) -> bytes:
    """Host and port of an Origin; of `null`, as sandboxed pages say, and of what is none, nothing."""
    try:
        return urlsplit(origin.decode("latin-1")).netloc.encode("latin-1").lower()
    except ValueError:
        return b""


def _as_get(scope: HTTPScope) -> HTTPScope:
    copied = scope.copy()
    copied["method"] = "GET"
    return copied


async def _refuse(send: Send, code: str, message: str) -> None:
    body = msgspec.json.encode({"code": code, "message": message, "facts": {}})
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


@lru_cache(maxsize=1)
def _date(second: int) -> bytes:
    return formatdate(second, usegmt=True).encode()
