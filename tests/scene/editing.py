"""What people may send to a Scene: right or wrong, in any order. Few things and few values, so that they meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final, Literal

from lanting.kernel.ids import UserId
from lanting.protocol.operation import AddEntity, ClearComponent, Operation, RemoveEntity, SetProperties
from lanting.scene.authority import Author
from lanting.scene.component.air import Sky
from lanting.scene.component.matter import Label, Shape
from lanting.scene.component.placement import Seat, Zone
from lanting.scene.component.solid import Collider
from lanting.scene.entity import Entity
from lanting.scene.live_scene import LiveScene
from lanting.scene.scene import Scene
from tests.scene.making import entity, entity_id, scene

ANN: Final = Author(UserId("usr_ann"), "Ann", is_builder=True)
BOB: Final = Author(UserId("usr_bob"), "Bob", is_builder=True)
CEM: Final = Author(UserId("usr_cem"), "Cem", areas=frozenset({entity_id(0)}))
AUTHORS: Final = (ANN, BOB, CEM)
ASSET: Final = "ast_0000000000000001"
THINGS: Final = 10


def triangles_of(asset: str) -> int:
    return 1_000 if asset == ASSET else 0


def garden() -> Scene:
    """A Zone of Cem's, a bench with its label, a shelf, a sign with words of ours, a locked gate, the sky."""
    return scene(
        entity(0, Zone(size=(20.0, 20.0, 20.0)), name="Zone"),
        entity(1, Shape(kind="box", size=(1.0, 1.0, 1.0), colour="#aabbcc"), Seat(), name="Bench"),
        entity(2, Label(text="Bench"), parent=1, at=(0.0, 1.0, 0.0)),
        entity(3, Collider(kind="box"), at=(5.0, 0.0, 5.0), name="Shelf"),
        entity(4, words="thing-sign", at=(30.0, 0.0, 0.0)),
        Entity(entity_id(5), "Gate", is_locked=True),
        entity(6, Sky()),
    )


def live(place: Scene | None = None) -> LiveScene:
    return LiveScene(place or garden(), triangles_of)


def add(number: int, parent: int | None = None, **components: dict[str, Any]) -> AddEntity:
    return AddEntity(
        id=entity_id(number), parent=None if parent is None else entity_id(parent), components=dict(components)
    )


def remove(number: int) -> RemoveEntity:
    return RemoveEntity(id=entity_id(number))


def put(number: int, component: str, **values: Any) -> SetProperties:
    return SetProperties(id=entity_id(number), component=component, values=values)


def clear(number: int, component: str) -> ClearComponent:
    return ClearComponent(id=entity_id(number), component=component)


def move(number: int, x: float, y: float = 0.0, z: float = 0.0) -> SetProperties:
    return put(number, "transform", position=[x, y, z])


def hang(number: int, parent: int | None) -> SetProperties:
    return put(number, "entity", parent=None if parent is None else entity_id(parent))


