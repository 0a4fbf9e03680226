"""Making a Space: what for, which place, its name. The answer shows once the owner key of what was made."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.response import Redirect
from sqlalchemy import Connection

from lanting.identity.caller import Caller
from lanting.identity.queries import NewKey
from lanting.kernel.ids import is_id
from lanting.protocol.limit import SPACE_NAME_CHARS_MAX
from lanting.runtime.address_limit import TooManyConnections
from lanting.space.preset import PRESETS, Preset, preset_for
from lanting.space.queries import KeptExperience, StoredSpace, find_any_space, find_space, switch_on
from lanting.web.api import NO_STORE
from lanting.web.creator import check_may_create, count_creation
from lanting.web.desk import AskedDesk, Desk
from lanting.web.form import Complaints, Form, form_of, new_once
from lanting.web.founding import NameRefused, Plan, found_planned, planned, space_name
from lanting.web.key_link import shown_key
from lanting.web.new_page import carried_of, models_of, new_page
from lanting.web.offered import Offered
from lanting.web.opening import REFUSED
from lanting.web.package_making import make_of_file, owned, packed, space_id_of
from lanting.web.place import is_template
from lanting.web.preference import locale_of

FIELDS: Final = ("name", "preset", "template", "experience")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to make, checked."""

    name: str
    preset: Preset
    template: str
    model: StoredSpace | None
    """A Space of hers that it is to be like; then it begins with no template."""
    experience: Offered | None
    """What there is to do from the beginning."""
    carried: Sequence[KeptExperience]
    """What there is to do in the model, as it is set there."""


@get("/new", include_in_schema=False)
async def new_space(desk: AskedDesk, request: Request[Any, Any, Any]) -> Response[bytes]:
    """The forms; `?for=` a purpose of the lobby chooses what serves it, `?place=` a place, `?like=` a Space of hers,
    `?experience=` what is to be done there.

    Raises MayNotCreate or RoleNeedsHttps.
    """
    await check_may_create(desk, request)
    preset = preset_for(request.query_params.get("for", "")) or next(iter(PRESETS.values()))
    place = request.query_params.get("place", "")
    offer = await desk.experiences.offer(name) if (name := request.query_params.get("experience", "")) else None
    template = place if is_template(place) else ""
    like = await _model(desk, request, request.query_params.get("like", ""))
    typed = {"name": "", "preset": preset.name, "template": like.id if like else template}
    return await new_page(desk, request, typed | {"experience": offer.name if offer else ""})


@post("/new", include_in_schema=False, status_code=201)
async def make_space(desk: AskedDesk, request: Request[Any, Any, Any]) -> Response[Any]:
    """The Space that the form describes, and once its owner key. Sent twice, the same form leads to the same Space."""
    await check_may_create(desk, request)
    form = await form_of(request)
    typed = form.typed(*FIELDS)
    model = await _model(desk, request, form["template"]) if is_id(form["template"], "spc") else None
    offer = await desk.experiences.offer(form["experience"]) if form["experience"] else None
    wish = _wish_of(form, model, offer, await _carried(desk, request, model))
    if not isinstance(wish, Wish):
        return await new_page(desk, request, typed, wish, status=422)
    try:
        count_creation(desk, request)
    except TooManyConnections:
        return await new_page(desk, request, typed, {"all": ("creating-too-many", {})}, status=429)
    once = form["once"] or new_once(desk.random_bytes)
    if wish.model is None:
        return await _make_of_template(desk, request, wish, once)
    try:
        async with packed(desk, wish.model) as file:
            return await make_of_file(
                desk,
                request,
                file,
                once=once,
                language=wish.model.language,
                name=wish.name,
                rules=wish.preset.rules,
                experiences=wish.carried,
            )
    except REFUSED as refused:
        return await new_page(desk, request, typed, {"all": (f"error-{refused.code}", refused.facts)}, status=422)


async def _make_of_template(desk: Desk, request: Request[Any, Any, Any], wish: Wish, once: str) -> Response[Any]:
    # A place is built in up to a second, and neither the loop nor the database's one writer waits for it.
    plan = await asyncio.to_thread(planned, wish.template, space_id_of(once))
    credentials = desk.callers.with_holder(request)
    make = partial(_make, desk=desk, plan=plan, wish=wish, caller=credentials.caller, language=locale_of(request))
    made = await desk.store.write(make)
    if isinstance(made, StoredSpace):
        return Redirect(f"/s/{made.slug}/manage", status_code=303, headers=NO_STORE)
    return await shown_key(desk, request, *made, is_new_space=True, cookies=credentials.cookies)


async def _model(desk: Desk, request: Request[Any, Any, Any], space: str) -> StoredSpace | None:
    """A Space that she owns or builds in."""
    if not space:
        return None
    caller, now = desk.callers.of(request), desk.clock.now()

    def look_up(connection: Connection) -> StoredSpace | None:
        found = find_space(connection, space)
        return found if found in models_of(connection, caller, now) else None

    return await desk.store.read(look_up)


async def _carried(desk: Desk, request: Request[Any, Any, Any], model: StoredSpace | None) -> Sequence[KeptExperience]:
    if model is None:
        return ()
    caller, now, offers = desk.callers.of(request), desk.clock.now(), await desk.experiences.offers()
    return await desk.store.read(lambda connection: carried_of(connection, model, caller, now, offers))


def _wish_of(
    form: Form, model: StoredSpace | None, offer: Offered | None, carried: Sequence[KeptExperience]
) -> Wish | Complaints:
    complaints: Complaints = {}
    name = ""
    try:
        name = space_name(form["name"])
    except NameRefused:
        complaints["name"] = ("error-name_refused", {"chars_max": SPACE_NAME_CHARS_MAX})
    preset = PRESETS.get(form["preset"])
    if preset is None:
        complaints["preset"] = ("creating-preset-refused", {})
    if form["template"] and model is None and not is_template(form["template"]):
        complaints["template"] = ("error-template_unknown", {})
    if form["experience"] and (offer is None or offer.manifest is None):
        complaints["experience"] = ("rules-choice-refused", {})
    if form["experience"] and model is not None:
        complaints["experience"] = ("creating-experience-like", {})
    if complaints or preset is None:
        return complaints
    return Wish(name, preset, form["template"] or _suits(preset, offer), model, offer, carried)


def _suits(preset: Preset, offer: Offered | None) -> str:
    """The place for what is done there, else for what the Space is for."""
    wanted = offer.manifest.template if offer and offer.manifest else None
    return wanted if wanted and is_template(wanted) else preset.template


def _make(
    connection: Connection, *, desk: Desk, plan: Plan, wish: Wish, caller: Caller, language: str
) -> tuple[StoredSpace, NewKey] | StoredSpace:
    """The new Space with its key; alone, if this form has made it before."""
    if found := find_any_space(connection, plan.space_id):
        return found
    now, rules = desk.clock.now(), wish.preset.rules
    stored = found_planned(connection, plan, wish.name, now, desk.random_bytes, rules, language)
    if wish.experience is not None:
        # What it may do was told beside the choice.
        switch_on(connection, stored.id, wish.experience.name, wish.experience.asks, {}, desk.random_bytes)
    return stored, owned(connection, desk, stored, caller)


HANDLERS: Final = (new_space, make_space)
