"""Building areas: who may build in which Zone."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from lanting.kernel.clock import Instant
from lanting.kernel.ids import EntityId, SpaceId, UserId
from lanting.scene.tables import building_areas


def give_area(connection: Connection, space_id: SpaceId, zone: EntityId, user: UserId, at: Instant) -> None:
    """She may build in the Zone from now on."""
    take_area(connection, space_id, zone, user)
    connection.execute(insert(building_areas).values(space_id=space_id, zone=zone, bearer=user, given_at=at))


def take_area(connection: Connection, space_id: SpaceId, zone: EntityId, user: UserId) -> None:
    """She may build there no more."""
    connection.execute(
        delete(building_areas).where(
            building_areas.c.space_id == space_id,
            building_areas.c.zone == zone,
            building_areas.c.bearer == user,
        )
    )


def areas_of(connection: Connection, space_id: SpaceId, user: UserId) -> frozenset[EntityId]:
    """The Zones in which she may build."""
    return areas_in(connection, space_id).get(user, frozenset())


def areas_in(connection: Connection, space_id: SpaceId) -> dict[UserId, frozenset[EntityId]]:
    """Everybody who may build in Zones of a Space, and in which."""
    found: dict[UserId, frozenset[EntityId]] = {}
    given = select(building_areas.c.bearer, building_areas.c.zone).where(building_areas.c.space_id == space_id)
    for row in connection.execute(given.order_by(building_areas.c.given_at)):
        found[UserId(row.bearer)] = found.get(UserId(row.bearer), frozenset()) | {EntityId(row.zone)}
    return found
