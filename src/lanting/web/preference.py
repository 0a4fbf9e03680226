"""Which language a visitor wants: `?lang=`, then what she chose before, then Accept-Language."""

from __future__ import annotations

from typing import Any

from litestar import Request

from lanting.web.cookie import LOCALE
from lanting.web.speech import LOCALES, negotiated


def asked_locale(request: Request[Any, Any, Any]) -> str | None:
    """The language that this very address asks for."""
    asked = request.query_params.get("lang")
    return asked if asked in LOCALES else None


def locale_of(request: Request[Any, Any, Any]) -> str:
    """One of LOCALES."""
    if asked := asked_locale(request):
        return asked
    chosen = request.cookies.get(LOCALE)
    return chosen if chosen in LOCALES else negotiated(request.headers.get("accept-language", ""))
