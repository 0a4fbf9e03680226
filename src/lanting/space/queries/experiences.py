"""Which experiences a Space has, what each may do, and what its Owner has chosen for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, insert, select, update

from lanting.identity.capability import Capability
from lanting.kernel.ids import RandomBytes, SpaceId, UserId, new_user_id
from lanting.protocol.manifest import SettingValue
from lanting.space.tables import space_experiences


@dataclass(frozen=True, slots=True)
class KeptExperience:
    """An experience that is, or was, switched on in a Space."""

    name: str
    user: UserId
    """Its own, in this Space: under whom it acts, and keeps things."""
    is_on: bool
    capabilities: frozenset[Capability]
    settings: Mapping[str, SettingValue]
    """What was chosen; of the rest, its own values count."""
    off_because: str | None
    """Why the Server switched it off; None: it did not."""
    trace: str
    """File, line and what Python said then."""


def list_experiences(connection: Connection, space_id: SpaceId) -> list[KeptExperience]:
    """Those of a Space, by name."""
    there = select(space_experiences).where(space_experiences.c.space_id == space_id)
    return [_kept(row) for row in connection.execute(there.order_by(space_experiences.c.name))]


def find_experience(connection: Connection, space_id: SpaceId, name: str) -> KeptExperience | None:
    """The experience of this name, on or off."""
    there = select(space_experiences).where(space_experiences.c.space_id == space_id, space_experiences.c.name == name)
    row = connection.execute(there).first()
    return None if row is None else _kept(row)


def switch_on(
    connection: Connection,
    space_id: SpaceId,
    name: str,
    capabilities: Collection[Capability],
    settings: Mapping[str, SettingValue],
    random_bytes: RandomBytes,
) -> UserId:
    """From now on it is part of the Space, or goes on with what is allowed and chosen now. It stays the same User."""
    values = {
        "is_on": True,
        "capabilities": msgspec.json.encode(sorted(capabilities)).decode(),
        "settings": msgspec.json.encode(settings).decode(),
        "off_because": None,
        "trace": "",
    }
    before = find_experience(connection, space_id, name)
    if before is not None:
        _change(connection, space_id, name, values)
        return before.user
    user = new_user_id(random_bytes)
    connection.execute(insert(space_experiences).values(space_id=space_id, name=name, user_id=user, **values))
    return user


def switch_off(
    connection: Connection, space_id: SpaceId, name: str, because: str | None = None, trace: str = ""
) -> bool:
    """It rests, with all that it has kept. `because`: why the Server did it. False where it was not on."""
    found = find_experience(connection, space_id, name)
    if found is None or not found.is_on:
        return False
    _change(connection, space_id, name, {"is_on": False, "off_because": because, "trace": trace})
    return True


def _change(connection: Connection, space_id: SpaceId, name: str, values: dict[str, Any]) -> None:
    there = (space_experiences.c.space_id == space_id) & (space_experiences.c.name == name)
    connection.execute(update(space_experiences).where(there).values(**values))


def _kept(row: Row[Any]) -> KeptExperience:
    return KeptExperience(
        name=row.name,
        user=UserId(row.user_id),
        is_on=row.is_on,
        capabilities=frozenset(msgspec.json.decode(row.capabilities, type=list[Capability])),
        settings=msgspec.json.decode(row.settings, type=dict[str, SettingValue]),
        off_because=row.off_because,
        trace=row.trace,
    )
