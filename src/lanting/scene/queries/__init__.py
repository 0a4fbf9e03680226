"""Reading and writing the Scenes of Spaces. Each function belongs into one unit of work of the store.

By subject: `snapshots` (Revisions as a whole), `journal` (every edit), `drafts`, `areas` (who may build where).
"""

from lanting.scene.queries.areas import areas_in, areas_of, give_area, take_area
from lanting.scene.queries.drafts import Draft, discard_draft, find_draft, rebase_draft, start_draft
from lanting.scene.queries.journal import (
    EDITS_AFTER_MAX,
    Answered,
    JournalMoved,
    append_edits,
    edits_after,
    find_request,
    history_page,
    recent_requests,
    was_edited,
)
from lanting.scene.queries.snapshots import (
    SceneMissing,
    find_snapshot,
    newest_revision,
    newest_scene,
    newest_snapshot_revision,
    open_scene,
    save_revision,
    scene_at,
    write_snapshot,
)

__all__ = [
    "EDITS_AFTER_MAX",
    "Answered",
    "Draft",
    "JournalMoved",
    "SceneMissing",
    "append_edits",
    "areas_in",
    "areas_of",
    "discard_draft",
    "edits_after",
    "find_draft",
    "find_request",
    "find_snapshot",
    "give_area",
    "history_page",
    "newest_revision",
    "newest_scene",
    "newest_snapshot_revision",
    "open_scene",
    "rebase_draft",
    "recent_requests",
    "save_revision",
    "scene_at",
    "start_draft",
    "take_area",
    "was_edited",
    "write_snapshot",
]
