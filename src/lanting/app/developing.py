"""`lanting dev`: a Server of an author's own, whose one Space runs the file that she is writing.

Saved code is tried beside the old; it takes over within a second, or the old one goes on and she reads why not.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from lanting.app.catalogue import Catalogue, described
from lanting.app.data_folder import DataFolder
from lanting.app.error import StartRefused
from lanting.app.log import set_up_logging
from lanting.app.server import Server, build_server
from lanting.app.serving import run
from lanting.app.settings import read_settings
from lanting.identity.capability import Capability
from lanting.identity.key import KeyUnknown, new_key_secret
from lanting.identity.queries import find_key, rotate_owner_key
from lanting.kernel.clock import Instant, SystemClock
from lanting.kernel.ids import SpaceId, new_user_id
from lanting.protocol.experience import Fault
from lanting.protocol.manifest import Manifest
from lanting.protocol.operation import RemoveEntity
from lanting.protocol.pipe import Failed
from lanting.scene.authority import Author as Editor
from lanting.scene.component.placement import Portal
from lanting.scene.journal import JournalEntry
from lanting.scene.queries import append_edits, open_scene
from lanting.scene.template import TEMPLATES
from lanting.space.queries import StoredSpace, find_experience, list_spaces, switch_on
from lanting.web.founding import found_space

LOOK_EVERY_S: Final = 0.2
OWNER_FILE: Final = "dev-owner.key"
"""In the data folder: an author's own link opens her Space at every start."""
FILES_MAX: Final = 2_000
"""In a larger folder only the file itself is looked at."""
WATCHED: Final = frozenset({".py", ".ftl", ".csv", ".json", ".toml", ".txt"})
_OTHERWISE: Final = "courtyard"


class NotAnExperience(StartRefused):
    """The file cannot be run in a Space."""

    code = "not_an_experience"

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an author's file is shown."""

    space: StoredSpace
    owner_key: str


def develop(file: Path, template: str | None, port: int, data: Path | None) -> None:
    """Until SIGINT or SIGTERM. Raises StartRefused."""
    set_up_logging("warning")
    file = file.resolve()
    manifest = asyncio.run(_manifest(file))
    with _folder(data) as folder:
        settings = read_settings(host="127.0.0.1", port=port, https=False, data=folder, guide=False)
        server = build_server(settings, catalogue=Catalogue({manifest.name: file}))
        key = DataFolder(folder).kept(OWNER_FILE, lambda: new_key_secret(secrets.token_bytes).encode()).decode()
        stand = asyncio.run(_built(server, manifest, template, key))
        author = Author(server, stand, file, manifest)
        run(server, author.greet, author.watch)


class Author:
    """Tells whoever sits at the terminal what becomes of her code."""

    def __init__(self, server: Server, stand: Stand, file: Path, manifest: Manifest) -> None:
        self._server = server
        self._stand = stand
        self._file = file
        self._manifest = manifest
        server.experiences.on_fault = self._tell_fault
        server.experiences.on_log = self._tell_log

    def greet(self, server: Server) -> None:
        """Where to look at it."""
        here, slug = server.links.here, self._stand.space.slug
        _say(f"{self._file.name} runs in {here}/s/{slug}")
        _say(f"As its owner, who reads its faults in the Space too: {here}/k/{self._stand.owner_key}")
        _say("What you save is there within a second. Ctrl+C ends it.")

    async def watch(self) -> None:
        """Look again and again; polling is the same on every disk and every system."""
        seen = states_beside(self._file)
        async with asyncio.TaskGroup() as beside:
            asking: asyncio.Task[None] | None = None
            while True:
                await asyncio.sleep(LOOK_EVERY_S)
                now = await asyncio.to_thread(states_beside, self._file)
                if now == seen:
                    continue
                seen = now
                if asking is not None:
                    # What it asks for is read in a second process, which newer code need not wait for.
                    asking.cancel()
                failed = await self._reload()
                asking = beside.create_task(self._ask_again(has_told=bool(failed)))

    async def _reload(self) -> Sequence[Failed]:
        loop = asyncio.get_running_loop()
        began_s = loop.time()
        failed = await self._server.experiences.reload(self._stand.space.id)
        if not failed and self._server.hall.people(self._stand.space.id):
            _say(f"reloaded in {loop.time() - began_s:.1f} s")
        return failed

    async def _ask_again(self, *, has_told: bool) -> None:
        """What it says of itself may be another now: it may do then what it asks for."""
        (found,) = await described(str(self._file))
        manifest = found.manifest
        if manifest is None:
            if not has_told:
                _say(found.trouble)
        elif manifest.name != self._manifest.name:
            _say(f"the experience is not called {self._manifest.name} any more: start `lanting dev` again")
        elif manifest.capabilities != self._manifest.capabilities:
            await self._server.store.write(lambda connection: _switch_on(connection, self._stand.space.id, manifest))
            self._manifest = manifest
            self._server.hall.experiences_changed(self._stand.space.id)

    def _tell_fault(self, _space: SpaceId, fault: Fault) -> None:
        _say(f"{fault.name}: {fault.code} {fault.trace or dict(fault.facts) or ''}".rstrip())

    def _tell_log(self, _space: SpaceId, _name: str, text: str) -> None:
        _say(text)


