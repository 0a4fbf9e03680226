"""The page on which an Owner sees her Space from outside: how other sites show it, which may, and how many came."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.response import Redirect
from sqlalchemy import Connection

from lanting.kernel.ids import SpaceId
from lanting.protocol.permission import Permission
from lanting.scene.queries import newest_scene
from lanting.scene.scene import Scene
from lanting.space.count import COUNTED_TOGETHER, day_of
from lanting.space.queries import (
    COUNTS_KEPT_DAYS,
    StoredSpace,
    TooManySites,
    add_site,
    list_counts,
    list_sites,
    remove_site,
)
from lanting.space.site import SITE_CHARS_MAX, SITES_MAX, SiteRefused, read_site
from lanting.web.api import NO_STORE, SpaceKey
from lanting.web.desk import AskedDesk, Desk
from lanting.web.form import Complaints, form_of, new_once
from lanting.web.keeper import Keeper, keeper_of, note_act
from lanting.web.numbers import SHOWN_DAYS, Counted, names_of, numbers_of, written
from lanting.web.origin import origin_of, path_of, secure_origin
from lanting.web.page import page
from lanting.web.preference import locale_of
from lanting.web.shield import FRAMED_PATHS

ALLOW: Final = "microphone; xr-spatial-tracking"
"""What a frame is lent: to talk, and to walk about with a headset. Nothing of ours asks for the full screen, or for
sound before a tap, so neither is lent."""
SIZES: Final = {"small": ("480", "360"), "medium": ("800", "450"), "large": ("1120", "630"), "wide": ("100%", "480")}
DONE: Final = ("added", "removed")

_Asked = Request[Any, Any, Any]


@dataclass(frozen=True, slots=True)
class _Kept:
    sites: list[str]
    counted: Counted
    scene: Scene


@get("/s/{space:str}/manage/outside", include_in_schema=False)
async def outside_page(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[bytes]:
    """For the Owner and the Operator. Raises SpaceNotFound, NotKeeper or RoleNeedsHttps."""
    return await _shown(desk, request, await keeper_of(desk, request, space, Permission.OWN))


@post("/s/{space:str}/manage/outside/add", include_in_schema=False, status_code=303)
async def allow_site(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[Any]:
    """From now on this site may show the Space."""
    keeper = await keeper_of(desk, request, space, Permission.OWN)
    form = await form_of(request)
    try:
        site = read_site(form["site"])
        await desk.store.write(lambda connection: _add(connection, desk, keeper, site, form["once"]))
    except SiteRefused as refused:
        return await _shown(desk, request, keeper, form["site"], {"site": (f"outside-refused-{refused.cause}", {})})
    except TooManySites as refused:
        return await _shown(desk, request, keeper, form["site"], {"site": ("outside-refused-many", refused.facts)})
    return _back(keeper, "added")


@post("/s/{space:str}/manage/outside/remove", include_in_schema=False, status_code=303)
async def forbid_site(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[Any]:
    """It may no more; pages that are open there stay until they are loaded anew."""
    keeper = await keeper_of(desk, request, space, Permission.OWN)
    site = (await form_of(request))["site"]

    def change(connection: Connection) -> None:
        if remove_site(connection, keeper.space.id, site):
            note_act(connection, desk, keeper, "unframe", subject=site)

    await desk.store.write(change)
    return _back(keeper, "removed")


@get("/s/{space:str}/manage/outside/numbers.csv", include_in_schema=False)
async def numbers_file(desk: AskedDesk, request: _Asked, space: SpaceKey) -> Response[bytes]:
    """Every number that is kept."""
    keeper = await keeper_of(desk, request, space, Permission.OWN)
    kept = await _look_up(desk, keeper.space.id, COUNTS_KEPT_DAYS)
    headers = NO_STORE | {"Content-Disposition": f'attachment; filename="{keeper.space.slug}-numbers.csv"'}
    body = written(kept.counted, names_of(locale_of(request), kept.scene))
    return Response(body, media_type="text/csv", headers=headers)


async def _shown(
    desk: Desk, request: _Asked, keeper: Keeper, typed: str = "", complaints: Complaints | None = None
) -> Response[bytes]:
    locale = locale_of(request)
    kept = await _look_up(desk, keeper.space.id, SHOWN_DAYS)
    asked = request.query_params.get("size", "")
    size = asked if asked in SIZES else "medium"
    origin = await secure_origin(desk, request) or origin_of(desk, request)
    done = request.query_params.get("done", "")
    answer = page(
        request,
        "outside.html.jinja",
        locale,
        status=422 if complaints else 200,
        space=keeper.space,
        snippet=snippet_of(keeper.space, origin, *SIZES[size]),
        is_secure=origin.startswith("https:"),
        size=size,
        sizes={name: (f"outside-size-{name}", *each) for name, each in SIZES.items()},
        sites=kept.sites,
        sites_max=SITES_MAX,
        site_chars_max=SITE_CHARS_MAX,
        typed=typed,
        complaints=complaints or {},
        once=new_once(desk.random_bytes),
        done=f"outside-done-{done}" if done in DONE else None,
        numbers=numbers_of(locale, kept.counted, kept.scene, day_of(desk.clock.now())),
        few=COUNTED_TOGETHER,
        days=SHOWN_DAYS,
        kept_days=COUNTS_KEPT_DAYS,
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def snippet_of(space: StoredSpace, origin: str, width: str, height: str) -> str:
    """What another page's author pastes. The Space's name is text in it, whatever it is."""
    address = f"{origin}{FRAMED_PATHS}{path_of(space).rpartition('/')[2]}"
    return (
        f'<iframe src="{escape(address)}" title="{escape(space.name)}" width="{width}" height="{height}" '
        f'allow="{ALLOW}" loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )


async def _look_up(desk: Desk, space_id: SpaceId, days: int) -> _Kept:
    first = day_of(desk.clock.now()) - days + 1
    return await desk.store.read(
        lambda connection: _Kept(
            list_sites(connection, space_id),
            list_counts(connection, space_id, first),
            newest_scene(connection, space_id),
        )
    )


def _add(connection: Connection, desk: Desk, keeper: Keeper, site: str, once: str) -> None:
    if add_site(connection, keeper.space.id, site):
        note_act(connection, desk, keeper, "frame", subject=site, once=once)


def _back(keeper: Keeper, done: str) -> Redirect:
    return Redirect(f"{path_of(keeper.space)}/manage/outside?done={done}#sites", status_code=303)


HANDLERS: Final = (outside_page, allow_site, forbid_site, numbers_file)
