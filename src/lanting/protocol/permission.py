"""What a Participant may be allowed to do. `identity` decides who is."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """Named where a message is declared; a message without one does not open (PR-30)."""

    ENTER = "enter"
    """Be in the Space at all: every Participant holds it."""
    MOVE = "move"
    """Report poses and ask for paths."""
    CHAT = "chat"
    """Say lines that everybody in the Space reads."""
    SEE_PEOPLE = "see_people"
    """Read cards and the people list."""
