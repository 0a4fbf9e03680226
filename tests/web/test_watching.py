"""Programs that watch a Server learn whether it is ready, and what it counts; nobody else learns the latter."""

from __future__ import annotations

import re
from ipaddress import ip_network

import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from lanting.kernel.clock import Instant
from lanting.runtime import metric
from lanting.web.office import Load, Office
from tests.web.conftest import Browse, House

LABELS = {"cause", "code", "place", "request", "le"}
"""What a label may say: a close code, a place in our own sources, a kind of request, why a child has ended."""


async def some_load() -> Load:
    return Load(people=4, waiting=1, running_spaces=2, beat_late_ms=8, loop_lag_ms=2, disk_free_bytes=77)


async def two_troubles() -> list[str]:
    return ["stopping", "full"]


async def test_ht97_a_server_that_can_keep_what_comes_is_ready(browse: Browse) -> None:
    async with browse() as browser:
        answer = await browser.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "reasons": []})
    assert answer.headers["cache-control"] == "no-store"


async def test_ht97_one_that_cannot_says_why(house: House, browse: Browse) -> None:
    house.office = Office(troubles=two_troubles)
    async with browse() as browser:
        answer = await browser.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"ready": False, "reasons": ["stopping", "full"]})


@pytest.mark.parametrize(
    ("address", "forwarded", "status"),
    [
        ("127.0.0.1", None, 200),
        ("10.1.2.3", None, 200),
        ("192.0.2.7", None, 404),
        ("127.0.0.1", "192.0.2.7", 404),
        ("127.0.0.1", "127.0.0.1, 192.0.2.7", 404),
        ("192.0.2.7", "127.0.0.1", 404),
        ("127.0.0.1", "not an address", 404),
        ("127.0.0.1", "10.1.2.3", 200),
    ],
)
async def test_ht101_metrics_are_for_those_named_alone_also_behind_a_proxy_that_nobody_named(
    house: House, browse: Browse, address: str, forwarded: str | None, status: int
) -> None:
    house.office = Office(metrics_from=(ip_network("127.0.0.0/8"), ip_network("10.0.0.0/8")))
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    async with browse(address=address) as browser:
        assert (await browser.get("/metrics", headers=headers)).status_code == status


async def test_ht101_what_is_measured_is_told_and_what_cannot_be_is_no_number(house: House, browse: Browse) -> None:
    house.office = Office(
        measure=some_load,
        troubles=two_troubles,
        backed_up_at=lambda: Instant(house.clock.now() - 60_000),
        metrics_from=(ip_network("0.0.0.0/0"),),
    )
    async with browse() as browser:
        text = (await browser.get("/metrics")).text
    told = {sample.name: sample.value for family in text_string_to_metric_families(text) for sample in family.samples}
    assert told["lanting_people"] == 4
    assert told["lanting_waiting"] == 1
    assert told["lanting_running_spaces"] == 2
    assert told["lanting_beat_late_worst_seconds"] == 0.008
    assert told["lanting_backup_age_seconds"] == 60
    assert told["lanting_disk_free_bytes"] == 77
    assert told["lanting_ready"] == 0
    assert told["lanting_memory_bytes"] != told["lanting_memory_bytes"], "not a number"


def test_ht102_no_label_can_name_a_person_or_a_space() -> None:
    families = list(text_string_to_metric_families(generate_latest(metric.registry).decode()))
    assert {label for family in families for sample in family.samples for label in sample.labels} <= LABELS
    assert all(re.fullmatch(r"lanting_[a-z_]+", family.name) for family in families)
