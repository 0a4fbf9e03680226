"""HTTP to a real Server, which may make its first page while all else starts and other tests run beside it."""

from __future__ import annotations

from typing import Final

import httpx

ANSWER_WITHIN_S: Final = 60.0
"""httpx by itself gives up after five seconds."""


def asking(url: str = "") -> httpx.AsyncClient:
    """A client of the Server at `url`, past any proxy of this machine."""
    return httpx.AsyncClient(base_url=url, trust_env=False, timeout=ANSWER_WITHIN_S)
