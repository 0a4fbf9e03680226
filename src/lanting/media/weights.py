"""How many triangles each Asset draws: known in memory, since every edit that hangs a model somewhere asks."""

from __future__ import annotations

from collections.abc import Mapping


class Weights:
    """Of every Asset on this Server. What a light variant stands in for weighs what that does."""

    def __init__(self) -> None:
        self._triangles: dict[str, int] = {}

    def __call__(self, asset: str) -> int:
        """0 for what is no model, or is not there."""
        return self._triangles.get(asset, 0)

    def know(self, triangles: Mapping[str, int]) -> None:
        """Learn of some, or anew of all."""
        self._triangles.update(triangles)
