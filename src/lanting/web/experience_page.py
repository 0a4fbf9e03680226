"""The page on which an Owner decides which experiences and which programs her Space has, and what they may do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from litestar import Request, Response, get
from sqlalchemy import Connection

from lanting.identity.capability import Capability
from lanting.identity.key import LABEL_CHARS_MAX, Key
from lanting.identity.queries import list_keys
from lanting.kernel.clock import Instant
from lanting.protocol.permission import Permission
from lanting.space.queries import KeptExperience, list_experiences
from lanting.space.queries.kept import Program, logs_of
from lanting.web.api import SpaceKey
from lanting.web.desk import AskedDesk, Desk
from lanting.web.form import Complaints, Form, new_once
from lanting.web.keeper import Keeper, keeper_of
from lanting.web.keeping import LINK_ENDS_MS
from lanting.web.offered import Offered
from lanting.web.page import page
from lanting.web.preference import locale_of
from lanting.web.settings_form import ShownSetting, shown_settings
from lanting.web.told_time import Told, told

DONE: Final = ("on", "kept", "off", "revoke")
"""What the page may say first, after a form of it was sent."""
NEW_TOKEN: Final = {"label": "", "ends": "week"}
MAY: Final = "may-"
"""Before the names of the ticks for capabilities."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that came back with something wrong in it."""

    experience: str = ""
    """Whose form it was; "": that of the tokens."""
    form: Form = field(default_factory=lambda: Form({}))
    complaints: Complaints = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShownExperience:
    """An experience on the page, whether or not the Space has it."""

    name: str
    title: str
    about: str
    asks: Sequence[tuple[str, bool]]
    """Each capability, and whether it is allowed, or would be."""
    keeps: str
    settings: Sequence[ShownSetting]
    commands: Mapping[str, str]
    is_on: bool
    is_here: bool
    """Whether its code could be asked what it is."""
    trouble: str
    off_because: str | None
    """The key of the sentence."""
    trace: str
    logs: Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class ShownToken:
    """A token as the list shows it."""

    id: str
    label: str
    scopes: Sequence[str]
    made_at: Told
    state: str
    ends_at: Told | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class _Kept:
    experiences: Mapping[str, KeptExperience]
    logs: Mapping[str, Sequence[tuple[str, int]]]
    keys: Sequence[Key]


@get("/s/{space:str}/manage/experiences", include_in_schema=False)
async def experiences_page(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[bytes]:
    """For the Owner and the Operator. Raises SpaceNotFound, NotKeeper or RoleNeedsHttps."""
    return await shown_experiences(desk, request, await keeper_of(desk, request, space, Permission.OWN))


async def shown_experiences(
    desk: Desk, request: Request[Any, Any, Any], keeper: Keeper, sent: Sent | None = None
) -> Response[bytes]:
    """The page as it is now; with `sent`, what was wrong beside its field."""
    locale, now, sent = locale_of(request), desk.clock.now(), sent or Sent()
    kept = await desk.store.read(lambda connection: _look_up(connection, keeper))
    offers = {each.name: each for each in await desk.experiences.offers()}
    shown = [
        _shown(name, offers.get(name), kept, locale, sent if sent.experience == name else None)
        for name in sorted({*offers, *kept.experiences})
    ]
    done = request.query_params.get("done", "")
    answer = page(
        request,
        "experiences.html.jinja",
        locale,
        status=422 if sent.complaints else 200,
        space=keeper.space,
        # What the Space has comes first.
        experiences=sorted(shown, key=lambda each: not each.is_on),
        of_form=sent.experience,
        complaints=sent.complaints,
        done=f"experiences-done-{done}" if done in DONE else None,
        may=MAY,
        capabilities=list(Capability),
        token=sent.form.typed(*NEW_TOKEN) if sent.complaints and not sent.experience else NEW_TOKEN,
        token_ends={name: f"link-ends-{name}" for name in LINK_ENDS_MS},
        label_chars_max=LABEL_CHARS_MAX,
        tokens=[_shown_token(locale, each, now) for each in kept.keys if each.is_token],
        once=new_once(desk.random_bytes),
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _look_up(connection: Connection, keeper: Keeper) -> _Kept:
    space_id = keeper.space.id
    found = {each.name: each for each in list_experiences(connection, space_id)}
    logs = {name: logs_of(connection, Program(space_id, each.user)) for name, each in found.items()}
    return _Kept(found, logs, list_keys(connection, space_id))


def _shown(name: str, offer: Offered | None, kept: _Kept, locale: str, sent: Sent | None) -> ShownExperience:
    manifest, own = offer.manifest if offer else None, kept.experiences.get(name)
    asks = offer.asks if offer else []
    is_on = own is not None and own.is_on
    allowed = own.capabilities if own is not None and is_on else frozenset(asks)
    if sent is not None:
        allowed = frozenset(each for each in asks if sent.form.is_ticked(f"{MAY}{each}"))
    return ShownExperience(
        name=name,
        title=manifest.called(locale) if manifest else name,
        about=manifest.said(manifest.about, locale) if manifest else "",
        asks=[(each.value, each in allowed) for each in asks],
        keeps=manifest.said(manifest.keeps, locale) if manifest else "",
        settings=shown_settings(manifest, own.settings if own else {}, locale, sent.form if sent else None)
        if manifest
        else [],
        commands={word: manifest.said(does, locale) for word, does in manifest.commands.items()} if manifest else {},
        is_on=is_on,
        is_here=manifest is not None,
        trouble=offer.trouble if offer else "",
        off_because=_why_off(own),
        trace=own.trace if own else "",
        logs=kept.logs.get(name, ()),
    )


def _why_off(own: KeptExperience | None) -> str | None:
    if own is None or own.off_because is None:
        return None
    return "experience-off-killed_often" if own.off_because.startswith("child_") else "experience-off-otherwise"


def _shown_token(locale: str, key: Key, now: Instant) -> ShownToken:
    state = key.state(now)
    return ShownToken(
        id=key.id,
        label=key.label,
        scopes=[f"capability-{each}" for each in Capability if key.scopes and each in key.scopes],
        made_at=told(locale, key.made_at),
        state=f"link-state-{state}",
        ends_at=told(locale, key.ends_at) if key.ends_at is not None and state == "open" else None,
        is_open=state == "open",
    )


HANDLERS: Final = (experiences_page,)
