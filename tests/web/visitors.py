"""People and keys for the tests of who may come in."""

from __future__ import annotations

import random
from typing import Any

import httpx
from sqlalchemy import Connection

from lanting.identity.caller import Caller
from lanting.identity.queries import NewKey, add_sanction, make_key, rotate_owner_key
from lanting.identity.role import Role
from lanting.kernel.clock import Instant
from lanting.kernel.ids import SanctionId, UserId
from lanting.protocol.lane import Lane
from lanting.protocol.word import Rules
from lanting.space.queries import change_space
from tests.web.conftest import SPACE, House

ENTER = f"/api/spaces/{SPACE}/enter"
HERE = "localhost:8080"
"""Where a browser sits at the Server's own computer."""


async def new_key(house: House, role: Role, *, ends_at: int | None = None, uses: int | None = None) -> NewKey:
    source, now = random.Random(f"{role}{ends_at}{uses}").randbytes, house.clock.now()

    def make(connection: Connection) -> NewKey:
        if role is Role.OWNER:
            return rotate_owner_key(connection, SPACE, None, now, source)
        ends = None if ends_at is None else Instant(ends_at)
        return make_key(connection, SPACE, role, label="", ends_at=ends, uses=uses, now=now, random_bytes=source)

    return await house.store.write(make)


async def ban(house: House, user: UserId) -> None:
    now = house.clock.now()
    facts = (SPACE, user, "ban", "Mei", "rude", now, None, None, None)
    sanction_id = SanctionId("san_0000000000000001")
    await house.store.write(lambda connection: add_sanction(connection, sanction_id, *facts))  # type: ignore[arg-type]


async def set_rules(house: House, **rules: Any) -> None:
    await house.store.write(lambda connection: change_space(connection, SPACE, rules=Rules(**rules)))


def caller_of(house: House, answer: httpx.Response) -> Caller:
    """Whom the ticket of this answer lets in."""
    assert answer.status_code == 201, answer.text
    return house.tickets.redeem(answer.json()["ticket"], {Lane.EVENT}, house.clock.moment()).caller


async def enters(house: House, browser: httpx.AsyncClient, **body: Any) -> Caller:
    return caller_of(house, await browser.post(ENTER, json=body))


def refusal(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]
