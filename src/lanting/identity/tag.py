"""Tags: 8 bytes by which the Server knows its own words again, though it kept none of them.

Every chat line and every voice packet that is handed on carries one. A report brings them back; what was invented,
changed, or put into another's mouth does not fit its tag. Keyed BLAKE2b (RFC 7693), under a key of the UTC day.
"""

from __future__ import annotations

import hmac
from hashlib import blake2b
from typing import Final

from lanting.kernel.clock import Instant

TAG_BYTES: Final = 8
_DAY_MS: Final = 24 * 60 * 60 * 1_000
_DAYS_BACK: Final = 1
"""What was said just before midnight may be reported after it."""


class Tags:
    """Makes and tests the tags of one Server. Anybody may see a tag; nobody else can make one."""

    def __init__(self, secret: bytes) -> None:
        self._secret = hmac.digest(secret, b"lanting tags", "sha256")
        self._day = -1
        self._key = b""

    def of(self, speaker: str, sequence: int, payload: bytes, now: Instant) -> bytes:
        """The tag of something that `speaker` says now. `sequence` keeps apart what is said twice."""
        day = now // _DAY_MS
        if day != self._day:
            self._day, self._key = day, self._key_of(day)
        return _tag(self._key, speaker, sequence, payload)

    def fits(self, tag: bytes, speaker: str, sequence: int, payload: bytes, now: Instant) -> bool:
        """Whether `speaker` said this, today or yesterday."""
        today = now // _DAY_MS
        days = range(today - _DAYS_BACK, today + 1)
        made = [_tag(self._key_of(day), speaker, sequence, payload) for day in days]
        return any(hmac.compare_digest(tag, each) for each in made)

    def _key_of(self, day: int) -> bytes:
        return hmac.digest(self._secret, str(day).encode(), "sha256")


def _tag(key: bytes, speaker: str, sequence: int, payload: bytes) -> bytes:
    # The speaker has no zero byte and the sequence a fixed length: no two facts are spelled alike.
    said = speaker.encode() + b"\0" + sequence.to_bytes(8, "little") + payload
    return blake2b(said, key=key, digest_size=TAG_BYTES).digest()
