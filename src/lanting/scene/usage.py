"""How much is built: Entities, bytes and triangles, of everybody together and of each who made something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lanting.kernel.ids import UserId
from lanting.protocol.limit import (
    ENTITIES_MAX,
    ENTITY_BYTES_MAX,
    PERSON_BYTES_MAX,
    PERSON_ENTITIES_MAX,
    PERSON_TRIANGLES_MAX,
    SCENE_BYTES_MAX,
    TRIANGLES_MAX,
)
from lanting.protocol.word import Usage
from lanting.scene.component import Component
from lanting.scene.component.data import Surface
from lanting.scene.component.media import Model
from lanting.scene.component.repeat import Generator
from lanting.scene.entity import Entity
from lanting.scene.forest import Forest
from lanting.scene.refusal import BudgetOf, OverBudget
from lanting.scene.rule import encoded

TrianglesOf = Callable[[str], int]
"""How many triangles an Asset is drawn with: a model, an array as a relief; 0 where it is not known."""


class Weight(NamedTuple):
    """What one or many Entities cost."""

    entities: int = 0
    bytes: int = 0
    triangles: int = 0

    def changed(self, before: Weight, after: Weight) -> Weight:
        """The sum when one of its parts is another."""
        return Weight(self[0] - before[0] + after[0], self[1] - before[1] + after[1], self[2] - before[2] + after[2])


NOTHING = Weight()
SPACE_MAX = Weight(ENTITIES_MAX, SCENE_BYTES_MAX, TRIANGLES_MAX)
ENTITY_MAX = Weight(ENTITIES_MAX, ENTITY_BYTES_MAX, TRIANGLES_MAX)
"""Of one Entity with its copies."""
PERSON_MAX = Weight(PERSON_ENTITIES_MAX, PERSON_BYTES_MAX, PERSON_TRIANGLES_MAX)


@dataclass(frozen=True, slots=True)
class Weighed:
    """An Entity's weight, component by component: a new one alone is weighed anew."""

    of: Mapping[str, Component]
    sizes: dict[str, int]
    copies: int
    total: Weight


def copies_of(forest: Forest, entity: Entity) -> int:
    """How often it is there: once for each time that it, and whatever it hangs on, is repeated."""
    copies, at = 1, entity
    while True:
        if "generator" in at.components and (generator := at.get(Generator)) is not None:
            copies *= generator.count
        above = forest.above(at)
        if above is None:
            return copies
        at = above


def weigh(entity: Entity, before: Weighed | None, triangles_of: TrianglesOf, copies: int) -> Weighed:
    """What it costs with its copies. Raises ComponentRefused where a component cannot be said."""
    components = entity.components
    if before is not None and before.of is components and before.copies == copies:
        return before
    sizes: dict[str, int] = {}
    for name, component in components.items():
        if before is not None and before.of.get(name) is component:
            sizes[name] = before.sizes[name]
        else:
            sizes[name] = len(encoded(entity.id, name, component))
    drawn = [each.asset for each in (entity.get(Model), entity.get(Surface)) if each is not None]
    triangles = copies * sum(map(triangles_of, drawn))
    return Weighed(components, sizes, copies, Weight(copies, sum(sizes.values()), triangles))


@dataclass(slots=True)
class Tally:
    """The sums: of all, and of everybody who made something."""

    everybody: Weight = NOTHING
    people: dict[UserId, Weight] = field(default_factory=dict)

    def move(self, owner: UserId, before: Weight, maker: UserId, after: Weight) -> None:
        """What weighed this and was hers weighs that and is another's; or came, or is gone."""
        self.everybody = self.everybody.changed(before, after)
        for user, then, now in ((owner, before, NOTHING), (maker, NOTHING, after)):
            if user and now is not then:
                left = self.people.get(user, NOTHING).changed(then, now)
                if left == NOTHING:
                    self.people.pop(user, None)
                else:
                    self.people[user] = left

    def usage(self) -> Usage:
        return _usage(self.everybody, SPACE_MAX)

    def usage_of(self, user: UserId) -> Usage:
        return _usage(self.people.get(user, NOTHING), PERSON_MAX)


def check_budget(whose: BudgetOf, before: Weight, after: Weight, most: Weight) -> None:
    """Who is over already may still become lighter. Raises OverBudget."""
    if after.entities > most.entities and after.entities > before.entities:
        raise OverBudget(whose, "entities", after.entities, most.entities)
    if after.bytes > most.bytes and after.bytes > before.bytes:
        raise OverBudget(whose, "bytes", after.bytes, most.bytes)
    if after.triangles > most.triangles and after.triangles > before.triangles:
        raise OverBudget(whose, "triangles", after.triangles, most.triangles)


def _usage(weight: Weight, most: Weight) -> Usage:
    return Usage(
        entities=weight.entities,
        entities_max=most.entities,
        bytes=weight.bytes,
        bytes_max=most.bytes,
        triangles=weight.triangles,
        triangles_max=most.triangles,
    )
