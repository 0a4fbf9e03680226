"""A new Ground some time after the published Scene has changed: made in a thread, handed over in the loop's own.

A large Ground takes up to a second. So one is made at a time, the last word wins, and after each there is a rest.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from lanting.runtime.boundary import Boundary
from lanting.runtime.ground import ground_of
from lanting.scene.scene import Scene
from lanting.space.ground import Ground

AFTER_S: Final = 0.25
"""Who drags a wall about lets many edits follow one another."""
_REST_FACTOR: Final = 3
_REST_S_MAX: Final = 3.0
"""A rest lasts three times as long as the making took, and no longer than this."""


class GroundRenewal:
    """Ask `renew` as often as you like."""

    def __init__(
        self, scene: Callable[[], Scene], hand_over: Callable[[Ground, int], None], boundary: Boundary
    ) -> None:
        """`scene` is called in the loop's thread and gives a Scene that does not change any more."""
        self._scene = scene
        self._hand_over = hand_over
        self._boundary = boundary
        self._is_wanted = False
        self._not_before_s = 0.0
        self._task: asyncio.Task[None] | None = None

    @property
    def is_idle(self) -> bool:
        return self._task is None

    def renew(self) -> None:
        """Another Ground is due, if none is being made at once or soon."""
        self._is_wanted = True
        if self._task is None:
            self._task = asyncio.ensure_future(self._make())

    def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _make(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._is_wanted:
                await asyncio.sleep(max(AFTER_S, self._not_before_s - loop.time()))
                self._is_wanted = False
                began_s = loop.time()
                with self._boundary.catching("ground"):
                    scene = self._scene()
                    ground = await asyncio.to_thread(ground_of, scene)
                    self._hand_over(ground, scene.revision)
                took_s = loop.time() - began_s
                self._not_before_s = loop.time() + min(_REST_S_MAX, _REST_FACTOR * took_s)
        finally:
            self._task = None
