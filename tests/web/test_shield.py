"""Every answer carries the security headers, whatever it is."""

from __future__ import annotations

import pytest

from tests.web.conftest import SPACE, Browse

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; "
    "connect-src 'self' blob: data:; img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self'; "
    "font-src 'self'; manifest-src 'self'; frame-ancestors 'self'"
)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("HEAD", "/", 200),
        ("GET", "/s/yard", 200),
        ("GET", "/s/nowhere", 404),
        ("GET", "/favicon.ico", 200),
        ("GET", "/livez", 200),
        ("GET", "/api/spaces", 200),
        ("GET", "/api/openapi.json", 200),
        ("GET", f"/api/spaces/{SPACE}/scene/1", 200),
        ("POST", f"/api/spaces/{SPACE}/enter", 201),
        ("POST", "/", 405),
        ("GET", "/static/nothing.css", 404),
        ("GET", "/client/nothing.js", 404),
        ("GET", "/nowhere", 404),
        ("GET", "/%00", 404),
    ],
)
async def test_ht30_every_answer_is_shielded(browse: Browse, method: str, path: str, status: int) -> None:
    answer = await browse("https", accept="text/html").request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert "microphone=(self)" in answer.headers["permissions-policy"]
    assert "xr-spatial-tracking=(self)" in answer.headers["permissions-policy"]
    assert "strict-transport-security" not in answer.headers
    assert answer.headers["date"].endswith("GMT")


@pytest.mark.parametrize(
    ("scheme", "host", "isolated"),
    [
        ("https", "lanting.example", True),
        ("http", "localhost:8080", True),
        ("http", "127.0.0.1:8080", True),
        ("http", "[::1]:8080", True),
        ("http", "192.0.2.20:8080", False),
        ("http", "lanting.example", False),
        ("http", "localhost.example", False),
    ],
)
async def test_ht30_windows_are_kept_apart_where_browsers_trust_the_origin(
    browse: Browse, scheme: str, host: str, isolated: bool
) -> None:
    answer = await browse(scheme, host=host).get("/livez")
    assert ("cross-origin-opener-policy" in answer.headers) is isolated
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


async def test_ht30_a_refusal_for_its_origin_is_shielded_too(browse: Browse) -> None:
    answer = await browse(origin="http://evil.example").post("/")
    assert answer.status_code == 403
    assert answer.headers["content-security-policy"] == POLICY
