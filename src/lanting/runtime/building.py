"""All building in a running Space: what changes Scenes goes to the edit desk; what only asks is answered at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from lanting.kernel.ids import EntityId, ParticipantId, UserId
from lanting.protocol.notice import ActDone
from lanting.protocol.permission import Permission
from lanting.protocol.request import (
    AskEdits,
    AskHistory,
    AskUsage,
    Compare,
    Edit,
    GiveArea,
    Publish,
    Restore,
    Select,
    SetDrafting,
    TakeBack,
    Undo,
)
from lanting.protocol.scene_notice import Difference, History, SceneUsage
from lanting.runtime.builders import Asked, Builders
from lanting.runtime.connection import Connection
from lanting.runtime.edit_desk import ANSWERS_KEPT, EditDesk
from lanting.runtime.ground import takeable
from lanting.runtime.ground_renewal import GroundRenewal
from lanting.runtime.scene_room import SceneRoom
from lanting.runtime.scene_shelf import KeptScenes, SceneShelf
from lanting.runtime.selection import Selection, Selections
from lanting.runtime.surroundings import Surroundings
from lanting.runtime.switchboard import Switchboard
from lanting.scene.component.placement import Zone
from lanting.scene.live_scene import LiveScene
from lanting.scene.refusal import EditRefused
from lanting.space.command import SaveCarry, SightChanged
from lanting.space.ground import Ground
from lanting.space.space import Space
from lanting.store.error import StoreReadOnly

InTurn = Edit | Undo | Restore | TakeBack | Publish | SetDrafting | AskEdits
"""Answered one after the other, by the edit desk."""
AtOnce = Select | AskHistory | AskUsage | Compare | GiveArea


class Building:
    """Everything about building that a running Space asks for. Its Scenes live as long as it."""

    def __init__(
        self,
        space: Space,
        kept: KeptScenes,
        shelf: SceneShelf,
        board: Switchboard,
        around: Surroundings,
        hand_over: Callable[[Ground, int], None],
        on_carried: Callable[[EntityId], None],
        on_rights: Callable[[], None],
        on_idle: Callable[[], None],
    ) -> None:
        """`hand_over` gets each new Ground with its Revision. `on_carried` is told that a carried thing is where it was
        left, or cannot be, `on_rights` that somebody has another area, `on_idle` that nothing is left to be answered or
        kept.
        """
        self._space = space
        self._shelf = shelf
        self._clock = around.clock
        self._boundary = around.boundary
        self._on_rights = on_rights
        self._builders = Builders(space, board, around.clock)
        self._selections = Selections()
        self._ground = GroundRenewal(lambda: self._room.bench.live("published").scene(), hand_over, around.boundary)
        self._room = SceneRoom(space, kept, shelf, self._builders, around, self._ground.renew, on_idle)
        self._desk = EditDesk(self._room, self._builders, around, on_carried, on_idle)
        space.look_things_up(lambda entity: takeable(self.published.get(entity)))
        space.look_places_up(self._place_of)
        self._given: dict[tuple[UserId, str], None] = {}
        """Whose giving of areas is done, and under which request id."""
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def published(self) -> LiveScene:
        """The Scene that visitors see."""
        return self._room.bench.live("published")

    def _place_of(self, entity: EntityId) -> tuple[float, float, float] | None:
        found = self.published.get(entity)
        return None if found is None else self.published.placing(found).position

    def ask(self, asked: Asked) -> None:
        """To be answered now or a little later, on the event lane."""
        request = asked.request
        if isinstance(request, InTurn):
            self._desk.ask(asked)
            if isinstance(request, AskEdits):
                self._tell_selections(asked)
        elif self._builders.may(asked):
            with self._boundary.catching("building"):
                self._answer_at_once(asked)

    def carry(self, carry: SaveCarry) -> None:
        """A hand has left a thing: to be written into the published Scene in its turn."""
        self._desk.ask(carry)

    def changed_standing(self, connection: Connection) -> None:
        """She may do more or less than before."""
        if Permission.EDIT not in connection.standing.permissions and connection.line is not None:
            self._room.drop(connection)
            self._clear(connection.line.participant)

    def change_sight(self, change: SightChanged) -> None:
        """What the other has in hand is shown to her again. That it is hidden, her slot under `left` has said."""
        line, selection = self._builders.builds(change.viewer), self._selections.of(change.other)
        if line is not None and selection is not None and not change.is_hidden:
            self._builders.tell(line, selection.told)

    def look(self) -> None:
        """To be called with every tick."""
        self._room.look()
        for participant in self._selections.participants:
            if self._space.inside(participant) is None:
                self._clear(participant)

    async def drain(self, within_s: float) -> None:
        """Wait until everything asked so far is answered, or for so long."""
        await self._desk.drain(within_s)

    def rest(self) -> bool:
        """Nobody is here any more. Whether nothing is left to be done."""
        self._ground.stop()
        return self._desk.is_idle and not self._tasks and self._room.rest()

    def stop(self) -> None:
        """Nothing more is to be done, not even what was begun."""
        self._ground.stop()
        self._room.stop()
        for task in self._tasks:
            task.cancel()

    # What is answered at once

    def _answer_at_once(self, asked: Asked) -> None:
        try:
            match asked.request:
                case Select(entities=entities):
                    self._select(asked, entities)
                case AskUsage():
                    self._tell_usage(asked, asked.request)
                case Compare():
                    self._begin(self._compare(asked))
                case AskHistory():
                    self._begin(self._tell_history(asked, asked.request))
                case GiveArea():
                    self._give_area(asked, asked.request)
        except EditRefused as refusal:
            self._builders.refuse(asked, refusal.code, refusal.facts)

    def _select(self, asked: Asked, entities: list[str]) -> None:
        author = self._builders.author(asked)
        if author is not None:
            self._tell_selected(self._selections.select(asked.line.participant, author.user, author.name, entities))

    def _tell_selections(self, asked: Asked) -> None:
        """To a builder who has just come."""
        if Permission.EDIT in asked.connection.standing.permissions:
            for selection in self._selections.others(asked.line.participant):
                if asked.line.participant not in self._space.unaware_of(selection.user):
                    self._builders.tell(asked.line, selection.told)

    def _clear(self, participant: ParticipantId) -> None:
        self._tell_selected(self._selections.clear(participant))

    def _tell_selected(self, selection: Selection | None) -> None:
        if selection is not None:
            but = ParticipantId(selection.told.participant)
            self._builders.tell_builders(selection.told, selection.user, but=but)

    def _tell_usage(self, asked: Asked, ask: AskUsage) -> None:
        live = self._room.bench.live(ask.scene)
        usage = SceneUsage(re=asked.seq, scene=ask.scene, everybody=live.usage(), mine=live.usage_of(asked.line.user))
        self._builders.tell(asked.line, usage)

    async def _compare(self, asked: Asked) -> None:
        try:
            found = await asyncio.to_thread(self._room.bench.comparison())
        except EditRefused as refusal:
            self._builders.refuse(asked, refusal.code, refusal.facts)
        else:
            difference = Difference(re=asked.seq, entities=found.entities, overwriting=found.overwriting)
            self._builders.tell(asked.line, difference)

    async def _tell_history(self, asked: Asked, ask: AskHistory) -> None:
        try:
            name_of, standing = self._room.bench.live(ask.scene).name_of, asked.connection.standing
            edits, following = await self._shelf.history(
                self._room.id, ask.scene, asked.line.user, ask.before, ask.limit, name_of, standing.unseen
            )
        except EditRefused as refusal:
            self._builders.refuse(asked, refusal.code, refusal.facts)
        else:
            self._builders.tell(asked.line, History(re=asked.seq, scene=ask.scene, edits=edits, next=following))

    def _give_area(self, asked: Asked, give: GiveArea) -> None:
        """A Zone of the published Scene, or of the draft, to somebody inside."""
        whom = self._space.inside(ParticipantId(give.participant))
        if whom is None:
            self._builders.refuse(asked, "participant_unknown")
        elif give.on and not self._room.bench.has(EntityId(give.zone), Zone):
            self._builders.refuse(asked, "zone_unknown")
        else:
            self._begin(self._keep_area(asked, give, whom.user))

    async def _keep_area(self, asked: Asked, give: GiveArea, user: UserId) -> None:
        try:
            if (asked.line.user, give.request_id) not in self._given:
                now = self._clock.now()
                await self._shelf.give_area(self._room.id, EntityId(give.zone), user, on=give.on, at=now)
                self._given[asked.line.user, give.request_id] = None
                if len(self._given) > ANSWERS_KEPT:
                    del self._given[next(iter(self._given))]
                self._on_rights()
        except StoreReadOnly as error:
            self._builders.refuse(asked, error.code)
        else:
            self._builders.tell(asked.line, ActDone(re=asked.seq, request_id=give.request_id))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(self._attend(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _attend(self, work: Coroutine[Any, Any, None]) -> None:
        with self._boundary.catching("building"):
            await work
