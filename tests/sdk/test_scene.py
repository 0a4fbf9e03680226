"""A Bot's Scene: what it misses is asked for, but never faster than a Server answers."""

from __future__ import annotations

import asyncio
from typing import cast

from lanting.protocol.message import REQUESTS, Request
from lanting.protocol.request import AskEdits
from lanting.protocol.scene_notice import AppliedEdit, Edits
from lanting.sdk.scene import SceneKeeper
from lanting.sdk.way import Way

ASK = next(declaration for declaration in REQUESTS.values() if declaration.type is AskEdits)
WITHIN_S = 30


class Snapshots:
    """A door behind which the Scene is empty."""

    async def snapshot(self, _kind: str, _revision: int | None) -> bytes:
        return b'{"revision": 1, "entities": []}'


def gap(revision: int) -> Edits:
    edit = AppliedEdit(revision=revision, kind="edit", participant=None, request_id=None, at=0, operations=[])
    return Edits(scene="published", edits=[edit])


async def test_sc40_who_finds_gap_after_gap_asks_in_her_turn_and_is_never_refused_for_good() -> None:
    asked: list[Request] = []
    once_more = asyncio.Event()

    def tell(request: Request) -> None:
        asked.append(request)
        once_more.set()

    keeper = SceneKeeper(cast(Way, Snapshots()), tell, lambda _kind, _edit: None)
    await keeper.follow("published", None)
    for revision in range(10, 10 + 3 * ASK.burst):
        keeper.hear(gap(revision))
    assert 1 < len(asked) <= ASK.burst, "what goes beyond would be refused, and the Scene stand still"
    once_more.clear()
    async with asyncio.timeout(WITHIN_S):
        await once_more.wait()
    assert asked[-1] == AskEdits(scene="published", after=1)
    keeper.close()
