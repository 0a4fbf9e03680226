"""What came of a request about Blocks, as the store answers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lanting.kernel.error import Fact
from lanting.kernel.ids import UserId
from lanting.protocol.word import BlockedPerson


@dataclass(frozen=True, slots=True)
class BlocksKept:
    """How it stands with somebody's Blocks once her request was dealt with."""

    blocks: list[BlockedPerson]
    """The last first."""
    blocked: UserId | None = None
    """Whom a Block was made about, or lifted."""
    on: bool = True
    refusal: str | None = None
    """The code, where nothing was done."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