def states_beside(file: Path) -> dict[str, tuple[int, int]]:
    """Of the file and of what lies with it: when each was written last, and how large it is."""
    found: dict[str, tuple[int, int]] = {}
    for path in _beside(file):
        try:
            state = path.stat()
        except OSError:
            # It is being written anew, as some editors do: the next look finds it.
            continue
        found[str(path)] = (state.st_mtime_ns, state.st_size)
    return found


def _beside(file: Path) -> Sequence[Path]:
    found = [file]
    for folder, inside, names in os.walk(file.parent):
        # What is hidden, or made by Python itself, is nothing that an author writes.
        inside[:] = [each for each in inside if not each.startswith((".", "__"))]
        paths = [Path(folder, name) for name in names if not name.startswith(".")]
        found += [path for path in paths if path.suffix in WATCHED and path != file]
        if len(found) > FILES_MAX:
            return [file]
    return found


async def _manifest(file: Path) -> Manifest:
    (found,) = await described(str(file))
    if found.manifest is None:
        raise NotAnExperience(found.trouble)
    return found.manifest


async def _built(server: Server, manifest: Manifest, template: str | None, key: str) -> Stand:
    """The Space: made, or found again in a folder that was kept, with the same key."""
    name = template or manifest.template or _OTHERWISE

    def build(connection: Connection) -> Stand:
        now = SystemClock().now()
        title = manifest.called("en")
        known = next((each for each in list_spaces(connection) if each.name == title), None)
        space = known or found_space(connection, title, name if name in TEMPLATES else _OTHERWISE, now, _bytes)
        if known is None:
            _close_portals(connection, space, now)
        _switch_on(connection, space.id, manifest)
        try:
            find_key(connection, key)
        except KeyUnknown:
            rotate_owner_key(connection, space.id, None, now, _bytes, secret=key)
        return Stand(space, key)

    return await server.store.write(build)


def _close_portals(connection: Connection, space: StoredSpace, now: Instant) -> None:
    """Her Space is alone on this Server: what its template has leading elsewhere goes, as one edit."""
    slugs = {each.slug for each in list_spaces(connection)}
    scene = open_scene(connection, space.id, lambda _asset: 0)
    portals = {each.id: each.get(Portal) for each in scene.entities.values()}
    dead = [RemoveEntity(id=each) for each, portal in portals.items() if portal and portal.target not in slugs]
    if dead:
        before = scene.revision
        change = scene.apply(dead, Editor(new_user_id(_bytes), "", is_builder=True))
        append_edits(connection, space.id, "published", before, [JournalEntry.of(change, "alone", now)])


def _switch_on(connection: Connection, space: SpaceId, manifest: Manifest) -> None:
    """With all that it asks for: whoever runs her own code trusts it. What was chosen before stays."""
    before = find_experience(connection, space, manifest.name)
    allowed = [each for each in Capability if each in manifest.capabilities]
    switch_on(connection, space, manifest.name, allowed, before.settings if before else {}, _bytes)


@contextmanager
def _folder(data: Path | None) -> Iterator[Path]:
    if data is not None:
        yield data
        return
    with tempfile.TemporaryDirectory(prefix="lanting-dev-") as folder:
        yield Path(folder)


def _bytes(size: int) -> bytes:
    return secrets.token_bytes(size)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
