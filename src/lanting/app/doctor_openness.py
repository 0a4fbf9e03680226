"""The doctor's look at who may come, and what for: one's own certificate, the public URL, trusted networks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Network, IPv6Network
from typing import Final

from lanting.app.error import StartRefused
from lanting.app.finding import Finding
from lanting.app.settings import Settings
from lanting.app.tls import names_of, tls_of
from lanting.kernel.clock import Instant, SystemClock
from lanting.kernel.host import is_loopback

TLS_SOON: Final = timedelta(days=14)
_WIDE_V4, _WIDE_V6 = 8, 16
"""A network with a shorter prefix holds a good part of the world."""


def tls_files(settings: Settings, now: Instant) -> Finding:
    """Whether the Operator's own certificate can be used, for how long, and for the name that the world uses."""
    certificate = settings.tls_cert
    if certificate is None and settings.tls_key is None:
        return Finding("TLS files", "well", "none of your own")
    try:
        tls_of(settings, settings.data, SystemClock())
    except StartRefused as error:
        says, _, remedy = str(error).partition("; ")
        return Finding("TLS files", "bad", says, remedy)
    assert certificate is not None, "a key alone was refused"
    from cryptography import x509

    left = x509.load_pem_x509_certificate(certificate.read_bytes()).not_valid_after_utc - _moment(now)
    remedy = "renew it where it comes from; a running Server picks it up within the hour"
    if left < timedelta(0):
        return Finding("TLS files", "bad", f"{certificate} ended {-left.days} days ago", remedy)
    if left < TLS_SOON:
        return Finding("TLS files", "warning", f"{certificate} is valid for {left.days} more days", remedy)
    host = settings.public_url.host if settings.public_url else None
    if host and not any(_is_for(name, host) for name in names_of(certificate)):
        says = f"{certificate} is for {', '.join(names_of(certificate)) or 'no name'}, the public URL is {host}"
        return Finding(
            "TLS files", "warning", says, "name a certificate for that host in tls_cert, or correct public_url"
        )
    return Finding("TLS files", "well", f"valid for {left.days} more days")


def public_url(settings: Settings, _now: Instant) -> Finding:
    """Whether invitations lead here, and to where everything works."""
    url = settings.public_url
    if url is None:
        return Finding("public URL", "well", "none: nobody outside can reach this yet")
    if (url.path or "/") != "/":
        says = f"{url} has a path: Lanting answers at the root of a host"
        return Finding("public URL", "bad", says, f"give it a host of its own, and set public_url to {url.scheme}://…")
    if is_loopback(url.host or ""):
        return Finding("public URL", "warning", f"{url} means another machine to everybody else", "name a host of DNS")
    if url.scheme != "https":
        says = f"{url} is not https: no microphone, no headset and no hosting there"
        return Finding("public URL", "warning", says, "let Caddy stand in front: docs/howto/on-the-internet.md")
    return Finding("public URL", "well", str(url))


def networks(settings: Settings, _now: Instant) -> Finding:
    """Whether limits still count most of the world, and what is counted is told to few."""
    wide = [str(each) for each in settings.trusted_networks if _is_wide(each)]
    if wide:
        says = (
            f"trusted_networks holds {', '.join(wide)}: nobody there is counted, and one machine can fill this Server"
        )
        return Finding("networks", "bad", says, "name your own network alone, for example 203.0.113.0/24")
    seen = [str(each) for each in settings.metrics_from if _is_wide(each) and not each.is_loopback]
    if seen:
        says = f"metrics_from holds {', '.join(seen)}: everybody there may read what is counted"
        return Finding(
            "networks", "warning", says, "name the machine that collects them alone, for example 10.0.0.5/32"
        )
    trusted = ", ".join(str(each) for each in settings.trusted_networks)
    return Finding("networks", "well", f"not counted: {trusted}" if trusted else "everybody is counted")


def creating(settings: Settings, _now: Instant) -> Finding:
    """Whether strangers may make Spaces."""
    is_open = settings.public_url is not None or not is_loopback(settings.host)
    if settings.creating == "anyone" and is_open:
        where = "on the internet" if settings.public_url is not None else "on your network"
        says = f"everybody {where} may make Spaces"
        return Finding("creating", "warning", says, "leave creating out, unless that is meant")
    return Finding(
        "creating", "well", "by whoever runs this Server" if settings.creating == "operator" else "by everybody"
    )


def _is_wide(network: IPv4Network | IPv6Network) -> bool:
    return network.prefixlen < (_WIDE_V4 if network.version == 4 else _WIDE_V6)


def _is_for(name: str, host: str) -> bool:
    """Whether a name in a certificate is for a host; a star stands for one label (RFC 6125, section 6.4.3)."""
    if name.startswith("*."):
        return host.partition(".")[2].lower() == name[2:].lower()
    return host.lower() == name.lower()


def _moment(now: Instant) -> datetime:
    return datetime.fromtimestamp(now / 1_000, UTC)
