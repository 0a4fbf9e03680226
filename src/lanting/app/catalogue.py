"""The experiences that this Server could run: those of installed packages, and the examples of a checkout.

Nothing of theirs is ever imported here: what one says of itself is asked of its code in a process of its own (ADR 13).
"""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

import lanting
from lanting.protocol.manifest import Described
from lanting.web.offered import Offered, Source

GROUP: Final = "lanting.experiences"
"""The group of entry points by which packages say which experiences they bring."""
EXAMPLES: Final = Path(lanting.__file__).parents[2] / "examples"
"""In a checkout; an installed Lanting has none."""
COMMAND: Final = (sys.executable, "-P", "-m", "lanting.sdk.describing")
ASKED_WITHIN_S: Final = 20.0
KNOWN_WITHIN_S: Final = 5.0
"""A page that is about something else waits no longer for them. Seven files take 0.8 s."""
TROUBLE_CHARS_MAX: Final = 2_000
_ANSWERS: Final = msgspec.json.Decoder(list[Described])
_NEVER: Final = ("", None)


class _Place(NamedTuple):
    ref: str
    """Where the code is."""
    state: str
    """Another where the code is another."""
    source: Source = Source()


class Catalogue:
    """Knows where their code is, and what they say of themselves: asked once, and again where the code is another."""

    def __init__(self, files: Mapping[str, Path] | None = None, examples: Path = EXAMPLES) -> None:
        """`files`: what an author is working on, by name. They come before everything else of that name."""
        self._files = dict(files or {})
        self._examples = examples
        self._known: dict[str, tuple[str, Offered]] = {}
        """By name: the state of the code when it was asked, and what it said."""
        self._asking = asyncio.Lock()
        self._beginning: asyncio.Future[Sequence[Offered]] | None = None

    def refs(self) -> dict[str, str]:
        """Where the code of each is, by name."""
        return {name: place.ref for name, place in self._found().items()}

    async def offers(self) -> Sequence[Offered]:
        """All of them, by name, with what each says of itself."""
        found = self._found()
        async with self._asking:
            new = {name: place for name, place in found.items() if self._known.get(name, _NEVER)[0] != place.state}
            for name, offer in zip(new, await offers_of({name: new[name].ref for name in new}), strict=True):
                self._known[name] = new[name].state, offer
        return [self._known[name][1] for name in sorted(found)]

    async def offer(self, name: str) -> Offered | None:
        """The one of this name; None where there is none."""
        return next((each for each in await self.offers() if each.name == name), None)

    async def known(self) -> Sequence[Offered]:
        """Those that have been asked before. Until all were asked once, it waits for them, but not for long."""
        if self._beginning is None:
            self._beginning = asyncio.ensure_future(self.offers())
        await asyncio.wait({self._beginning}, timeout=KNOWN_WITHIN_S)
        return [offer for _, offer in self._known.values()]

    def sources(self) -> dict[str, Source]:
        """What brings each, by name."""
        return {name: place.source for name, place in self._found().items()}

    def _found(self) -> dict[str, _Place]:
        examples = {path.stem.replace("_", "-"): path for path in _experiences_in(self._examples)}
        files = {name: _Place(str(path), _state_of(path)) for name, path in {**examples, **self._files}.items()}
        return {**{each.name: _place_of(each) for each in entry_points(group=GROUP)}, **files}


async def offers_of(refs: Mapping[str, str]) -> list[Offered]:
    """What the code of each, by name, says of itself, in the same order."""
    found = await described(*refs.values())
    return [_offer(name, each) for name, each in zip(refs, found, strict=True)]


async def described(*refs: str) -> list[Described]:
    """All asked in one process; where that ends badly, each in one of its own, so that one's fault is no other's."""
    if not refs:
        return []
    said, trouble = await _asked(*refs)
    if not trouble:
        try:
            return _ANSWERS.decode(said)
        except msgspec.DecodeError as error:
            trouble = str(error)
    if len(refs) == 1:
        return [Described(ref=refs[0], trouble=trouble)]
    return [each for ref in refs for each in await described(ref)]


def _offer(name: str, found: Described) -> Offered:
    if found.manifest is not None and found.manifest.name != name:
        return Offered(name, None, f"{found.ref}: it is called {found.manifest.name} there, and {name} here")
    return Offered(name, found.manifest, found.trouble[-TROUBLE_CHARS_MAX:])


async def _asked(*refs: str) -> tuple[bytes, str]:
    """What was said on standard output; or what went wrong."""
    process = await asyncio.create_subprocess_exec(*COMMAND, *refs, stdin=DEVNULL, stdout=PIPE, stderr=PIPE)
    try:
        async with asyncio.timeout(ASKED_WITHIN_S):
            said, complaint = await process.communicate()
    except TimeoutError:
        return b"", f"{refs[0]}: it was asked what it is, and said nothing for {ASKED_WITHIN_S:.0f} s"
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    if process.returncode:
        return b"", complaint.decode(errors="replace").strip() or f"{refs[0]}: it ended with {process.returncode}"
    return said, ""


def _experiences_in(folder: Path) -> list[Path]:
    """The files that make an Experience; the others are Bots. They are read, not run."""
    return [path for path in sorted(folder.glob("*.py")) if "Experience(" in path.read_text(encoding="utf-8")]


def _state_of(path: Path) -> str:
    with suppress(OSError):
        found = os.stat(path)
        return f"{path} {found.st_mtime_ns} {found.st_size}"
    return str(path)


def _place_of(entry: EntryPoint) -> _Place:
    source = Source(entry.dist.name, entry.dist.version) if entry.dist else Source()
    return _Place(entry.value, f"{entry.value} {source.version}", source)
