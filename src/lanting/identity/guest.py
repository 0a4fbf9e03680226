"""Guests: people who cannot sign in, known again by a signed cookie that only their own browser keeps.

The cookie says a random user id and since when; the server stores nothing about a guest.
"""

from __future__ import annotations

from typing import Final

import msgspec

from lanting.identity.seal import Seal
from lanting.kernel.clock import Instant
from lanting.kernel.ids import UserId, is_id

COOKIE_CHARS_MAX: Final = 256
COOKIE_MAX_AGE_S: Final = 400 * 24 * 3600
"""As long as browsers keep any cookie (RFC 6265bis, section 5.5)."""


class Guest(msgspec.Struct, frozen=True, array_like=True):
    """A User who cannot sign in."""

    user: str
    issued_at: int
    """Milliseconds since 1970, UTC."""
    is_known: bool = False
    """Her Rank is *known*. Cookies from before there were Ranks do not say it."""

    @property
    def user_id(self) -> UserId:
        return UserId(self.user)


class GuestCookies:
    """Writes and reads the values of guest cookies."""

    def __init__(self, secret: bytes, purpose: str = "guest cookie") -> None:
        """What was sealed for one purpose opens for no other: a framed guest is nobody outside her frame."""
        self._seal = Seal(secret, purpose)

    def issue(self, user: UserId, issued_at: Instant, *, is_known: bool = False) -> str:
        """The cookie's value for a guest; `issued_at` stays as it was when she becomes known."""
        return self._seal.close_text(msgspec.msgpack.encode(Guest(user, issued_at, is_known)))

    def read(self, text: str) -> Guest | None:
        """The guest whom a cookie names, or None if this server did not issue it."""
        if len(text) > COOKIE_CHARS_MAX or (content := self._seal.open_text(text)) is None:
            return None
        try:
            guest = msgspec.msgpack.decode(content, type=Guest)
        except msgspec.DecodeError:
            return None
        return guest if is_id(guest.user, "usr") else None
