"""Who may not keep or make Spaces: a page that says why, and how one gets there all the same.

LantingError
├── NotKeeper           403
└── MayNotCreate        403
"""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, Response

from lanting.kernel.error import LantingError
from lanting.web.error import RoleNeedsHttps, answer_lanting_error
from lanting.web.page import page, wants_page
from lanting.web.preference import locale_of

_WHY: Final = {RoleNeedsHttps.code: "refused-role_needs_https-why"}
"""What a page says otherwise than the error does."""


class NotKeeper(LantingError):
    """Her Role in this Space does not reach."""

    code = "not_keeper"

    def __init__(self) -> None:
        super().__init__("only the owner and the hosts of this space may do this; open the link of the owner key first")


class MayNotCreate(LantingError):
    """Spaces are made by the Operator here."""

    code = "may_not_create"

    def __init__(self) -> None:
        super().__init__("whoever runs this server makes the spaces here; `lanting operator-link` shows the way")


def answer_refused(request: Request[Any, Any, Any], refused: LantingError) -> Response[Any]:
    """A page with the way out, where there is one; for programs the error as ever."""
    if not wants_page(request):
        return answer_lanting_error(request, refused)
    return page(
        request,
        "refused.html.jinja",
        locale_of(request),
        status=403,
        title=f"refused-{refused.code}",
        why=_WHY.get(refused.code, f"error-{refused.code}"),
        https_url=refused.facts.get("https_url"),
    )


REFUSALS: Final = (NotKeeper, MayNotCreate, RoleNeedsHttps)
"""What `answer_refused` answers."""
