"""Building, as calls on a Bot: what a builder may do, and who was given an area to build in."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from typing import cast

from lanting.kernel.ids import new_entity_id
from lanting.protocol.operation import Operation
from lanting.protocol.request import (
    AskHistory,
    AskUsage,
    Compare,
    Edit,
    GiveArea,
    Press,
    Publish,
    Restore,
    Select,
    SetDrafting,
    TakeBack,
    Undo,
)
from lanting.protocol.scene_notice import Difference, EditDone, History, SceneUsage
from lanting.protocol.word import SceneKind
from lanting.sdk.hosting import Somebody, key_of
from lanting.sdk.scene import BotScene
from lanting.sdk.session import Session


class BuildingActs:
    """Changes to the Space's Scene. Each is kept when it returns, and done once, though the line breaks meanwhile.

    With `draft=True` they are about the draft, which visitors do not see. All raise RequestRefused (`reason`:
    `not_permitted`, `locked`, `area`, `budget`, `drafting`, …), NoAnswer, BotEnded, and ValueError for what no Scene
    could hold.
    """

    _session: Session

    @property
    def scene(self) -> BotScene:
        """The published Scene, kept up by the Bot. Call `follow_scene` first."""
        return self._session.scenes["published"]

    async def follow_scene(self, *, draft: bool = False) -> BotScene:
        """Fetch the Scene, and hear every edit from then on; over broken lines too."""
        return await self._session.follow_scene(_kind(draft))

    def new_id(self) -> str:
        """An id for an Entity that is to be added."""
        return new_entity_id(secrets.token_bytes)

    async def edit(self, operations: Sequence[Operation], *, draft: bool = False) -> int | None:
        """Do all of these operations, or none: one step for `undo`. The Revision; None: nothing had to be changed."""
        return await self._change(Edit(request_id=_request_id(), scene=_kind(draft), operations=list(operations)))

    async def undo(self, revision: int | None = None, *, draft: bool = False) -> int | None:
        """Take back one's own last edit, or a certain one. What others have changed since stays as it is."""
        return await self._change(Undo(request_id=_request_id(), scene=_kind(draft), revision=revision))

    async def redo(self, *, draft: bool = False) -> int | None:
        """Do again what was undone last."""
        return await self._change(Undo(request_id=_request_id(), scene=_kind(draft), redo=True))

    async def restore(self, revision: int, *, draft: bool = False) -> int | None:
        """The Scene becomes what it was at a Revision."""
        return await self._change(Restore(request_id=_request_id(), scene=_kind(draft), revision=revision))

    async def take_back(self, revision: int, *, draft: bool = False) -> int | None:
        """Undo everything that the author of an edit has done, from that edit on."""
        return await self._change(TakeBack(request_id=_request_id(), scene=_kind(draft), revision=revision))

    async def set_drafting(self, on: bool) -> int | None:
        """From now on builders change a draft; `on=False`: the draft is thrown away."""
        return await self._change(SetDrafting(request_id=_request_id(), on=on))

    async def publish(self) -> int | None:
        """What the draft has changed, is changed in the published Scene, in one edit."""
        return await self._change(Publish(request_id=_request_id()))

    async def compare(self) -> Difference:
        """What publishing would change."""
        return cast(Difference, await self._session.ask(Compare()))

    async def edit_history(self, before: int | None = None, *, draft: bool = False) -> History:
        """One page of the journal, the newest edit first."""
        return cast(History, await self._session.ask(AskHistory(scene=_kind(draft), before=before)))

    async def usage(self, *, draft: bool = False) -> SceneUsage:
        """How much is built, by everybody and by the Bot, and how much may be."""
        return cast(SceneUsage, await self._session.ask(AskUsage(scene=_kind(draft))))

    async def give_area(self, zone: str, who: Somebody, on: bool = True) -> None:
        """Let one inside build within a Zone, or no more."""
        give = GiveArea(request_id=_request_id(), zone=zone, participant=key_of(who), on=on)
        await self._session.ask(give)

    def select(self, entities: Iterable[str]) -> None:
        """Show others who build what one is about to change."""
        self._session.tell(Select(entities=list(entities)))

    async def press(self, entity: str) -> None:
        """Press the thing with a button, from 4 m of it at most. NoAnswer where a broken line leaves open whether."""
        await self._session.ask(Press(entity=entity))

    async def _change(self, request: Edit | Undo | Restore | TakeBack | SetDrafting | Publish) -> int | None:
        return cast(EditDone, await self._session.ask(request)).revision


def _kind(draft: bool) -> SceneKind:
    return "draft" if draft else "published"


def _request_id() -> str:
    return secrets.token_urlsafe(16)
