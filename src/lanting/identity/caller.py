"""The Caller: everything that somebody shows of herself when she comes, read from her cookies and her address."""

from __future__ import annotations

import msgspec

from lanting.identity.key import program_of
from lanting.kernel.clock import Instant
from lanting.kernel.ids import HolderId, UserId


class Caller(msgspec.Struct, frozen=True, array_like=True):
    """Sealed into the ticket, and kept with the connection that it opens."""

    user: UserId
    since: Instant
    """When her guest cookie was made."""
    holder: HolderId | None = None
    """From the second cookie, which alone carries rights above Visitor; None where it may not be read."""
    is_operator: bool = False
    is_known: bool = False
    """Her guest cookie says that her Rank is *known*."""
    network: str = ""
    """Her address, in IPv6 its /64."""
    has_code: bool = False
    """She gave the Space's code at the door."""
    is_trustworthy: bool = False
    """She comes by https, or from this very computer: what is above Visitor acts nowhere else."""
    is_framed: bool = False
    """She comes by a page within another site's: whatever she is given, she is a Visitor."""
    is_of_house: bool = False
    """A program that the Server itself has started: nobody looks up what it may do, its Standing was handed in."""
    token: str | None = None
    """It is a program that comes by a token, whose digest this is; nobody but the token says what it may do."""

    @property
    def bearers(self) -> tuple[str, ...]:
        """In whose names she holds grants."""
        return (self.user,) if self.holder is None else (self.user, self.holder)

    @property
    def program(self) -> UserId | None:
        """As whom the program itself comes that shows her token; another than `user` where she is its companion."""
        return None if self.token is None else program_of(self.token)

    @property
    def is_companion(self) -> bool:
        """Whether a program with a token has brought her."""
        return self.program not in (None, self.user)

    def is_or_comes_with(self, user: UserId) -> bool:
        """Whether what a host decides on this User is about her: what is about a program is about its companions."""
        return user in (self.user, self.program)
