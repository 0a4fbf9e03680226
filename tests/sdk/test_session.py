"""A session is the same visitor's over all its lines."""

from __future__ import annotations

import pytest

from lanting.protocol.close_code import CloseCode
from lanting.protocol.request import Enter
from lanting.sdk.address import SpaceAddress
from lanting.sdk.doorway import Doorway
from lanting.sdk.line import WebWay
from lanting.sdk.session import Session
from tests.sdk.fake_server import FakeServer


@pytest.mark.parametrize("program", [False, True])
async def test_who_comes_back_is_a_program_as_little_as_before(program: bool) -> None:
    async with FakeServer() as server:
        way = WebWay(Doorway.to(SpaceAddress.read(server.url, None), None, None))
        session = Session(way, Enter(name="mei", program=program), 30.0)
        await session.start()
        (await server.next_connection()).close(CloseCode.GOING_AWAY)
        await server.next_connection()
        assert [enter.program for enter in server.enters] == [program, program]
        await session.leave()
