"""The welcome place: a stream winds through a meadow, a pavilion stands beyond it, a moon gate leads elsewhere.

In the year 353 forty-two people sat along such a stream; cups of wine floated down it, and where one stopped, the
person sitting there owed a poem. The cups still float.
"""

from __future__ import annotations

from lanting.scene.entity import Entity
from lanting.scene.template.chance import Chance
from lanting.scene.template.orchid_pavilion.air import add_air
from lanting.scene.template.orchid_pavilion.gate import add_gate
from lanting.scene.template.orchid_pavilion.ground import add_ground
from lanting.scene.template.orchid_pavilion.growth import add_growth
from lanting.scene.template.orchid_pavilion.pavilion import add_pavilion
from lanting.scene.template.orchid_pavilion.stone import add_stone
from lanting.scene.template.orchid_pavilion.stream import add_stream
from lanting.scene.template.sketch import Sketch


def build(seed: int) -> list[Entity]:
    """The whole place. Another seed moves grass, bamboo and rocks, not the buildings."""
    sketch, chance = Sketch("orchid-pavilion", seed), Chance(seed)
    add_air(sketch, chance)
    add_ground(sketch)
    add_stream(sketch)
    add_pavilion(sketch)
    add_gate(sketch)
    add_stone(sketch, chance)
    add_growth(sketch, chance)
    return sketch.entities()
