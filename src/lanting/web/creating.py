"""Making a Space: what for, which place, its name. The answer shows once the owner key of what was made."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.response import Redirect
from sqlalchemy import Connection

from lanting.identity.caller import Caller
from lanting.identity.queries import NewKey, rotate_owner_key
from lanting.identity.role import Role
from lanting.kernel.host import is_loopback
from lanting.kernel.ids import SpaceId, new_space_id
from lanting.protocol.limit import SPACE_NAME_CHARS_MAX
from lanting.runtime.address_limit import TooManyConnections
from lanting.space.preset import PRESETS, Preset, preset_for
from lanting.space.queries import StoredSpace, find_any_space
from lanting.web.api import NO_STORE
from lanting.web.caller import address_of
from lanting.web.desk import AskedDesk, Desk
from lanting.web.error import RoleNeedsHttps
from lanting.web.form import Complaints, Form, form_of, new_once
from lanting.web.founding import NameRefused, Plan, found_planned, planned, space_name
from lanting.web.keeper import Keeper, note_act
from lanting.web.key_link import shown_key
from lanting.web.move import moving_url
from lanting.web.page import page
from lanting.web.picture import HEIGHT, WIDTH
from lanting.web.place import every_offer, is_template
from lanting.web.preference import locale_of
from lanting.web.refusal import MayNotCreate
from lanting.web.shield import is_trustworthy

FORWARDED: Final = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""What proxies add: who comes through one is not on this computer, whatever address the proxy has."""
FIELDS: Final = ("name", "preset", "template")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to make, checked."""

    name: str
    preset: Preset
    template: str


def may_create(desk: Desk, request: Request[Any, Any, Any], caller: Caller) -> bool:
    """The Operator; whoever sits at the Server's own computer; anyone, where the Operator has said so."""
    return desk.anyone_creates or caller.is_operator or is_at_this_computer(request)


def is_at_this_computer(request: Request[Any, Any, Any]) -> bool:
    """Whether both ends are this machine, and say so: a page of another name that leads here is not believed."""
    return (
        is_loopback(address_of(request))
        and is_loopback(request.url.hostname or "")
        and not any(name in request.headers for name in FORWARDED)
    )


@get("/new", include_in_schema=False)
async def new_space(desk: AskedDesk, request: Request[Any, Any, Any]) -> Response[bytes]:
    """The form; `?for=` a purpose of the lobby chooses what serves it. Raises MayNotCreate or RoleNeedsHttps."""
    await _check(desk, request)
    preset = preset_for(request.query_params.get("for", "")) or next(iter(PRESETS.values()))
    place = request.query_params.get("place", "")
    template = place if is_template(place) else preset.template
    return _form_page(desk, request, {"name": "", "preset": preset.name, "template": template})


@post("/new", include_in_schema=False, status_code=201)
async def make_space(desk: AskedDesk, request: Request[Any, Any, Any]) -> Response[Any]:
    """The Space that the form describes, and once its owner key. Sent twice, the same form leads to the same Space."""
    await _check(desk, request)
    form = await form_of(request)
    typed = form.typed(*FIELDS)
    wish = _wish_of(form)
    if not isinstance(wish, Wish):
        return _form_page(desk, request, typed, wish, status=422)
    try:
        _count(desk, request)
    except TooManyConnections:
        return _form_page(desk, request, typed, {"all": ("creating-too-many", {})}, status=429)
    space_id = _space_id_of(form["once"] or new_once(desk.random_bytes))
    # A place is built in up to a second, and neither the loop nor the database's one writer waits for it.
    plan = await asyncio.to_thread(planned, wish.template, space_id)
    credentials = desk.callers.with_holder(request)
    made = await desk.store.write(partial(_make, desk=desk, plan=plan, wish=wish, caller=credentials.caller))
    if isinstance(made, StoredSpace):
        return Redirect(f"/s/{made.slug}/manage", status_code=303, headers=NO_STORE)
    return await shown_key(desk, request, *made, is_new_space=True, cookies=credentials.cookies)


async def _check(desk: Desk, request: Request[Any, Any, Any]) -> None:
    if not is_trustworthy(request.scope):
        raise RoleNeedsHttps(await moving_url(desk, request, request.url.path))
    if not may_create(desk, request, desk.callers.of(request)):
        raise MayNotCreate


def _wish_of(form: Form) -> Wish | Complaints:
    complaints: Complaints = {}
    name = ""
    try:
        name = space_name(form["name"])
    except NameRefused:
        complaints["name"] = ("error-name_refused", {"chars_max": SPACE_NAME_CHARS_MAX})
    preset = PRESETS.get(form["preset"])
    if preset is None:
        complaints["preset"] = ("creating-preset-refused", {})
    if not is_template(form["template"]):
        complaints["template"] = ("error-template_unknown", {})
    return complaints if complaints or preset is None else Wish(name, preset, form["template"])


def _count(desk: Desk, request: Request[Any, Any, Any]) -> None:
    """Raises TooManyConnections. Only the rate counts here: nothing is held open by making a Space."""
    address = address_of(request)
    desk.create_limit.admit(address, desk.clock.moment())
    desk.create_limit.release(address)


def _space_id_of(once: str) -> SpaceId:
    """The same form makes the same Space; nobody can choose an id by it."""
    digest = sha256(b"new space " + once.encode()).digest()
    return new_space_id(lambda count: digest[:count])


def _make(
    connection: Connection, *, desk: Desk, plan: Plan, wish: Wish, caller: Caller
) -> tuple[StoredSpace, NewKey] | StoredSpace:
    """The new Space with its key; alone, if this form has made it before."""
    if found := find_any_space(connection, plan.space_id):
        return found
    now = desk.clock.now()
    stored = found_planned(connection, plan, wish.name, now, desk.random_bytes, wish.preset.rules)
    key = rotate_owner_key(connection, stored.id, caller.holder, now, desk.random_bytes)
    note_act(connection, desk, Keeper(caller, Role.OWNER, stored), "create")
    return stored, key


def _form_page(
    desk: Desk,
    request: Request[Any, Any, Any],
    typed: Mapping[str, str],
    complaints: Complaints | None = None,
    *,
    status: int = 200,
) -> Response[bytes]:
    locale = locale_of(request)
    answer = page(
        request,
        "new.html.jinja",
        locale,
        status=status,
        presets=PRESETS.values(),
        places=every_offer(desk, locale),
        picture_size=(WIDTH, HEIGHT),
        name_chars_max=SPACE_NAME_CHARS_MAX,
        once=new_once(desk.random_bytes),
        typed=typed,
        complaints=complaints or {},
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


HANDLERS: Final = (new_space, make_space)
