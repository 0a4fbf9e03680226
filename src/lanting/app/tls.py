"""What https is served under, kept new while we run: the Operator's own files, or a certificate of our own."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lanting.app.address import machine_addresses
from lanting.app.certificate import Certificates, own_certificates, tls_context
from lanting.app.data_folder import CERTIFICATES
from lanting.app.error import DataFolderUnusable, StartRefused
from lanting.app.settings import Settings
from lanting.kernel.clock import Clock


class CertificateUnusable(StartRefused):
    """The Operator's own TLS files are not there, or do not fit together."""

    code = "certificate_unusable"

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"the files of tls_cert and tls_key cannot be used ({reason}); "
            "name a certificate and its own private key, both PEM, or leave both out for one of our own"
        )


@dataclass(slots=True)
class Tls:
    """A context for listening, and how its certificate is kept new."""

    context: ssl.SSLContext
    certificates: Certificates | None
    """Our own; None where the Operator brings his."""
    host: str | None
    """A name that the Operator's certificate is for."""
    _files: Callable[[], tuple[Path, Path | None]]

    def renew(self) -> None:
        """Take what lies there now; where it is ours, make it new first if it is old or for other addresses. Blocks.

        Lines that are open go on under what they began with. Raises StartRefused, and then all stays as it was.
        """
        certificate, key = self._files()
        tls_context(certificate, key)
        self.context.load_cert_chain(certificate, key)


def tls_of(settings: Settings, folder: Path, clock: Clock) -> Tls:
    """What these settings ask for. Raises CertificateUnusable or DataFolderUnusable."""
    return _given(settings) if settings.tls_cert or settings.tls_key else _ours(settings, folder, clock)


def names_of(certificate: Path) -> list[str]:
    """The host names that a certificate is for. Raises ValueError or OSError."""
    from cryptography import x509

    found = x509.load_pem_x509_certificate(certificate.read_bytes()).extensions
    try:
        names = found.get_extension_for_class(x509.SubjectAlternativeName).value.get_values_for_type(x509.DNSName)
    except x509.ExtensionNotFound:
        return []
    return list(names)


def _given(settings: Settings) -> Tls:
    certificate, key = settings.tls_cert, settings.tls_key
    if certificate is None or key is None:
        raise CertificateUnusable(f"{'tls_key' if certificate else 'tls_cert'} is not named")

    def files() -> tuple[Path, Path | None]:
        try:
            tls_context(certificate, key)
        except (OSError, ValueError) as error:
            raise CertificateUnusable(_reason(error)) from None
        return certificate, key

    context = tls_context(*files())
    # A star is no address: nobody could open the link.
    host = next((name for name in names_of(certificate) if "*" not in name), None)
    return Tls(context, None, host, files)


def _ours(settings: Settings, folder: Path, clock: Clock) -> Tls:
    def certificates() -> Certificates:
        now = datetime.fromtimestamp(clock.now() / 1_000, UTC)
        try:
            return own_certificates(folder / CERTIFICATES, _our_names(settings), now)
        except OSError as error:
            raise DataFolderUnusable(str(folder), error.strerror or str(error)) from None

    made = certificates()
    return Tls(made.context(), made, None, lambda: (certificates().leaf_file, None))


def _our_names(settings: Settings) -> list[str]:
    name = socket.gethostname()
    names = ["localhost", name, f"{name}.local", "127.0.0.1", "::1", *map(str, machine_addresses())]
    if settings.public_url and settings.public_url.host:
        names.append(settings.public_url.host.strip("[]"))
    return list(dict.fromkeys(names))


def _reason(error: OSError | ValueError) -> str:
    """OpenSSL's own words name a line of its source; ours name what is wrong."""
    if isinstance(error, ssl.SSLError):
        return "the key does not belong to the certificate" if "MISMATCH" in str(error) else "they are not PEM"
    if isinstance(error, FileNotFoundError | PermissionError):
        return f"{error.filename or 'one of them'}: {str(error.strerror).lower()}"
    return str(error).lower()
