"""Static files: our own few, and the client that Vite built. Read once, kept in memory, compressed once.

Only files found at start exist: no path of a request is ever turned into a path of the disk.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

import msgspec

ENTRY: Final = "src/main.ts"
PICTURE: Final = "src/systems/index.ts"
SPACE_FILE: Final = "src/page/space_file.ts"
COPYING: Final = "src/page/copying.ts"
CLIP: Final = "src/report/clip_page.ts"
IMMUTABLE: Final = "public, max-age=31536000, immutable"
"""For addresses that name their content (RFC 8246)."""

_REVALIDATE: Final = "no-cache"
_GZIP_LEVEL: Final = 6
_TYPES: Final = {
    "css": "text/css",
    "html": "text/html",
    "ico": "image/x-icon",
    "ftl": "text/plain",
    "js": "text/javascript",
    "json": "application/json",
    "map": "application/json",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
}
_PACKED_ALREADY: Final = frozenset({"ico", "png", "webp", "woff2"})


@dataclass(slots=True)
class Asset:
    """One static file."""

    source: Traversable
    cache_control: str
    _plain: bytes | None = None
    _packed: bytes | None = None

    @property
    def media_type(self) -> str:
        return _TYPES.get(_suffix(self.source.name), "application/octet-stream")

    def content(self, *, gzipped: bool) -> tuple[bytes, bool]:
        """The bytes, and whether they are gzipped: only if asked, and if it makes them smaller."""
        if self._plain is None:
            self._plain = self.source.read_bytes()
        if not gzipped or _suffix(self.source.name) in _PACKED_ALREADY:
            return self._plain, False
        if self._packed is None:
            self._packed = gzip.compress(self._plain, _GZIP_LEVEL, mtime=0)
        return (self._packed, True) if len(self._packed) < len(self._plain) else (self._plain, False)


@dataclass(frozen=True, slots=True)
class ClientFiles:
    """What a page loads of the built client; empty when it is not built."""

    script: str | None = None
    styles: tuple[str, ...] = ()
    preloads: tuple[str, ...] = ()
    space_file: str | None = None
    """What the page that makes Spaces loads, to send a file in pieces."""
    copying: str | None = None
    """What a page loads from which something is copied."""
    clip: str | None = None
    """What a report's page loads to be listened to."""


class _Chunk(msgspec.Struct, frozen=True):
    file: str
    css: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assets:
    """Every static file by the path it is asked for."""

    by_path: dict[str, Asset]
    client: ClientFiles
    _named: dict[str, str] = field(default_factory=dict)

    @classmethod
    def find(cls, room: Traversable | None = None) -> Assets:
        """Look through `static` and `client` of the web room."""
        room = room or files("lanting.web")
        by_path: dict[str, Asset] = {}
        named: dict[str, str] = {}
        for source in (room / "static").iterdir():
            stem, _, suffix = source.name.rpartition(".")
            path = f"/static/{stem}-{sha256(source.read_bytes()).hexdigest()[:12]}.{suffix}"
            named[source.name] = path
            by_path[path] = Asset(source, IMMUTABLE)
        _add_client(room / "client", "/client", by_path)
        return cls(by_path, _client_files(room / "client"), named)

    def path_of(self, name: str) -> str:
        """Where our own file `name` is found; the path changes with its content."""
        return self._named[name]


def _add_client(folder: Traversable, path: str, by_path: dict[str, Asset]) -> None:
    if not folder.is_dir():
        return
    for source in folder.iterdir():
        if source.name.startswith("."):
            continue
        if source.is_dir():
            _add_client(source, f"{path}/{source.name}", by_path)
        else:
            # Vite puts a hash of the content into the names of what it writes to `assets`.
            by_path[f"{path}/{source.name}"] = Asset(source, IMMUTABLE if "/assets" in path else _REVALIDATE)


def _client_files(folder: Traversable) -> ClientFiles:
    manifest = folder / ".vite" / "manifest.json"
    if not manifest.is_file():
        return ClientFiles()
    chunks = msgspec.json.decode(manifest.read_bytes(), type=dict[str, _Chunk])
    if ENTRY not in chunks:
        return ClientFiles()
    needed = _with_imports(ENTRY, chunks)
    picture = [name for name in _picture(chunks) if name != ENTRY]
    styles = dict.fromkeys(sheet for name in needed for sheet in chunks[name].css)
    return ClientFiles(
        script=f"/client/{chunks[ENTRY].file}",
        styles=tuple(f"/client/{sheet}" for sheet in styles),
        preloads=tuple(f"/client/{chunks[name].file}" for name in dict.fromkeys([*needed[1:], *picture])),
        space_file=f"/client/{chunks[SPACE_FILE].file}" if SPACE_FILE in chunks else None,
        copying=f"/client/{chunks[COPYING].file}" if COPYING in chunks else None,
        clip=f"/client/{chunks[CLIP].file}" if CLIP in chunks else None,
    )


def _picture(chunks: dict[str, _Chunk]) -> list[str]:
    """What draws the place: imported late, but wanted in any case, with all that it needs."""
    return _with_imports(PICTURE, chunks) if PICTURE in chunks else []


def _with_imports(entry: str, chunks: dict[str, _Chunk]) -> list[str]:
    """`entry` and everything that it imports at once, each name one time."""
    needed = [entry]
    for name in needed:
        needed += [imported for imported in chunks[name].imports if imported not in needed]
    return needed


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower()
