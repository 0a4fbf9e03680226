"""The Operator's link: made on the Server's own machine from the key in its data folder, good for one opening.

    lanting operator-link   →   http://localhost:8080/o/<token>

The token names when it was made and is sealed with the Operator's key, so that whoever can read the data folder, and
nobody else, can make one. Each Server takes a token once; those made before it started it does not take at all, since
it cannot know which of them were used.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Final

import msgspec

from lanting.identity.seal import FULL_SEAL_BYTES, Seal
from lanting.kernel.clock import Instant
from lanting.kernel.error import LantingError
from lanting.kernel.ids import RandomBytes

LINK_VALID_MS: Final = 10 * 60 * 1_000
TOKEN_CHARS_MAX: Final = 200
CLOCK_SLACK_MS: Final = 60 * 1_000
"""So much later than now a token may say that it was made: the clock may be put right meanwhile."""
_NONCE_BYTES: Final = 12
_PURPOSE: Final = "operator link"


class OperatorLinkRefused(LantingError):
    """The link is none of this Server's, too old, or was opened before."""

    code = "operator_link_refused"

    def __init__(self) -> None:
        super().__init__("this link is used up, or too old; make a new one with `lanting operator-link`")


class _Token(msgspec.Struct, frozen=True, array_like=True):
    made_at: int
    nonce: bytes


def new_operator_token(key: str, now: Instant, random_bytes: RandomBytes) -> str:
    """What stands behind /o/ in a new link."""
    return _seal(key).close_text(msgspec.msgpack.encode(_Token(now, random_bytes(_NONCE_BYTES))))


class OperatorLinks:
    """Takes each token once."""

    def __init__(self, key: Callable[[], str | None], since: Instant) -> None:
        """`key` reads the Operator's key as it is now; None: there is no Operator. This Server started at `since`."""
        self._key = key
        self._since = since
        self._used: dict[bytes, Instant] = {}

    def check(self, text: str, now: Instant) -> None:
        """Whether the token would be taken. Raises OperatorLinkRefused."""
        self._read(text, now)

    def take(self, text: str, now: Instant) -> None:
        """Take the token; nobody can after that. Raises OperatorLinkRefused."""
        token = self._read(text, now)
        kept = {nonce: made_at for nonce, made_at in self._used.items() if now < made_at + LINK_VALID_MS}
        self._used = kept | {token.nonce: Instant(token.made_at)}
        # A clock put back must not bring back what was forgotten.
        self._since = max(self._since, Instant(now - LINK_VALID_MS))

    def _read(self, text: str, now: Instant) -> _Token:
        key = self._key()
        if key is None or len(text) > TOKEN_CHARS_MAX or (content := _seal(key).open_text(text)) is None:
            raise OperatorLinkRefused
        try:
            token = msgspec.msgpack.decode(content, type=_Token)
        except msgspec.DecodeError:
            raise OperatorLinkRefused from None
        is_fresh = self._since <= token.made_at and -CLOCK_SLACK_MS <= now - token.made_at < LINK_VALID_MS
        if not is_fresh or token.nonce in self._used:
            raise OperatorLinkRefused
        return token


def _seal(key: str) -> Seal:
    # An Operator may put a key of his own into the file, of whatever length.
    return Seal(sha256(key.encode()).digest(), _PURPOSE, length=FULL_SEAL_BYTES)
