"""The Operator is whoever holds the key that the server wrote into its data folder at first start."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Final

import msgspec

from lanting.identity.guest import COOKIE_CHARS_MAX
from lanting.identity.seal import FULL_SEAL_BYTES, Seal
from lanting.kernel.clock import Instant
from lanting.kernel.ids import RandomBytes

KEY_PREFIX: Final = "lanting-operator-"
OPERATOR_COOKIE_VALID_MS: Final = 12 * 60 * 60 * 1_000
_KEY_BYTES: Final = 32


def new_operator_key(random_bytes: RandomBytes) -> str:
    """A key with 256 random bits. Its prefix lets people and secret scanners recognise what they found."""
    return KEY_PREFIX + urlsafe_b64encode(random_bytes(_KEY_BYTES)).rstrip(b"=").decode()


class OperatorKey:
    """Recognises the Operator's key without keeping it."""

    def __init__(self, key: str) -> None:
        self._digest = sha256(key.encode()).digest()

    def matches(self, presented: str) -> bool:
        """Whether `presented` is the key. Takes the same time wherever the difference is."""
        return hmac.compare_digest(sha256(presented.encode("utf-8", "surrogatepass")).digest(), self._digest)


class OperatorCookies:
    """Writes and reads the values of operator cookies. With another key in the file, every one of them is void."""

    def __init__(self, secret: bytes, key: Callable[[], str | None]) -> None:
        """`key` reads the Operator's key as it is now; None: there is no Operator."""
        self._secret = secret
        self._key = key

    def issue(self, issued_at: Instant) -> str | None:
        """The cookie's value; None where there is no Operator."""
        seal = self._seal()
        return seal.close_text(msgspec.msgpack.encode(issued_at)) if seal else None

    def is_valid(self, text: str, now: Instant) -> bool:
        """Whether a cookie makes its bearer the Operator."""
        if not text or len(text) > COOKIE_CHARS_MAX or (seal := self._seal()) is None:
            return False
        content = seal.open_text(text)
        try:
            issued_at = msgspec.msgpack.decode(content, type=int) if content is not None else None
        except msgspec.DecodeError:
            return False
        # Nor from the far future: a clock that ran ahead for a while must not have made a key for ever.
        return issued_at is not None and abs(now - issued_at) < OPERATOR_COOKIE_VALID_MS

    def _seal(self) -> Seal | None:
        key = self._key()
        return (
            Seal(self._secret, f"operator cookie {sha256(key.encode()).hexdigest()}", length=FULL_SEAL_BYTES)
            if key
            else None
        )
