"""Whatever comes is taken or refused: nothing else happens to whoever looks at it, and nothing grows."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from lanting.media.asset import Found
from lanting.media.check.child import Checks
from lanting.media.check.examine import examine
from lanting.media.check.refusal import AssetRefused
from tests.media.hostile import every_case
from tests.media.mutation import mutated

resource = pytest.importorskip("resource", reason="tells how much memory this process has taken")

BATCHES, IN_A_BATCH = 20, 1_000
GROWN_KIB_MAX = 16 * 1024


def outcome(data: bytes) -> str:
    try:
        found = examine(memoryview(data))
    except AssetRefused as refused:
        return refused.code
    assert isinstance(found, Found)
    return found.kind


def test_a_hundred_files_that_are_nearly_right_are_taken_or_refused() -> None:
    source = random.Random(0)
    outcomes = {outcome(mutated(source)) for _ in range(100)}
    assert {"asset_damaged", "image", "sound"} <= outcomes


@pytest.mark.fuzz
@pytest.mark.parametrize("batch", range(BATCHES))
def test_twenty_thousand_files_that_are_nearly_right_are_taken_or_refused(batch: int) -> None:
    source = random.Random(1_000 + batch)
    outcomes = [outcome(mutated(source)) for _ in range(IN_A_BATCH)]
    assert outcomes.count("asset_damaged") > IN_A_BATCH // 4


@pytest.mark.fuzz
async def test_who_asks_for_checks_does_not_grow_whatever_is_checked(tmp_path: Path) -> None:
    checks, source = Checks(), random.Random(7)
    hostile = [data for _, data, _ in every_case()]
    file = tmp_path / "file"

    async def check(data: bytes) -> None:
        file.write_bytes(data)
        try:
            await checks.check(file)
        except AssetRefused:
            return

    for _ in range(20):
        await check(mutated(source))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for data in [*hostile, *(mutated(source) for _ in range(50))]:
        await check(data)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < GROWN_KIB_MAX
