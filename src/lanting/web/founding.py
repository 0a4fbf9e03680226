"""Founding one Space: its address, its code, its Rules and the first Revision of its Scene, in one unit of work."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection

from lanting.kernel.clock import Instant
from lanting.kernel.error import LantingError
from lanting.kernel.ids import RandomBytes, SpaceId, new_space_id
from lanting.protocol.limit import SPACE_NAME_CHARS_MAX
from lanting.protocol.text import clean_line, is_blank
from lanting.protocol.word import Rules
from lanting.scene.queries import save_revision
from lanting.space.code import new_code
from lanting.space.queries import StoredSpace, create_space, find_any_space, is_code_taken

if TYPE_CHECKING:
    from lanting.scene.entity import Entity

SLUG_CHARS_MAX: Final = 48


class TemplateUnknown(LantingError):
    """No template has this name."""

    code = "template_unknown"

    def __init__(self, template: str, known: Iterable[str]) -> None:
        super().__init__(f"there is no template {template!r}; choose one of {', '.join(known)}", template=template)


class NameRefused(LantingError):
    """A Space's name is empty or too long."""

    code = "name_refused"

    def __init__(self) -> None:
        super().__init__(
            f"a space needs a name of 1 to {SPACE_NAME_CHARS_MAX} visible characters", chars_max=SPACE_NAME_CHARS_MAX
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """A Space that is not yet stored: its id, and what its template makes of it."""

    space_id: SpaceId
    template: str
    entities: Sequence[Entity]


def planned(template: str, space_id: SpaceId) -> Plan:
    """Build the place, which takes up to a second: away from whoever waits. Raises TemplateUnknown."""
    from lanting.scene.template import TEMPLATES

    known = TEMPLATES.get(template)
    if known is None:
        raise TemplateUnknown(template, TEMPLATES)
    return Plan(space_id, template, known.build(zlib.crc32(space_id.encode())))


def found_planned(
    connection: Connection,
    plan: Plan,
    name: str,
    now: Instant,
    random_bytes: RandomBytes,
    rules: Rules,
    language: str,
) -> StoredSpace:
    """Store a Space with the first Revision of its Scene. Raises NameRefused."""
    stored = found_bare(connection, plan.space_id, plan.template, name, now, random_bytes, rules, language)
    save_revision(connection, stored.id, stored.template, plan.entities, now)
    return stored


def found_bare(
    connection: Connection,
    space_id: SpaceId,
    template: str,
    name: str,
    now: Instant,
    random_bytes: RandomBytes,
    rules: Rules,
    language: str,
) -> StoredSpace:
    """Store a Space whose Scene the same unit of work brings. Raises NameRefused."""
    name = space_name(name)
    return create_space(
        connection,
        space_id,
        name=name,
        slug=_free_slug(connection, name, space_id),
        template=template,
        created_at=now,
        code=free_code(connection, random_bytes),
        rules=rules,
        language=language,
    )


def found_space(
    connection: Connection, name: str, template: str, now: Instant, random_bytes: RandomBytes, rules: Rules = Rules()
) -> StoredSpace:
    """Both at once, in English, where nobody waits. Raises TemplateUnknown or NameRefused."""
    plan = planned(template, new_space_id(random_bytes))
    return found_planned(connection, plan, name, now, random_bytes, rules, "en")


def space_name(typed: str) -> str:
    """A Space's name as it is kept. Raises NameRefused."""
    name = clean_line(typed)
    if is_blank(name) or len(name) > SPACE_NAME_CHARS_MAX:
        raise NameRefused
    return name


def slug_of(name: str, otherwise: str) -> str:
    """A Space's address from its name: letters and digits of any script, joined by hyphens."""
    kept = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFKC", name).lower()).strip("-")
    return kept[:SLUG_CHARS_MAX].strip("-") or otherwise


def free_code(connection: Connection, random_bytes: RandomBytes) -> str:
    """A code that opens no other Space."""
    while is_code_taken(connection, code := new_code(random_bytes)):
        pass
    return code


def _free_slug(connection: Connection, name: str, space_id: SpaceId) -> str:
    random_part = space_id.partition("_")[2]
    slug = slug_of(name, otherwise=random_part)
    return slug if find_any_space(connection, slug) is None else f"{slug}-{random_part[:6]}"
