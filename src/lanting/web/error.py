"""Errors as answers: JSON for programs and a page for people, both with the same stable code.

LantingError
├── SpaceNotFound                   404
├── SceneNotFound                   404
└── CertificateAuthorityMissing     404
"""

from __future__ import annotations

import traceback
from typing import Any, Final

import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException

from lanting.kernel.error import Fact, LantingError
from lanting.web.page import page, wants_page
from lanting.web.preference import locale_of
from lanting.web.speech import sentence_for

_log = structlog.get_logger("lanting.web")


class SpaceNotFound(LantingError):
    """No Space has this id or slug."""

    code = "space_not_found"

    def __init__(self, space: str) -> None:
        super().__init__(f"there is no space {space!r} on this server; GET /api/spaces lists them", space=space)


class SceneNotFound(LantingError):
    """The Space never had this revision of its Scene."""

    code = "scene_not_found"

    def __init__(self, space: str, revision: int) -> None:
        super().__init__(
            f"space {space} has no revision {revision} of its scene; GET /api/spaces/{space} names the current one",
            space=space,
            revision=revision,
        )


class CertificateAuthorityMissing(LantingError):
    """This Server has no certificate authority of its own: https is off, or its certificate comes from elsewhere."""

    code = "certificate_authority_missing"

    def __init__(self) -> None:
        super().__init__("this server has no certificate authority of its own")


class ErrorBody(msgspec.Struct, frozen=True):
    """What every error of the API says."""

    code: str
    """Stable; for programs."""
    message: str
    """A sentence in the reader's language."""
    facts: dict[str, Fact]


_STATUS: Final = {
    SpaceNotFound.code: 404,
    SceneNotFound.code: 404,
    CertificateAuthorityMissing.code: 404,
    "too_many_connections": 429,
    "scene_missing": 500,
    "store_closed": 503,
}
_CODES: Final = {404: "not_found", 405: "method_not_allowed", 400: "bad_request", 413: "bad_request"}


def answer_lanting_error(request: Request[Any, Any, Any], error: LantingError) -> Response[Any]:
    """An expected refusal."""
    return _answer(request, _STATUS.get(error.code, 400), error.code, str(error), error.facts)


def answer_http_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """What the framework refused: an unknown path, a wrong method, a body that is not what it should be."""
    status = error.status_code
    if status >= 500:
        return answer_unexpected(request, error)
    return _answer(request, status, _CODES.get(status, "bad_request"), error.detail, {})


def answer_unexpected(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """Our fault. Reported without the error's own words, which may quote what somebody typed."""
    frames = traceback.extract_tb(error.__traceback__)
    _log.error(
        "unexpected error",
        error=type(error).__name__,
        where=[f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-8:]],
    )
    return _answer(request, 500, "internal", "something broke on our side; it has been noted", {})


def _answer(
    request: Request[Any, Any, Any], status: int, code: str, sentence: str, facts: dict[str, Fact]
) -> Response[Any]:
    locale = locale_of(request)
    message = sentence_for(locale, code, facts, sentence)
    if wants_page(request):
        return page(request, "error.html.jinja", locale, status=status, code=code, message=message)
    return Response(
        ErrorBody(code, message, facts),
        status_code=status,
        headers={"Cache-Control": "no-store", "Vary": "Accept-Language"},
    )
