"""The six lines of the README."""

from __future__ import annotations

from lanting.sdk.testing import stage
from tests.examples.test_examples import load


async def test_the_lantern_greets_who_touches_it() -> None:
    async with stage(load("hello").hello, template="courtyard") as s:
        mei = await s.visitor("Mei")
        assert set(mei.clickable.values()) == {"Greets"}
        await mei.click("thing-lantern")
        assert s.told == ["Mei says hello."]
