"""Presets: what somebody makes a Space for, and the Rules that it then begins with. Nothing else follows from one.

How each is called, and what it does in one sentence, stands in `locales/<language>/creating.ftl` under `preset-…`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lanting.protocol.word import Rules


@dataclass(frozen=True, slots=True)
class Preset:
    """A name for Rules that go together; each of them can be changed later."""

    name: str
    rules: Rules
    template: str
    """The place that suits it best, unless another is chosen."""
    purposes: tuple[str, ...]
    """What people come to do in such a Space."""

    @property
    def words(self) -> str:
        """The key of what it is called."""
        return f"preset-{self.name}"

    @property
    def does(self) -> str:
        """The key of the sentence that says what it does, to be told of how many people and seconds."""
        return f"preset-{self.name}-does"


CLASS_PEOPLE: Final = 40
MEETING_PEOPLE: Final = 50
STAGE_SLOW_S: Final = 10

PRESETS: Final[Mapping[str, Preset]] = {
    preset.name: preset
    for preset in (
        Preset(
            "class",
            Rules(entry="link", approval="everybody", whispers=False, capacity=CLASS_PEOPLE),
            "teaching-room",
            ("learn",),
        ),
        Preset("meeting", Rules(entry="link", capacity=MEETING_PEOPLE), "orchid-pavilion", ("meet", "assemble")),
        Preset("open-house", Rules(), "gallery", ("shop", "travel", "heal")),
        Preset("stage", Rules(slow_mode_s=STAGE_SLOW_S, whispers=False, voice=False), "stage-hall", ("perform",)),
    )
}
"""Every preset by its name, the most wanted first."""


def preset_for(purpose: str) -> Preset | None:
    """The one that serves a purpose of the lobby; None if there is no such purpose."""
    return next((each for each in PRESETS.values() if purpose in each.purposes), None)
