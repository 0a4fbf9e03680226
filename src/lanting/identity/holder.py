"""Holders: in whose name rights above Visitor are kept, known again by a second signed cookie.

The guest's cookie travels over plain http too, where others may read it; so it never carries such rights. The holder's
is given and read only where nobody else can listen: on https, or on this machine itself.
"""

from __future__ import annotations

import msgspec

from lanting.identity.guest import COOKIE_CHARS_MAX
from lanting.identity.seal import FULL_SEAL_BYTES, Seal
from lanting.kernel.clock import Instant
from lanting.kernel.ids import HolderId, is_id


class Holder(msgspec.Struct, frozen=True, array_like=True):
    """A browser that has opened a key."""

    holder: str
    issued_at: int
    """Milliseconds since 1970, UTC."""

    @property
    def holder_id(self) -> HolderId:
        return HolderId(self.holder)


class HolderCookies:
    """Writes and reads the values of holder cookies."""

    def __init__(self, secret: bytes) -> None:
        self._seal = Seal(secret, "holder cookie", length=FULL_SEAL_BYTES)

    def issue(self, holder: HolderId, issued_at: Instant) -> str:
        """The cookie's value for a new holder."""
        return self._seal.close_text(msgspec.msgpack.encode(Holder(holder, issued_at)))

    def read(self, text: str) -> Holder | None:
        """The holder whom a cookie names, or None if this server did not issue it."""
        if len(text) > COOKIE_CHARS_MAX or (content := self._seal.open_text(text)) is None:
            return None
        try:
            holder = msgspec.msgpack.decode(content, type=Holder)
        except msgspec.DecodeError:
            return None
        return holder if is_id(holder.holder, "hld") else None
