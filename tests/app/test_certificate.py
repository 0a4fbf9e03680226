"""The Server's own authority vouches for this machine's names and addresses, and for nothing else."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from lanting.app.certificate import Certificates, own_certificates

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
NAMES = ["localhost", "127.0.0.1", "::1", "192.168.1.20"]


def authority_of(certificates: Certificates) -> x509.Certificate:
    return x509.load_pem_x509_certificate(certificates.authority_file.read_bytes())


def leaf_of(certificates: Certificates) -> x509.Certificate:
    return x509.load_pem_x509_certificate(certificates.leaf_file.read_bytes())


def shake_hands(certificates: Certificates, name: str) -> None:
    """A whole TLS handshake in memory with a client that trusts this authority alone."""
    trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusting.load_verify_locations(certificates.authority_file)
    to_client, to_server = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = trusting.wrap_bio(to_client, to_server, server_hostname=name)
    server = certificates.context().wrap_bio(to_server, to_client, server_side=True)
    waiting = [client, server]
    while waiting:
        side = waiting.pop(0)
        try:
            side.do_handshake()
        except ssl.SSLWantReadError:
            waiting.append(side)


def test_the_authority_lives_at_most_ten_years_and_can_vouch_for_servers_only(tmp_path: Path) -> None:
    authority = authority_of(own_certificates(tmp_path, NAMES, NOW))
    assert authority.not_valid_after_utc - authority.not_valid_before_utc <= timedelta(days=3_650)
    constraints = authority.extensions.get_extension_for_class(x509.BasicConstraints)
    assert (constraints.critical, constraints.value.ca, constraints.value.path_length) == (True, True, 0)


def test_the_certificate_lives_under_398_days_and_names_every_address(tmp_path: Path) -> None:
    leaf = leaf_of(own_certificates(tmp_path, NAMES, NOW))
    assert leaf.not_valid_after_utc - leaf.not_valid_before_utc < timedelta(days=398)
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["localhost"]
    assert names.get_values_for_type(x509.IPAddress) == [ip_address(each) for each in NAMES[1:]]
    usage = leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(usage) == [ExtendedKeyUsageOID.SERVER_AUTH]


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "::1"])
def test_who_trusts_the_authority_trusts_the_server_under_its_names(tmp_path: Path, name: str) -> None:
    shake_hands(own_certificates(tmp_path, NAMES, datetime.now(UTC)), name)


def test_who_trusts_the_authority_does_not_trust_another_name(tmp_path: Path) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(own_certificates(tmp_path, NAMES, datetime.now(UTC)), "192.168.1.99")


def test_a_start_with_nothing_to_renew_changes_nothing(tmp_path: Path) -> None:
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir() if own_certificates(tmp_path, NAMES, NOW)}
    own_certificates(tmp_path, list(reversed(NAMES)), NOW + timedelta(days=300))
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir() if each.name in before} == before


@pytest.mark.parametrize(
    ("names", "later"),
    [([*NAMES, "10.0.0.7"], timedelta(0)), (NAMES, timedelta(days=380)), (NAMES, timedelta(days=1_000))],
)
def test_new_addresses_or_a_near_end_bring_a_new_certificate_under_the_same_authority(
    tmp_path: Path, names: list[str], later: timedelta
) -> None:
    first = own_certificates(tmp_path, NAMES, NOW)
    authority, leaf = authority_of(first), leaf_of(first)
    renewed = own_certificates(tmp_path, names, NOW + later)
    assert authority_of(renewed) == authority
    assert leaf_of(renewed) != leaf
    assert leaf_of(renewed).not_valid_after_utc > NOW + later + timedelta(days=390)


def test_an_authority_that_would_not_outlive_a_certificate_is_replaced_with_it(tmp_path: Path) -> None:
    first = authority_of(own_certificates(tmp_path, NAMES, NOW))
    later = NOW + timedelta(days=3_400)
    renewed = own_certificates(tmp_path, NAMES, later)
    assert authority_of(renewed) != first
    assert leaf_of(renewed).not_valid_after_utc < authority_of(renewed).not_valid_after_utc
    leaf_of(renewed).verify_directly_issued_by(authority_of(renewed))


@pytest.mark.parametrize("lost", ["ca.pem", "ca.key", "server.pem", "server.json"])
def test_what_is_lost_is_made_again(tmp_path: Path, lost: str) -> None:
    own_certificates(tmp_path, NAMES, NOW)
    (tmp_path / lost).unlink()
    renewed = own_certificates(tmp_path, NAMES, NOW)
    leaf_of(renewed).verify_directly_issued_by(authority_of(renewed))


def test_the_fingerprint_is_the_sha_256_of_the_authority(tmp_path: Path) -> None:
    certificates = own_certificates(tmp_path, NAMES, NOW)
    der = ssl.PEM_cert_to_DER_cert(certificates.authority_file.read_text())
    assert certificates.fingerprint.replace(":", "").lower() == sha256(der).hexdigest()