Step = Literal["edit", "undo", "redo", "restore", "take_back", "reload", "join"]


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that somebody does; `pick` chooses among the Revisions that there are then."""

    step: Step
    author: Author
    operations: Sequence[Operation] = ()
    pick: int | None = None


PLACES: Final = ([0, 0, 0], [1, 0, 2], [0.5, 3, -7.25], [4, 1, 4], [-2, 0, 0.5], [40, 0, 0])
TURNS: Final = ([0, 0, 0, 1], [0, 0.6, 0, 0.8], [0, 1, 0, 0], [0.6, 0, 0, 0.8], [1, 1, 0, 0])
SCALES: Final = ([1, 1, 1], [1, 1, 1], [2, 1, 1], [0, 1, 1])
SIZES: Final = ([1, 1, 1], [2, 2, 2], [1, 2, 3])
COLOURS: Final = ("#aabbcc", "#000000", "#ffffff", "#123456", "red")
COMPONENTS: Final[dict[str, dict[str, Sequence[Any]]]] = {
    "transform": {"position": PLACES, "rotation": TURNS, "scale": SCALES},
    "shape": {"kind": ("box", "sphere"), "size": SIZES, "colour": COLOURS},
    "label": {"text": ("a", "b", "兰亭", ""), "paper": (None, *COLOURS)},
    "seat": {"height_m": (0.4, 0.5, 1, "low")},
    "lamp": {"strength": (1, 2.5, 4, float("nan")), "colour": COLOURS},
    "model": {"asset": (ASSET, "ast_0000000000000002"), "variant": (None, "red")},
    "collider": {"kind": ("box", "box", "height_field"), "size": SIZES},
    "zone": {"size": ([20, 20, 20],)},
    "sky": {"mist_density": (0.01, 0.02)},
    "rocket": {"thrust": (1,)},
}
OFTEN: Final = ("transform", "shape", "label", "seat", "lamp", "model")
NAMES: Final = ("", "Bench", "Gate", "Wall", "n" * 81)
STEPS: Final[dict[Step, int]] = {
    "edit": 60,
    "undo": 18,
    "redo": 12,
    "restore": 2,
    "take_back": 3,
    "reload": 3,
    "join": 4,
}


def a_day(seed: int, authors: Sequence[Author] = AUTHORS, asks: int = 40) -> list[Ask]:
    """What comes in, one after the other: most of it right, much of it about the same things."""
    chance = Random(seed)
    return [_ask(chance, authors) for _ in range(asks)]


def edits_of(seed: int, edits: int = 12) -> list[list[Operation]]:
    """Edits alone."""
    chance = Random(seed)
    return [_operations(chance) for _ in range(edits)]


def _ask(chance: Random, authors: Sequence[Author]) -> Ask:
    (step,) = chance.choices(list(STEPS), list(STEPS.values()))
    author = chance.choice(authors)
    is_certain = step in ("restore", "take_back") or chance.random() < 0.2
    pick = chance.randrange(40) if is_certain else None
    return Ask(step, author, _operations(chance) if step == "edit" else (), pick)


def _operations(chance: Random) -> list[Operation]:
    return [_operation(chance) for _ in range(chance.choice((1, 1, 1, 2, 3)))]


def _operation(chance: Random) -> Operation:
    number = chance.randrange(THINGS)
    match chance.choice(("move", "move", "set", "set", "set", "own", "own", "add", "add", "remove", "clear")):
        case "move":
            return put(number, "transform", position=chance.choice(PLACES))
        case "set":
            name = chance.choice(OFTEN) if chance.random() < 0.8 else chance.choice(list(COMPONENTS))
            values = _values(chance, name)
            said = values if chance.random() < 0.5 else dict([chance.choice(list(values.items()))])
            return put(number, name, **said)
        case "own":
            return put(number, "entity", **_own(chance))
        case "add":
            kinds = chance.sample(OFTEN, chance.randrange(3))
            return AddEntity(
                id=entity_id(chance.randrange(7, THINGS + 3)),
                name=chance.choice(NAMES[:4]),
                parent=_parent(chance),
                is_locked=chance.random() < 0.1,
                components={kind: _values(chance, kind) for kind in kinds},
            )
        case "remove":
            return remove(number)
        case _:
            return clear(number, chance.choice(OFTEN))


def _values(chance: Random, name: str) -> dict[str, Any]:
    return {field: _mostly(chance, values) for field, values in COMPONENTS[name].items()}


def _mostly(chance: Random, values: Sequence[Any]) -> Any:
    """The last ones of each list are wrong, often or always."""
    return chance.choice(values if chance.random() < 0.15 else values[: max(2, len(values) - 2)])


def _own(chance: Random) -> dict[str, Any]:
    match chance.choice(("name", "name", "description", "words", "parent", "parent", "is_locked")):
        case "name":
            return {"name": _mostly(chance, NAMES)}
        case "parent":
            return {"parent": _parent(chance)}
        case "words":
            return {"words": chance.choice((None, None, "thing-sign")), "description": "Mine."}
        case "is_locked":
            return {"is_locked": chance.random() < 0.3}
        case _:
            return {"description": chance.choice(("", "To sit on.", "To look at."))}


def _parent(chance: Random) -> str | None:
    return entity_id(chance.randrange(THINGS)) if chance.random() < 0.6 else None
