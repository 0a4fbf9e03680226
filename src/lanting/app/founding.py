"""The Spaces of a new Server, and keeping the Scenes of all Spaces new."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from lanting.app.data_folder import write_private
from lanting.kernel.clock import Instant
from lanting.kernel.ids import RandomBytes
from lanting.scene.queries import save_revision
from lanting.space.queries import StoredSpace, list_spaces
from lanting.web.founding import found_space, planned

FIRST_TEMPLATES: Final = ("orchid-pavilion", "courtyard", "stage-hall", "teaching-room", "gallery")
"""What a new Server begins with."""


def found_first_spaces(connection: Connection, note: Path, now: Instant, random_bytes: RandomBytes) -> None:
    """One Space of each first template, on a Server that has none. There is nothing to renew then, says `note`."""
    if list_spaces(connection):
        return
    from lanting.scene.template import TEMPLATES

    for position, template in enumerate(FIRST_TEMPLATES):
        # A millisecond apart, so that the list shows them in this order.
        found_space(connection, TEMPLATES[template].title, template, Instant(now + position), random_bytes)
    write_private(note, _templates_state().encode())


def renew_scenes(connection: Connection, note: Path, now: Instant) -> None:
    """Give every Space whose template makes another place than before a new Revision.

    Building all of them takes time, so `note` remembers for which state of the templates it was done.
    """
    state = _templates_state()
    if note.exists() and note.read_text() == state:
        return
    from lanting.scene.template import TEMPLATES

    for stored in list_spaces(connection):
        # A template that a package no longer brings leaves its Spaces as they are.
        if stored.template in TEMPLATES:
            _bring_up_to_date(connection, stored, now)
    write_private(note, state.encode())


def _bring_up_to_date(connection: Connection, space: StoredSpace, now: Instant) -> None:
    """Store what the Space's template makes now, unless its newest Revision holds just that."""
    save_revision(connection, space.id, space.template, planned(space.template, space.id).entities, now)


def _templates_state() -> str:
    digest = sha256()
    for source in sorted(_python_files(files("lanting.scene")), key=lambda each: each.name):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _python_files(folder: Traversable) -> Iterable[Traversable]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _python_files(each)
        elif each.name.endswith(".py"):
            yield each
