"""Somebody rude, somebody who reports it, and the clip that proves it."""

from __future__ import annotations

import base64
from typing import Any

import httpx
import msgspec

from lanting.identity.guest import GuestCookies
from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.kernel.clock import Instant
from lanting.kernel.ids import ParticipantId, SessionId, UserId
from lanting.protocol.word import Look
from lanting.space.participant import Participant
from lanting.space.reporting.clip import Clip
from tests.space.clips import REPORTER, RUDE, clip
from tests.web.conftest import SECRET, SPACE, House

REPORTS = f"/api/spaces/{SPACE}/reports"
QUEUE = "/s/yard/reports"
RUDE_USER = UserId("usr_0000000000000666")


def was_inside(house: House, user: str, participant: str, name: str, role: Role = Role.VISITOR) -> None:
    """She left this very moment."""
    ids = ParticipantId(participant), UserId(user), 0, SessionId("ses_0000000000000001")
    who = Participant(*ids, Standing(role, 0), name, Look(), program=False, epoch=0)
    house.hall.departed.left(SPACE, who, house.clock.moment())


def guest(browser: httpx.AsyncClient, house: House, user: str, *, scheme: str = "http") -> httpx.AsyncClient:
    """The browser is this guest's from now on."""
    name = "lanting_guest" if scheme == "http" else "__Host-lanting_guest"
    value = GuestCookies(SECRET).issue(UserId(user), Instant(house.clock.now() - 1_000))
    browser.cookies.set(name, value)
    return browser


def user_of(number: int) -> UserId:
    return UserId(f"usr_{number:016}")


def as_json(sent: Clip) -> Any:
    """As a browser sends it."""
    return msgspec.json.decode(msgspec.json.encode(sent))


def body(
    house: House, *, about: str = RUDE, reason: str = "threat", text: str = "", packets: int = 3
) -> dict[str, Any]:
    sent = clip(packets, tags=house.tags, said_at=house.clock.now())
    return {"about": about, "reason": reason, "text": text, "clip": as_json(sent)}


async def reported(
    browser: httpx.AsyncClient,
    house: House,
    reporter: int = 1,
    *,
    about: UserId = RUDE_USER,
    role: Role = Role.VISITOR,
    **said: Any,
) -> str:
    """The id of a report that was taken."""
    was_inside(house, about, RUDE, "Rude <i>one</i>", role)
    was_inside(house, user_of(reporter), REPORTER, f"Mei {reporter}")
    answer = await guest(browser, house, user_of(reporter)).post(REPORTS, json=body(house, **said))
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def changed_base64(text: str) -> str:
    raw = bytearray(base64.b64decode(text))
    raw[0] ^= 1
    return base64.b64encode(bytes(raw)).decode()
