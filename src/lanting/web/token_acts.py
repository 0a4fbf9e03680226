"""Letting a program in: a token with scopes, shown once as lines to paste, and ended at once when that is wanted."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, Response, post
from litestar.response import Redirect
from sqlalchemy import Connection

from lanting.identity.capability import Capability
from lanting.identity.key import LABEL_CHARS_MAX, TOKENS_MAX, KeyRefused
from lanting.identity.queries import NewKey, make_token, revoke_key
from lanting.kernel.clock import Instant
from lanting.kernel.host import is_loopback
from lanting.kernel.ids import KeyId
from lanting.protocol.permission import Permission
from lanting.protocol.text import clean_line
from lanting.web.api import NO_STORE, SpaceKey
from lanting.web.desk import AskedDesk, Desk
from lanting.web.experience_page import MAY, Sent, shown_experiences
from lanting.web.form import Complaints, Form, form_of
from lanting.web.keeper import Keeper, keeper_of, note_act
from lanting.web.keeping import LINK_ENDS_MS
from lanting.web.origin import origin_of, path_of, secure_origin
from lanting.web.page import page
from lanting.web.preference import locale_of
from lanting.web.token_line import ready_lines

_Asked = Request[Any, Any, Any]


@post("/s/{space:str}/manage/tokens", include_in_schema=False, status_code=303)
async def let_program_in(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[Any]:
    """A token, shown once."""
    keeper = await keeper_of(desk, request, space, Permission.OWN)
    form = await form_of(request)
    label = clean_line(form["label"])
    if complaints := _wrong(form, label):
        return await shown_experiences(desk, request, keeper, Sent("", form, complaints))
    scopes = frozenset(each for each in Capability if form.is_ticked(f"{MAY}{each}"))
    now, lasts_ms = desk.clock.now(), LINK_ENDS_MS[form["ends"]]

    def make(connection: Connection) -> NewKey | None:
        if not note_act(connection, desk, keeper, "token", subject=label, once=form["once"]):
            return None
        ends_at = None if lasts_ms is None else Instant(now + lasts_ms)
        return make_token(
            connection,
            keeper.space.id,
            scopes,
            label=label,
            ends_at=ends_at,
            made_by=keeper.caller.user,
            now=now,
            random_bytes=desk.random_bytes,
        )

    try:
        made = await desk.store.write(make)
    except KeyRefused:
        return await shown_experiences(desk, request, keeper, Sent("", form, {"label": _TOO_MANY}))
    if made is None:
        return _back(keeper, "")
    desk.hall.standings_changed(keeper.space.id)
    return await _shown_once(desk, request, keeper, made)


@post("/s/{space:str}/manage/tokens/{key:str}/revoke", include_in_schema=False, status_code=303)
async def end_token(desk: AskedDesk, request: _Asked, space: SpaceKey, key: SpaceKey) -> Response[Any]:
    """Whatever came by it is out at once. Raises KeyUnknown."""
    keeper = await keeper_of(desk, request, space, Permission.OWN)

    def change(connection: Connection) -> None:
        ended = revoke_key(connection, keeper.space.id, KeyId(key), desk.clock.now())
        note_act(connection, desk, keeper, "revoke", subject=ended.label, once=key)

    await desk.store.write(change)
    desk.hall.standings_changed(keeper.space.id)
    return _back(keeper, "revoke")


async def _shown_once(desk: Desk, request: _Asked, keeper: Keeper, made: NewKey) -> Response[bytes]:
    answer = page(
        request,
        "shown_token.html.jinja",
        locale_of(request),
        status=201,
        space=keeper.space,
        label=made.key.label,
        ways=await _ways(desk, request, path_of(keeper.space), made.secret),
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


async def _ways(desk: Desk, request: _Asked, path: str, secret: str) -> list[tuple[str, str]]:
    """Where the program may run, and the lines that let it in from there: this computer first."""
    ways = []
    asked = origin_of(desk, request)
    if is_loopback(request.url.hostname or "") and desk.public_url is None:
        # Under this name no certificate of ours is needed, unless https was asked for.
        ways.append(("token-here", ready_lines(asked + path, secret, _authority(desk, asked))))
    if ((elsewhere := await secure_origin(desk, request)) is not None and elsewhere != asked) or not ways:
        origin = elsewhere or asked
        ways.append(("token-elsewhere", ready_lines(origin + path, secret, _authority(desk, origin))))
    return ways


def _authority(desk: Desk, origin: str) -> bytes | None:
    """Ours, unless whoever comes is led by a name that the world knows."""
    is_ours = origin.startswith("https:") and origin != desk.public_url
    return desk.ca_pem() if is_ours else None


_TOO_MANY: Final = ("token-too-many", {"max": TOKENS_MAX})


def _wrong(form: Form, label: str) -> Complaints:
    complaints: Complaints = {}
    if not label or len(label) > LABEL_CHARS_MAX:
        complaints["label"] = ("token-label-refused", {"max": LABEL_CHARS_MAX})
    if form["ends"] not in LINK_ENDS_MS:
        complaints["ends"] = ("rules-choice-refused", {})
    return complaints


def _back(keeper: Keeper, done: str) -> Redirect:
    said = f"?done={done}" if done else ""
    path = f"{path_of(keeper.space)}/manage/experiences{said}#tokens"
    return Redirect(path, status_code=303, headers=NO_STORE)


HANDLERS: Final = (let_program_in, end_token)
