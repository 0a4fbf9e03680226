"""How a page is made: a Jinja template, texts in the visitor's language, the address of every file it needs."""

from __future__ import annotations

import gzip
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from litestar import Request, Response

from lanting.web.asset import Assets
from lanting.web.cookie import locale_cookie
from lanting.web.preference import asked_locale
from lanting.web.speech import LOCALES, speech

if TYPE_CHECKING:
    from jinja2 import Environment

_GZIP_LEVEL: Final = 4
_FIRST: Final = ("page.html.jinja", "languages.html.jinja", "lobby.html.jinja", "space.html.jinja")
"""What whoever follows the printed link is shown."""


def wants_page(request: Request[Any, Any, Any]) -> bool:
    """Whether a person with a browser asks, not a program."""
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")


def page(
    request: Request[Any, Any, Any], template: str, locale: str, *, status: int = 200, **context: Any
) -> Response[bytes]:
    """Render `template` as the answer. Remembers the language if this address asked for one."""
    assets: Assets = request.app.state.assets
    html = rendered(
        template,
        **context,
        status=status,
        t=speech(locale),
        locale=locale,
        languages=[(other, speech(other)("language-name")) for other in LOCALES],
        static=assets.path_of,
        client=assets.client,
    )
    response = packed(request, html.encode(), "text/html", "no-cache", status=status)
    response.headers["Vary"] = "Accept-Encoding, Accept-Language, Cookie"
    if asked_locale(request):
        response.cookies.append(locale_cookie(request.url.scheme, locale))
    return response


def rendered(template: str, **context: Any) -> str:
    """One of our templates, filled in."""
    return _environment().get_template(template).render(context)


def packed(
    request: Request[Any, Any, Any], body: bytes, media_type: str, cache_control: str, *, status: int = 200
) -> Response[bytes]:
    """`body` as an answer, compressed for whoever understands it."""
    headers = {"Cache-Control": cache_control, "Vary": "Accept-Encoding"}
    if accepts_gzip(request):
        body = gzip.compress(body, _GZIP_LEVEL, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return Response(body, status_code=status, media_type=media_type, headers=headers)


def accepts_gzip(request: Request[Any, Any, Any]) -> bool:
    """Whether the browser reads gzip."""
    return "gzip" in request.headers.get("accept-encoding", "")


def prepare_pages() -> None:
    """Load what the first page would otherwise wait for. The others load when somebody asks for them."""
    for locale in LOCALES:
        speech(locale)("lobby-title")
    for template in _FIRST:
        _environment().get_template(template)


@cache
def _environment() -> Environment:
    # Loaded with the first page, so that the server listens sooner.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("lanting.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
