"""What the forms of the keeping page do. Each is committed with its line in the moderation log, then told inside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from litestar import Request, Response, post
from litestar.response import Redirect
from sqlalchemy import Connection

from lanting.identity.key import LABEL_CHARS_MAX, LINK_ROLES, USES_MAX, KeyUnknown
from lanting.identity.queries import NewKey, lift_sanction, make_key, revoke_key, rotate_owner_key
from lanting.identity.role import Role
from lanting.identity.sanction import SanctionKind, SanctionUnknown
from lanting.kernel.clock import Instant
from lanting.kernel.ids import KeyId, SanctionId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import SPACE_NAME_CHARS_MAX
from lanting.protocol.permission import Permission
from lanting.protocol.text import clean_line
from lanting.protocol.word import Rules
from lanting.space.queries import bring_back, change_code, change_space, delete_space, find_any_space
from lanting.web.api import NO_STORE, SpaceKey
from lanting.web.desk import AskedDesk, Desk
from lanting.web.form import Complaints, Form, form_of
from lanting.web.founding import NameRefused, free_code, space_name
from lanting.web.keeper import Keeper, keeper_of, note_act
from lanting.web.keeping import LINK_ENDS_MS, Sent, shown_keeping
from lanting.web.key_link import shown_key
from lanting.web.origin import path_of
from lanting.web.rules_form import asked_rules, typed_rules, whole_number
from lanting.web.speech import LOCALES

_Asked = Request[Any, Any, Any]


@post("/s/{space:str}/manage/rules", include_in_schema=False, status_code=303)
async def keep_rules(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[Any]:
    """Another name, another language, other Rules."""
    keeper = await keeper_of(desk, request, space, Permission.OWN)
    form = await form_of(request)
    complaints = _wrong_name(form["name"]) | _wrong_language(form["language"])

    def change(connection: Connection) -> Complaints:
        # Read again within the unit: a host may have asked for quiet meanwhile.
        found = find_any_space(connection, keeper.space.id)
        asked = asked_rules(form, found.rules if found else keeper.space.rules)
        if not isinstance(asked, Rules):
            return asked
        if not complaints and note_act(connection, desk, keeper, "rules", once=form["once"]):
            name, language = space_name(form["name"]), form["language"]
            change_space(connection, keeper.space.id, name=name, rules=asked, language=language)
        return {}

    complaints |= await desk.store.write(change)
    if complaints:
        typed = {**form.typed("name", "language"), **typed_rules(form)}
        return await shown_keeping(desk, request, keeper, Sent(rules=typed, complaints=complaints))
    desk.hall.rules_changed(keeper.space.id)
    if form["language"] != keeper.space.language:
        # They begin again, and speak it.
        desk.hall.experiences_changed(keeper.space.id)
    return _back(keeper, "rules", "rules")


@post("/s/{space:str}/manage/code", include_in_schema=False, status_code=303)
async def renew_code(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[Any]:
    """Other letters; what was given out with the old ones opens nothing any more."""

    def change(connection: Connection, keeper: Keeper) -> None:
        change_code(connection, keeper.space.id, free_code(connection, desk.random_bytes))

    keeper = await _do(desk, request, space, "code", change)
    desk.hall.rules_changed(keeper.space.id)
    return _back(keeper, "code", "inviting")


@post("/s/{space:str}/manage/links", include_in_schema=False, status_code=303)
async def make_link(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[Any]:
    """A role link, shown once."""
    keeper = await keeper_of(desk, request, space, Permission.OWN)
    form = await form_of(request)
    label = clean_line(form["label"])
    uses = whole_number(form["uses"], 1, USES_MAX)
    if complaints := _wrong_link(form, label, uses):
        typed = form.typed("role", "label", "ends", "uses")
        return await shown_keeping(desk, request, keeper, Sent(link=typed, complaints=complaints))
    now = desk.clock.now()
    lasts_ms = LINK_ENDS_MS[form["ends"]]

    def make(connection: Connection) -> NewKey | None:
        if not note_act(connection, desk, keeper, "link", subject=label or form["role"], once=form["once"]):
            return None
        ends_at = None if lasts_ms is None else Instant(now + lasts_ms)
        return make_key(
            connection,
            keeper.space.id,
            Role(form["role"]),
            label=label,
            ends_at=ends_at,
            uses=uses,
            now=now,
            random_bytes=desk.random_bytes,
        )

    made = await desk.store.write(make)
    if made is None:
        return _back(keeper, "", "links")
    # Nobody has opened it yet; but when it ends is to be known inside.
    desk.hall.standings_changed(keeper.space.id)
    return await shown_key(desk, request, keeper.space, made)


@post("/s/{space:str}/manage/links/{key:str}/revoke", include_in_schema=False, status_code=303)
async def end_link(desk: AskedDesk, request: _Asked, space: SpaceKey, key: SpaceKey) -> Response[Any]:
    """It opens nothing any more, and what was held by it is lost at once. Raises KeyUnknown."""

    def change(connection: Connection, keeper: Keeper) -> str:
        ended = revoke_key(connection, keeper.space.id, KeyId(key), desk.clock.now())
        # The owner's key is not ended but replaced, or nobody could own the Space any more.
        if ended.role == Role.OWNER:
            raise KeyUnknown
        return ended.label or ended.role.value

    keeper = await _do(desk, request, space, "revoke", change, once=key)
    desk.hall.standings_changed(keeper.space.id)
    return _back(keeper, "revoke", "links")


@post("/s/{space:str}/manage/key", include_in_schema=False, status_code=303)
async def renew_owner_key(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[Any]:
    """A new owner key, shown once; the old one ends."""
    keeper = await keeper_of(desk, request, space, Permission.OWN)
    form = await form_of(request)
    credentials = desk.callers.with_holder(request)

    def change(connection: Connection) -> NewKey | None:
        if not note_act(connection, desk, keeper, "owner_key", once=form["once"]):
            return None
        # The Operator owns nothing by it: the key is for whom she gives it to.
        holder = credentials.holder if keeper.role == Role.OWNER else None
        return rotate_owner_key(connection, keeper.space.id, holder, desk.clock.now(), desk.random_bytes)

    made = await desk.store.write(change)
    if made is None:
        return _back(keeper, "", "key")
    desk.hall.standings_changed(keeper.space.id)
    return await shown_key(desk, request, keeper.space, made, cookies=credentials.cookies)


LIFTED: Final[Mapping[SanctionKind, str]] = {"ban": "unban", "mute": "unmute", "voice": "unmute_voice"}
"""What the log calls the end of each."""


@post("/s/{space:str}/manage/sanctions/{sanction:str}/lift", include_in_schema=False, status_code=303)
async def lift(desk: AskedDesk, request: _Asked, space: SpaceKey, sanction: SpaceKey) -> Response[Any]:
    """End a ban, open a chat or let a voice be heard again. Hosts may, too."""
    keeper = await keeper_of(desk, request, space, Permission.MODERATE)

    def change(connection: Connection) -> None:
        lifted = lift_sanction(connection, keeper.space.id, SanctionId(sanction), desk.clock.now())
        note_act(connection, desk, keeper, LIFTED[lifted.kind], subject=lifted.name)

    try:
        await desk.store.write(change)
    except SanctionUnknown:
        return await shown_keeping(desk, request, keeper, Sent(complaints={"out": ("out-gone", {})}))
    desk.hall.standings_changed(keeper.space.id)
    return _back(keeper, "lift", "out")


@post("/s/{space:str}/manage/delete", include_in_schema=False, status_code=303)
async def end_space(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[Any]:
    """Nobody finds the Space any more; it rests, and may be brought back."""
    keeper = await keeper_of(desk, request, space, Permission.OWN)
    form = await form_of(request)
    if clean_line(form["typed"]) != keeper.space.name:
        complaints: Complaints = {"end": ("end-name-refused", {"name": keeper.space.name})}
        return await shown_keeping(desk, request, keeper, Sent(end=form.typed("typed"), complaints=complaints))

    def change(connection: Connection) -> None:
        note_act(connection, desk, keeper, "delete")
        delete_space(connection, keeper.space.id, desk.clock.now())

    await desk.store.write(change)
    desk.hall.close_space(keeper.space.id, CloseCode.SPACE_DELETED)
    return _back(keeper, "", "content")


@post("/s/{space:str}/manage/restore", include_in_schema=False, status_code=303)
async def restore_space(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[Any]:
    """As it was."""
    keeper = await keeper_of(desk, request, space, Permission.OWN, though_deleted=True)

    def change(connection: Connection) -> None:
        bring_back(connection, keeper.space.id)
        note_act(connection, desk, keeper, "restore")

    if keeper.space.deleted_at is not None:
        await desk.store.write(change)
    return _back(keeper, "restore", "content")


async def _do(
    desk: Desk,
    request: _Asked,
    space: str,
    act: str,
    change: Callable[[Connection, Keeper], str | None],
    *,
    once: str = "",
) -> Keeper:
    """An act of the Owner that takes no more than a button; `change` may name what it concerned.

    What can be done but once to what `once` names, is in the log once.
    """
    keeper = await keeper_of(desk, request, space, Permission.OWN)

    def unit(connection: Connection) -> None:
        note_act(connection, desk, keeper, act, subject=change(connection, keeper) or "", once=once)

    await desk.store.write(unit)
    return keeper


def _wrong_name(typed: str) -> Complaints:
    try:
        space_name(typed)
    except NameRefused:
        return {"name": ("error-name_refused", {"chars_max": SPACE_NAME_CHARS_MAX})}
    return {}


def _wrong_language(chosen: str) -> Complaints:
    return {} if chosen in LOCALES else {"language": ("rules-choice-refused", {})}


def _wrong_link(form: Form, label: str, uses: int | None) -> Complaints:
    complaints: Complaints = {}
    if form["role"] not in LINK_ROLES:
        complaints["role"] = ("rules-choice-refused", {})
    if form["ends"] not in LINK_ENDS_MS:
        complaints["ends"] = ("rules-choice-refused", {})
    if len(label) > LABEL_CHARS_MAX:
        complaints["label"] = ("link-label-refused", {"max": LABEL_CHARS_MAX})
    if uses is None and form["uses"].strip():
        complaints["uses"] = ("link-uses-refused", {"max": USES_MAX})
    return complaints


def _back(keeper: Keeper, done: str, section: str) -> Redirect:
    """To the page again, which a reload then only asks for."""
    said = f"?done={done}" if done else ""
    return Redirect(f"{path_of(keeper.space)}/manage{said}#{section}", status_code=303, headers=NO_STORE)


HANDLERS: Final = (
    keep_rules,
    renew_code,
    make_link,
    end_link,
    renew_owner_key,
    lift,
    end_space,
    restore_space,
)
