"""Which sites may show a Space within their pages."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from lanting.kernel.error import LantingError
from lanting.kernel.ids import SpaceId
from lanting.space.site import SITES_MAX
from lanting.space.tables import frame_sites


class TooManySites(LantingError):
    """The list is full."""

    code = "too_many_sites"

    def __init__(self) -> None:
        super().__init__(f"a space names at most {SITES_MAX} sites; take one off the list first", sites_max=SITES_MAX)


def list_sites(connection: Connection, space_id: SpaceId) -> list[str]:
    """Origins, in the order of the alphabet."""
    there = select(frame_sites.c.site).where(frame_sites.c.space_id == space_id).order_by(frame_sites.c.site)
    return list(connection.execute(there).scalars())


def add_site(connection: Connection, space_id: SpaceId, site: str) -> bool:
    """One more, as `read_site` gives it; False where it is there already. Raises TooManySites."""
    known = list_sites(connection, space_id)
    if site in known:
        return False
    if len(known) >= SITES_MAX:
        raise TooManySites
    connection.execute(insert(frame_sites).values(space_id=space_id, site=site))
    return True


def remove_site(connection: Connection, space_id: SpaceId, site: str) -> bool:
    """One less; False where it is not there."""
    there = delete(frame_sites).where(frame_sites.c.space_id == space_id, frame_sites.c.site == site)
    return connection.execute(there).rowcount > 0
