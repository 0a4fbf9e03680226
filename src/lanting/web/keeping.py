"""The page on which a Space is kept: its rules, code, links and owner key, who is kept out, what was done, its end.

A host sees who is kept out and what was done; the Owner everything. Each form is its own and goes to `keeping_acts`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from litestar import Request, Response, get
from sqlalchemy import Connection

from lanting.identity.key import LABEL_CHARS_MAX, LINK_ROLES, USES_MAX, Key
from lanting.identity.queries import list_keys, list_sanctions
from lanting.identity.role import Role
from lanting.identity.sanction import Sanction
from lanting.kernel.clock import Instant
from lanting.media.limit import MEGABYTE
from lanting.protocol.limit import CAPACITY_MAX, SLOW_MODE_S_MAX, SPACE_NAME_CHARS_MAX
from lanting.space.queries import DELETED_KEPT_MS, LogEntry, StoredSpace, list_log
from lanting.web.api import SpaceKey
from lanting.web.creator import may_create
from lanting.web.desk import AskedDesk, Desk
from lanting.web.form import Complaints, new_once
from lanting.web.invitation import inviting_url, qr_drawing
from lanting.web.keeper import Keeper, keeper_of
from lanting.web.page import page
from lanting.web.preference import locale_of
from lanting.web.rules_form import CHOICES, filled, packed
from lanting.web.space_package import bytes_of
from lanting.web.told_log import told_log
from lanting.web.told_time import Told, told

DAY_MS: Final = 24 * 60 * 60 * 1_000
LOG_PAGE: Final = 30
DONE: Final = ("rules", "code", "revoke", "lift", "restore")
"""What the page may say first, after a form of it was sent."""
LINK_ENDS_MS: Final[Mapping[str, int | None]] = {
    "hour": 60 * 60 * 1_000,
    "day": DAY_MS,
    "week": 7 * DAY_MS,
    "never": None,
}
NEW_LINK: Final = {"role": Role.HOST.value, "label": "", "ends": "week", "uses": ""}


@dataclass(frozen=True, slots=True)
class Sent:
    """A form of the page that came back with something wrong in it: what was typed, and what is said beside it."""

    rules: Mapping[str, str] | None = None
    link: Mapping[str, str] | None = None
    end: Mapping[str, str] | None = None
    complaints: Complaints = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShownKey:
    """A role link as the list shows it."""

    id: str
    role: str
    label: str
    made_at: Told
    state: str
    ends_at: Told | None
    uses_left: int | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class ShownSanction:
    """A ban or a closed chat as the list shows it."""

    id: str
    kind: str
    name: str
    reason: str
    made_at: Told
    ends_at: Told | None
    network_until: Told | None


@dataclass(frozen=True, slots=True)
class _Kept:
    """What of it the store knows."""

    keys: Sequence[Key]
    sanctions: Sequence[Sanction]
    log: Sequence[LogEntry]
    file_bytes: int
    """About so many, if the Owner takes the Space with her."""


@get("/s/{space:str}/manage", include_in_schema=False)
async def keeping_page(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[bytes]:
    """For who may keep the Space. Raises SpaceNotFound, NotKeeper or RoleNeedsHttps."""
    return await shown_keeping(desk, request, await keeper_of(desk, request, space, though_deleted=True))


async def shown_keeping(
    desk: Desk, request: Request[Any, Any, Any], keeper: Keeper, sent: Sent | None = None
) -> Response[bytes]:
    """The page as it is now; with `sent`, what was wrong beside its field."""
    locale, now = locale_of(request), desk.clock.now()
    if keeper.space.deleted_at is not None:
        until = told(locale, Instant(keeper.space.deleted_at + DELETED_KEPT_MS))
        return _unkept(page(request, "deleted.html.jinja", locale, space=keeper.space, until=until))
    before = _number_of(request.query_params.get("before", ""))
    kept = await desk.store.read(lambda connection: _look_up(connection, keeper, now, before))
    url = await inviting_url(desk, request, keeper.space)
    sent = sent or Sent()
    done = request.query_params.get("done", "")
    answer = page(
        request,
        "keeping.html.jinja",
        locale,
        status=422 if sent.complaints else 200,
        space=keeper.space,
        owns=keeper.owns,
        role=f"keeping-as-{keeper.role.value}",
        done=f"keeping-done-{done}" if done in DONE else None,
        complaints=sent.complaints,
        rules=sent.rules or _filled(keeper.space),
        before=packed(keeper.space.rules),
        choices={name: {word: f"rules-{name}-{word}" for word in words} for name, words in CHOICES.items()},
        limits={
            "name": SPACE_NAME_CHARS_MAX,
            "capacity": CAPACITY_MAX,
            "slow": SLOW_MODE_S_MAX,
            "label": LABEL_CHARS_MAX,
            "uses": USES_MAX,
        },
        url=url,
        qr=qr_drawing(url),
        link=sent.link or NEW_LINK,
        link_roles={role.value: f"link-role-{role.value}" for role in LINK_ROLES},
        link_ends={name: f"link-ends-{name}" for name in LINK_ENDS_MS},
        links=[_shown_key(locale, each, now) for each in kept.keys if each.role != Role.OWNER and not each.is_token],
        owner_key=next((told(locale, each.made_at) for each in kept.keys if _is_live_owner(each)), None),
        sanctions=[_shown_sanction(locale, each) for each in kept.sanctions],
        log=told_log(locale, kept.log[:LOG_PAGE]),
        log_before=before,
        log_next=kept.log[LOG_PAGE - 1].number if len(kept.log) > LOG_PAGE else None,
        days=DELETED_KEPT_MS // DAY_MS,
        end=sent.end or {"typed": ""},
        file_mb=max(0.1, round(kept.file_bytes / MEGABYTE, 1)),
        may_create=may_create(desk, request, keeper.caller),
        once=new_once(desk.random_bytes),
    )
    return _unkept(answer)


def _look_up(connection: Connection, keeper: Keeper, now: Instant, before: int | None) -> _Kept:
    return _Kept(
        list_keys(connection, keeper.space.id) if keeper.owns else [],
        list_sanctions(connection, keeper.space.id, now),
        list_log(connection, keeper.space.id, before, LOG_PAGE + 1),
        bytes_of(connection, keeper.space) if keeper.owns else 0,
    )


def _filled(space: StoredSpace) -> dict[str, str]:
    return {"name": space.name, "language": space.language, **filled(space.rules)}


def _shown_key(locale: str, key: Key, now: Instant) -> ShownKey:
    state = key.state(now)
    return ShownKey(
        id=key.id,
        role=f"link-role-{key.role.value}",
        label=key.label,
        made_at=told(locale, key.made_at),
        state=f"link-state-{state}",
        ends_at=told(locale, key.ends_at) if key.ends_at is not None and state == "open" else None,
        uses_left=key.uses_left if state == "open" else None,
        # What as many as may have opened still holds for them.
        is_open=state in ("open", "used_up"),
    )


def _is_live_owner(key: Key) -> bool:
    return key.role == Role.OWNER and key.revoked_at is None


def _shown_sanction(locale: str, sanction: Sanction) -> ShownSanction:
    return ShownSanction(
        id=sanction.id,
        kind=f"out-{sanction.kind}",
        name=sanction.name,
        reason=sanction.reason,
        made_at=told(locale, sanction.made_at),
        ends_at=None if sanction.ends_at is None else told(locale, sanction.ends_at),
        network_until=None if sanction.network_until is None else told(locale, sanction.network_until),
    )


def _number_of(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= 12 else None


def _unkept(answer: Response[bytes]) -> Response[bytes]:
    answer.headers["Cache-Control"] = "no-store"
    return answer


HANDLERS: Final = (keeping_page,)
