"""As whom the companions of a program come: figures of an experience, or of a script with a token."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from lanting.kernel.error import LantingError
from lanting.kernel.ids import UserId, new_user_id

COMPANIONS_MAX: Final = 10
"""Of one token, inside at a time. What may be more is installed, and bounded by what its Space holds."""


class CompanionRefused(LantingError):
    """A companion that cannot come."""


class CompanionNeedsToken(CompanionRefused):
    """Somebody without a token asked for one."""

    code = "companion_needs_token"

    def __init__(self) -> None:
        super().__init__(
            "companions are brought by a program that shows its token; "
            "ask who keeps the space for one, or come in yourself as a bot"
        )


class CompanionsFull(CompanionRefused):
    """The token has as many inside as it may."""

    code = "companions_full"

    def __init__(self) -> None:
        super().__init__(
            f"a token brings at most {COMPANIONS_MAX} companions at a time; have one leave first",
            companions_max=COMPANIONS_MAX,
        )


def companion_of(program: UserId, name: str) -> UserId:
    """The User of a program's companion of this name: every time the same, and nobody who has a cookie."""
    # An id has no slash: no two pairs are spelled alike.
    digest = sha256(f"{program}/{name}".encode()).digest()
    return new_user_id(lambda size: digest[:size])
