"""A key opens a Role in one Space. Its secret is in a link that is shown once; the Server keeps its digest.

A token is a key for a program: it shows the secret at each coming, and may do what the token's scopes say.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Literal

from lanting.identity.capability import Capability
from lanting.identity.role import Role, is_above
from lanting.kernel.clock import Instant
from lanting.kernel.error import LantingError
from lanting.kernel.ids import KeyId, RandomBytes, SpaceId, UserId, new_user_id

KEY_PREFIX: Final = "lanting-key-"
KEY_CHARS_MAX: Final = 100
"""No secret is longer; what is longer is not looked up."""
LABEL_CHARS_MAX: Final = 80
USES_MAX: Final = 100_000
LINK_ROLES: Final = (Role.VISITOR, Role.BUILDER, Role.HOST, Role.WATCHER)
"""What a role link may give. The owner's key is the same thing, and there is one at a time."""
TOKENS_MAX: Final = 100
"""That hold at a time, of one Space."""

_SECRET_BYTES: Final = 24
_SHAPE: Final = re.compile(rf"{KEY_PREFIX}[A-Za-z0-9_-]{{32}}")

KeyState = Literal["open", "revoked", "ended", "used_up"]


class KeyUnusable(LantingError):
    """A key opens nothing; its `code` says why."""


class KeyUnknown(KeyUnusable):
    """This Server never made it, or has forgotten it, or its Space is deleted."""

    code = "key_unknown"

    def __init__(self) -> None:
        super().__init__("this key opens nothing on this server; ask for the whole link again")


class KeyRevoked(KeyUnusable):
    """Its Owner has taken it back."""

    code = "key_revoked"

    def __init__(self) -> None:
        super().__init__("this key was revoked; ask whoever gave it to you for a new one")


class KeyEnded(KeyUnusable):
    """Its time is over."""

    code = "key_ended"

    def __init__(self) -> None:
        super().__init__("this key has come to its end; ask whoever gave it to you for a new one")


class KeyUsedUp(KeyUnusable):
    """As many as might have opened it."""

    code = "key_used_up"

    def __init__(self) -> None:
        super().__init__("this key was used as often as it may be; ask whoever gave it to you for a new one")


class KeyRefused(LantingError):
    """A key that cannot be made so."""

    code = "key_refused"


@dataclass(frozen=True, slots=True)
class Key:
    """An owner key or a role link, without its secret."""

    id: KeyId
    space_id: SpaceId
    role: Role
    label: str
    """What the Owner calls it."""
    made_at: Instant
    ends_at: Instant | None
    uses_left: int | None
    """None: any number."""
    revoked_at: Instant | None
    scopes: frozenset[Capability] | None = None
    """Of a token, what the program that shows it may do; None: it is a key for people."""
    made_by: UserId | None = None
    """Who made this token; None where that was done at the command line."""

    @property
    def is_token(self) -> bool:
        return self.scopes is not None

    def state(self, now: Instant) -> KeyState:
        """Whether it may be opened by somebody new."""
        if self.revoked_at is not None:
            # What has come to its end is closed for good, so that a clock put back does not open it again.
            return "ended" if self.ends_at is not None and self.revoked_at >= self.ends_at else "revoked"
        if self.ends_at is not None and self.ends_at <= now:
            return "ended"
        return "used_up" if self.uses_left == 0 else "open"

    @property
    def needs_holder(self) -> bool:
        """Whether it gives rights that a guest's cookie must never carry."""
        return is_above(self.role, Role.VISITOR)


def new_key_secret(random_bytes: RandomBytes) -> str:
    """192 random bits. The prefix lets people and secret scanners recognise what they found."""
    return KEY_PREFIX + urlsafe_b64encode(random_bytes(_SECRET_BYTES)).decode()


def digest_of(secret: str) -> str:
    """What is stored of a key. Raises KeyUnknown for what is no key's secret."""
    if _SHAPE.fullmatch(secret) is None:
        raise KeyUnknown
    return sha256(secret.encode()).hexdigest()


def program_of(digest: str) -> UserId:
    """As whom a program comes by the token of this digest: every time the same, and nobody who has a cookie."""
    return new_user_id(lambda size: bytes.fromhex(digest)[:size])


def check_link(role: Role, label: str, ends_at: Instant | None, uses: int | None, now: Instant) -> None:
    """Raises KeyRefused for what no role link can be."""
    if role not in LINK_ROLES:
        raise KeyRefused(f"a link gives one of {', '.join(LINK_ROLES)}, not {role}", role=role.value)
    if len(label) > LABEL_CHARS_MAX:
        raise KeyRefused(f"a label has at most {LABEL_CHARS_MAX} characters", label_chars_max=LABEL_CHARS_MAX)
    if ends_at is not None and ends_at <= now:
        raise KeyRefused("a link ends later than now; choose another time")
    if uses is not None and not 1 <= uses <= USES_MAX:
        raise KeyRefused(f"a link is used by 1 to {USES_MAX}", uses_max=USES_MAX)
