"""Capabilities: what a program of the house was given by who keeps the Space, and what each of them opens."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Final

from lanting.protocol.permission import Permission


class Capability(StrEnum):
    """Each is asked for in an experience's manifest, or by who makes a token, and given where it is switched on."""

    CHAT = "chat"
    """Writes in the chat, and whispers."""
    EDIT = "edit"
    """Changes the published Scene, and brings files into the Space's library."""
    TELEPORT = "teleport"
    """Gathers people, holds them still, offers to take them somewhere."""
    RECORDS = "records"
    """Appends to logs of which nothing is ever changed."""
    NETWORK = "network"
    """Reaches other computers. Nothing inside a Space depends on it."""


_OF_EVERY_PROGRAM: Final = frozenset(
    {Permission.ENTER, Permission.SEE_PEOPLE, Permission.MOVE, Permission.EMOTE, Permission.ATTEND}
)
_ADDED: Final = {
    Capability.CHAT: frozenset({Permission.CHAT, Permission.WHISPER}),
    Capability.EDIT: frozenset({Permission.EDIT, Permission.BUILD}),
    Capability.TELEPORT: frozenset({Permission.GATHER}),
}


@cache
def permissions_with(capabilities: frozenset[Capability]) -> frozenset[Permission]:
    """Everything that a program with these may do."""
    return _OF_EVERY_PROGRAM.union(*(_ADDED.get(each, frozenset()) for each in capabilities))
