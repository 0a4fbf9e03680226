"""Some who build the same place at once, for a Server to be killed under, and one who only follows what they do."""

from __future__ import annotations

import asyncio
import random
import secrets
from contextlib import AsyncExitStack
from itertools import count

from lanting.kernel.ids import new_entity_id
from lanting.protocol.operation import AddEntity, Operation, RemoveEntity, SetProperties
from lanting.protocol.request import Edit, Undo
from lanting.protocol.scene_notice import EditDone
from lanting.sdk import Bot, BotScene
from tests.kill.disk import Disk
from tests.kill.owner import Owner
from tests.kill.person import Person, until
from tests.kill.promise import Things

BUILDERS = 3
FOLLOWED_WITHIN_S = 60.0


class Crew:
    """Everybody, and what they were promised."""

    def __init__(self, owner: Owner, source: random.Random) -> None:
        self._owner = owner
        self._source = source
        self._builders = [self._person(f"Builder {number}") for number in range(1, BUILDERS + 1)]
        self._numbers = count(1)
        self._may_act = asyncio.Event()
        self._deeds: list[asyncio.Task[None]] = []
        self._stack = AsyncExitStack()
        self._made: dict[str, list[str]] = {}
        """The things that each has added, by her name."""
        self.follower: Bot
        self.edits: Things[str] = Things("edit")
        self.revisions: dict[str, int] = {}
        """Under which Revision each was acknowledged."""

    async def begin(self) -> None:
        for each in self._builders:
            await self._owner.make_host(each)
            each.come()
        await until(lambda: all(each.is_inside for each in self._builders))
        owner, link = self._owner, await self._owner.host_link()
        entering = Bot.enter(owner.url, owner.space, name="Follower", code=owner.code, key=link)
        self.follower = await self._stack.enter_async_context(entering)
        await self.follower.follow_scene()
        self._deeds = [asyncio.create_task(self._always(each)) for each in self._builders]

    async def end(self) -> None:
        for deed in self._deeds:
            deed.cancel()
        await asyncio.gather(*self._deeds, return_exceptions=True)
        for each in self._builders:
            await each.go()
        await self._stack.aclose()
        await self._owner.go()

    def go_on(self) -> None:
        self._may_act.set()

    def pause(self) -> None:
        self._may_act.clear()

    async def returned(self) -> None:
        """Until everybody is back."""
        for deed in self._deeds:
            if deed.done():
                deed.result()
        await until(lambda: all(each.is_inside for each in self._builders))

    def broken_on(self, disk: Disk) -> list[str]:
        """Which promises the disk does not keep. That its snapshots fit its journal was seen while it was read."""
        faults = self.edits.broken(request for request, _ in disk.edits)
        return faults + [
            f"edit {request} was Revision {self.revisions[request]}, and is {revision}"
            for request, revision in disk.edits
            if self.revisions.get(request, revision) != revision
        ]

    async def broken_for_follower(self, disk: Disk) -> list[str]:
        """Whether who came back has just what the journal says."""
        stored = disk.scenes[0]
        seen: BotScene = self.follower.scene
        async with asyncio.timeout(FOLLOWED_WITHIN_S):
            await seen.until(stored.revision)
        if seen.revision == stored.revision and seen.entities != stored.entities:
            return [f"at Revision {seen.revision} the follower has another Scene than the journal"]
        return []

    async def _always(self, builder: Person) -> None:
        while True:
            await self._may_act.wait()
            await self._build(builder)

    async def _build(self, builder: Person) -> None:
        request_id = f"{builder.name.replace(' ', '-')}-{next(self._numbers):08}"
        request: Edit | Undo = Undo(request_id=request_id, scene="published")
        if self._source.random() > 0.1:
            operations = [self._operation(builder) for _ in range(self._source.randint(1, 3))]
            request = Edit(request_id=request_id, scene="published", operations=operations)
        promise = self.edits.asked(request_id)
        answer = await builder.ask(request)
        if isinstance(answer, EditDone) and answer.revision is not None:
            self.revisions[request_id] = answer.revision
            promise.accepted()
        else:
            promise.refused()

    def _operation(self, builder: Person) -> Operation:
        """Also one that will be refused now and then, for its thing is gone by an undo."""
        made = self._made.setdefault(builder.name, [])
        chance = self._source.random()
        if made and chance < 0.3:
            return SetProperties(id=self._source.choice(made), component="entity", values={"name": f"{chance}"})
        if made and chance < 0.4:
            return RemoveEntity(id=made.pop())
        made.append(new_entity_id(secrets.token_bytes))
        place = {"position": [self._source.uniform(-9, 9), 0.0, self._source.uniform(-9, 9)]}
        return AddEntity(id=made[-1], name="A stone", components={"transform": place})

    def _person(self, name: str) -> Person:
        return Person(self._owner.url, self._owner.space, name, code=self._owner.code)
