"""Places as pages show them: a Space or a template with its name, its picture and what one does there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lanting.space.queries import StoredSpace
from lanting.web.desk import Desk
from lanting.web.offered import Offered
from lanting.web.origin import path_of
from lanting.web.speech import described, speech

if TYPE_CHECKING:
    from lanting.scene.template import Purpose, Template


@dataclass(frozen=True, slots=True)
class ShownSpace:
    """A Space on a page."""

    id: str
    slug: str
    path: str
    name: str
    description: str
    people: int
    picture: str
    is_locked: bool
    """Nobody but hosts comes in at present."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a group without a Space shows: a place to begin with."""

    template: str
    title: str
    picture: str


@dataclass(frozen=True, slots=True)
class Group:
    """What people come to do, and where they can; `offer` where they cannot yet."""

    purpose: str
    spaces: Sequence[ShownSpace]
    offer: Offer | None = None
    experiences: Sequence[tuple[str, str]] = ()
    """Name and title of what a new Space for this could begin with."""

    @property
    def words(self) -> str:
        """The key of what it is called."""
        return f"purpose-{self.purpose}"


def shown_space(desk: Desk, locale: str, space: StoredSpace) -> ShownSpace:
    """A Space that nobody has given a name of its own is called as its template is in the reader's language."""
    template = _templates().get(space.template)
    name = speech(locale)(template.words) if template and space.name == template.title else space.name
    return ShownSpace(
        id=space.id,
        slug=space.slug,
        path=path_of(space),
        name=name,
        description=described(locale, template.words) if template else "",
        people=desk.people_in(space.id),
        picture=desk.pictures.url_of_space(space),
        is_locked=space.rules.locked,
    )


def groups_of(
    desk: Desk, locale: str, spaces: Sequence[StoredSpace], experiences: Sequence[Offered] = ()
) -> list[Group]:
    """Every Space under the first purpose of its template; the groups with Spaces first, then those that have none."""
    from lanting.scene.template import Purpose

    found: dict[Purpose, list[ShownSpace]] = {purpose: [] for purpose in Purpose}
    for space in spaces:
        found[purposes_of(space.template)[0]].append(shown_space(desk, locale, space))
    to_do = _to_do(experiences, locale)
    groups = [
        Group(purpose, inside, None if inside else _offer(desk, locale, purpose), to_do.get(purpose, ()))
        for purpose, inside in found.items()
    ]
    return sorted(groups, key=lambda group: not group.spaces)


def _to_do(experiences: Sequence[Offered], locale: str) -> dict[Purpose, list[tuple[str, str]]]:
    """Experiences under their purpose, or the first one of the place for which each was made."""
    from lanting.scene.template import Purpose

    found: dict[Purpose, list[tuple[str, str]]] = {}
    for each in experiences:
        manifest = each.manifest
        if manifest is not None and manifest.template is not None:
            suits = purposes_of(manifest.template)[0]
            purpose = Purpose(manifest.purpose) if manifest.purpose in list(Purpose) else suits
            found.setdefault(purpose, []).append((each.name, manifest.called(locale)))
    return found


def purposes_of(template: str) -> tuple[Purpose, ...]:
    """What a place of this template is for; to meet, if the template is none of ours."""
    from lanting.scene.template import Purpose

    known = _templates().get(template)
    return known.purposes if known else (Purpose.MEET,)


def picture_of_server(desk: Desk) -> str:
    """The picture of the place that a new Server begins with."""
    return desk.pictures.url_of_template(next(iter(_templates())))


def is_template(name: str) -> bool:
    """Whether a template of this name is declared."""
    return name in _templates()


def title_of(name: str | None, locale: str) -> str:
    """What a template is called; nothing, if it is none of ours."""
    known = _templates().get(name or "")
    return speech(locale)(known.words) if known else ""


def every_offer(desk: Desk, locale: str) -> list[Offer]:
    """Every place that one can begin with."""
    return [_offer_of(desk, locale, each) for each in _templates().values()]


def _offer(desk: Desk, locale: str, purpose: Purpose) -> Offer:
    templates = list(_templates().values())
    fitting = [each for each in templates if purpose in each.purposes]
    best = min(fitting, key=lambda each: each.purposes.index(purpose), default=templates[0])
    return _offer_of(desk, locale, best)


def _offer_of(desk: Desk, locale: str, template: Template) -> Offer:
    return Offer(template.name, speech(locale)(template.words), desk.pictures.url_of_template(template.name))


def _templates() -> dict[str, Template]:
    # Loaded with the first page, so that the server listens sooner.
    from lanting.scene.template import TEMPLATES

    return TEMPLATES
