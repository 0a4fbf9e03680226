"""A Server is every room together: it starts, answers on http and https, stops, and starts again as it was."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from lanting.app.error import PortTaken
from lanting.app.founding import FIRST_TEMPLATES
from lanting.app.listener import bind
from lanting.app.server import Server, build_server
from lanting.app.settings import Settings
from lanting.store.error import DatabaseTooNew
from tests.app.conftest import NewSettings
from tests.asking import ANSWER_WITHIN_S, asking


@asynccontextmanager
async def open_server(settings: Settings) -> AsyncIterator[Server]:
    server = build_server(settings)
    try:
        await server.start()
        yield server
    finally:
        await server.stop()


async def test_it_answers_on_http_and_under_its_own_authority_on_https(new_settings: NewSettings) -> None:
    async with open_server(new_settings()) as server:
        assert server.certificates is not None
        trusting = ssl.create_default_context(cafile=str(server.certificates.authority_file))
        https = f"https://127.0.0.1:{server._listeners[1].port}"
        async with httpx.AsyncClient(verify=trusting, trust_env=False, timeout=ANSWER_WITHIN_S) as client:
            for origin in (server.links.here, https):
                assert (await client.get(f"{origin}/livez")).text == "ok"
                assert [each["slug"] for each in (await client.get(f"{origin}/api/spaces")).json()] == list(
                    FIRST_TEMPLATES
                )
            pem = await client.get(f"{https}/ca.pem")
            assert pem.content == server.certificates.authority_file.read_bytes()
            cookies = (await client.post(f"{https}/api/spaces/courtyard/enter", json={})).headers["set-cookie"]
            assert cookies.startswith("__Host-lanting_guest=")


async def test_it_starts_again_with_the_same_spaces_guests_and_authority(new_settings: NewSettings) -> None:
    seen = []
    browser = asking()
    for _ in range(2):
        async with open_server(new_settings()) as server:
            assert server.certificates is not None
            spaces = (await browser.get(f"{server.links.here}/api/spaces")).json()
            entered = await browser.post(f"{server.links.here}/api/spaces/courtyard/enter", json={})
            assert entered.status_code == 201
            seen.append(
                ([each["id"] for each in spaces], browser.cookies["lanting_guest"], server.certificates.fingerprint)
            )
    await browser.aclose()
    assert seen[0] == seen[1]


@pytest.mark.usefixtures("founded")
async def test_without_https_there_is_no_authority(new_settings: NewSettings) -> None:
    async with open_server(new_settings(https=False)) as server, asking() as client:
        assert server.links.network_https is None
        answer = await client.get(f"{server.links.here}/ca.pem")
        assert (answer.status_code, answer.json()["code"]) == (404, "certificate_authority_missing")


@pytest.mark.usefixtures("founded")
@pytest.mark.parametrize("public_url", [None, "https://place.example/"])
async def test_ht8_an_invitation_names_the_public_address_or_one_that_reaches_this_server(
    new_settings: NewSettings, public_url: str | None
) -> None:
    settings = new_settings(https=False, public_url=public_url)
    async with open_server(settings) as server, asking() as client:
        invitation = (await client.get(f"{server.links.here}/api/spaces/courtyard/invite")).json()
        assert invitation["url"] == f"{'https://place.example' if public_url else server.links.here}/s/courtyard"


@pytest.mark.usefixtures("founded")
async def test_a_socket_is_refused_without_a_ticket_at_the_same_port(new_settings: NewSettings) -> None:
    async with open_server(new_settings(https=False)) as server, asking() as client:
        upgrade = {
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
            "Sec-WebSocket-Protocol": "lanting.v1",
        }
        answer = await client.get(f"{server.links.here}/socket", headers=upgrade)
        assert (answer.status_code, answer.json()["code"]) == (401, "ticket_missing")


@pytest.mark.usefixtures("founded")
async def test_an_idle_connection_does_not_hold_up_the_stop(new_settings: NewSettings) -> None:
    async with open_server(new_settings(https=False)) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", server._listeners[0].port)
    assert await reader.read() == b""
    writer.close()


@pytest.mark.usefixtures("founded")
async def test_ht23_forwarded_addresses_are_believed_from_trusted_proxies_alone(new_settings: NewSettings) -> None:
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.1"}
    for trusted, cookie in (([], "lanting_guest="), (["127.0.0.0/8"], "__Host-lanting_guest=")):
        settings = new_settings(https=False, trusted_proxies=trusted)
        async with open_server(settings) as server, asking() as client:
            answer = await client.post(f"{server.links.here}/api/spaces/courtyard/enter", json={}, headers=forwarded)
            assert answer.headers["set-cookie"].startswith(cookie)


def test_a_taken_port_is_named_with_the_option_to_change(new_settings: NewSettings) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        for option, settings in (("port", {"port": taken}), ("https-port", {"https_port": taken})):
            with pytest.raises(PortTaken, match=rf"port {taken} .* with --{option}"):
                build_server(new_settings(**settings))


def test_a_server_that_cannot_start_leaves_its_ports_free(new_settings: NewSettings, tmp_path: object) -> None:
    with bind("127.0.0.1", 0, "port") as probe:
        port = probe.getsockname()[1]
    settings = new_settings(port=port, https=False)
    asyncio.run(_start_and_stop(settings))
    _make_too_new(settings)
    for _ in range(2):
        with pytest.raises(DatabaseTooNew):
            build_server(settings)
    bind("127.0.0.1", port, "port").close()


async def _start_and_stop(settings: Settings) -> None:
    async with open_server(settings):
        pass


def _make_too_new(settings: Settings) -> None:
    import sqlite3

    connection = sqlite3.connect(settings.data / "lanting.db")
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
