"""The JSON API: which Spaces there are, what they look like, what is in them, and the ticket to enter one."""

from __future__ import annotations

from typing import Annotated, Any, Final
from urllib.parse import quote

import msgspec
from litestar import MediaType, Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, PathParameter
from sqlalchemy import Connection

from lanting.identity.ticket import TICKET_VALID_MS
from lanting.kernel.ids import SpaceId, new_user_id
from lanting.protocol.lane import Lane
from lanting.protocol.word import Look
from lanting.scene.queries import find_snapshot, newest_revision
from lanting.space.queries import StoredSpace, find_space, list_spaces
from lanting.web.asset import IMMUTABLE
from lanting.web.cookie import guest_cookie, guest_cookie_name
from lanting.web.desk import AskedDesk, Desk
from lanting.web.error import CertificateAuthorityMissing, SceneNotFound, SpaceNotFound
from lanting.web.page import accepts_gzip
from lanting.web.picture import picture_answer
from lanting.web.place import is_template, purposes_of
from lanting.web.snapshot import Snapshot

SOCKET_PATH: Final = "/socket"
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


class SpaceDetail(SpaceSummary, frozen=True, kw_only=True):
    """A Space, and where its Scene is."""

    scene_revision: int
    scene_url: str
    """The snapshot of that revision; it never changes."""


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


class Admission(msgspec.Struct, frozen=True):
    """What opens one socket."""

    ticket: str
    """Offer it as the subprotocol `ticket.<ticket>` beside `lanting.v1`. Opens once."""
    expires_in_s: int
    socket_path: str


async def found_space(desk: Desk, space: str) -> StoredSpace:
    """The Space with this id or slug. Raises SpaceNotFound."""
    found = await desk.store.read(lambda connection: find_space(connection, space))
    if found is None:
        raise SpaceNotFound(space)
    return found


@get("/api/spaces", summary="List the Spaces")
async def spaces(desk: AskedDesk) -> Response[list[SpaceSummary]]:
    """Every Space of this Server, oldest first."""
    stored = await desk.store.read(list_spaces)
    return Response([SpaceSummary(**_facts(desk, each)) for each in stored], headers=NO_STORE)


@get("/api/spaces/{space:str}", summary="Show one Space")
async def space_detail(desk: AskedDesk, space: SpaceKey) -> Response[SpaceDetail]:
    """The Space with this id or slug."""

    def look_up(connection: Connection) -> tuple[StoredSpace, int]:
        stored = find_space(connection, space)
        if stored is None:
            raise SpaceNotFound(space)
        return stored, newest_revision(connection, stored.id)

    stored, revision = await desk.store.read(look_up)
    scene_url = f"/api/spaces/{quote(stored.id)}/scene/{revision}"
    detail = SpaceDetail(**_facts(desk, stored), scene_revision=revision, scene_url=scene_url)
    return Response(detail, headers=NO_STORE)


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
    }


@get("/api/spaces/{space:str}/glance", summary="Look in from the door")
async def glance(desk: AskedDesk, space: SpaceKey) -> Response[Glance]:
    """How many are inside, and roughly where some of them are: places are rounded, and nobody is named."""
    seen = desk.glance((await found_space(desk, space)).id)
    looks = [Glimpse(look=each.look, x=each.x, y=each.y, z=each.z, seated=each.seated) for each in seen.looks]
    return Response(Glance(people=seen.people, looks=looks), headers=NO_STORE)


@get("/api/spaces/{space:str}/picture", summary="Show a Space's picture", media_type="image/jpeg")
async def space_picture(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[bytes]:
    """The picture of the Space, 1200 by 630: its template's."""
    return picture_answer(request, desk.pictures.of_template((await found_space(desk, space)).template))


@get("/api/templates/{template:str}/picture", include_in_schema=False, sync_to_thread=False)
def template_picture(desk: AskedDesk, request: Request[Any, Any, Any], template: FromPath[str]) -> Response[bytes]:
    """The picture of a place that nobody has made yet."""
    if not is_template(template):
        raise NotFoundException
    return picture_answer(request, desk.pictures.of_template(template))


@get("/api/spaces/{space:str}/scene/{revision:int}", summary="Fetch a Scene", media_type=MediaType.JSON)
async def scene_snapshot(
    desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey, revision: FromPath[int]
) -> Response[bytes]:
    """Every Entity of one revision of the Space's Scene. Immutable."""
    stored = await found_space(desk, space)
    snapshot = desk.snapshots.get((stored.id, revision))
    if snapshot is None:
        snapshot = await desk.store.read(lambda connection: _packed_snapshot(connection, stored.id, revision))
        desk.snapshots.keep((stored.id, revision), snapshot)
    gzipped = accepts_gzip(request)
    headers = {"Cache-Control": IMMUTABLE, "Vary": "Accept-Encoding"} | (
        {"Content-Encoding": "gzip"} if gzipped else {}
    )
    return Response(snapshot.gzipped if gzipped else snapshot.plain, media_type="application/json", headers=headers)


def _packed_snapshot(connection: Connection, space_id: SpaceId, revision: int) -> Snapshot:
    """Runs on a reader's thread, where compressing holds nobody up."""
    plain = find_snapshot(connection, space_id, revision)
    if plain is None:
        raise SceneNotFound(space_id, revision)
    return Snapshot.of(plain)


@post("/api/spaces/{space:str}/enter", summary="Ask for a ticket", status_code=201)
async def enter(desk: AskedDesk, request: Request[Any, Any, Any], space: SpaceKey) -> Response[Admission]:
    """A ticket for one socket, within 30 s. Who comes without a guest cookie gets one."""
    address = request.client.host if request.client else ""
    now = desk.clock.moment()
    desk.enter_limit.admit(address, now)
    # Only the rate counts here: nothing is held open by a ticket.
    desk.enter_limit.release(address)
    stored = await found_space(desk, space)
    scheme = request.url.scheme
    guest = desk.guests.read(request.cookies.get(guest_cookie_name(scheme), ""))
    user = guest.user_id if guest else new_user_id(desk.random_bytes)
    ticket = desk.tickets.issue(user, stored.id, Lane.EVENT, address, desk.clock.moment())
    cookies = [] if guest else [guest_cookie(scheme, desk.guests.issue(user, desk.clock.now()))]
    return Response(
        Admission(ticket, TICKET_VALID_MS // 1_000, SOCKET_PATH), status_code=201, headers=NO_STORE, cookies=cookies
    )


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
    scene_snapshot,
    enter,
    livez,
    ca_pem,
)
