"""The colours that places are made of. Vermilion is for lanterns, cups, seals and the active thing, nothing else."""

from __future__ import annotations

from typing import Final

HILLS_FAR_TO_NEAR: Final = ("#d3e0dc", "#bbd0ca", "#9dbbb0", "#86a996")
GRASS: Final = "#9dba83"
GRASS_LIGHT: Final = "#c6d39c"
GRASS_DEEP: Final = "#7fa67c"
PATH: Final = "#d9cfae"
STONE: Final = "#cfcabc"
STONE_DEEP: Final = "#b3ae9f"
WATER: Final = "#93c4bb"
LEAF: Final = "#7da866"
TILE: Final = "#5d6e78"
RIDGE: Final = "#74858d"
COLUMN: Final = "#a8543c"
BEAM: Final = "#5e3b29"
WOOD: Final = "#8c5a3a"
PLASTER: Final = "#f4efe3"
GILT: Final = "#d9b25f"
VERMILION: Final = "#c8452d"
INK: Final = "#22313a"


def blend(colour: str, other: str, share: float) -> str:
    """`share` of the way from one colour to another, 0 … 1."""
    mixed = (
        round(int(colour[at : at + 2], 16) * (1 - share) + int(other[at : at + 2], 16) * share) for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)
