"""What a Scene does not take, and why.

EditRefused                `edit_refused` and its heirs: which Entity, which limit, what to do
├── SceneRefused           `scene_refused`: no Scene can hold it
│   ├── SceneTooBig        `scene_too_big`: more Entities, or heavier ones, than a Scene may hold
│   ├── ComponentRefused   `component_refused`: not as its declaration says
│   │   └── GrabbableRefused `grabbable`: what is carried rests on nothing, and nothing rests on it
│   └── ParentRefused      `parent_refused`: unknown, itself, a loop or too deep
├── EntityUnknown          `entity_unknown`
├── EntityTaken            `entity_taken`: its id is another's
├── Locked                 `locked`: a Builder unlocks it first
├── OutsideArea            `area`: not where one may build
├── BuildersOnly           `builders_only`
├── OverBudget             `budget`
├── EditUnknown            `edit_unknown`: never made, or too long ago to be undone
├── NotYours               `not_yours`
└── NothingToUndo          `nothing_to_undo`
"""

from __future__ import annotations

from typing import Literal

from lanting.kernel.error import LantingError
from lanting.kernel.ids import EntityId

BudgetOf = Literal["space", "person", "entity"]


class EditRefused(LantingError):
    """Nothing of the edit has happened."""

    code = "edit_refused"


class SceneRefused(EditRefused):
    """Entities that no Scene can hold."""

    code = "scene_refused"


class SceneTooBig(SceneRefused):
    code = "scene_too_big"


class ComponentRefused(SceneRefused):
    code = "component_refused"


class GrabbableRefused(ComponentRefused):
    """What is carried around is nobody's floor, seat or door, hangs on nothing and goes nowhere by itself."""

    code = "grabbable"

    def __init__(self, entity: EntityId, what: str) -> None:
        super().__init__(
            f"entity {entity} can be taken in hand, so it has no {what}; take one of the two away",
            entity=entity,
            component=what,
        )


class ParentRefused(SceneRefused):
    code = "parent_refused"


class EntityUnknown(EditRefused):
    """An operation names what is not there, or no more."""

    code = "entity_unknown"

    def __init__(self, entity: str) -> None:
        super().__init__(f"entity {entity} is not there; somebody may have removed it", entity=entity)


class EntityTaken(EditRefused):
    """An id that another Entity has."""

    code = "entity_taken"

    def __init__(self, entity: str) -> None:
        super().__init__(f"entity {entity} is there already; give the new one an id of its own", entity=entity)


class Locked(EditRefused):
    """Itself or what it hangs on is locked."""

    code = "locked"

    def __init__(self, entity: EntityId, lock: EntityId) -> None:
        super().__init__(f"entity {lock} is locked; a builder unlocks it first", entity=entity, lock=lock)


class OutsideArea(EditRefused):
    """An Entity is, was or would be where its changer may not build."""

    code = "area"

    def __init__(self, entity: EntityId) -> None:
        super().__init__(
            f"entity {entity} is not within your building area, before or after; keep to it", entity=entity
        )


class BuildersOnly(EditRefused):
    """What concerns the whole place."""

    code = "builders_only"

    def __init__(self, entity: EntityId, what: str) -> None:
        super().__init__(f"only builders of the whole place change its {what}; ask one", entity=entity, what=what)


class OverBudget(EditRefused):
    """More than a Space, a person or one Entity may have."""

    code = "budget"

    def __init__(
        self, whose: BudgetOf, what: Literal["entities", "bytes", "triangles"], value: int, limit: int
    ) -> None:
        super().__init__(
            f"that would be {value} {what}, and one {whose} may have {limit}; remove something, or use lighter models "
            "and fewer copies",
            whose=whose,
            what=what,
            value=value,
            max=limit,
        )


class EditUnknown(EditRefused):
    """No such edit, or too long ago."""

    code = "edit_unknown"

    def __init__(self, revision: int) -> None:
        super().__init__(
            f"edit {revision} cannot be taken back: it is undone already or too old; restore a moment instead",
            revision=revision,
        )


class NotYours(EditRefused):
    """Somebody else's edit."""

    code = "not_yours"

    def __init__(self, revision: int) -> None:
        super().__init__(f"edit {revision} is another's; undo your own", revision=revision)


class NothingToUndo(EditRefused):
    """Nothing of one's own is left to take back."""

    code = "nothing_to_undo"

    def __init__(self) -> None:
        super().__init__("nothing of yours is left to take back here")
