"""Who somebody is to one program in one Space: a name that tells nothing, and that no other program knows (PR-103)."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Final

from lanting.kernel.ids import SpaceId, UserId

_HEX_CHARS: Final = 32


class Persons:
    """Names the visitors of one Server to its programs."""

    def __init__(self, secret: bytes) -> None:
        self._key = hmac.digest(secret, b"lanting persons", "sha256")

    def of(self, space: SpaceId, program: UserId, user: UserId) -> str:
        """The same at every coming. Ids have no zero byte, so that no two triples are spelled alike."""
        words = f"{space}\0{program}\0{user}".encode()
        return f"psn_{hmac.new(self._key, words, sha256).hexdigest()[:_HEX_CHARS]}"
