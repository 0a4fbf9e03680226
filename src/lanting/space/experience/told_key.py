"""The Server's name for what a program shows: the same after the program was started anew (SP-194)."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

from lanting.kernel.ids import UserId

_DIGEST_BYTES: Final = 6


def digest_of(program: UserId) -> str:
    """Twelve letters that tell programs apart, and no User id."""
    return blake2b(program.encode(), digest_size=_DIGEST_BYTES, person=b"shown").hexdigest()


def told_key(program: UserId, key: str) -> str:
    return f"{digest_of(program)}.{key}"


def program_of(told: str) -> str:
    """Whose it is, as `digest_of` says it."""
    return told.partition(".")[0]
