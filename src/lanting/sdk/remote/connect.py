"""A World for a script or a notebook: the same as an installed experience has, over an ordinary line with a token.

async with connect("https://example.org/s/lake", "lanting-key-…") as world:
    await world.surface(depths, title="Lake depth / m")

world = connect_blocking("https://example.org/s/lake", "lanting-key-…")     # where nothing is awaited
world.surface(depths, title="Lake depth / m")
"""

from __future__ import annotations

import ipaddress
import ssl
from types import TracebackType
from typing import Final, Literal
from urllib.parse import urlsplit

from lanting.protocol.request import Enter
from lanting.sdk.address import SpaceAddress
from lanting.sdk.doorway import Doorway
from lanting.sdk.error import BotError
from lanting.sdk.event import Ended
from lanting.sdk.experience.declaration import Experience
from lanting.sdk.experience.performance import Performance
from lanting.sdk.experience.world import World
from lanting.sdk.line import WebWay
from lanting.sdk.remote.blocking_face import Face
from lanting.sdk.remote.error import NotSecure
from lanting.sdk.remote.portal import Portal
from lanting.sdk.session import Session
from lanting.sdk.trust import public_trust, trust_by_fingerprint

PATIENCE_S: Final = 300.0
_NAME: Final = "script"
"""What it keeps is its token's: of another token, another script's."""


class Connection:
    """Opened by `async with`, which gives the World and leaves the Space at the end of the block."""

    def __init__(
        self,
        url: str,
        token: str,
        *,
        space: str | None = None,
        name: str = "Script",
        ca_fingerprint: str | None = None,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._address = SpaceAddress.read(url, space)
        if not (self._address.is_secure or _is_this_machine(self._address)):
            raise NotSecure(self._address.origin)
        self._token = token
        self._name = name
        self._ca_fingerprint = ca_fingerprint
        self._patience_s = patience_s
        self._performance: Performance | None = None

    async def __aenter__(self) -> World:
        self._performance = await self._open()
        return self._performance.world

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._performance is not None, "it is left after it was entered"
        await self._performance.end("ended")

    async def _open(self) -> Performance:
        origin = self._address.origin
        trust: ssl.SSLContext | None
        if self._ca_fingerprint is not None:
            trust = await trust_by_fingerprint(origin, self._ca_fingerprint, None)
        else:
            trust = public_trust() if self._address.is_secure else None

        def doorway(companion: str | None) -> Doorway:
            return Doorway.to(self._address, trust, None, token=self._token, companion=companion)

        def session(through: Doorway, enter: Enter) -> Session:
            return Session(WebWay(through), enter, self._patience_s, may_wait=False)

        async def open_body(enter: Enter) -> Session:
            body = session(doorway(enter.name), enter)
            await body.start()
            return body

        own = doorway(None)
        try:
            language = await own.language()
        except BotError:
            await own.close()
            raise
        script = session(own, Enter(name=self._name, program=True, unseen=True))
        experience = Experience(_NAME, title=self._name)
        return await Performance.begin(experience, script, open_body=open_body, language=language)


class BlockingWorld(Face):
    """A World for who does not await: every name of it is there, and waits. Closed by `close`, `with`, or at exit."""

    @property
    def experience(self) -> Face:
        """Where handlers are added: `@world.experience.on_click("bell")` before a plain function."""
        return Face(self._portal, self._behind.experience)

    def close(self) -> None:
        """Leave the Space; a second call does nothing."""
        self._portal.close()

    def stay(self) -> str:
        """Wait, while handlers go on, until the stay is over or Ctrl+C. Returns why, for example `key_ended`."""

        async def ended() -> str:
            async for event in self._behind._session.reader():
                if isinstance(event, Ended):
                    return event.reason
            raise AssertionError("a reader ends with this event")

        return self._portal.wait_for(ended())

    def __enter__(self) -> BlockingWorld:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> Literal[False]:
        self.close()
        return False

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), "close", "stay"]


def connect(
    url: str,
    token: str,
    *,
    space: str | None = None,
    name: str = "Script",
    ca_fingerprint: str | None = None,
    patience_s: float = PATIENCE_S,
) -> Connection:
    """A World by a token: `async with connect(url, token) as world`.

    `url` is the link of the Space's page, or the Server's together with `space`; https, or this machine's own. Others
    read `name` with a program's badge in the list of people; nobody meets it. `ca_fingerprint` (SHA-256, in the ready
    line) trusts the Server's own certificate authority and no other. When the line breaks, the program comes back by
    itself, for up to `patience_s` seconds without success; a token that is revoked ends it at once.
    `world.language` is the Space's at the coming.

    Raises ValueError for a link that names no Space, and NotSecure; on entering ServerUnreachable, ServerNotTrusted,
    SpaceNotFound and EntryRefused (`key_unknown`, `key_revoked`, `key_ended`).
    """
    return Connection(url, token, space=space, name=name, ca_fingerprint=ca_fingerprint, patience_s=patience_s)


def connect_blocking(
    url: str,
    token: str,
    *,
    space: str | None = None,
    name: str = "Script",
    ca_fingerprint: str | None = None,
    patience_s: float = PATIENCE_S,
) -> BlockingWorld:
    """The same World for a notebook or a script without `async`: every call waits for its result.

    Handlers may be plain functions; each runs in a thread of its own and is given blocking faces, too. Raises at once
    what `connect` raises on entering.
    """
    connection = connect(url, token, space=space, name=name, ca_fingerprint=ca_fingerprint, patience_s=patience_s)
    portal = Portal()
    try:
        world = portal.wait_for(connection.__aenter__())
    except BaseException:
        portal.close()
        raise
    portal.at_close(lambda: connection.__aexit__(None, None, None))
    return BlockingWorld(portal, world)


def _is_this_machine(address: SpaceAddress) -> bool:
    host = urlsplit(address.origin).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
