"""The Operator is whoever holds the key that the server wrote into its data folder at first start."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Final

from lanting.kernel.ids import RandomBytes

KEY_PREFIX: Final = "lanting-operator-"
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
