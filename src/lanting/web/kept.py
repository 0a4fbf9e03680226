"""What the experiences of a Space keep about whoever asks: to read, to take away, and to have forgotten.

She is who her guest cookie says, as for the experiences themselves, which know her by a name of their own each.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

import msgspec
from litestar import Request, Response, get, post
from litestar.response import Redirect
from sqlalchemy import Connection

from lanting.identity.key import program_of
from lanting.identity.queries import list_tokens
from lanting.kernel.ids import UserId
from lanting.space.queries import StoredSpace, list_experiences
from lanting.space.queries.kept import Program, StoredValue, erase_person, kept_of_person
from lanting.web.api import NO_STORE, SpaceKey, found_space
from lanting.web.desk import AskedDesk, Desk
from lanting.web.origin import path_of
from lanting.web.page import page
from lanting.web.preference import locale_of

_Asked = Request[Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Keeping:
    """What one program keeps about one person."""

    program: str
    """The name of an experience, or the label of a token."""
    user: UserId
    person: str
    values: Sequence[StoredValue]


@get("/s/{space:str}/kept", include_in_schema=False)
async def kept_page(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[bytes]:
    """For everybody: it shows nobody but herself."""
    stored = await found_space(desk, space)
    keepings = await desk.store.read(lambda connection: _of_her(connection, desk, request, stored))
    locale = locale_of(request)
    known = {each.name: each.manifest for each in await desk.experiences.known() if each.manifest}
    answer = page(
        request,
        "kept.html.jinja",
        locale,
        space=stored,
        is_erased="erased" in request.query_params.get("done", ""),
        keepings=[
            (
                known[each.program].called(locale) if each.program in known else each.program,
                [(value.key, _in_words(value.value)) for value in each.values],
            )
            for each in keepings
        ],
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


@get("/s/{space:str}/kept/file", include_in_schema=False)
async def kept_file(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[bytes]:
    """All of it as JSON."""
    stored = await found_space(desk, space)
    keepings = await desk.store.read(lambda connection: _of_her(connection, desk, request, stored))
    content = {
        "space": stored.name,
        "kept": [
            {"program": each.program, "key": value.key, "version": value.version, "value": _read(value.value)}
            for each in keepings
            for value in each.values
        ],
    }
    headers = NO_STORE | {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(f'{stored.slug}-kept.json')}"}
    body = json.dumps(content, ensure_ascii=False, indent=1, default=str).encode()
    return Response(body, media_type="application/json", headers=headers)


@post("/s/{space:str}/kept/erase", include_in_schema=False, status_code=303)
async def erase(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Redirect:
    """Forgotten, all of it. Logs of which nothing is ever changed are not about a person, and stay."""
    stored = await found_space(desk, space)

    def forget(connection: Connection) -> int:
        found = _of_her(connection, desk, request, stored)
        return sum(erase_person(connection, Program(stored.id, each.user), each.person) for each in found)

    if await desk.store.write(forget):
        # What is running may still know it, and reads anew what is kept.
        desk.hall.experiences_changed(stored.id)
    return Redirect(f"{path_of(stored)}/kept?done=erased", status_code=303, headers=NO_STORE)


def _of_her(connection: Connection, desk: Desk, request: _Asked, space: StoredSpace) -> list[Keeping]:
    """Of those programs that keep anything about her."""
    if desk.persons is None:
        return []
    caller = desk.callers.of(request).user
    programs = [(each.name, each.user) for each in list_experiences(connection, space.id)]
    programs += [(key.label, program_of(digest)) for key, digest in list_tokens(connection, space.id)]
    found = []
    for name, user in programs:
        person = desk.persons.of(space.id, user, caller)
        if values := kept_of_person(connection, Program(space.id, user), person):
            found.append(Keeping(name, user, person, values))
    return found


def _read(value: bytes) -> Any:
    try:
        return msgspec.msgpack.decode(value)
    except msgspec.DecodeError:
        return value.hex()


def _in_words(value: bytes) -> str:
    return json.dumps(_read(value), ensure_ascii=False, indent=1, default=str)


HANDLERS: Final = (kept_page, kept_file, erase)
