"""A seal proves that bytes which somebody else kept for us are ours and unchanged. It does not hide them.

HMAC-SHA-256 (RFC 2104) under a key made from the server's secret and the purpose, so that what was sealed for one
purpose opens for no other.
"""

from __future__ import annotations

import binascii
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Final

SECRET_BYTES: Final = 32
"""Length of the server's secret."""

SEAL_BYTES: Final = 16
"""Length of a seal; RFC 2104 section 5 allows half of the digest."""

FULL_SEAL_BYTES: Final = 32


class Seal:
    """Closes and opens for one purpose. The same secret and purpose make the same seal in every process."""

    def __init__(self, secret: bytes, purpose: str, *, length: int = SEAL_BYTES) -> None:
        if len(secret) < SECRET_BYTES:
            raise ValueError(f"a secret has at least {SECRET_BYTES} bytes, not {len(secret)}")
        self._key = hmac.digest(secret, b"lanting seal: " + purpose.encode(), sha256)
        self._length = length

    def close(self, content: bytes) -> bytes:
        """`content` with its seal behind it."""
        return content + self._seal_of(content)

    def open(self, sealed: bytes) -> bytes | None:
        """The content, or None if the seal is not ours. Takes the same time wherever the difference is."""
        content, seal = sealed[: -self._length], sealed[-self._length :]
        return content if hmac.compare_digest(seal, self._seal_of(content)) else None

    def close_text(self, content: bytes) -> str:
        """As `close`, as unpadded base64url (RFC 4648, section 5): fit for cookies, headers and URLs."""
        return urlsafe_b64encode(self.close(content)).rstrip(b"=").decode()

    def open_text(self, text: str) -> bytes | None:
        """As `open`, from what `close_text` gave; any other spelling of the same bytes is refused."""
        try:
            sealed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        except (binascii.Error, ValueError):
            return None
        if urlsafe_b64encode(sealed).rstrip(b"=").decode() != text:
            return None
        return self.open(sealed)

    def _seal_of(self, content: bytes) -> bytes:
        return hmac.digest(self._key, content, sha256)[: self._length]
