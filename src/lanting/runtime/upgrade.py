"""What a request for a socket says, and why it may be turned away before the 101 (PR-7, PR-8)."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lanting.kernel.error import LantingError
from lanting.protocol.version import SUBPROTOCOL, TICKET_PREFIX

SOCKET_PATH: Final = "/socket"
_KEY_BYTES: Final = 16
_VERSION: Final = "13"


class NoSocketHere(LantingError):
    """An upgrade of another path."""

    code = "not_found"

    def __init__(self) -> None:
        super().__init__(f"there is a socket at {SOCKET_PATH} and nowhere else")


class BadHandshake(LantingError):
    """Not a WebSocket handshake (RFC 6455, section 4.2.1)."""

    code = "bad_handshake"


class VersionNotSpoken(BadHandshake):
    """A WebSocket version other than 13."""

    code = "version_not_spoken"

    def __init__(self) -> None:
        super().__init__(f"this server speaks WebSocket version {_VERSION}")


class ProtocolNotOffered(BadHandshake):
    """The client speaks another protocol than ours."""

    code = "protocol_not_offered"

    def __init__(self) -> None:
        super().__init__(f"the subprotocol {SUBPROTOCOL} was not offered; update the client")


class OriginRefused(LantingError):
    """A page of another site wants to open a socket here."""

    code = "origin_refused"

    def __init__(self) -> None:
        super().__init__("sockets are opened by pages of this server only; behind a proxy, pass the Host header on")


@dataclass(frozen=True, slots=True)
class Upgrade:
    """A request that may become a socket."""

    key: bytes
    """Its Sec-WebSocket-Key."""
    ticket: str
    """Empty if it offers none."""


def read_upgrade(head: bytes) -> Upgrade:
    """Read a whole request head and check everything that can be checked without knowing who asks.

    Raises NoSocketHere, BadHandshake or OriginRefused.
    """
    first, *lines = head.decode("latin-1").split("\r\n")
    method, _, rest = first.partition(" ")
    if rest.rpartition(" ")[0].partition("?")[0] != SOCKET_PATH:
        raise NoSocketHere
    headers = [_header(line) for line in lines if line]
    if method != "GET":
        raise BadHandshake("a socket is asked for by GET")
    if _values(headers, "sec-websocket-version") != [_VERSION]:
        raise VersionNotSpoken
    offered = [text.strip() for value in _values(headers, "sec-websocket-protocol") for text in value.split(",")]
    if SUBPROTOCOL not in offered:
        raise ProtocolNotOffered
    _check_origin(_values(headers, "origin"), _values(headers, "host"))
    tickets = [protocol.removeprefix(TICKET_PREFIX) for protocol in offered if protocol.startswith(TICKET_PREFIX)]
    return Upgrade(_key(headers), tickets[0] if tickets else "")


def _header(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip().lower(), value.strip()


def _values(headers: Sequence[tuple[str, str]], wanted: str) -> list[str]:
    return [value for name, value in headers if name == wanted]


def _key(headers: Sequence[tuple[str, str]]) -> bytes:
    keys = _values(headers, "sec-websocket-key")
    try:
        if len(keys) == 1 and len(b64decode(keys[0], validate=True)) == _KEY_BYTES:
            return keys[0].encode("ascii")
    except (binascii.Error, ValueError):
        pass
    raise BadHandshake(f"Sec-WebSocket-Key is {_KEY_BYTES} bytes in base64, once")


def _check_origin(origins: Sequence[str], hosts: Sequence[str]) -> None:
    """An Origin, where there is one, is the Host that was asked. Programs send none, and no cookie counts here.

    Browsers leave the default port out of both, so the texts can be compared; `null`, as sandboxed pages say, is none.
    """
    if not origins:
        return
    scheme, separator, origin_host = origins[0].lower().partition("://")
    if len(origins) > 1 or len(hosts) != 1 or not separator or scheme not in ("http", "https"):
        raise OriginRefused
    if origin_host != hosts[0].lower():
        raise OriginRefused
