"""A Space as one file that opens on another Server: what its manifest says, and what of that is believed.

A ZIP file whose parts are stored, not compressed: `manifest.json`, `scene.json` (the Entities as
`snapshot.encode_content` writes them), `assets/<SHA-256>` for every file of the library, and `history.json` where that
was asked for (`package_history`). No id of a person is in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Final, Literal

import msgspec

from lanting.kernel.error import LantingError
from lanting.protocol.limit import ENTITIES_MAX, PANEL_ITEMS_MAX, SCENE_BYTES_MAX, SPACE_NAME_CHARS_MAX
from lanting.protocol.manifest import ExperienceName, SettingValue
from lanting.protocol.panel import FieldName
from lanting.protocol.word import Rules
from lanting.scene.refusal import SceneRefused
from lanting.scene.scene import Scene
from lanting.scene.snapshot import decode_content

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
SCENE: Final = "scene.json"
HISTORY: Final = "history.json"
ASSETS: Final = "assets/"
MANIFEST_BYTES_MAX: Final = 8 * 1024 * 1024
SCENE_FILE_BYTES_MAX: Final = SCENE_BYTES_MAX + ENTITIES_MAX * 4_096
"""Beside its components an Entity has a name, a description and ids."""
ASSETS_MAX: Final = 5_000
PACKED_EXPERIENCES_MAX: Final = 100
HISTORY_BYTES_MAX: Final = 32 * 1024 * 1024
_NAMED: Final = re.compile(rb'"(ast_[0-9a-hjkmnp-tv-z]{16})"')
"""An Asset as any component names it. Text of people stands in JSON with its quotation marks escaped."""
_PART_CHARS_MAX: Final = 80

Reason = Literal[
    "unreadable", "compressed", "twice", "missing", "too_long", "unlike", "malformed", "newer", "rules", "elsewhere"
]
_REASONS: Final[dict[Reason, str]] = {
    "unreadable": "cannot be read",
    "compressed": "is packed, and parts are stored as they are",
    "twice": "is there twice",
    "missing": "is missing",
    "too_long": "is longer than it may be",
    "unlike": "is not what the manifest says",
    "malformed": "is not as it must be",
    "newer": "is of a newer format than this server opens",
    "rules": "breaks the rules of scenes",
    "elsewhere": "does not lead to the scene",
}

Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Bytes = Annotated[int, msgspec.Meta(ge=1)]
MediaType = Annotated[str, msgspec.Meta(max_length=40)]


class PackageRefused(LantingError):
    """A file is no Space, or not the Space that it says it is; nothing of it was taken."""

    code = "package_refused"

    def __init__(self, part: str, reason: Reason, detail: object = "") -> None:
        part, detail = part[:_PART_CHARS_MAX], str(detail)
        said = f"{_REASONS[reason]} ({detail})" if detail else _REASONS[reason]
        facts = {"part": part, "reason": reason}
        super().__init__(f"this is no space to open: {part} {said}; export it anew where it comes from", **facts)


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the package, by what is in it."""

    digest: Digest
    media_type: MediaType
    bytes: Bytes


class PackedAsset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of the library, with what is said of it and under which licence it is."""

    id: Annotated[str, msgspec.Meta(pattern="^ast_[0-9a-hjkmnp-tv-z]{16}$")]
    kind: Literal["model", "image", "sound", "array"]
    name: str
    description: str
    author: str
    source: str
    licence: str
    original: File
    light: File | None = None
    thumb: File | None = None

    @property
    def files(self) -> list[File]:
        return [each for each in (self.original, self.light, self.thumb) if each is not None]


class PackedExperience(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An experience that is on in the Space, and what was chosen for it. Not what it keeps, nor what it may do."""

    name: ExperienceName
    settings: Annotated[dict[FieldName, SettingValue], msgspec.Meta(max_length=PANEL_ITEMS_MAX)] = {}
    package: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9._-]{0,100}\Z")] = ""
    """What brings it (a distribution's name, PEP 508); "": a file of its own."""
    version: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9.!+_-]{0,60}\Z")] = ""
    """Of the package (PEP 440)."""


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a package says of itself. What was not always part of it is left out where there is none."""

    format: int
    made_at: int
    """Milliseconds since 1970, UTC."""
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=SPACE_NAME_CHARS_MAX)]
    template: Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9-]{0,63}$")]
    rules: Rules
    revision: Annotated[int, msgspec.Meta(ge=1, le=2**53)]
    content: Digest
    """The SHA-256 of `scene.json`: the same content is the same Scene on every Server."""
    scene_bytes: Annotated[int, msgspec.Meta(ge=2, le=SCENE_FILE_BYTES_MAX)]
    assets: Annotated[list[PackedAsset], msgspec.Meta(max_length=ASSETS_MAX)]
    history: File | None = None
    experiences: Annotated[list[PackedExperience], msgspec.Meta(max_length=PACKED_EXPERIENCES_MAX)] = []

    @property
    def parts(self) -> dict[str, int]:
        """Every part but the manifest itself, with its size in bytes."""
        parts = {SCENE: self.scene_bytes}
        for each in self.assets:
            parts |= {ASSETS + file.digest: file.bytes for file in each.files}
        return parts if self.history is None else parts | {HISTORY: self.history.bytes}


def content_digest(content: bytes) -> str:
    """What a content hash is: SHA-256, in hexadecimal digits."""
    return sha256(content).hexdigest()


def encode_manifest(manifest: Manifest) -> bytes:
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2)


def decode_manifest(data: bytes) -> Manifest:
    """Raises PackageRefused, whatever the bytes."""
    try:
        said = msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PackageRefused(MANIFEST, "malformed", error) from None
    if said.format != FORMAT:
        raise PackageRefused(MANIFEST, "newer", f"{said.format}, not {FORMAT}")
    for named in ([each.id for each in said.assets], [each.original.digest for each in said.assets]):
        if len({*named}) < len(named):
            raise PackageRefused(MANIFEST, "malformed", "it names an asset twice")
    if len({each.name for each in said.experiences}) < len(said.experiences):
        raise PackageRefused(MANIFEST, "malformed", "it names an experience twice")
    return said


def read_scene(manifest: Manifest, content: bytes, other_ids: Mapping[str, str]) -> Scene:
    """The Scene, with other ids for those Assets that have to get one. Raises PackageRefused, whatever the bytes."""
    if content_digest(content) != manifest.content:
        raise PackageRefused(SCENE, "unlike")
    try:
        return decode_content(manifest.revision, manifest.template, renamed(content, other_ids))
    except SceneRefused as error:
        raise PackageRefused(SCENE, "rules", error) from None


def renamed(content: bytes, other_ids: Mapping[str, str]) -> bytes:
    """The same JSON with other ids for some Assets."""
    if not other_ids:
        return content
    return _NAMED.sub(lambda found: b'"%s"' % other_ids.get(found[1].decode(), found[1].decode()).encode(), content)
