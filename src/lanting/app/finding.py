"""What one examination of the doctor found."""

from __future__ import annotations

from typing import Literal

import msgspec

Verdict = Literal["well", "warning", "bad"]


class Finding(msgspec.Struct, frozen=True):
    """`bad` will not work; `warning` works, but not for everybody or not for long."""

    name: str
    verdict: Verdict
    says: str
    remedy: str = ""
    """What to do; empty where all is well."""
