"""The answer to what is not granted: a code, its facts, and in every locale a sentence under `error-<code>`."""

from __future__ import annotations

from lanting.kernel.error import Fact
from lanting.protocol.notice import Refused
from lanting.space.command import Command, Tell
from lanting.space.participant import Participant


def refused(who: Participant, seq: int, code: str, **facts: Fact) -> list[Command]:
    """To be told to who asked, and nothing else."""
    return [Tell(who.id, Refused(re=seq, code=code, facts=facts))]
