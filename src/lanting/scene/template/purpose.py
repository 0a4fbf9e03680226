"""What people come to a place to do: by this the lobby groups Spaces, and offers templates to begin with."""

from __future__ import annotations

from enum import StrEnum


class Purpose(StrEnum):
    """In the order in which the lobby shows them."""

    MEET = "meet"
    LEARN = "learn"
    HEAL = "heal"
    SHOP = "shop"
    TRAVEL = "travel"
    PERFORM = "perform"
    ASSEMBLE = "assemble"
