"""What the server tells of a Scene: what has been done to it, by whom, and what may still be (SC-10)."""

from __future__ import annotations

import msgspec

from lanting.protocol.lane import Lane
from lanting.protocol.message import Notice, notice
from lanting.protocol.operation import Operation
from lanting.protocol.word import EditKind, Overwriting, PastEdit, SceneKind, Usage


class AppliedEdit(msgspec.Struct, frozen=True, kw_only=True):
    """An edit that has happened."""

    revision: int
    kind: EditKind
    participant: str | None
    """Who did it, if she is inside."""
    request_id: str | None
    at: int
    operations: list[Operation]


@notice(192, "scene.edits", lane=Lane.SCENE)
class Edits(Notice, frozen=True):
    """What has happened to a Scene, in order and without gaps. Its seq is the last one's Revision."""

    scene: SceneKind
    edits: list[AppliedEdit]


@notice(193, "scene.reset", lane=Lane.SCENE)
class SceneReset(Notice, frozen=True):
    """Fetch the snapshot of this Revision, then ask for the edits after it."""

    scene: SceneKind
    revision: int


@notice(194, "edit.done")
class EditDone(Notice, frozen=True):
    """What you asked to change is journalled. Comes before its Edits, and again, alone, for a repeated request_id."""

    re: int
    request_id: str
    scene: SceneKind
    revision: int | None
    """None: nothing had to be changed."""
    kept: int = 0
    """Properties that were left as they are, since others have changed them meanwhile."""


@notice(195, "scene.selected")
class Selected(Notice, frozen=True):
    """To those who build: what one of them is about to change now."""

    participant: str
    name: str
    entities: list[str]


@notice(196, "scene.history")
class History(Notice, frozen=True):
    """One page of the journal."""

    re: int
    scene: SceneKind
    edits: list[PastEdit]
    next: int | None
    """The `before` of the next page."""


@notice(197, "draft.changed")
class DraftChanged(Notice, frozen=True):
    """Drafting begins, ends or starts anew; to everybody who may see a draft."""

    revision: int | None
    """Of the draft: fetch its snapshot. None: there is none."""
    by: str


@notice(198, "draft.difference")
class Difference(Notice, frozen=True):
    """What publishing would change."""

    re: int
    entities: int
    overwriting: list[Overwriting]
    """At most 100 of them."""


@notice(199, "scene.usage")
class SceneUsage(Notice, frozen=True):
    """How much is built."""

    re: int
    scene: SceneKind
    everybody: Usage
    mine: Usage
