"""A stage: experiences in a real Space without a network, visitors that a test leads, a clock that it turns.

async with stage(tea_house) as s:
    mei = await s.visitor("Mei")
    await mei.click("bell")
    await mei.answer(await mei.panel(), "Longjing")
    assert "Mei takes Longjing." in s.said
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

import msgspec

from lanting.identity.capability import Capability
from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.kernel.ids import UserId
from lanting.protocol.request import Enter
from lanting.protocol.word import Language
from lanting.scene.entity import Entity as SceneEntity
from lanting.scene.entity import seeded_entity_id
from lanting.scene.placing import yaw_rotation
from lanting.scene.rule import decoded
from lanting.scene.template import TEMPLATES
from lanting.sdk.experience.declaration import Experience
from lanting.sdk.experience.failure import Failure
from lanting.sdk.experience.performance import Performance
from lanting.sdk.experience.world import World
from lanting.sdk.session import Session
from lanting.sdk.spot import Spot, place_at
from lanting.sdk.testing.actor import Actor, Shown
from lanting.sdk.testing.clock import TurnedClock
from lanting.sdk.testing.house import House
from lanting.sdk.testing.line import StageWay

_QUIET_TURNS: Final = 40
"""A stage on which nothing has happened for so many turns of the loop waits for the test."""
_SETTLE_S: Final = 10.0
_SEED: Final = 1


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing for a stage: `Prop("cup", at=(1, 0, 2), components={"grabbable": {}})`."""

    name: str
    at: Spot | None = None
    """None: in a row before who comes in."""
    tags: Sequence[str] = ()
    components: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    description: str = ""


class Stage:
    """What a test holds. Made by `stage`."""

    def __init__(
        self,
        experiences: Sequence[Experience],
        house: House,
        settings: Mapping[str, Any],
        seed: int,
        language: Language,
    ) -> None:
        self.faults: list[Failure] = []
        """Handlers that failed. What a test has not taken out of here fails it at the end."""
        self._experiences = list(experiences)
        self._house = house
        self._settings = msgspec.json.encode(settings)
        self._seed = seed
        self._language = language
        self._performances: dict[str, Performance] = {}
        self._ways: dict[str, StageWay] = {}
        self._watcher = Actor(house, self.settle, "Watcher", Role.WATCHER, language, program=True)

    # Who is there, and what was said and shown to everybody

    @property
    def world(self) -> World:
        """That of the first experience."""
        return self.world_of(self._experiences[0])

    def world_of(self, experience: Experience) -> World:
        return self._performances[experience.name].world

    @property
    def said(self) -> list[str]:
        """The chat: the texts alone, the oldest first."""
        return [line.text for line in self._house.lines]

    @property
    def told(self) -> list[str]:
        """What was told to everybody."""
        return self._watcher.told

    @property
    def sounds(self) -> list[str]:
        """What sounds now, by the names of sounds."""
        return [each.sound for each in self._watcher.sounds.values()]

    @property
    def animations(self) -> Mapping[str, Any]:
        """What moves now, by key."""
        return self._watcher.animations

    @property
    def show_second(self) -> float | None:
        """What the show clock shows to everybody; None: there is none."""
        show = self._watcher.show
        if show is None:
            return None
        return show.second + ((self._house.clock.instant - show.at) / 1_000 if show.runs else 0.0)

    def board(self, on: str) -> Shown:
        """What hangs on the thing of this name. Raises LookupError."""
        found = self._watcher.boards.get(self._house.named(on))
        if found is None:
            raise LookupError(f"no board hangs on {on!r}")
        return found

    def components(self, name: str) -> Mapping[str, Mapping[str, Any]]:
        """What the thing of this name is made of now."""
        return self.world.entity(name).components

    @property
    def assets(self) -> Mapping[str, bytes]:
        """What was handed to the Space's library, by its id."""
        return self._house.kept.assets

    async def visitor(
        self, name: str, *, role: str = "visitor", language: Language = "en", at: Spot | None = None
    ) -> Actor:
        """Somebody comes in. `role`: `visitor`, `builder`, `host`, `owner`, …; `at`: where she goes at once."""
        actor = Actor(self._house, self.settle, name, Role(role), language)
        await actor.come()
        if at is not None:
            place = place_at(at)
            self._house.put(actor.id, place.x, place.z, place.y, place.yaw)
            await self.settle()
        return actor

    # Time, and the ends of things

    async def settle(self) -> None:
        """Let everybody act until all wait for something. The clock stands still."""
        quiet, deeds = 0, -1
        async with asyncio.timeout(_SETTLE_S):
            while quiet < _QUIET_TURNS:
                await asyncio.sleep(0)
                quiet = quiet + 1 if deeds == self._house.deeds else 0
                deeds = self._house.deeds

    async def advance(self, seconds: float) -> None:
        """Turn the clock: whatever is due on the way happens in its order."""
        await self._house.clock.turn(seconds, self._let_pass)

    async def restart(self) -> None:
        """As when the process was killed: nothing is said, nothing kept but what was acknowledged; it starts again."""
        for name in list(self._performances):
            self._performances.pop(name).drop()
            line = self._ways[name].line
            assert line is not None
            line.cut()
        await self.settle()
        await self.start()

    async def reload(self, *experiences: Experience) -> None:
        """Go on with other code: what waits ends with Reloaded, kept states are read by the new code."""
        for performance in list(self._performances.values()):
            await performance.end("reloaded")
        self._performances.clear()
        await self.settle()
        self._experiences = list(experiences) or self._experiences
        await self.start()

    async def start(self) -> None:
        """Called by `stage`."""
        if not self._watcher.is_inside:
            await self._watcher.come()
        for experience in self._experiences:
            capabilities = frozenset(map(Capability, experience.capabilities))
            way = self._ways.setdefault(experience.name, self._way(experience.name, capabilities))
            title = experience.texts.said(experience.title, self._language)
            session = Session(way, Enter(name=title, program=True, unseen=True), 0.0)
            self._performances[experience.name] = await Performance.begin(
                experience,
                session,
                clock=self._house.clock,
                chance=random.Random(self._seed),  # noqa: S311 - to be repeated
                settings=self._settings,
                capabilities=experience.capabilities,
                failed=self.faults.append,
                language=self._language,
                open_body=partial(self._open_body, of=experience.name, capabilities=capabilities),
            )
        await self.settle()

    async def end(self) -> None:
        """Called by `stage`."""
        for performance in self._performances.values():
            await performance.end("ended")

    async def _let_pass(self) -> None:
        self._house.step()
        await self.settle()

    def _way(self, name: str, capabilities: frozenset[Capability]) -> StageWay:
        standing = Standing(capabilities=capabilities, is_invited=True)
        return StageWay(self._house, UserId(f"usr_{name}"), standing)

    async def _open_body(self, enter: Enter, of: str, capabilities: frozenset[Capability]) -> Session:
        session = Session(self._way(f"{of}-{enter.name}", capabilities), enter, 0.0, clock=self._house.clock)
        await session.start()
        return session


