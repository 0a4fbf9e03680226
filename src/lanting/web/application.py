"""The one ASGI application: handlers, errors, and the shield around them."""

from __future__ import annotations

from typing import Final

from litestar import Litestar
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.plugins import PluginProtocol
from litestar.plugins.core import MsgspecDIPlugin
from litestar.types import ASGIApp

from lanting.kernel.error import LantingError
from lanting.web import (
    about,
    api,
    asset_file,
    asset_shelf,
    creating,
    decision,
    door,
    entry,
    experience_acts,
    experience_page,
    exporting,
    framed,
    invitation,
    keeping,
    keeping_acts,
    kept,
    key,
    lobby,
    move,
    opening,
    operator,
    outside,
    picturing,
    report_acts,
    report_queue,
    reporting,
    scene,
    static,
    token_acts,
    upload,
    watching,
)
from lanting.web.desk import Desk
from lanting.web.error import answer_http_error, answer_lanting_error, answer_unexpected
from lanting.web.refusal import REFUSALS, answer_refused
from lanting.web.shield import Shield

BODY_BYTES_MAX: Final = 16 * 1024
API_VERSION: Final = "1"


def build_application(desk: Desk) -> ASGIApp:
    """Everything that this Server answers over HTTP."""
    application = _Application(
        [
            *api.HANDLERS,
            *scene.HANDLERS,
            *entry.HANDLERS,
            *key.HANDLERS,
            *move.HANDLERS,
            *invitation.HANDLERS,
            *lobby.HANDLERS,
            *door.HANDLERS,
            *framed.HANDLERS,
            *creating.HANDLERS,
            *opening.HANDLERS,
            *keeping.HANDLERS,
            *keeping_acts.HANDLERS,
            *outside.HANDLERS,
            *experience_page.HANDLERS,
            *experience_acts.HANDLERS,
            *token_acts.HANDLERS,
            *kept.HANDLERS,
            *reporting.HANDLERS,
            *report_queue.HANDLERS,
            *report_acts.HANDLERS,
            *decision.HANDLERS,
            *exporting.HANDLERS,
            *picturing.HANDLERS,
            *asset_shelf.HANDLERS,
            *upload.HANDLERS,
            *asset_file.HANDLERS,
            *about.HANDLERS,
            *operator.HANDLERS,
            *watching.HANDLERS,
            *static.HANDLERS,
        ],
        dependencies={"desk": Provide(lambda: desk, sync_to_thread=False)},
        exception_handlers={
            **dict.fromkeys(REFUSALS, answer_refused),
            LantingError: answer_lanting_error,
            HTTPException: answer_http_error,
            Exception: answer_unexpected,
        },
        # As JSON alone: a page that shows it would load scripts from elsewhere.
        openapi_config=OpenAPIConfig(
            title="Lanting",
            version=API_VERSION,
            path="/api/openapi.json",
            render_plugins=[JsonRenderPlugin(path="/")],
            use_handler_docstrings=True,
        ),
        request_max_body_size=BODY_BYTES_MAX,
        state=State({"assets": desk.assets}),
        logging_config=None,
        debug=False,
    )
    return Shield(application)


class _Application(Litestar):
    """Without the plugins for pydantic and attrs, which we use in no handler: importing them is a tenth of a start."""

    @staticmethod
    def _get_default_plugins(plugins: list[PluginProtocol]) -> list[PluginProtocol]:
        return [*plugins, MsgspecDIPlugin()]
