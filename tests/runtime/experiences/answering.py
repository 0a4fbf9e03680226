"""A whole house in a process of its own, with one visitor who answers again and again: to be killed at any moment.

    python -m tests.runtime.experiences.answering DATA SPACE USER [ID that was asked for and not answered yet]

Prints `asked ID` before each answer and `taken ID` once it is taken. SPACE is made where it is not there yet.
"""

from __future__ import annotations

import asyncio
import sys
import uuid
from pathlib import Path

from lanting.identity.capability import Capability
from lanting.kernel.ids import SpaceId, UserId
from lanting.runtime.experience_shelf import Installed
from lanting.space.queries import find_space
from tests.runtime.experiences.playhouse import playhouse


async def main(data: Path, space: SpaceId, user: UserId, open_one: str | None) -> None:
    async with playhouse(data) as house:
        if await house.store.read(lambda connection: find_space(connection, space)) is None:
            await house.found(space)
        capabilities = frozenset({Capability.CHAT})
        house.installation.on[space] = {"tea": Installed("tea", "count", user, capabilities, b"{}")}
        mei = await house.enter(space)
        panel = await mei.panel()
        while True:
            request_id, open_one = open_one or str(uuid.uuid4()), None
            print("asked", request_id, flush=True)
            await mei.answered(panel, request_id)
            print("taken", request_id, flush=True)


if __name__ == "__main__":
    place, made_for, whose, *left = sys.argv[1:]
    asyncio.run(main(Path(place), SpaceId(made_for), UserId(whose), left[0] if left else None))
