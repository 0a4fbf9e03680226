"""The cookies of a page: who the guest is, and which language was chosen.

Ports and schemes share one cookie jar, so the guest has another cookie on https than on http, and the one on https
cannot be set or read by anything else (`__Host-`, RFC 6265bis section 4.1.3.2).
"""

from __future__ import annotations

from typing import Final

from litestar.datastructures import Cookie

from lanting.identity.guest import COOKIE_MAX_AGE_S

GUEST: Final = "lanting_guest"
LOCALE: Final = "lanting_locale"


def guest_cookie_name(scheme: str) -> str:
    return f"__Host-{GUEST}" if scheme == "https" else GUEST


def guest_cookie(scheme: str, value: str) -> Cookie:
    return Cookie(
        key=guest_cookie_name(scheme),
        value=value,
        max_age=COOKIE_MAX_AGE_S,
        path="/",
        secure=scheme == "https",
        httponly=True,
        samesite="lax",
    )


def locale_cookie(scheme: str, locale: str) -> Cookie:
    """Named the same on both schemes and therefore never `Secure`; the client sets it too. It hides nothing."""
    return Cookie(key=LOCALE, value=locale, max_age=COOKIE_MAX_AGE_S, path="/", httponly=False, samesite="lax")
