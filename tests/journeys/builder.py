"""What somebody does who builds in a browser: she begins, chooses, places, and waits for the server."""

from __future__ import annotations

from typing import Any, Final

from playwright.async_api import ViewportSize

from tests.journeys.visitor import Visitor

WIDE: Final = ViewportSize(width=960, height=540)
"""The smallest with room for the editor's sheets beside the place."""
CHOSEN: Final = "app.scene.entities.find((each) => each.id === app.build.selection[0])"
STILL: Final = """localStorage.setItem("lanting.setting.motion", '"reduced"')"""
"""Nothing on a picture is half come."""


async def begin_building(visitor: Visitor) -> None:
    """One key, and the editor is there with its palette open and the keys in it."""
    await visitor.until("app.ready", seconds=120)
    await visitor.page.locator("canvas").focus()
    await visitor.page.keyboard.press("b")
    await visitor.until("app.build && app.build.isDrawn", seconds=60)


async def settled(visitor: Visitor, statement: str = "true") -> None:
    """What was done is seen, and the server has journalled it."""
    await visitor.until(f"app.build && app.build.pending === 0 && ({statement})", seconds=60)


async def chosen(visitor: Visitor) -> dict[str, Any]:
    entity: dict[str, Any] = await visitor.see(CHOSEN)
    return entity


async def things_seen(visitor: Visitor) -> dict[str, dict[str, Any]]:
    """The Scene as this page's model has it, by id."""
    return {each["id"]: each for each in await visitor.see("app.scene.entities")}
