"""Trusting a Server's own certificate authority by its fingerprint, over real TLS."""

from __future__ import annotations

import datetime
import hashlib
import ipaddress
import ssl
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from lanting.sdk import Bot, ServerNotTrusted
from tests.sdk.fake_server import FakeServer


@dataclass(frozen=True)
class Authority:
    """A certificate authority and a server that it vouches for."""

    pem: str
    fingerprint: str
    tls: ssl.SSLContext


def authority(folder: Path) -> Authority:
    now = datetime.datetime.now(datetime.UTC)

    def certificate(name: str, key: ec.EllipticCurvePrivateKey, issuer: str) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
        )

    ca_key, leaf_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca = certificate("ca", ca_key, "ca").add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    signed_ca = ca.sign(ca_key, hashes.SHA256())
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    leaf = certificate("leaf", leaf_key, "ca").add_extension(address, critical=False).sign(ca_key, hashes.SHA256())
    encoding = serialization.Encoding.PEM
    key_bytes = leaf_key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "leaf.pem").write_bytes(leaf.public_bytes(encoding) + key_bytes)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(folder / "leaf.pem")
    fingerprint = hashlib.sha256(signed_ca.public_bytes(serialization.Encoding.DER)).hexdigest()
    return Authority(signed_ca.public_bytes(encoding).decode(), fingerprint, tls)


async def test_the_right_fingerprint_opens_the_door(tmp_path: Path) -> None:
    ca = authority(tmp_path)
    spelled = ":".join(ca.fingerprint[i : i + 2] for i in range(0, 64, 2)).upper()
    async with (
        FakeServer(tls=ca.tls, ca_pem=ca.pem) as server,
        Bot.enter(server.url, name="guide", ca_fingerprint=spelled) as bot,
    ):
        assert bot.space_name == "Garden"


async def test_another_fingerprint_is_refused_before_anything_is_said(tmp_path: Path) -> None:
    ca = authority(tmp_path)
    async with FakeServer(tls=ca.tls, ca_pem=ca.pem) as server:
        with pytest.raises(ServerNotTrusted, match="fingerprint"):
            async with Bot.enter(server.url, name="guide", ca_fingerprint="0" * 64):
                pass
        assert server.cookies == []


async def test_a_certificate_of_somebody_else_is_refused(tmp_path: Path) -> None:
    """The right authority at /ca.pem is no use to a server that it did not sign."""
    (tmp_path / "other").mkdir()
    ca, other = authority(tmp_path), authority(tmp_path / "other")
    async with FakeServer(tls=other.tls, ca_pem=ca.pem) as server:
        with pytest.raises(ServerNotTrusted):
            async with Bot.enter(server.url, name="guide", ca_fingerprint=ca.fingerprint):
                pass


async def test_without_a_fingerprint_the_remedy_is_named(tmp_path: Path) -> None:
    ca = authority(tmp_path)
    async with FakeServer(tls=ca.tls) as server:
        with pytest.raises(ServerNotTrusted, match="ca_fingerprint"):
            async with Bot.enter(server.url, name="guide"):
                pass


async def test_a_server_without_its_own_authority_says_so(tmp_path: Path) -> None:
    ca = authority(tmp_path)
    async with FakeServer(tls=ca.tls) as server:
        with pytest.raises(ServerNotTrusted, match="leave ca_fingerprint out"):
            async with Bot.enter(server.url, name="guide", ca_fingerprint=ca.fingerprint):
                pass


async def test_a_fingerprint_that_is_none_is_a_mistake_of_the_author() -> None:
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        async with Bot.enter("https://127.0.0.1:1/s/x", name="guide", ca_fingerprint="abc"):
            pass
