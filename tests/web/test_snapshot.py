"""Scenes are compressed once, and no more of them are kept than there is room for."""

from __future__ import annotations

import gzip

from lanting.kernel.ids import SpaceId
from lanting.web.snapshot import KEPT_MAX, Snapshot, Snapshots
from tests.web.conftest import SPACE, Browse


def test_a_snapshot_is_the_same_both_ways() -> None:
    snapshot = Snapshot.of(b'{"revision":1}')
    assert gzip.decompress(snapshot.gzipped) == snapshot.plain


def test_what_was_asked_for_last_is_kept() -> None:
    kept = Snapshots()
    keys = [(SpaceId("spc_0000000000000001"), revision) for revision in range(KEPT_MAX + 1)]
    for key in keys[:-1]:
        kept.keep(key, Snapshot.of(b"{}"))
    assert kept.get(keys[0]) is not None
    kept.keep(keys[-1], Snapshot.of(b"{}"))
    assert kept.get(keys[0]) is not None
    assert kept.get(keys[1]) is None
    assert kept.get(keys[-1]) is not None


async def test_the_same_scene_comes_again_from_what_was_kept(browse: Browse) -> None:
    first, again = [await browse().get(f"/api/spaces/{SPACE}/scene/1") for _ in range(2)]
    assert first.json() == again.json()
