"""The page that makes Spaces, in one of three ways: of a place, like one of mine, out of a file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from litestar import Request, Response
from sqlalchemy import Connection

from lanting.identity.caller import Caller
from lanting.identity.capability import Capability
from lanting.identity.queries import role_of, spaces_held
from lanting.identity.role import permissions_of
from lanting.kernel.clock import Instant
from lanting.media.limit import PLAIN_FORM_MB_MAX
from lanting.protocol.limit import SPACE_NAME_CHARS_MAX
from lanting.protocol.permission import Permission
from lanting.space.preset import PRESETS
from lanting.space.queries import KeptExperience, StoredSpace, list_spaces
from lanting.web.carried import on_in
from lanting.web.desk import Desk
from lanting.web.form import Complaints, new_once
from lanting.web.offered import Offered
from lanting.web.page import page
from lanting.web.picture import HEIGHT, WIDTH
from lanting.web.place import ShownSpace, every_offer, shown_space, title_of
from lanting.web.preference import locale_of
from lanting.web.speech import speech

PLAIN: Final = {
    "name": "",
    "preset": next(iter(PRESETS)),
    "template": "",
    "experience": "",
}
"""What the form of a place shows where nothing was typed."""


def models_of(connection: Connection, caller: Caller, now: Instant) -> list[StoredSpace]:
    """The Spaces that she owns or builds in, the oldest first: each may be the model of another."""
    held = spaces_held(connection, caller, now)
    mine = [each for each in list_spaces(connection) if caller.is_operator or each.id in held]
    return [each for each in mine if Permission.BUILD in permissions_of(role_of(connection, each.id, caller, now))]


def carried_of(
    connection: Connection, model: StoredSpace, caller: Caller, now: Instant, offers: Sequence[Offered]
) -> list[KeptExperience]:
    """What goes along where a Space becomes a model: what is on there and can be read here, as it is set.

    To its Owner alone: what was chosen for it nobody else sees.
    """
    if Permission.OWN not in permissions_of(role_of(connection, model.id, caller, now)):
        return []
    asks = {each.name: each.asks for each in offers if each.manifest}
    return [
        replace(each, capabilities=each.capabilities.intersection(asks[each.name]))
        for each in on_in(connection, model.id)
        if each.name in asks
    ]


@dataclass(frozen=True, slots=True)
class ToDo:
    """An experience with which a Space can begin."""

    name: str
    title: str
    about: str
    may: str
    keeps: str
    place: str
    """What it is made for, if one of ours."""


@dataclass(frozen=True, slots=True)
class Model:
    """A Space that another can be like, and what goes along."""

    space: ShownSpace
    experiences: Sequence[ToDo]


def _to_do(offer: Offered, locale: str, allowed: Collection[Capability]) -> ToDo:
    manifest, t = offer.manifest, speech(locale)
    assert manifest is not None
    may = ", ".join(t(f"capability-{each}") for each in offer.asks if each in allowed)
    keeps = manifest.said(manifest.keeps, locale)
    place = title_of(manifest.template, locale)
    return ToDo(offer.name, manifest.called(locale), manifest.said(manifest.about, locale), may, keeps, place)


async def new_page(
    desk: Desk,
    request: Request[Any, Any, Any],
    typed: Mapping[str, str] = PLAIN,
    complaints: Complaints | None = None,
    *,
    status: int = 200,
) -> Response[bytes]:
    """With what was typed, and what was wrong beside its field.

    Whoever sees it is given her cookies already: if she taps twice, she is the same both times.
    """
    locale, now = locale_of(request), desk.clock.now()
    credentials = desk.callers.with_holder(request)
    caller, offers = credentials.caller, await desk.experiences.offers()

    def look_up(connection: Connection) -> list[tuple[StoredSpace, list[KeptExperience]]]:
        models = models_of(connection, caller, now)
        return [(each, carried_of(connection, each, caller, now, offers)) for each in models]

    library, known = desk.library, {each.name: each for each in offers}
    models = await desk.store.read(look_up) if library else []
    answer = page(
        request,
        "new.html.jinja",
        locale,
        status=status,
        presets=PRESETS.values(),
        places=every_offer(desk, locale),
        experiences=[_to_do(each, locale, each.asks) for each in offers if each.manifest],
        models=[
            Model(
                shown_space(desk, locale, each),
                [_to_do(known[own.name], locale, own.capabilities) for own in carried],
            )
            for each, carried in models
        ],
        picture_size=(WIDTH, HEIGHT),
        name_chars_max=SPACE_NAME_CHARS_MAX,
        file_mb_max=library.package_mb_max if library else 0,
        plain_mb_max=PLAIN_FORM_MB_MAX,
        once=new_once(desk.random_bytes),
        typed=typed,
        complaints=complaints or {},
    )
    answer.headers["Cache-Control"] = "no-store"
    answer.cookies.extend(credentials.cookies)
    return answer
