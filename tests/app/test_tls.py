"""https under the Operator's own files: taken as they are, taken anew when they change, refused with a sentence."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lanting.app.authority import Issued, make_authority, make_leaf
from lanting.app.error import StartRefused
from lanting.app.server import Server, build_server
from lanting.app.settings import Settings
from lanting.app.tls import CertificateUnusable
from tests.app.conftest import NewSettings

pytestmark = pytest.mark.usefixtures("founded")

NOW = datetime.now(UTC)


def issue(*names: str, authority: Issued | None = None) -> Issued:
    return make_leaf(authority or make_authority(NOW, 30), names, NOW, 20)


def write(folder: Path, issued: Issued) -> dict[str, Path]:
    files = {"tls_cert": folder / "fullchain.pem", "tls_key": folder / "privkey.pem"}
    files["tls_cert"].write_bytes(issued.certificate_pem)
    files["tls_key"].write_bytes(issued.key_pem)
    return files


def served(server: Server) -> bytes:
    """The certificate that a visitor gets now."""
    port = server._listeners[1].port
    return ssl.get_server_certificate(("127.0.0.1", port)).encode()


async def started(settings: Settings) -> Server:
    server = build_server(settings)
    try:
        await server.start()
    except BaseException:
        await server.stop()
        raise
    return server


async def test_ht98_the_operators_files_are_served_and_renewed_ones_are_picked_up(
    new_settings: NewSettings, tmp_path: Path
) -> None:
    import asyncio

    first, second = issue("space.example"), issue("space.example")
    server = await started(new_settings(**write(tmp_path, first)))
    try:
        assert await asyncio.to_thread(served, server) == first.certificate_pem
        assert server.certificates is None, "no authority of ours"
        assert not (tmp_path / "data" / "certificates").exists()
        write(tmp_path, second)
        await server.upkeep.round()
        assert await asyncio.to_thread(served, server) == second.certificate_pem
    finally:
        await server.stop()


async def test_ht98_files_that_are_spoilt_while_it_runs_change_nothing(
    new_settings: NewSettings, tmp_path: Path
) -> None:
    import asyncio

    first = issue("space.example")
    server = await started(new_settings(**write(tmp_path, first)))
    try:
        (tmp_path / "privkey.pem").write_bytes(issue("space.example").key_pem)
        await server.upkeep.round()
        assert await asyncio.to_thread(served, server) == first.certificate_pem
    finally:
        await server.stop()


def spoil_missing(files: dict[str, Path]) -> None:
    files["tls_cert"].unlink()


def spoil_mismatch(files: dict[str, Path]) -> None:
    files["tls_key"].write_bytes(issue("space.example").key_pem)


def spoil_text(files: dict[str, Path]) -> None:
    files["tls_cert"].write_text("no PEM")


def spoil_unnamed(files: dict[str, Path]) -> None:
    del files["tls_key"]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (spoil_missing, "no such file"),
        (spoil_mismatch, "does not belong to the certificate"),
        (spoil_text, "not PEM"),
        (spoil_unnamed, "tls_key is not named"),
    ],
)
async def test_ht98_files_that_do_not_fit_keep_it_from_starting_with_a_remedy(
    new_settings: NewSettings, tmp_path: Path, spoil: object, says: str
) -> None:
    files = write(tmp_path, issue("space.example"))
    spoil(files)  # type: ignore[operator]
    with pytest.raises(CertificateUnusable, match=rf"{says}.*name a certificate and its own private key") as refused:
        await started(new_settings(**files))
    assert isinstance(refused.value, StartRefused), "one sentence and exit code 2"


async def test_ht98_the_link_names_a_host_of_the_certificate(new_settings: NewSettings, tmp_path: Path) -> None:
    files = write(tmp_path, issue("*.example", "space.example"))
    server = await started(new_settings(host="0.0.0.0", **files))
    try:
        link = server.links.network_https
        assert link is None or link.startswith("https://space.example:")
    finally:
        await server.stop()


async def test_ht104_our_own_certificate_is_renewed_by_the_clock_that_was_handed_in(new_settings: NewSettings) -> None:
    from cryptography import x509

    from tests.app.turned_clock import TurnedClock

    clock = TurnedClock()
    server = build_server(new_settings(), clock)
    try:
        await server.start()
        assert server.certificates is not None
        leaf, authority = server.certificates.leaf_file, server.certificates.authority_file.read_bytes()
        clock.turn(timedelta(days=400))
        await server.upkeep.round()
        until = x509.load_pem_x509_certificate(leaf.read_bytes()).not_valid_after_utc
        assert until > datetime.fromtimestamp(clock.now() / 1_000, UTC) + timedelta(days=300)
        assert server.certificates.authority_file.read_bytes() == authority, "nobody needs to trust anew"
    finally:
        await server.stop()
