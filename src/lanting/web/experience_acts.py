"""What the forms of the page of experiences do: switch on, change, switch off. And the logs that they have written."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.response import Redirect
from sqlalchemy import Connection

from lanting.kernel.clock import Instant
from lanting.ledger.chain import line_of
from lanting.protocol.manifest import SETTING_CHARS_MAX
from lanting.protocol.permission import Permission
from lanting.space.queries import find_experience, switch_off, switch_on
from lanting.space.queries.kept import Program, log_lines
from lanting.web.api import NO_STORE, SpaceKey
from lanting.web.desk import AskedDesk
from lanting.web.experience_page import MAY, Sent, shown_experiences
from lanting.web.form import form_of
from lanting.web.keeper import Keeper, keeper_of, note_act
from lanting.web.origin import path_of
from lanting.web.settings_form import typed_settings

BODY_BYTES_MAX: Final = 2_000_000
"""Some settings are tables; every letter outside ASCII takes up to twelve bytes in a form."""
_Asked = Request[Any, Any, Any]


@post(
    "/s/{space:str}/manage/experiences/{name:str}/on",
    include_in_schema=False,
    status_code=303,
    request_max_body_size=BODY_BYTES_MAX,
)
async def switch_experience_on(desk: AskedDesk, request: _Asked, space: SpaceKey, name: SpaceKey) -> Response[Any]:
    """Part of the Space from now on, with what is ticked and chosen; or changed, where it is on already."""
    keeper = await keeper_of(desk, request, space, Permission.OWN)
    form = await form_of(request, SETTING_CHARS_MAX + 1)
    offer = await desk.experiences.offer(name)
    if offer is None or offer.manifest is None:
        return _back(keeper, "", name)
    allowed = [each for each in offer.asks if form.is_ticked(f"{MAY}{each}")]
    chosen, complaints = typed_settings(offer.manifest, form)
    if complaints:
        return await shown_experiences(desk, request, keeper, Sent(name, form, complaints))

    def change(connection: Connection) -> bool:
        before = find_experience(connection, keeper.space.id, name)
        if note_act(connection, desk, keeper, "experience_on", subject=name, once=form["once"]):
            switch_on(connection, keeper.space.id, name, allowed, chosen, desk.random_bytes)
        return before is not None and before.is_on

    was_on = await desk.store.write(change)
    desk.hall.experiences_changed(keeper.space.id)
    return _back(keeper, "kept" if was_on else "on", name)


@post("/s/{space:str}/manage/experiences/{name:str}/off", include_in_schema=False, status_code=303)
async def switch_experience_off(desk: AskedDesk, request: _Asked, space: SpaceKey, name: SpaceKey) -> Response[Any]:
    """It rests. What it has kept stays until it is switched on again, or the Space ends."""
    keeper = await keeper_of(desk, request, space, Permission.OWN)

    def change(connection: Connection) -> None:
        if switch_off(connection, keeper.space.id, name):
            note_act(connection, desk, keeper, "experience_off", subject=name)

    await desk.store.write(change)
    desk.hall.experiences_changed(keeper.space.id)
    return _back(keeper, "off", name)


@get("/s/{space:str}/manage/experiences/{name:str}/logs/{log:str}", include_in_schema=False)
async def log_file(desk: AskedDesk, request: _Asked, space: SpaceKey, name: SpaceKey, log: SpaceKey) -> Response[bytes]:
    """A whole log as JSON lines, which `lanting verify` checks."""
    keeper = await keeper_of(desk, request, space, Permission.OWN)

    def read(connection: Connection) -> bytes | None:
        own = find_experience(connection, keeper.space.id, name)
        if own is None:
            return None
        lines = log_lines(connection, Program(keeper.space.id, own.user), log, _line)
        return "".join(f"{line}\n" for line in lines).encode()

    content = await desk.store.read(read)
    if not content:
        raise NotFoundException
    headers = NO_STORE | {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(f'{name}-{log}.jsonl')}"}
    return Response(content, media_type="application/jsonl", headers=headers)


def _line(previous: str, number: int, at: int, body: str, own: str) -> str:
    return line_of(previous, number, Instant(at), body, own)


def _back(keeper: Keeper, done: str, name: str) -> Redirect:
    said = f"?done={done}" if done else ""
    path = f"{path_of(keeper.space)}/manage/experiences{said}#x-{quote(name)}"
    return Redirect(path, status_code=303, headers=NO_STORE)


HANDLERS: Final = (switch_experience_on, switch_experience_off, log_file)