@asynccontextmanager
async def stage(
    *experiences: Experience,
    template: str | None = None,
    things: Iterable[str | Prop] = (),
    settings: Mapping[str, Any] | None = None,
    name: str = "Stage",
    seed: int = _SEED,
    language: Language = "en",
) -> AsyncIterator[Stage]:
    """A Space with these experiences begun, ended after the block; a handler that failed fails the test.

    `template`: one of ours; else a bare floor, on which the things that handlers are about stand already. `things`:
    more of them, by name or as a Prop. `settings`: by field, for all these experiences. `seed`: of `world.random`.
    `language`: the Space's; each visitor has one of her own.
    """
    entities = _floor() if template is None else TEMPLATES[template].build(seed)
    props = [Prop(each) if isinstance(each, str) else each for each in things]
    if template is None:
        named = {prop.name for prop in props}
        props += [Prop(each) for each in _mentioned(experiences) if each not in named]
    house = House(name, [*entities, *(_entity(prop, number) for number, prop in enumerate(props))], TurnedClock())
    made = Stage(experiences, house, settings or {}, seed, language)
    await made.start()
    try:
        yield made
        await made.settle()
    finally:
        await made.end()
    if made.faults:
        raise AssertionError("a handler failed:\n" + "\n".join(each.trace or each.what for each in made.faults))


def _mentioned(experiences: Sequence[Experience]) -> list[str]:
    """Names that their handlers wait for."""
    about = ("click", "near", "zone", "grab", "drop")
    found = [name for each in experiences for hook in each.hooks if hook.when in about for name in hook.names]
    return list(dict.fromkeys(found))


def _floor() -> list[SceneEntity]:
    return [
        _made(
            "floor",
            {"transform": {"position": [0.0, -0.5, 0.0]}, "collider": {"kind": "box", "size": [60.0, 1.0, 60.0]}},
        ),
        _made("arrival", {"transform": {"position": [0.0, 0.0, 4.0]}, "spawn": {"radius_m": 0.5}}),
    ]


def _entity(prop: Prop, number: int) -> SceneEntity:
    place = place_at(prop.at or ((-1) ** number * (number + 1) // 2 * 1.0, 0.0))
    stands = {"position": [place.x, place.y, place.z], "rotation": list(yaw_rotation(place.yaw))}
    components: dict[str, Mapping[str, Any]] = {"transform": stands}
    if prop.tags:
        components["tags"] = {"words": list(prop.tags)}
    return _made(f"{prop.name}-{number}", {**components, **prop.components}, prop.name, prop.description)


def _made(key: str, components: Mapping[str, Mapping[str, Any]], name: str = "", description: str = "") -> SceneEntity:
    entity = seeded_entity_id("stage", 0, key)
    read = {kind: decoded(entity, kind, msgspec.json.encode(values)) for kind, values in components.items()}
    return SceneEntity(entity, name, description, components=read)
