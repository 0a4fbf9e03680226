"""Inviting: a code, a link that opens for others, and the link as a picture that a phone reads."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from lanting.web.invitation import qr_code
from tests.web.conftest import CODE, SPACE, Browse, House

SVG = "{http://www.w3.org/2000/svg}"
NETWORK = "http://192.168.1.20:8080"


@pytest.mark.parametrize(
    ("public_url", "network_link", "scheme", "host", "origin"),
    [
        ("https://place.example", NETWORK, "http", "localhost:8080", "https://place.example"),
        ("https://place.example", NETWORK, "http", "192.168.1.20:8080", "https://place.example"),
        (None, NETWORK, "http", "localhost:8080", NETWORK),
        (None, NETWORK, "https", "localhost:8443", NETWORK),
        (None, NETWORK, "http", "127.0.0.1:8080", NETWORK),
        (None, NETWORK, "http", "[::1]:8080", NETWORK),
        (None, None, "http", "localhost:8080", "http://localhost:8080"),
        (None, NETWORK, "https", "192.168.1.20:8443", "https://192.168.1.20:8443"),
        (None, NETWORK, "http", "laptop.local:8080", "http://laptop.local:8080"),
        (None, NETWORK, "http", "localhost.example", "http://localhost.example"),
    ],
)
async def test_ht8_the_link_is_one_that_others_can_open(
    browse: Browse, house: House, public_url: str | None, network_link: str | None, scheme: str, host: str, origin: str
) -> None:
    house.public_url, house.network_link = public_url, network_link
    browser = browse(scheme, host=host)
    answer = await browser.get("/api/spaces/yard/invite")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == {"code": CODE, "url": f"{origin}/s/yard", "qr": f"/api/spaces/{SPACE}/invite.svg"}
    picture = await browser.get(answer.json()["qr"])
    assert picture.content == qr_code(f"{origin}/s/yard")


async def test_ht8_the_qr_code_runs_and_fetches_nothing(browse: Browse) -> None:
    answer = await browse().get("/api/spaces/yard/invite.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.headers.get_list("content-security-policy") == ["default-src 'none'"]
    assert answer.headers["cache-control"] == "no-store"
    assert "style" not in answer.text


def test_ht8_the_qr_code_is_dark_on_paper_with_room_around_it() -> None:
    drawn = ET.fromstring(qr_code("https://place.example/s/yard"))
    _, _, width, height = (float(number) for number in (drawn.get("viewBox") or "").split())
    paper, ink = drawn.findall(f"{SVG}path")
    assert width == height
    assert ((paper.get("fill") or "").lower(), (ink.get("stroke") or "").lower()) == ("#fbf8f0", "#22313a")
    # Four modules of paper on the left and above, before the first line of ink is drawn.
    assert (ink.get("d") or "").startswith("M4 4.5")


def test_ht8_another_link_is_another_code() -> None:
    assert qr_code("https://place.example/s/yard") != qr_code("https://place.example/s/hall")
