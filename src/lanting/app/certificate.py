"""The Server's own certificate authority and its certificate, for https where no other certificate is at hand.

The authority lives up to ten years and can only vouch for servers; the certificate lives under 398 days, which is the
most that browsers accept, and names every address of this machine. Both stay in the data folder.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from lanting.app.data_folder import write_private

AUTHORITY_DAYS: Final = 3_650
LEAF_DAYS: Final = 397
RENEW_BEFORE: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Certificates:
    """Where the files are, and how people recognise the authority."""

    authority_file: Path
    leaf_file: Path
    """The certificate and its key."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the authority's certificate, as `AB:CD:…`."""
        der = ssl.PEM_cert_to_DER_cert(self.authority_file.read_text())
        return ":".join(f"{byte:02X}" for byte in sha256(der).digest())

    def context(self) -> ssl.SSLContext:
        """For a listening socket."""
        return tls_context(self.leaf_file)


def tls_context(certificate: Path, key: Path | None = None) -> ssl.SSLContext:
    """TLS 1.2 and 1.3, HTTP/1.1: the sockets need an Upgrade. Raises OSError for files that do not fit."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(["http/1.1"])
    context.load_cert_chain(certificate, key)
    return context


def own_certificates(folder: Path, names: Sequence[str], now: datetime) -> Certificates:
    """The certificates in `folder` for `names` (host names and addresses), made or renewed where needed.

    `now` has a time zone. Raises OSError if the folder cannot be written.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    certificates = Certificates(folder / "ca.pem", folder / "server.pem")
    authority_key, note = folder / "ca.key", folder / "server.json"
    files = (certificates.authority_file, certificates.leaf_file, authority_key)
    if not (all(file.exists() for file in files) and _is_still_good(note, names, now)):
        _make(certificates, authority_key, note, names, now)
    return certificates


def _is_still_good(note: Path, names: Sequence[str], now: datetime) -> bool:
    """By the note that lies beside the certificate: a start with nothing to renew loads no cryptography."""
    try:
        said = json.loads(note.read_text())
        return set(names) <= set(said["names"]) and now + RENEW_BEFORE < datetime.fromisoformat(said["until"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _make(certificates: Certificates, key_file: Path, note: Path, names: Sequence[str], now: datetime) -> None:
    """A new certificate, under the authority that is there if it outlives it, else under a new one."""
    from lanting.app.authority import Issued, make_authority, make_leaf

    authority = None
    if certificates.authority_file.exists() and key_file.exists():
        authority = Issued(certificates.authority_file.read_bytes(), key_file.read_bytes())
    if authority is None or authority.until < now + timedelta(days=LEAF_DAYS):
        authority = make_authority(now, AUTHORITY_DAYS)
        write_private(key_file, authority.key_pem)
        write_private(certificates.authority_file, authority.certificate_pem)
    leaf = make_leaf(authority, names, now, LEAF_DAYS)
    write_private(certificates.leaf_file, leaf.certificate_pem + leaf.key_pem)
    write_private(note, json.dumps({"names": list(names), "until": leaf.until.isoformat()}, indent=2).encode())
