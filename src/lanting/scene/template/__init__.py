"""Templates: whole places written as Python functions, declared once here.

A template returns the same Entities for the same seed. What it returns becomes the first Revision of a new Space, and a
new Revision of an old one whenever the template's place has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lanting.scene.entity import Entity
from lanting.scene.template import courtyard, gallery, open_field, orchid_pavilion, stage_hall, teaching_room
from lanting.scene.template.purpose import Purpose

__all__ = ["TEMPLATES", "Purpose", "Template"]


@dataclass(frozen=True, slots=True)
class Template:
    """A place to begin with. How it is described stands in `locales/<language>/template.ftl`, under `words`."""

    name: str
    title: str
    """What a new Space of it is called until somebody names it."""
    purposes: tuple[Purpose, ...]
    """What it is made for, the first most of all."""
    build: Callable[[int], list[Entity]]
    """From a seed, 0 … 2³² − 1, to the Entities."""

    @property
    def words(self) -> str:
        """The key of its title in each language, and of its description as an attribute."""
        return f"template-{self.name}"


TEMPLATES: Final[dict[str, Template]] = {
    template.name: template
    for template in (
        Template("orchid-pavilion", "Orchid Pavilion", (Purpose.MEET,), orchid_pavilion.build),
        Template("courtyard", "Courtyard", (Purpose.MEET, Purpose.HEAL), courtyard.build),
        Template("stage-hall", "Stage Hall", (Purpose.PERFORM, Purpose.ASSEMBLE), stage_hall.build),
        Template("teaching-room", "Teaching Room", (Purpose.LEARN,), teaching_room.build),
        Template("gallery", "Gallery", (Purpose.SHOP, Purpose.TRAVEL), gallery.build),
        Template("open-field", "Open Field", (Purpose.ASSEMBLE,), open_field.build),
    )
}
"""Every template by its name."""
