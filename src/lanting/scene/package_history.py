"""The history of a Space as it travels: a Scene to begin with, and every edit since, without any id of a person.

What takes an edit back is not in it: whoever reads it finds that out by going the same way, and believes nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

import msgspec

from lanting.kernel.clock import Instant
from lanting.kernel.ids import UserId
from lanting.protocol.limit import NAME_CHARS_MAX
from lanting.protocol.operation import Operation
from lanting.protocol.word import EditKind
from lanting.scene.journal import JournalEntry
from lanting.scene.live_scene import LiveScene
from lanting.scene.package import HISTORY, Manifest, PackageRefused, content_digest, renamed
from lanting.scene.refusal import EditRefused
from lanting.scene.scene import Scene
from lanting.scene.snapshot import Snapshot, decode_content, encode_content

EDITS_MAX: Final = 100_000
"""Of a history: the newest."""
Revision = Annotated[int, msgspec.Meta(ge=1, le=2**53)]


class PastEdit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One edit. Who made it has a number within this file, and the name that was told then."""

    revision: Revision
    kind: EditKind
    person: Annotated[int, msgspec.Meta(ge=1, le=EDITS_MAX)]
    name: Annotated[str, msgspec.Meta(max_length=NAME_CHARS_MAX)]
    at: Annotated[int, msgspec.Meta(ge=0, le=2**53)]
    undoes: Revision | None
    operations: list[Operation]


class History(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `history.json` says."""

    revision: Revision
    """Of the Scene that it begins with."""
    entities: msgspec.Raw
    """The same, as `scene.json` says a Scene."""
    edits: Annotated[list[PastEdit], msgspec.Meta(max_length=EDITS_MAX)]


@dataclass(frozen=True, slots=True)
class Past:
    """A history that was gone through from its beginning to its end."""

    begins: Scene
    entries: Sequence[JournalEntry]
    ends: Snapshot
    """The Scene of the file, with who made what."""


def encode_history(begins: Scene, entries: Sequence[JournalEntry]) -> bytes:
    """The edits after a Scene, in their order."""
    people: dict[str, int] = {}
    edits = [
        PastEdit(
            each.revision,
            each.kind,
            people.setdefault(each.user, len(people) + 1),
            each.name,
            each.at,
            each.undoes,
            each.operations,
        )
        for each in entries
    ]
    return msgspec.json.encode(History(begins.revision, msgspec.Raw(encode_content(begins)), edits))


def read_history(
    manifest: Manifest, scene: Scene, data: bytes, other_ids: Mapping[str, str], new_user: Callable[[], UserId]
) -> Past:
    """Go through it edit by edit to `scene`, the file's, under nobody's rights but by the rules of every Scene.

    Its people become Users of nobody. Raises PackageRefused, whatever the bytes.
    """
    assert manifest.history is not None, "only a history that is there is read"
    if content_digest(data) != manifest.history.digest:
        raise PackageRefused(HISTORY, "unlike")
    try:
        history = msgspec.json.decode(renamed(data, other_ids), type=History)
        begins = decode_content(history.revision, manifest.template, bytes(history.entities))
        past = _retraced(manifest, begins, history.edits, new_user)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PackageRefused(HISTORY, "malformed", error) from None
    except EditRefused as error:
        raise PackageRefused(HISTORY, "rules", error) from None
    if encode_content(past.ends.scene) != encode_content(scene):
        raise PackageRefused(HISTORY, "elsewhere")
    return past


def _retraced(manifest: Manifest, begins: Scene, edits: Sequence[PastEdit], new_user: Callable[[], UserId]) -> Past:
    revisions = [each.revision for each in edits]
    if revisions != [*range(begins.revision + 1, manifest.revision + 1)]:
        raise PackageRefused(HISTORY, "malformed", f"its edits do not lead from {begins.revision} one by one")
    people: dict[int, UserId] = {}
    live = LiveScene(begins, lambda _: 0)
    entries: list[JournalEntry] = []
    for each in edits:
        if each.undoes is not None and each.undoes >= each.revision:
            raise PackageRefused(HISTORY, "malformed", f"edit {each.revision} takes back {each.undoes}")
        user = people.get(each.person) or people.setdefault(each.person, new_user())
        entries.append(
            live.retrace(
                JournalEntry(
                    each.revision,
                    each.kind,
                    user,
                    each.name,
                    f"from-file-{each.revision}",
                    Instant(each.at),
                    each.undoes,
                    each.operations,
                    [],
                )
            )
        )
    return Past(begins, entries, Snapshot.of(live))
