"""The Roles in a Space, each including the next, and what each may do. The only place that decides it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from lanting.protocol.permission import Permission


class Role(StrEnum):
    """From the most to the least. Roles open doors; rank only sets limits."""

    OPERATOR = "operator"
    """Runs the Server."""
    OWNER = "owner"
    """Holds a Space's key."""
    HOST = "host"
    """Moderates a Space."""
    BUILDER = "builder"
    """Edits a Space."""
    VISITOR = "visitor"
    """Takes part."""
    WATCHER = "watcher"
    """Sees and hears, from a seat."""


_ADDED: Final[dict[Role, frozenset[Permission]]] = {
    Role.OPERATOR: frozenset(),
    Role.OWNER: frozenset({Permission.OWN}),
    Role.HOST: frozenset({Permission.MODERATE, Permission.GATHER}),
    Role.BUILDER: frozenset({Permission.EDIT, Permission.BUILD}),
    Role.VISITOR: frozenset(
        {
            Permission.MOVE,
            Permission.EMOTE,
            Permission.CHAT,
            Permission.WHISPER,
            Permission.SPEAK,
            Permission.USE,
        }
    ),
    Role.WATCHER: frozenset({Permission.ENTER, Permission.SEE_PEOPLE}),
}
"""What each Role may do beyond the next."""

_ORDER: Final = tuple(Role)

_PERMISSIONS: Final = {
    role: frozenset().union(*(_ADDED[lesser] for lesser in _ORDER[_ORDER.index(role) :])) for role in _ORDER
}


def is_above(role: Role, other: Role) -> bool:
    """Whether `role` includes `other` and is another."""
    return _ORDER.index(role) < _ORDER.index(other)


def permissions_of(role: Role) -> frozenset[Permission]:
    """Everything that `role` may do."""
    return _PERMISSIONS[role]
