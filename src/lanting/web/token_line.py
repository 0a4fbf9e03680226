"""The lines by which a program comes in: ready to paste into a notebook or a script."""

from __future__ import annotations

import hashlib
import json
import ssl


def ready_lines(url: str, secret: str, ca_pem: bytes | None) -> str:
    """`url` is the page of the Space. `ca_pem`: the Server's own authority, where the address is under it."""
    by = "" if ca_pem is None else f", ca_fingerprint={_quoted(fingerprint_of(ca_pem))}"
    return f"import lanting.sdk\nworld = lanting.sdk.connect_blocking({_quoted(url)}, token={_quoted(secret)}{by})"


def fingerprint_of(ca_pem: bytes) -> str:
    """SHA-256 of a certificate, in hexadecimal digits."""
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(ca_pem.decode("ascii"))).hexdigest()


def _quoted(text: str) -> str:
    # A JSON string is one of Python's too.
    return json.dumps(text, ensure_ascii=False)
