"""Whom a Bot believes to be the Server: the public certificate authorities, or the Server's own by its fingerprint."""

from __future__ import annotations

import functools
import hashlib
import hmac
import ssl

import httpx

from lanting.sdk.error import ServerNotTrusted, ServerUnreachable

_CA_BYTES_MAX = 64 * 1024


@functools.cache
def public_trust() -> ssl.SSLContext:
    """The certificate authorities that this machine trusts. Read once: it takes 20 ms and a hundred Bots need it."""
    return ssl.create_default_context()


async def trust_by_fingerprint(origin: str, fingerprint: str, local_address: str | None) -> ssl.SSLContext:
    """Trust the Server's own certificate authority, and nobody else.

    `/ca.pem` comes over a connection that proves nothing; only when the SHA-256 of the certificate is the fingerprint
    that the author read on the Server's console is it believed. `fingerprint` is 64 hexadecimal digits, colons and
    blanks allowed. Raises ServerNotTrusted when it is another, ServerUnreachable when there is none.
    """
    expected = fingerprint.replace(":", "").replace(" ", "").lower()
    if len(expected) != 64 or not set(expected) <= set("0123456789abcdef"):
        raise ValueError("a fingerprint is the 64 hexadecimal digits (SHA-256) that the server prints")
    pem = await _fetch_ca(origin, local_address)
    try:
        found = hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()
    except ValueError as error:
        raise ServerNotTrusted(origin, "it gives no certificate at /ca.pem", "check the link") from error
    if not hmac.compare_digest(found, expected):
        raise ServerNotTrusted(
            origin,
            f"its certificate authority has the fingerprint {found}, not {expected}",
            "compare with what the server printed at its start; if it was set up anew, use the new fingerprint",
        )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=pem)
    return context


async def _fetch_ca(origin: str, local_address: str | None) -> str:
    # Verification is off for this one request on purpose: the caller compares the fingerprint of what comes.
    transport = httpx.AsyncHTTPTransport(verify=False, local_address=local_address)
    try:
        async with httpx.AsyncClient(transport=transport, trust_env=False) as client:
            response = await client.get(f"{origin}/ca.pem")
    except httpx.TransportError as error:
        raise ServerUnreachable(origin, str(error)) from error
    if response.status_code != httpx.codes.OK or len(response.content) > _CA_BYTES_MAX:
        raise ServerNotTrusted(
            origin, "it has no certificate authority of its own", "leave ca_fingerprint out or use its https link"
        )
    return response.text
