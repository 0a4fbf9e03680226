"""Errors as answers: JSON for programs and a page for people, both with the same stable code.

LantingError
├── SpaceNotFound                   404
├── SceneNotFound                   404
├── CertificateAuthorityMissing     404
├── CodeNeeded, CodeWrong           403
├── RoleNeedsHttps                  403
├── TooManyTries                    429
└── HttpsMissing                    404
"""

from __future__ import annotations

import traceback
from typing import Any, Final

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException

from lanting.kernel.error import Fact, LantingError
from lanting.kernel.log import Log
from lanting.media.check.refusal import CODES as ASSET_REFUSALS
from lanting.web.page import page, wants_page
from lanting.web.preference import locale_of
from lanting.web.speech import sentence_for

_log = Log("lanting.web")


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


class CodeNeeded(LantingError):
    """This Space opens to who has its link, its code or a role."""

    code = "code_needed"

    def __init__(self) -> None:
        super().__init__("this space opens by its link or its code; ask whoever invited you for it")


class CodeWrong(LantingError):
    """The code opens another Space, or none, or is an old one."""

    code = "code_wrong"

    def __init__(self) -> None:
        super().__init__("this code does not open this space; it may be an old one: ask for the new one")


class TooManyTries(LantingError):
    """One address tries too many codes or keys."""

    code = "too_many_tries"

    def __init__(self) -> None:
        super().__init__("too many codes or keys were tried from this address; wait a minute and try again")


class RoleNeedsHttps(LantingError):
    """A key above Visitor was opened where others can listen."""

    code = "role_needs_https"

    def __init__(self, https_url: str | None) -> None:
        super().__init__(
            "this key gives rights that others on the network could take over http; open it by https, or on the "
            "computer of the server itself",
            **({"https_url": https_url} if https_url else {}),
        )


class HttpsMissing(LantingError):
    """This Server has no address for https."""

    code = "https_missing"

    def __init__(self) -> None:
        super().__init__("this server has no address for https; its operator can switch it on")


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
    CodeNeeded.code: 403,
    CodeWrong.code: 403,
    RoleNeedsHttps.code: 403,
    "not_keeper": 403,
    "not_let_in": 403,
    "not_framed": 403,
    "picture_refused": 422,
    "pictures_missing": 404,
    "may_not_create": 403,
    TooManyTries.code: 429,
    HttpsMissing.code: 404,
    "banned": 403,
    "space_unknown": 404,
    "key_unknown": 404,
    "key_revoked": 410,
    "key_ended": 410,
    "key_used_up": 410,
    "companion_needs_token": 403,
    "too_many_connections": 429,
    "scene_missing": 500,
    "store_closed": 503,
    "read_only": 503,
    "operator_link_refused": 403,
    "operator_only": 403,
    "assets_missing": 404,
    "not_builder": 403,
    "asset_unknown": 404,
    "asset_used": 409,
    "asset_words": 422,
    "asset_changed": 422,
    "light_refused": 422,
    "thumb_refused": 422,
    "upload_unknown": 404,
    "upload_offset": 409,
    "chunk_too_large": 413,
    "assets_full": 409,
    "uploads_at_once": 429,
    "too_many_uploads": 429,
    "disk_full": 507,
    **dict.fromkeys(ASSET_REFUSALS, 422),
    "not_trustworthy": 403,
    "report_outsider": 403,
    "report_person_unknown": 404,
    "report_unknown": 404,
    "report_settled": 409,
    "report_too_large": 413,
    "report_self": 422,
    "report_forged": 422,
    "report_unreadable": 422,
    "too_many_reports": 429,
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
