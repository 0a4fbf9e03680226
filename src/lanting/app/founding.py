"""Founding Spaces: those of a new Server, those that the Operator asks for, and keeping their Scenes new."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from lanting.app.data_folder import write_private
from lanting.app.error import StartRefused
from lanting.kernel.clock import Instant
from lanting.kernel.ids import RandomBytes, SpaceId, new_space_id
from lanting.protocol.text import clean_line
from lanting.scene.queries import save_revision
from lanting.space.code import new_code
from lanting.space.queries import StoredSpace, create_space, find_any_space, is_code_taken, list_spaces

NAME_CHARS_MAX: Final = 80
SLUG_CHARS_MAX: Final = 48
FIRST_TEMPLATES: Final = ("orchid-pavilion", "courtyard", "stage-hall", "teaching-room", "gallery")
"""What a new Server begins with."""


class TemplateUnknown(StartRefused):
    """No template has this name."""

    code = "template_unknown"

    def __init__(self, template: str, known: Iterable[str]) -> None:
        super().__init__(f"there is no template {template!r}; choose one of {', '.join(known)}", template=template)


class NameRefused(StartRefused):
    """A Space's name is empty or too long."""

    code = "name_refused"

    def __init__(self) -> None:
        super().__init__(f"a space needs a name of 1 to {NAME_CHARS_MAX} visible characters")


def found_space(
    connection: Connection, name: str, template: str, now: Instant, random_bytes: RandomBytes
) -> StoredSpace:
    """A new Space with the first Revision of its Scene. Raises TemplateUnknown or NameRefused."""
    name = clean_line(name)
    if not 1 <= len(name) <= NAME_CHARS_MAX:
        raise NameRefused
    space_id = new_space_id(random_bytes)
    stored = create_space(
        connection,
        space_id,
        name=name,
        slug=_free_slug(connection, name, space_id),
        template=template,
        created_at=now,
        code=_free_code(connection, random_bytes),
    )
    _bring_scene_up_to_date(connection, stored, now)
    return stored


def found_first_spaces(connection: Connection, now: Instant, random_bytes: RandomBytes) -> None:
    """One Space of each first template, on a Server that has none."""
    if list_spaces(connection):
        return
    from lanting.scene.template import TEMPLATES

    for position, template in enumerate(FIRST_TEMPLATES):
        # A millisecond apart, so that the list shows them in this order.
        found_space(connection, TEMPLATES[template].title, template, Instant(now + position), random_bytes)


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
            _bring_scene_up_to_date(connection, stored, now)
    write_private(note, state.encode())


def slug_of(name: str, otherwise: str) -> str:
    """A Space's address from its name: letters and digits of any script, joined by hyphens."""
    kept = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFKC", name).lower()).strip("-")
    return kept[:SLUG_CHARS_MAX].strip("-") or otherwise


def _free_slug(connection: Connection, name: str, space_id: SpaceId) -> str:
    random_part = space_id.partition("_")[2]
    slug = slug_of(name, otherwise=random_part)
    return slug if find_any_space(connection, slug) is None else f"{slug}-{random_part[:6]}"


def _free_code(connection: Connection, random_bytes: RandomBytes) -> str:
    while is_code_taken(connection, code := new_code(random_bytes)):
        pass
    return code


def _bring_scene_up_to_date(connection: Connection, space: StoredSpace, now: Instant) -> None:
    """Store what the Space's template makes now, unless its newest Revision holds just that. Raises TemplateUnknown."""
    from lanting.scene.template import TEMPLATES

    template = TEMPLATES.get(space.template)
    if template is None:
        raise TemplateUnknown(space.template, TEMPLATES)
    entities = template.build(zlib.crc32(space.id.encode()))
    save_revision(connection, space.id, space.template, entities, now)


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
