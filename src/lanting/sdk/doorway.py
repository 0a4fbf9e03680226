"""The door as a browser takes it: the guest's cookie, and a fresh ticket just before each connection."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from typing import Any

import httpx
import msgspec

from lanting.protocol.word import SceneKind
from lanting.sdk.address import SpaceAddress
from lanting.sdk.error import BotError, EntryRefused, ServerNotTrusted, ServerUnreachable, SpaceNotFound
from lanting.sdk.thing import Thing, read_things

_RETRY_STATUS = frozenset({401, 429, 500, 502, 503, 504})
"""401 is a ticket that grew old under way; the others pass."""


class Ticket(msgspec.Struct, frozen=True):
    """What the door gives out: shown once, within seconds, at the socket."""

    ticket: str
    socket_path: str


class _Refusal(msgspec.Struct, frozen=True):
    code: str
    message: str = ""


class _Detail(msgspec.Struct, frozen=True):
    scene_url: str
    language: str = "en"


@dataclass(slots=True)
class Doorway:
    """One visitor's way to one Space: keeps the cookie that says who it is."""

    address: SpaceAddress
    trust: ssl.SSLContext | None
    """None for http."""
    local_address: str | None
    """The address of this machine to come from; None lets the system choose."""
    code: str | None
    """The letters that open a Space to which only its link leads."""
    _client: httpx.AsyncClient
    socket_path: str = ""
    """Where the last ticket was to be shown; those of other lanes are shown there too."""
    companion: str | None = None
    """The name of the companion whose way it is, of the program that has the token."""

    @classmethod
    def to(
        cls,
        address: SpaceAddress,
        trust: ssl.SSLContext | None,
        local_address: str | None,
        code: str | None = None,
        token: str | None = None,
        companion: str | None = None,
    ) -> Doorway:
        """`token`: what says who it is in place of cookies. Never over a line that others may read.

        `companion`: not the program itself comes this way, but a companion of this name.
        """
        transport = httpx.AsyncHTTPTransport(verify=trust or False, local_address=local_address)
        # A proxy of the environment would change the address that the ticket is bound to.
        client = httpx.AsyncClient(
            base_url=address.origin,
            transport=transport,
            trust_env=False,
            headers={"Origin": address.origin} | ({} if token is None else {"Authorization": f"Bearer {token}"}),
            timeout=10.0,
        )
        return cls(address, trust, local_address, code or address.code, client, companion=companion)

    async def ticket(self) -> Ticket:
        """Ask to enter. Raises ServerUnreachable, ServerNotTrusted, SpaceNotFound, EntryRefused."""
        said = {"code": self.code, "companion": self.companion}
        shown = {name: value for name, value in said.items() if value is not None}
        try:
            response = await self._client.post(f"{self.address.api_path}/enter", json=shown)
        except httpx.TransportError as error:
            raise unreachable(self.address.origin, error) from error
        if response.status_code == httpx.codes.NOT_FOUND:
            raise SpaceNotFound(self.address.origin, self.address.space)
        if response.status_code != httpx.codes.CREATED:
            raise refusal(response.status_code, response.content)
        try:
            ticket = msgspec.json.decode(response.content, type=Ticket)
        except msgspec.DecodeError as error:
            raise EntryRefused("answer_unknown", f"its ticket is not as expected: {error}", may_retry=False) from error
        self.socket_path = ticket.socket_path
        return ticket

    async def open_key(self, key: str) -> None:
        """Open an owner key or a role link, given as a link or as its secret alone: the role comes with the cookies.

        Raises ServerUnreachable, ServerNotTrusted, EntryRefused; nothing stays open then.
        """
        try:
            response = await self._client.post("/api/keys", json={"key": key.rstrip("/").rpartition("/")[2]})
            if response.status_code != httpx.codes.CREATED:
                raise refusal(response.status_code, response.content)
        except httpx.TransportError as error:
            await self.close()
            raise unreachable(self.address.origin, error) from error
        except EntryRefused:
            await self.close()
            raise

    async def things(self) -> list[Thing]:
        """What is in the Space now. Raises ServerUnreachable, SpaceNotFound, EntryRefused."""
        try:
            return read_things(await self.snapshot("published", None))
        except ValueError as error:
            raise _unexpected(error) from error

    async def snapshot(self, scene: SceneKind, revision: int | None) -> bytes:
        """A Revision as a whole; None: the newest that is kept. Raises as `things` does."""
        if revision is not None:
            draft = "draft/" if scene == "draft" else ""
            return await self._fetch(f"{self.address.api_path}/scene/{draft}{revision}")
        return await self._fetch((await self._detail()).scene_url)

    async def language(self) -> str:
        """The Space's, in which what is said to everybody is said. Raises as `things` does."""
        return (await self._detail()).language

    async def _detail(self) -> _Detail:
        try:
            return msgspec.json.decode(await self._fetch(self.address.api_path), type=_Detail)
        except msgspec.DecodeError as error:
            raise _unexpected(error) from error

    async def _fetch(self, path: str) -> bytes:
        try:
            response = await self._client.get(path)
        except httpx.TransportError as error:
            raise unreachable(self.address.origin, error) from error
        if response.status_code == httpx.codes.NOT_FOUND:
            raise SpaceNotFound(self.address.origin, self.address.space)
        if response.status_code != httpx.codes.OK:
            raise refusal(response.status_code, response.content)
        return response.content

    async def close(self) -> None:
        await self._client.aclose()


def _unexpected(error: Exception) -> EntryRefused:
    return EntryRefused("answer_unknown", f"what it says of the space is not as expected: {error}", may_retry=False)


def unreachable(origin: str, error: BaseException) -> BotError:
    """What a failed connection means: an unknown certificate, or nobody there."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            remedy = "if it has a certificate authority of its own, give the printed fingerprint as ca_fingerprint"
            return ServerNotTrusted(origin, cause.verify_message, remedy)
        cause = cause.__cause__ or cause.__context__
    return ServerUnreachable(origin, str(error) or type(error).__name__)


def refusal(status: int, body: bytes | None) -> EntryRefused:
    """The Server's refusal as an error; its JSON names the code and the sentence."""
    try:
        told: Any = msgspec.json.decode(body or b"", type=_Refusal)
    except msgspec.DecodeError:
        told = _Refusal(code=f"http_{status}")
    return EntryRefused(told.code, told.message, may_retry=status in _RETRY_STATUS)
