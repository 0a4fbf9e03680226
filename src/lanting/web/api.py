"""The JSON API: which Spaces there are, what they look like and what is in them."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Final
from urllib.parse import quote

import msgspec
from litestar import MediaType, Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, PathParameter
from sqlalchemy import Connection

from lanting.identity.queries import spaces_held
from lanting.protocol.word import Look
from lanting.scene.queries import newest_snapshot_revision
from lanting.space.queries import StoredSpace, find_space, list_spaces
from lanting.web.desk import AskedDesk, Desk
from lanting.web.error import CertificateAuthorityMissing, SpaceNotFound
from lanting.web.picture import picture_answer
from lanting.web.place import is_template, purposes_of
from lanting.web.sight import sight_of

NO_STORE: Final = {"Cache-Control": "no-store"}
"""For everything about who is inside or who may enter."""

SpaceKey = Annotated[str, PathParameter(description="A Space's id or slug.", max_length=100)]


class SpaceSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A Space as the list shows it."""

    id: str
    name: str
    slug: str
    code: str
    """Six letters that open it as its address does."""
    people: int
    """People inside now; programs are not counted."""
    template: str
    purposes: tuple[str, ...]
    """What people come to do, the first most of all."""
    picture: str
    """Where its picture is, 1200 by 630; the address changes with the picture."""
    language: str
    """In which what is said to everybody there is said: `en`, `zh-CN` or `fr`."""


class SpaceDetail(SpaceSummary, frozen=True, kw_only=True):
    """A Space, and where its Scene is."""

    scene_revision: int
    scene_url: str
    """The newest snapshot, of that revision; it never changes. What came after it is told on the socket."""


class Glimpse(msgspec.Struct, frozen=True, kw_only=True):
    """One of those inside: how she looks and about where she is, without a name."""

    look: Look
    x: float
    y: float
    z: float
    seated: bool


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """What the door shows of those inside."""

    people: int
    """All of them; programs are not counted."""
    looks: list[Glimpse]
    """At most 12 of them."""


async def found_space(desk: Desk, space: str) -> StoredSpace:
    """The Space with this id or slug. Raises SpaceNotFound."""
    found = await desk.store.read(lambda connection: find_space(connection, space))
    if found is None:
        raise SpaceNotFound(space)
    return found


@get("/api/spaces", summary="List the Spaces")
async def spaces(desk: AskedDesk, request: Request[Any, Any, Any]) -> Response[list[SpaceSummary]]:
    """Every Space that everybody may find, and those where the caller holds a role, oldest first."""
    stored = await listed_spaces(desk, request)
    return Response([SpaceSummary(**_facts(desk, each)) for each in stored], headers=NO_STORE)


@get("/api/spaces/{space:str}", summary="Show one Space")
async def space_detail(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[SpaceDetail]:
    """The Space with this id or slug. Who may not look in yet gets no code, no count and revision 0."""

    def look_up(connection: Connection) -> tuple[StoredSpace, int]:
        stored = find_space(connection, space)
        if stored is None:
            raise SpaceNotFound(space)
        return stored, newest_snapshot_revision(connection, stored.id)

    stored, revision = await desk.store.read(look_up)
    facts = _facts(desk, stored)
    scene_url = f"/api/spaces/{quote(stored.id)}/scene/{revision}"
    if not (await sight_of(desk, request, stored)).is_clear:
        facts |= {"code": "", "people": 0}
        revision, scene_url = 0, ""
    return Response(SpaceDetail(**facts, scene_revision=revision, scene_url=scene_url), headers=NO_STORE)


async def listed_spaces(desk: Desk, request: Request[Any, Any, Any]) -> list[StoredSpace]:
    """What a Caller finds without being led there: the Operator every Space."""
    caller, now = desk.callers.of(request), desk.clock.now()

    def look_up(connection: Connection) -> list[StoredSpace]:
        held = spaces_held(connection, caller, now)
        return [
            each
            for each in list_spaces(connection)
            if each.rules.entry == "anyone" or each.id in held or caller.is_operator
        ]

    return await desk.store.read(look_up)


def _facts(desk: Desk, space: StoredSpace) -> dict[str, Any]:
    return {
        "id": space.id,
        "name": space.name,
        "slug": space.slug,
        "code": space.code,
        "people": desk.people_in(space.id),
        "template": space.template,
        "purposes": purposes_of(space.template),
        "picture": desk.pictures.url_of_space(space),
        "language": space.language,
    }


@get("/api/spaces/{space:str}/glance", summary="Look in from the door")
async def glance(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[Glance]:
    """How many are inside, and roughly where some of them are: places are rounded, and nobody is named.

    Who may not look in yet sees nobody.
    """
    stored = await found_space(desk, space)
    if not (await sight_of(desk, request, stored)).is_clear:
        return Response(Glance(people=0, looks=[]), headers=NO_STORE)
    seen = desk.glance(stored.id)
    unseen = await desk.hall.unseen_by(desk.callers.of(request).user)
    looks = [
        Glimpse(look=each.look, x=each.x, y=each.y, z=each.z, seated=each.seated)
        for each in seen.looks
        if each.user not in unseen
    ]
    return Response(Glance(people=seen.people, looks=looks), headers=NO_STORE)


@get("/api/spaces/{space:str}/picture", summary="Show a Space's picture", media_type="image/jpeg")
async def space_picture(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[bytes]:
    """The picture of the Space, 1200 by 630: its own, else its template's."""
    stored = await found_space(desk, space)
    return picture_answer(request, await asyncio.to_thread(desk.pictures.of_space, stored))


@get("/api/templates/{template:str}/picture", include_in_schema=False, sync_to_thread=False)
def template_picture(desk: AskedDesk, request: Request[Any, Any, Any], template: FromPath[str]) -> Response[bytes]:
    """The picture of a place that nobody has made yet."""
    if not is_template(template):
        raise NotFoundException
    return picture_answer(request, desk.pictures.of_template(template))


@get("/livez", media_type=MediaType.TEXT, include_in_schema=False, sync_to_thread=False)
def livez() -> Response[str]:
    """Answers as long as the server does."""
    return Response("ok", media_type=MediaType.TEXT, headers=NO_STORE)


@get("/ca.pem", include_in_schema=False, sync_to_thread=False)
def ca_pem(desk: AskedDesk) -> Response[bytes]:
    """The Server's own certificate authority, for who wants to trust it."""
    pem = desk.ca_pem()
    if pem is None:
        raise CertificateAuthorityMissing
    return Response(pem, media_type="application/x-pem-file", headers={"Cache-Control": "no-cache"})


HANDLERS: Final = (
    spaces,
    space_detail,
    glance,
    space_picture,
    template_picture,
    livez,
    ca_pem,
)
