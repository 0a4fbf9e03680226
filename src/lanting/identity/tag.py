"""Tags: 8 bytes by which the Server knows its own words again, though it kept none of them (PR-86, PR-88, PR-89).

Every chat line, whisper and voice packet that is handed on carries one. A report brings them back; what was invented,
changed, or put into another's mouth does not fit its tag. Keyed BLAKE2b (RFC 7693), under a key of the minute: so a
tag also proves when something was said, and nobody else can say that it was another day.
"""

from __future__ import annotations

import hmac
from hashlib import blake2b
from typing import Final, NamedTuple

from lanting.kernel.clock import Instant

TAG_BYTES: Final = 8
MINUTE_MS: Final = 60_000
MINUTES_BACK: Final = 20
"""So long after it was said something can be reported."""


class Said(NamedTuple):
    """Something that was said, and by whom."""

    lane: bytes
    """What is said on one lane never passes as something said on another."""
    speaker: str
    number: int
    """Keeps apart what is said twice."""
    payload: bytes


def spoken(speaker: str, sequence: int, level: int, flags: int, opus: bytes) -> Said:
    """A voice packet. Its loudness belongs to it, and whether silence was before it."""
    return Said(b"voice", speaker, sequence, bytes((level, flags)) + opus)


def written(speaker: str, number: int, text: str) -> Said:
    """A chat line. `number`: as it is stored."""
    return Said(b"line", speaker, number, text.encode())


def whispered(speaker: str, said_at: int, recipient: str, text: str) -> Said:
    """A whisper: to this one and nobody else."""
    return Said(b"whisper", speaker, said_at, recipient.encode() + b"\0" + text.encode())


class Tags:
    """Makes the tags of one Server. Anybody may see a tag; nobody else can make one."""

    def __init__(self, secret: bytes) -> None:
        self._secret = hmac.digest(secret, b"lanting tags", "sha256")
        self._minute = -1
        self._key = b""

    def of(self, said: Said, now: Instant) -> bytes:
        """The tag of something that is said now."""
        minute = now // MINUTE_MS
        if minute != self._minute:
            self._minute, self._key = minute, self._key_of(minute)
        return _tag(self._key, said)

    def memory(self, now: Instant) -> TagMemory:
        """Knows what was said within MINUTES_BACK."""
        this_minute = now // MINUTE_MS
        return TagMemory(
            {minute: self._key_of(minute) for minute in range(this_minute, this_minute - MINUTES_BACK, -1)}
        )

    def _key_of(self, minute: int) -> bytes:
        return hmac.digest(self._secret, str(minute).encode(), "sha256")


class TagMemory:
    """Tests tags, many of them soon after one another; in any one thread."""

    def __init__(self, keys: dict[int, bytes]) -> None:
        self._keys = list(keys.items())

    def minute_of(self, said: Said, tag: bytes) -> int | None:
        """In which minute since 1970 this was said; None: it never was, or too long ago."""
        for index, (minute, key) in enumerate(self._keys):
            if hmac.compare_digest(tag, _tag(key, said)):
                # What belongs together was said together: the next one is tried here first.
                self._keys.insert(0, self._keys.pop(index))
                return minute
        return None


def _tag(key: bytes, said: Said) -> bytes:
    # The speaker has no zero byte and the number a fixed length: no two facts are spelled alike.
    words = said.speaker.encode() + b"\0" + said.number.to_bytes(8, "little") + said.payload
    return blake2b(words, key=key, person=said.lane, digest_size=TAG_BYTES).digest()
