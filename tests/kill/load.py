"""A Space in full use, for a Server to be killed under: people chat, a host acts, the Owner changes rules and links."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import count

from lanting.protocol.host_request import (
    Ban,
    BringToDoor,
    Gather,
    HoldStill,
    LetIn,
    MuteChat,
    Quiet,
    Remove,
    Rename,
    TurnAway,
)
from lanting.protocol.message import Request
from lanting.protocol.notice import Notice, Refused, SayAccepted
from lanting.protocol.request import Say
from tests.kill.disk import Disk
from tests.kill.owner import Owner
from tests.kill.person import Person, until
from tests.kill.promise import Promise, Setting, Things

TALKERS = 4
HOST_PREFIX = "host-"
"""Of her request ids: the Owner's pages draw others."""
TOLD_WITHIN_S = 20.0
SHUT_OUT_TRIED = 2
"""So many of those who were banned last try to come back after each kill."""


class Load:
    """Everybody, and what they were promised. `source` decides who does what; a kill cuts it off anywhere."""

    def __init__(self, owner: Owner, source: random.Random) -> None:
        self._owner = owner
        self._source = source
        self._host = self._person("Host")
        self._talkers = [self._person(f"Talker {number}") for number in range(1, TALKERS + 1)]
        self._muted = self._person("Muted")
        self._guest: Person | None = None
        """Who came lately: let in, and soon sent away."""
        self._banned: list[Person] = []
        self._numbers = count(1)
        self._may_act = asyncio.Event()
        self._deeds: list[asyncio.Task[None]] = []
        self.lines: Things[str] = Things("line")
        self.numbers: dict[str, int] = {}
        self.acts: Things[str] = Things("act in the log")
        self.bans: Things[str] = Things("ban")
        self.quiet = Setting("quiet", value=False)
        self.still = Setting("still", value=False)
        self.mute = Setting("mute", value=False)

    async def begin(self) -> None:
        """Everybody comes; the host is given her right, and lets the others in."""
        await self._owner.make_host(self._host)
        self._host.come()
        await until(lambda: self._host.is_inside)
        for each in [*self._talkers, self._muted]:
            await self._let_in(each)
        self._deeds = [asyncio.create_task(self._always(self._talk, each)) for each in self._talkers]
        self._deeds += [asyncio.create_task(self._always(deed)) for deed in (self._host_acts, self._owner_acts)]

    async def end(self) -> None:
        for deed in self._deeds:
            deed.cancel()
        await asyncio.gather(*self._deeds, return_exceptions=True)
        for each in [*self._everybody, *self._banned, *([self._guest] if self._guest else [])]:
            await each.go()
        await self._owner.go()

    def go_on(self) -> None:
        """From now on everybody does something."""
        self._may_act.set()

    def pause(self) -> None:
        """Nobody begins anything new; what was asked is asked on."""
        self._may_act.clear()

    @property
    def deeds(self) -> int:
        """How much was acknowledged so far."""
        return len(self.lines.acknowledged) + len(self.acts.acknowledged) + self._owner.deeds

    async def returned(self) -> None:
        """Until everybody is back. Raises what ended a deed, and TimeoutError: somebody is not let in any more."""
        for deed in self._deeds:
            if deed.done():
                deed.result()
        await until(lambda: all(each.is_inside for each in self._everybody))

    def broken_on(self, disk: Disk) -> list[str]:
        """Which promises the disk does not keep."""
        faults = self.lines.broken(text for text, _ in disk.lines)
        faults += [
            f"line {text} was number {self.numbers[text]}, and is {number}"
            for text, number in disk.lines
            if self.numbers.get(text, number) != number
        ]
        faults += self.acts.broken(each for _, each in disk.acts if each.startswith(HOST_PREFIX))
        faults += self.bans.broken(disk.bans)
        faults += self.quiet.broken(disk.rules.get("quiet", False))
        faults += self.still.broken(disk.rules.get("still", False))
        faults += self.mute.broken(self._muted.name in disk.muted)
        return faults + self._owner.broken_on(disk)

    async def broken_inside(self) -> list[str]:
        """Which promises the Server itself does not keep, asked after its return."""
        with suppress(TimeoutError):
            # What was still open has been asked again: its answer comes before everybody is told.
            await until(lambda: not self._broken_rules(), TOLD_WITHIN_S)
        faults = self._broken_rules()
        faults += [f"{each.name} was let in, and waits again" for each in self._everybody if each.waits > 1]
        for each in self._banned[-SHUT_OUT_TRIED:]:
            if not await each.is_refused("banned"):
                faults.append(f"{each.name} was banned, and is let in")
        return faults

    def _broken_rules(self) -> list[str]:
        host = self._host.welcome
        if host is None:
            return ["the host is outside"]
        faults = [] if host.role == "host" else [f"the host is a {host.role}"]
        faults += self.quiet.broken(host.rules.quiet) + self.still.broken(host.rules.still)
        return faults + self._owner.broken_inside(host.space_name, host.rules)

    @property
    def _everybody(self) -> list[Person]:
        return [self._host, *self._talkers, self._muted]

    def _person(self, name: str) -> Person:
        return Person(self._owner.url, self._owner.space, name, code=self._owner.code)

    async def _always(self, deed: Callable[..., Awaitable[None]], *of: Person) -> None:
        while True:
            await self._may_act.wait()
            await deed(*of)

    async def _talk(self, talker: Person) -> None:
        text = f"{talker.name} says {next(self._numbers)}"
        promise, server = self.lines.asked(text), talker.server_epoch
        answer = await talker.ask(Say(request_id=self._request_id(), text=text))
        if isinstance(answer, SayAccepted):
            self.numbers[text] = answer.line.number
            promise.accepted()
        elif server is not None and server == talker.server_epoch:
            # Asked of one Server alone. A refusal by the next one, where quiet was asked for meanwhile, says nothing of
            # what the last one may have kept.
            promise.refused()

    async def _host_acts(self) -> None:
        if self._guest is None:
            self._guest = self._person(f"Guest {next(self._numbers)}")
            await self._let_in(self._guest)
        acts = [self._set_quiet, self._set_still, self._set_mute, self._move_people, self._rename]
        await self._source.choice([*acts, self._send_away, self._turn_away])()

    async def _set_quiet(self) -> None:
        on = not self.quiet.value
        await self._act(Quiet(request_id=self._request_id(), on=on), self.quiet.asked(on))

    async def _set_still(self) -> None:
        on = not self.still.value
        await self._act(HoldStill(request_id=self._request_id(), on=on), self.still.asked(on))

    async def _set_mute(self) -> None:
        on = not self.mute.value
        await until(lambda: self._muted.is_inside)
        request = MuteChat(request_id=self._request_id(), participant=self._muted.participant, on=on)
        await self._act(request, self.mute.asked(on))

    async def _move_people(self) -> None:
        on = self._source.random() < 0.5
        kind = self._source.choice([Gather, BringToDoor])
        await self._act(kind(request_id=self._request_id(), on=on))

    async def _rename(self) -> None:
        who = self._source.choice(self._talkers)
        await until(lambda: who.is_inside)
        name = f"Named {next(self._numbers)}"
        await self._act(Rename(request_id=self._request_id(), participant=who.participant, name=name))

    async def _let_in(self, guest: Person) -> None:
        """She waits, and then she is inside, however often the Server ends meanwhile."""
        guest.come()
        while not guest.is_inside:
            await until(lambda: guest.is_inside or guest.waiting is not None or guest.kept_out is not None)
            assert guest.kept_out is None, f"{guest.name} wanted to come in: {guest.kept_out!r}"
            if not guest.is_inside:
                answer = await self._act(LetIn(request_id=self._request_id()))
                # Refused: she is not back yet from the last kill.
                if not isinstance(answer, Refused):
                    await until(lambda: guest.is_inside)

    async def _turn_away(self) -> None:
        guest = self._person(f"Guest {next(self._numbers)}")
        guest.come()
        while guest.kept_out is None:
            await until(lambda: guest.kept_out is not None or self._host.waiters != [])
            if guest.kept_out is None:
                waits = self._host.waiters[0].id
                await self._act(TurnAway(request_id=self._request_id(), participant=waits))
        await guest.go()

    async def _send_away(self) -> None:
        """Whoever came last goes; only who was banned may not come back."""
        guest, self._guest = self._guest, None
        assert guest is not None
        is_ban = self._source.random() < 0.7
        while True:
            await until(lambda: guest.is_inside)
            request_id, participant = self._request_id(), guest.participant
            if is_ban:
                promise = self.bans.asked(guest.name)
                answer = await self._act(Ban(request_id=request_id, participant=participant), promise)
            else:
                answer = await self._act(Remove(request_id=request_id, participant=participant))
            # Refused: after a kill she is inside under another id.
            if not isinstance(answer, Refused):
                break
        if is_ban:
            self._banned.append(guest)
        else:
            await guest.go()

    async def _owner_acts(self) -> None:
        await self._source.choice([*self._owner.acts, self._lift_ban])()

    async def _lift_ban(self) -> None:
        """Of whoever was banned first; the others are tried at the door."""
        if len(self._banned) > SHUT_OUT_TRIED:
            forgiven = self._banned.pop(0)
            await self._owner.lift_ban(forgiven.name)
            await forgiven.go()

    async def _act(self, request: Request, *effects: Promise) -> Notice:
        request_id: str = request.request_id  # type: ignore[attr-defined]
        promise = self.acts.asked(request_id)
        answer = await self._host.ask(request)
        _settle(answer, promise, *effects)
        return answer

    def _request_id(self) -> str:
        return f"{HOST_PREFIX}{next(self._numbers):012}"


def _settle(answer: Notice, *promises: Promise) -> None:
    for promise in promises:
        promise.refused() if isinstance(answer, Refused) else promise.accepted()
