"""One house for each core and its limits, one Space for each test."""

from __future__ import annotations

import asyncio
import datetime
import ipaddress
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from lanting.runtime.line_limit import LineLimits
from tests.contracts.house import Core, House, Place, unexpected_errors
from tests.contracts.kept_place import KeptPlace, kept_place

PLAIN = Core("picows on asyncio", asyncio.SelectorEventLoop)
SECURE = Core("picows on asyncio, TLS", asyncio.SelectorEventLoop, is_secure=True)

try:
    import uvloop
except ImportError:
    CORES, RARER_CORES = [PLAIN, SECURE], []
else:
    # Two that have each loop and each line between them; the other two in `make soak`.
    CORES = [PLAIN, Core("picows on uvloop, TLS", uvloop.new_event_loop, is_secure=True)]
    RARER_CORES = [SECURE, Core("picows on uvloop", uvloop.new_event_loop)]
ABOUT_LINES = {
    "test_cheating",
    "test_frames",
    "test_handshake",
    "test_opening",
    "test_pace",
    "test_session",
    "test_voice_socket",
}
"""Whose promises a loop or a line could break. All others speak of rules, which one core shows as well as two."""
WATCHFUL = LineLimits(watch_ticks=1)
"""The protocol's limits, with every line looked at in every tick, so that a test need not wait a second for it."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, pytest.Function) and item.path.parent == Path(__file__).parent:
            speaks_of_lines = item.path.stem in ABOUT_LINES
            if not speaks_of_lines and hasattr(item, "callspec") and item.callspec.params.get("core", PLAIN) != PLAIN:
                item.add_marker(pytest.mark.soak)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    today = datetime.datetime.now(datetime.UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + built.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture(
    scope="session",
    params=[*CORES, *(pytest.param(core, marks=pytest.mark.soak) for core in RARER_CORES)],
    ids=lambda core: core.name,
)
def core(request: pytest.FixtureRequest) -> Core:
    chosen: Core = request.param
    return chosen


@pytest.fixture(scope="session")
def server_tls(core: Core, certificate: Path) -> ssl.SSLContext | None:
    if not core.is_secure:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture(scope="session")
def client_tls(core: Core, certificate: Path) -> ssl.SSLContext | None:
    return ssl.create_default_context(cafile=str(certificate)) if core.is_secure else None


@pytest.fixture(scope="session")
def house(core: Core, server_tls: ssl.SSLContext | None) -> Iterator[House]:
    house = House(core, WATCHFUL, server_tls)
    house.start()
    yield house
    house.stop()


@pytest.fixture
def build_house(core: Core, server_tls: ssl.SSLContext | None) -> Iterator[Callable[..., House]]:
    """For who needs other limits, or wants to stop a house."""
    built: list[House] = []

    def build(limits: LineLimits, **settings: Any) -> House:
        built.append(House(core, limits, server_tls, **settings))
        built[-1].start()
        return built[-1]

    yield build
    for house in built:
        house.stop()


@pytest.fixture
def place(house: House, client_tls: ssl.SSLContext | None) -> Iterator[Place]:
    """A Space of one's own, and afterwards the proof that the house is as healthy as before."""
    errors_before = unexpected_errors()
    place = Place(house, client_tls)
    yield place
    place.close()
    elsewhere = Place(house, client_tls)
    elsewhere.open().enter()
    elsewhere.close()
    assert unexpected_errors() == errors_before, "something unexpected was caught by the boundary"


@pytest.fixture
def garden(build_house: Callable[..., House], tmp_path: Path, client_tls: ssl.SSLContext | None) -> Iterator[KeptPlace]:
    """A Space that is kept in a database, with its rights and its Scene."""
    place, store = kept_place(build_house, tmp_path, client_tls)
    yield place
    place.close()
    place.house.call(store.close)
