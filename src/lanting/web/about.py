"""What this Server keeps about people, in plain words: every table, every file, every cookie, from one list.

A table joins the database by being declared (`store.tables.metadata`). One without an entry here would be told by
nobody, so it fails a test (HT-100). The numbers of days come from the code that forgets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from litestar import Request, Response, get

from lanting.identity.guest import COOKIE_MAX_AGE_S
from lanting.identity.operator import OPERATOR_COOKIE_VALID_MS
from lanting.identity.queries import KEPT_AFTER_END_MS
from lanting.media.limit import UPLOAD_KEPT_MS
from lanting.media.shelf import ASSETS
from lanting.media.upload import UPLOADS
from lanting.protocol.limit import OUTBOX_MS_MAX, PLACE_NOTE_VALID_MS, RESUME_WITHIN_MS
from lanting.space.departed import REPORTED_WITHIN_MS
from lanting.space.queries import (
    ADMITTED_MS,
    ANSWERS_KEPT_MS,
    COUNTS_KEPT_DAYS,
    DELETED_KEPT_MS,
    LOG_KEPT_MS,
    NEWCOMERS_KEPT_OUT_MS,
)
from lanting.space.queries.kept import TAKEN_KEPT_MS
from lanting.space.reporting.report import APPEAL_MS, CLOSED_KEPT_MS
from lanting.web.cookie import FRAMED, GUEST, HOLDER, LOCALE, OPERATOR
from lanting.web.page import page
from lanting.web.picture_shelf import PICTURES
from lanting.web.preference import locale_of

Kind = Literal["table", "file", "browser", "memory"]
KINDS: Final[tuple[Kind, ...]] = ("table", "file", "browser", "memory")
"""In the order in which the page tells them."""

_S: Final = 1_000
_HOUR: Final = 3_600 * _S
_DAY: Final = 24 * _HOUR


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is kept."""

    kind: Kind
    name: str
    places: tuple[str, ...]
    """What it is called where it lies: a table, files, cookies."""
    span: int = 0
    """How long, as a number of days, hours, minutes or seconds, as its words say."""

    @property
    def what(self) -> str:
        """The key of its words."""
        return f"about-{self.name}"

    @property
    def until(self) -> str:
        return f"about-{self.name}-until"

    @property
    def seen(self) -> str:
        return f"about-{self.name}-seen"


@dataclass(frozen=True, slots=True)
class Group:
    """Everything of one kind."""

    kind: Kind
    entries: tuple[Entry, ...]

    @property
    def title(self) -> str:
        return f"about-kind-{self.kind}"

    @property
    def lead(self) -> str:
        return f"about-kind-{self.kind}-lead"


ENTRIES: Final = (
    Entry("table", "spaces", ("spaces", "scene_snapshots", "drafts"), DELETED_KEPT_MS // _DAY),
    Entry("table", "edits", ("scene_edits", "building_areas")),
    Entry("table", "assets", ("assets",)),
    Entry("table", "chat_lines", ("chat_lines",)),
    Entry("table", "answers", ("answers",), ANSWERS_KEPT_MS // _HOUR),
    Entry("table", "admissions", ("admissions",), ADMITTED_MS // _HOUR),
    Entry("table", "moderation_log", ("moderation_log",), LOG_KEPT_MS // _DAY),
    Entry("table", "sanctions", ("sanctions",), KEPT_AFTER_END_MS // _DAY),
    Entry("table", "blocks", ("blocks",)),
    Entry("table", "networks", ("sanctions",), NEWCOMERS_KEPT_OUT_MS // _HOUR),
    Entry("table", "sites", ("frame_sites",), DELETED_KEPT_MS // _DAY),
    Entry("table", "counts", ("visit_counts",), COUNTS_KEPT_DAYS),
    Entry("table", "reports", ("reports",), CLOSED_KEPT_MS // _DAY),
    Entry("table", "report_clips", ("report_clips",), APPEAL_MS // _DAY),
    Entry("table", "keys", ("keys", "grants"), KEPT_AFTER_END_MS // _DAY),
    Entry("table", "experiences", ("space_experiences",), DELETED_KEPT_MS // _DAY),
    Entry("table", "kept_values", ("experience_values",)),
    Entry("table", "kept_records", ("experience_records",)),
    Entry("table", "kept_answers", ("experience_answers",), TAKEN_KEPT_MS // _HOUR),
    Entry("file", "database", ("lanting.db",)),
    Entry("file", "secrets", ("secret.key", "operator.key", "certificates/")),
    Entry("file", "pictures", (f"{PICTURES}/",)),
    Entry("file", "files", (f"{ASSETS}/", f"{UPLOADS}/"), UPLOAD_KEPT_MS // _HOUR),
    Entry("file", "backup", ("last-backup",)),
    Entry("file", "notes", ("templates.state", "open-at.json")),
    Entry("browser", "guest", (GUEST, f"__Host-{GUEST}"), COOKIE_MAX_AGE_S * _S // _DAY),
    Entry("browser", "holder", (HOLDER, f"__Host-{HOLDER}"), COOKIE_MAX_AGE_S * _S // _DAY),
    Entry("browser", "operator", (OPERATOR, f"__Host-{OPERATOR}"), OPERATOR_COOKIE_VALID_MS // _HOUR),
    Entry("browser", "framed", (FRAMED, f"__Host-{FRAMED}"), COOKIE_MAX_AGE_S * _S // _DAY),
    Entry("browser", "locale", (LOCALE,), COOKIE_MAX_AGE_S * _S // _DAY),
    Entry("browser", "choices", ()),
    Entry("browser", "place", (), PLACE_NOTE_VALID_MS // (60 * _S)),
    Entry("memory", "body", (), RESUME_WITHIN_MS // _S),
    Entry("memory", "events", (), OUTBOX_MS_MAX // _S),
    Entry("memory", "address", ()),
    Entry("memory", "counted", ()),
    Entry("memory", "departed", (), REPORTED_WITHIN_MS // (60 * _S)),
)


@get("/about/data", include_in_schema=False)
async def about_data(request: Request[Any, Any, Any]) -> Response[bytes]:
    """What is kept, where, how long, and who sees it."""
    return page(request, "about.html.jinja", locale_of(request), groups=GROUPS)


GROUPS: Final = tuple(Group(kind, tuple(entry for entry in ENTRIES if entry.kind == kind)) for kind in KINDS)
HANDLERS: Final = (about_data,)
