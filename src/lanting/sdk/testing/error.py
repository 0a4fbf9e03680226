"""What can go wrong on a stage and nowhere else."""

from __future__ import annotations

from typing import ClassVar

from lanting.sdk.error import BotError


class NotOnStage(BotError):
    """Asked for on a stage, and only a server can do it."""

    code: ClassVar[str] = "not_on_stage"

    def __init__(self, request: str) -> None:
        super().__init__(
            f"{request} is not on the stage, which has no voices, no drafts or history, and nobody who blocks another; "
            "try it on a server, with `lanting dev` and a Bot",
            request=request,
        )
