"""What changes Scenes, in order: each request is carried out in memory, a batch of them committed in one unit.

    asked ──▶ waits for its turn ──▶ changed in memory ──▶ committed ──▶ EditDone ──▶ Edits to all who follow
                     └── no right any more, or against a rule      └── not stored: Scenes read anew, the batch refused

Commit, then acknowledge, then broadcast, as for chat (PR-37). A request that comes again gets its first answer.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lanting.kernel.error import Fact
from lanting.kernel.ids import EntityId, UserId
from lanting.protocol.limit import EDITS_EVERY_MS
from lanting.protocol.permission import Permission
from lanting.protocol.request import AskEdits, Edit, Restore, SetDrafting
from lanting.protocol.scene_notice import EditDone
from lanting.protocol.word import SceneKind
from lanting.runtime.builders import Asked, Builders
from lanting.runtime.scene_room import SCENES, SceneRoom
from lanting.runtime.scene_shelf import Answered, Append
from lanting.runtime.surroundings import Surroundings
from lanting.runtime.workbench import Changing
from lanting.scene.authority import Author
from lanting.scene.change import Change
from lanting.scene.journal import JournalEntry
from lanting.scene.refusal import EditRefused
from lanting.space.command import SaveCarry
from lanting.store.error import StoreReadOnly

ANSWERS_KEPT: Final = 10_000
"""So many requests are known by their ids; of older ones the journal knows."""
_BATCH_S: Final = 0.010
"""No batch is worked at for much longer: between two of them people go on walking."""
_CARRY_ID_BYTES: Final = 16
_EVERY_S: Final = EDITS_EVERY_MS / 1_000
_MANY: Final = 10
"""Where so many wait, what each batch costs is paid half as often."""
_Key = tuple[UserId, str]


@dataclass(frozen=True, slots=True)
class _Deed:
    """Something that was done in memory, and is still to be committed and told."""

    asked: Asked | SaveCarry
    key: _Key
    scene: SceneKind
    change: Change
    entry: JournalEntry | None
    """None: nothing had to be changed."""

    @property
    def answer(self) -> Answered:
        return Answered(self.scene, self.change.revision, self.change.kept)


class EditDesk:
    """One for each running Space. Nothing else changes its Scenes."""

    def __init__(
        self,
        room: SceneRoom,
        builders: Builders,
        around: Surroundings,
        on_carried: Callable[[EntityId], None],
        on_idle: Callable[[], None],
    ) -> None:
        """`on_carried` is told when a carried thing is where it was left, or cannot be; `on_idle` when nothing is left
        to be answered.
        """
        self._room = room
        self._builders = builders
        self._clock = around.clock
        self._boundary = around.boundary
        self._random_bytes = around.random_bytes
        self._on_carried = on_carried
        self._on_idle = on_idle
        self._queue: deque[Asked | SaveCarry] = deque()
        self._answered: OrderedDict[_Key, Answered] = OrderedDict(room.bench.kept.answered)
        self._next_at_s = 0.0
        self._task: asyncio.Task[None] | None = None

    @property
    def is_idle(self) -> bool:
        return self._task is None

    def ask(self, asked: Asked | SaveCarry) -> None:
        """To be answered in its turn."""
        self._queue.append(asked)
        if self._task is None:
            self._task = asyncio.ensure_future(self._work())

    async def drain(self, within_s: float) -> None:
        """Wait until everything asked so far is answered, or for so long."""
        if self._task is not None:
            await asyncio.wait([self._task], timeout=within_s)

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._queue:
                await asyncio.sleep(max(0.0, self._next_at_s - loop.time()))
                self._next_at_s = loop.time() + (_EVERY_S if len(self._queue) < _MANY else 2 * _EVERY_S)
                with self._boundary.catching("edits"):
                    await self._take_batch(loop.time() + _BATCH_S)
        finally:
            self._task = None
            self._on_idle()

    async def _take_batch(self, until_s: float) -> None:
        batch: dict[_Key, _Deed] = {}
        loop = asyncio.get_running_loop()
        while self._queue and loop.time() < until_s:
            asked = self._queue.popleft()
            if isinstance(asked, SaveCarry):
                await self._carry(asked, batch)
                continue
            author = self._builders.author(asked)
            if author is None or not self._builders.may(asked):
                continue
            request = asked.request
            if isinstance(request, AskEdits | SetDrafting | Restore) or self._key(asked, author) in batch:
                # What was done before is told before.
                await self._commit(batch)
                batch = {}
            if isinstance(request, AskEdits):
                await self._follow(asked, request)
            elif (code := await self._room.refuses()) is not None:
                self._builders.refuse(asked, code)
            elif (answer := self._answered.get(self._key(asked, author))) is not None:
                self._answer(asked, answer)
            elif isinstance(request, SetDrafting):
                await self._set_drafting(asked, request, author)
            else:
                await self._do(asked, author, batch)
        await self._commit(batch)

    # One request

    async def _follow(self, asked: Asked, request: AskEdits) -> None:
        if request.scene == "draft" and Permission.EDIT not in asked.connection.standing.permissions:
            facts: dict[str, Fact] = {"request": "scene.ask_edits", "needs": Permission.EDIT.value}
            self._builders.refuse(asked, "not_permitted", facts)
            return
        try:
            await self._room.follow(asked.connection, request.scene, request.after)
        except EditRefused as refusal:
            self._builders.refuse(asked, refusal.code, refusal.facts)

    async def _set_drafting(self, asked: Asked, request: SetDrafting, author: Author) -> None:
        try:
            revision = await self._room.set_drafting(request.on, author)
        except StoreReadOnly as error:
            self._builders.refuse(asked, error.code)
        except Exception as error:  # noqa: BLE001 (reported; nothing was changed)
            self._boundary.report("draft", error)
            self._builders.refuse(asked, "not_stored")
        else:
            self._remember(self._key(asked, author), Answered("draft", revision))
            self._answer(asked, Answered("draft", revision))

    async def _do(self, asked: Asked, author: Author, batch: dict[_Key, _Deed]) -> None:
        """Change a Scene in memory; what came of it joins the batch."""
        request = asked.request
        assert isinstance(request, Changing)
        then = None
        try:
            if isinstance(request, Restore):
                then = await self._room.shelf.scene_at(self._room.id, request.scene, request.revision)
            elif isinstance(request, Edit):
                await self._room.learn_models(request.operations)
            scene, change = self._room.bench.carry_out(request, author, then)
        except EditRefused as refusal:
            self._builders.refuse(asked, refusal.code, refusal.facts)
        except Exception as error:  # noqa: BLE001 (reported; the Scene may be half changed, so it is read anew)
            self._boundary.report("edit", error)
            self._builders.refuse(asked, "not_stored")
            await self._start_over(batch, "not_stored")
        else:
            key = self._key(asked, author)
            batch[key] = _Deed(asked, key, scene, change, self._entry(change, key))

    async def _carry(self, carry: SaveCarry, batch: dict[_Key, _Deed]) -> None:
        """A hand has left a thing: no request, so there is nobody to be refused."""
        key = carry.user, self._random_bytes(_CARRY_ID_BYTES).hex()
        try:
            change = None if await self._room.refuses() is not None else self._room.bench.carry(carry)
        except EditRefused:
            # It is gone, or what hangs on it cannot be turned like that.
            change = None
        except Exception as error:  # noqa: BLE001 (reported; the Scene may be half changed, so it is read anew)
            self._boundary.report("carry", error)
            await self._start_over(batch, "not_stored")
            change = None
        if change is None:
            self._on_carried(carry.entity)
        else:
            batch[key] = _Deed(carry, key, "published", change, self._entry(change, key))

    def _entry(self, change: Change, key: _Key) -> JournalEntry | None:
        return None if change.revision is None else JournalEntry.of(change, key[1], self._clock.now())

    # A batch

    async def _commit(self, batch: dict[_Key, _Deed]) -> None:
        """All of it or nothing; then tell."""
        works = [self._work_on(kind, batch) for kind in SCENES]
        try:
            if any(work.entries for work in works):
                await self._room.append([work for work in works if work.entries])
        except StoreReadOnly as error:
            await self._start_over(batch, error.code)
        except Exception as error:  # noqa: BLE001 (reported; nothing was kept)
            self._boundary.report("journal", error)
            await self._start_over(batch, "not_stored")
        else:
            for deed in batch.values():
                self._remember(deed.key, deed.answer)
                self._answer(deed.asked, deed.answer)
            for kind in SCENES:
                await self._tell(kind, [deed for deed in batch.values() if deed.scene == kind])
            for deed in batch.values():
                if isinstance(deed.asked, SaveCarry):
                    self._on_carried(deed.asked.entity)

    def _work_on(self, kind: SceneKind, batch: dict[_Key, _Deed]) -> Append:
        deeds = [deed for deed in batch.values() if deed.scene == kind and deed.entry is not None]
        is_rebased = any(deed.change.kind == "publish" or deed.change.undoes_publish for deed in deeds)
        return Append(
            kind,
            self._room.revision(kind) if deeds else 0,
            [deed.entry for deed in deeds if deed.entry is not None],
            self._room.bench.kept.base if is_rebased else None,
        )

    async def _tell(self, kind: SceneKind, deeds: Sequence[_Deed]) -> None:
        entries = [deed.entry for deed in deeds if deed.entry is not None]
        if entries:
            edits = [self._room.applied(entry) for entry in entries]
            await self._room.tell(kind, edits, moves_ground=any(deed.change.moves_ground for deed in deeds))

    async def _start_over(self, batch: dict[_Key, _Deed], code: str) -> None:
        """What was done in memory is not what is stored: read it anew. What was stored long ago is answered as then."""
        known: Mapping[_Key, Answered] = {}
        if code != StoreReadOnly.code:
            with self._boundary.catching("journal"):
                known = await self._room.shelf.answered(self._room.id, list(batch))
        await self._room.read_anew()
        for deed in reversed(batch.values()):
            if (answer := known.get(deed.key)) is not None:
                self._remember(deed.key, answer)
                self._answer(deed.asked, answer)
            elif known:
                # The others of its batch did nothing wrong: once more, without it.
                self._queue.appendleft(deed.asked)
            elif isinstance(deed.asked, SaveCarry):
                self._on_carried(deed.asked.entity)
            else:
                self._builders.refuse(deed.asked, code)
        batch.clear()

    # Answers

    def _key(self, asked: Asked, author: Author) -> _Key:
        return author.user, getattr(asked.request, "request_id", "")

    def _answer(self, asked: Asked | SaveCarry, answer: Answered) -> None:
        if isinstance(asked, SaveCarry):
            return
        request_id: str = asked.request.request_id  # type: ignore[attr-defined]
        done = EditDone(
            re=asked.seq, request_id=request_id, scene=answer.scene, revision=answer.revision, kept=answer.kept
        )
        self._builders.tell(asked.line, done)

    def _remember(self, key: _Key, answer: Answered) -> None:
        self._answered[key] = answer
        if len(self._answered) > ANSWERS_KEPT:
            self._answered.popitem(last=False)
