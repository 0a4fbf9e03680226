"""A token made at the command line, and the lines by which its program comes in."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from urllib.parse import quote

from sqlalchemy import Connection

from lanting.app.command import origins
from lanting.app.data_folder import CERTIFICATES
from lanting.app.settings import Settings
from lanting.identity.capability import Capability
from lanting.identity.queries import make_token
from lanting.kernel.clock import Instant, SystemClock
from lanting.space.queries import StoredSpace, find_space
from lanting.web.error import SpaceNotFound
from lanting.web.keeping import LINK_ENDS_MS
from lanting.web.token_line import ready_lines


def make_lines(
    connection: Connection, settings: Settings, space: str, scopes: Collection[Capability], label: str, ends: str
) -> tuple[StoredSpace, list[str]]:
    """The Space, and the lines for each address of this Server. Raises SpaceNotFound or KeyRefused."""
    found = find_space(connection, space)
    if found is None:
        raise SpaceNotFound(space)
    now, lasts_ms = SystemClock().now(), LINK_ENDS_MS[ends]
    made = make_token(
        connection,
        found.id,
        frozenset(scopes),
        label=label,
        ends_at=None if lasts_ms is None else Instant(now + lasts_ms),
        made_by=None,
        now=now,
        random_bytes=secrets.token_bytes,
    )
    urls = {origin: f"{origin}/s/{quote(found.slug)}" for origin in origins(settings)}
    return found, [ready_lines(url, made.secret, _authority(settings, origin)) for origin, url in urls.items()]


def _authority(settings: Settings, origin: str) -> bytes | None:
    """Our own, for an address that is under it."""
    public = str(settings.public_url).rstrip("/") if settings.public_url else None
    file = settings.data / CERTIFICATES / "ca.pem"
    is_ours = origin.startswith("https:") and origin != public and settings.tls_cert is None
    return file.read_bytes() if is_ours and file.exists() else None
