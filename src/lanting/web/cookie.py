"""The cookies of a page: who the guest is, what she holds, and which language was chosen.

Ports and schemes share one cookie jar, so the guest has another cookie on https than on http, and the one on https
cannot be set or read by anything else (`__Host-`, RFC 6265bis section 4.1.3.2). The cookies that carry rights, a
holder's and the Operator's, exist only where nobody else can listen: on https, and on this machine itself.
"""

from __future__ import annotations

from typing import Final

from litestar.datastructures import Cookie

from lanting.identity.guest import COOKIE_MAX_AGE_S
from lanting.identity.operator import OPERATOR_COOKIE_VALID_MS

GUEST: Final = "lanting_guest"
HOLDER: Final = "lanting_holder"
OPERATOR: Final = "lanting_operator"
FRAMED: Final = "lanting_framed"
LOCALE: Final = "lanting_locale"


def cookie_name(name: str, scheme: str) -> str:
    """What GUEST, HOLDER, OPERATOR or FRAMED is called on this scheme."""
    return f"__Host-{name}" if scheme == "https" else name


def guest_cookie_name(scheme: str) -> str:
    return cookie_name(GUEST, scheme)


def guest_cookie(scheme: str, value: str) -> Cookie:
    return _kept(GUEST, scheme, value, COOKIE_MAX_AGE_S)


def holder_cookie(scheme: str, value: str) -> Cookie:
    """For trustworthy requests alone."""
    return _kept(HOLDER, scheme, value, COOKIE_MAX_AGE_S)


def operator_cookie(scheme: str, value: str) -> Cookie:
    """For trustworthy requests alone."""
    return _kept(OPERATOR, scheme, value, OPERATOR_COOKIE_VALID_MS // 1_000)


def framed_cookie(scheme: str, value: str) -> str:
    """The guest's within another site's page, as a whole header: no library of ours says `Partitioned` (CHIPS).

    Partitioned, it is another one in each site that frames us. Browsers keep it on trustworthy connections alone.
    """
    name = cookie_name(FRAMED, scheme)
    return f"{name}={value}; Max-Age={COOKIE_MAX_AGE_S}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned"


def locale_cookie(scheme: str, locale: str) -> Cookie:
    """Named the same on both schemes and therefore never `Secure`; the client sets it too. It hides nothing."""
    return Cookie(key=LOCALE, value=locale, max_age=COOKIE_MAX_AGE_S, path="/", httponly=False, samesite="lax")


def _kept(name: str, scheme: str, value: str, max_age_s: int) -> Cookie:
    return Cookie(
        key=cookie_name(name, scheme),
        value=value,
        max_age=max_age_s,
        path="/",
        secure=scheme == "https",
        httponly=True,
        samesite="lax",
    )
