"""The Operator's page: only by her link, only where nobody listens, and with everything at one look."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator

import httpx
import pytest

from lanting.identity.operator_link import OperatorLinks, new_operator_token
from lanting.kernel.clock import Instant
from lanting.protocol.close_code import CloseCode
from lanting.space.queries import DELETED_KEPT_MS, delete_space
from lanting.web.office import Load, Office, Versions
from tests.web.conftest import SPACE, Browse, House

HTML = {"accept": "text/html"}
RANDOM = random.Random(7).randbytes
DAY_MS = 24 * 3_600_000


async def busy() -> Load:
    return Load(
        people=3, waiting=2, running_spaces=1, beat_late_ms=12.4, loop_lag_ms=0.31, memory_bytes=200 << 20,
        open_files=40, open_files_max=1_024, database_bytes=5 << 20, disk_free_bytes=9 << 30,
    )  # fmt: skip


async def full() -> list[str]:
    return ["full"]


def office(house: House, **told: object) -> Office:
    links = OperatorLinks(lambda: house.operator_key, house.clock.now())
    return Office(links=links, measure=busy, versions=lambda: Versions("1.2.3", "3.14.1", "SQLite, 0009"), **told)  # type: ignore[arg-type]


def link(house: House) -> str:
    assert house.operator_key
    return "/o/" + new_operator_token(house.operator_key, house.clock.now(), RANDOM)


@pytest.fixture
async def operator(house: House, browse: Browse) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that has opened the link."""
    house.office = office(house)
    async with browse("https") as browser:
        assert (await browser.post(link(house))).status_code == 303
        yield browser


async def test_ht92_the_link_is_shown_and_then_taken_once(house: House, browse: Browse) -> None:
    house.office = office(house)
    address = link(house)
    async with browse("https") as browser:
        for _ in range(2):
            shown = await browser.get(address, headers=HTML)
            assert (shown.status_code, shown.headers["cache-control"]) == (200, "no-store")
            assert f'action="{address}" method="post"' in shown.text
        taken = await browser.post(address)
        assert (taken.status_code, taken.headers["location"]) == (303, "/operator")
        assert taken.headers["set-cookie"].startswith("__Host-lanting_operator=")
        assert (await browser.get("/operator", headers=HTML)).status_code == 200
    async with browse("https") as other:
        again = await other.post(address)
        assert (again.status_code, again.json()["code"]) == (403, "operator_link_refused")
        assert (await other.get("/operator")).json()["code"] == "operator_only"


async def test_ht92_where_others_can_listen_the_link_is_not_even_looked_at(house: House, browse: Browse) -> None:
    house.office = office(house)
    address = link(house)
    async with browse("http") as browser:
        for answer in (await browser.get(address), await browser.post(address)):
            assert (answer.status_code, answer.json()["code"]) == (403, "not_trustworthy")
    async with browse("http", host="localhost:8080") as here:
        assert (await here.post(address)).headers["set-cookie"].startswith("lanting_operator=")


async def test_ht93_it_shows_how_the_server_fares(house: House, operator: httpx.AsyncClient) -> None:
    house.people[SPACE] = 3
    answer = await operator.get("/operator", headers=HTML)
    assert answer.headers["cache-control"] == "no-store"
    for told in ("3 people are inside", "12 ms", "0.3 ms", "200.0 MiB", "40 / 1024", "5.0 MiB", "9.0 GiB", "1.2.3",
                 "3.14.1", "SQLite, 0009", "never a backup", "lanting backup FILE", 'href="/s/yard"'):  # fmt: skip
        assert told in answer.text
    assert "http-equiv" not in answer.text, "refreshed by hand"
    assert "Yard of &lt;Ink&gt;" in answer.text


@pytest.mark.parametrize(("days", "warns"), [(1, False), (8, True)])
async def test_ht93_an_old_backup_is_warned_of(house: House, browse: Browse, days: int, warns: bool) -> None:
    made_at = Instant(house.clock.now() - days * DAY_MS)
    house.office = office(house, backed_up_at=lambda: made_at)
    async with browse("https") as browser:
        await browser.post(link(house))
        assert ("lanting backup FILE" in (await browser.get("/operator", headers=HTML)).text) is warns


async def test_ht93_it_says_that_nothing_can_be_kept(house: House, browse: Browse) -> None:
    house.office = office(house, troubles=full)
    async with browse("https") as browser:
        await browser.post(link(house))
        assert "The disk is full" in (await browser.get("/operator", headers=HTML)).text


async def test_ht93_a_deleted_space_is_listed_with_its_end_and_brought_back(
    house: House, operator: httpx.AsyncClient
) -> None:
    await house.store.write(lambda connection: delete_space(connection, SPACE, house.clock.now()))
    page = (await operator.get("/operator", headers=HTML)).text
    gone_at = Instant(house.clock.now() + DELETED_KEPT_MS)
    assert f'action="/operator/restore/{SPACE}"' in page
    assert f'datetime="{machine(gone_at)}"' in page
    assert (await operator.get("/api/spaces/yard")).status_code == 404
    assert (await operator.post(f"/operator/restore/{SPACE}")).status_code == 303
    assert (await operator.get("/api/spaces/yard")).status_code == 200
    assert (await operator.post("/operator/restore/spc_nowhere")).status_code == 404


def machine(at: Instant) -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(at / 1_000, UTC).strftime("%Y-%m-%dT%H:%MZ")


async def test_ht93_nobody_else_brings_anything_back(house: House, browse: Browse) -> None:
    await house.store.write(lambda connection: delete_space(connection, SPACE, house.clock.now()))
    async with browse("https") as browser:
        assert (await browser.post(f"/operator/restore/{SPACE}")).json()["code"] == "operator_only"
        assert (await browser.get("/api/spaces/yard")).status_code == 404


async def test_ht94_what_a_command_changed_is_told_to_those_inside(house: House, browse: Browse) -> None:
    house.office = office(house)
    async with browse() as browser:

        async def tell(space: str = SPACE) -> int:
            told = {"token": link(house).removeprefix("/o/"), "space": space}
            return (await browser.post("/api/operator/changed", json=told)).status_code

        assert await tell() == 204
        await house.store.write(lambda connection: delete_space(connection, SPACE, house.clock.now()))
        assert await tell() == 204
        assert await tell("spc_nowhere") == 404
        forged = {"token": "forged", "space": SPACE}
        assert (await browser.post("/api/operator/changed", json=forged)).status_code == 403
    assert house.hall.told == [("standings", SPACE), ("closed", SPACE, CloseCode.SPACE_DELETED)]


@pytest.mark.parametrize(
    ("accept", "told"), [("text/html", "disk is full or takes no changes"), ("*/*", '"read_only"')]
)
async def test_ht95_what_cannot_be_kept_is_refused_with_a_sentence(
    house: House, operator: httpx.AsyncClient, accept: str, told: str
) -> None:
    await house.store.write(lambda connection: delete_space(connection, SPACE, house.clock.now()))
    await house.store.write(lambda connection: connection.exec_driver_sql("PRAGMA query_only = ON"))
    answer = await operator.post(f"/operator/restore/{SPACE}", headers={"accept": accept})
    assert (answer.status_code, told in answer.text) == (503, True)
    assert (await operator.get("/api/spaces")).status_code == 200, "reading goes on"
