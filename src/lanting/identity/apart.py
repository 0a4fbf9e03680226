"""Who is kept apart from somebody by Blocks: one relation, seen from her side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lanting.kernel.ids import UserId

_NOBODY: Final[frozenset[UserId]] = frozenset()


@dataclass(frozen=True, slots=True)
class Apart:
    """Whom she has blocked, and who has blocked her, wherever they are."""

    has_blocked: frozenset[UserId] = _NOBODY
    blocked_by: frozenset[UserId] = _NOBODY

    def after(self, me: UserId, user: UserId, blocked: UserId, *, on: bool) -> Apart:
        """As this is for `me` once `user` has blocked `blocked`, or has lifted that."""
        if me == user:
            return Apart(_changed(self.has_blocked, blocked, on), self.blocked_by)
        if me == blocked:
            return Apart(self.has_blocked, _changed(self.blocked_by, user, on))
        return self


NOBODY_APART: Final = Apart()


@dataclass(frozen=True, slots=True)
class StoredBlocks:
    """What is committed of Blocks: those of everybody, or of those who were asked for."""

    apart: Mapping[UserId, Apart] = field(default_factory=dict)
    is_of_all: bool = True

    def of(self, user: UserId) -> Apart:
        """Most people are in none."""
        return self.apart.get(user, NOBODY_APART)


def _changed(users: frozenset[UserId], user: UserId, on: bool) -> frozenset[UserId]:
    return users | {user} if on else users - {user}
