"""What can go wrong for a Bot, each with what to do about it.

BotError
├── ServerUnreachable   nobody answers at the address
├── ServerNotTrusted    somebody answers, but the certificate is not the expected one
├── SpaceNotFound       the Server has no such Space
├── EntryRefused        the door said no: turned away, too many connections, a ticket that is too old
├── MustWait            the door says later, and the program does not want to wait
├── RequestRefused      inside, and a single request was not granted
├── NoAnswer            inside, and the Server kept silent
├── FellBehind          the program did not read its events
├── CodecMissing        to speak and to listen, Opus has to be installed
└── BotEnded            the Bot is no longer in the Space
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from lanting.kernel.error import Fact, LantingError


class BotError(LantingError):
    """Anything a Bot's author may want to catch."""

    code: ClassVar[str] = "bot_error"


class ServerUnreachable(BotError):
    """No connection to the Server came about."""

    code = "server_unreachable"

    def __init__(self, origin: str, cause: str) -> None:
        super().__init__(
            f"cannot reach {origin}: {cause or 'no answer'}; check that the server runs and that the link is right",
            origin=origin,
            cause=cause,
        )


class ServerNotTrusted(BotError):
    """The Server's certificate was not signed by whom we trust."""

    code = "server_not_trusted"

    def __init__(self, origin: str, cause: str, remedy: str) -> None:
        super().__init__(f"{origin} is not trusted: {cause}; {remedy}", origin=origin, cause=cause)


class SpaceNotFound(BotError):
    """The Server knows no Space of that name or id."""

    code = "space_not_found"

    def __init__(self, origin: str, space: str) -> None:
        super().__init__(
            f"{origin} has no space {space!r}; open {origin}/ or call GET {origin}/api/spaces to see those it has",
            origin=origin,
            space=space,
        )


class EntryRefused(BotError):
    """The Server answered and did not let the Bot in. `reason` is the Server's own code, for example `space_full`."""

    code = "entry_refused"

    def __init__(self, reason: str, sentence: str, *, may_retry: bool) -> None:
        remedy = "try again later" if may_retry else "trying again without a change will not help"
        super().__init__(f"not let in ({reason}): {sentence or 'no reason given'}; {remedy}", reason=reason)
        self.reason = reason
        self.may_retry = may_retry


class MustWait(BotError):
    """A host decides who comes in, or no place is free, and the Bot was not to wait. `reason`: `approval` or `full`."""

    code = "must_wait"

    def __init__(self, reason: str, place: int, hosts: int) -> None:
        cause = f"a host has to let it in, and {hosts} are inside" if reason == "approval" else "the space is full"
        super().__init__(
            f"not let in yet ({cause}; place {place} in the queue); leave out wait=False to wait",
            reason=reason,
            place=place,
            hosts=hosts,
        )
        self.reason = reason
        self.place = place
        self.hosts = hosts


class RequestRefused(BotError):
    """A request was understood and not granted. `reason` and `facts` are the Server's."""

    code = "request_refused"

    def __init__(self, request: str, reason: str, facts: Mapping[str, Fact]) -> None:
        told = ", ".join(f"{name} {value}" for name, value in facts.items())
        super().__init__(f"{request} was refused: {reason}{f' ({told})' if told else ''}")
        self.reason = reason
        self.facts = dict(facts)


class NoAnswer(BotError):
    """A request was sent, again after every broken line, and never answered."""

    code = "no_answer"

    def __init__(self, request: str, waited_s: float) -> None:
        super().__init__(
            f"no answer to {request} within {waited_s:g} s; the server is overloaded or the line is down: try again",
            request=request,
            waited_s=waited_s,
        )


class FellBehind(BotError):
    """A reader of events did not read for so long that some had to be dropped."""

    code = "fell_behind"

    def __init__(self, held_max: int) -> None:
        super().__init__(
            f"more than {held_max} events waited unread; read `bot.events()` steadily and do slow work in another task",
            held_max=held_max,
        )


class CodecMissing(BotError):
    """Opus, or what Python needs for it, is not on this machine."""

    code = "codec_missing"

    def __init__(self, cause: str) -> None:
        super().__init__(
            f"voices need Opus ({cause}): pip install 'lanting[voice]', and the library itself "
            "(Debian: apt install libopus0; macOS: brew install opus); bot.voice.packets() needs neither",
            cause=cause,
        )


class BotEnded(BotError):
    """The Bot has left the Space or was sent away, and does not come back by itself."""

    code = "bot_ended"

    def __init__(self, reason: str) -> None:
        super().__init__(f"this bot is no longer in the space ({reason}); enter again with Bot.enter", reason=reason)
        self.reason = reason
