"""Templates: whole places written as Python functions, declared once here.

A template returns the same Entities for the same seed. What it returns becomes the first Revision of a new Space, and a
new Revision of an old one whenever the template's place has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lanting.scene.entity import Entity
from lanting.scene.template import courtyard, open_field, orchid_pavilion


@dataclass(frozen=True, slots=True)
class Template:
    """A place to begin with."""

    name: str
    title: str
    description: str
    build: Callable[[int], list[Entity]]
    """From a seed, 0 … 2³² − 1, to the Entities."""


TEMPLATES: Final[dict[str, Template]] = {
    template.name: template
    for template in (
        Template(
            "orchid-pavilion",
            "Orchid Pavilion",
            "A pavilion by a winding stream, bamboo and mountains in the mist.",
            orchid_pavilion.build,
        ),
        Template(
            "courtyard",
            "Courtyard",
            "A paved yard with stairs, a ramp, a terrace and a gallery above a passage.",
            courtyard.build,
        ),
        Template(
            "open-field",
            "Open Field",
            "A flat field of 400 by 400 metres for fairs and very large crowds.",
            open_field.build,
        ),
    )
}
"""Every template by its name."""
