"""What a Space with a waiting room is told and tells, in words of the tests."""

from __future__ import annotations

from collections.abc import Iterable

from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import WAITING_TOLD_EVERY_MS
from lanting.protocol.message import Request
from lanting.protocol.notice import Waiters, Waiting
from lanting.protocol.request import Enter, Leave
from lanting.protocol.word import Rules
from lanting.space.command import Command, HangUp, Hold, SaveAct
from lanting.space.event import ActStored, Asked, LineBroke, LineRestored, RulesSet
from tests.space.stage import Stage, greets, told

HOST = Standing(Role.HOST)
INVITED = Standing(is_invited=True)
NEW = Standing(new_for_ms=60_000)
ALL_WAIT = Rules(approval="everybody")


class Door(Stage):
    """A stage on which Users come before the door, and hosts have their word."""

    def __init__(self, rules: Rules = ALL_WAIT, *, people_max: int = 1_000, **more: object) -> None:
        super().__init__(rules=rules, people_max=people_max, **more)  # type: ignore[arg-type]
        self._requests = 0
        self.ids: dict[str, ParticipantId] = {}
        """Who everybody was when she last came, inside or waiting."""

    def come(
        self, *users: str, standing: Standing | None = None, program: bool = False, after_ms: int = 0
    ) -> list[Command]:
        """One after the other, each in a step of her own."""
        commands: list[Command] = []
        for user in users:
            entered = self.entered(user, standing=standing or Standing(), program=program)
            step = self.step(entered, after_ms=after_ms)
            names = [each.participant for each in step if isinstance(each, Hold) and each.session == entered.session]
            names += [each.participant for each in greets(step) if each.session == entered.session]
            self.ids[user] = (names or [entered.participant])[-1]
            commands += step
        return commands

    def host(self, user: str = "host") -> ParticipantId:
        """A host comes in."""
        self.come(user, standing=HOST)
        return self.ids[user]

    def goes(self, user: str) -> list[Command]:
        """She says that she leaves."""
        return self.step(Asked(self.ids[user], 1, Leave()))

    def breaks(self, user: str, after_ms: int = 0) -> list[Command]:
        return self.step(LineBroke(self.ids[user]), after_ms=after_ms)

    def restores(self, user: str) -> list[Command]:
        return self.step(LineRestored(self.ids[user], Enter(name=user), Standing()))

    def set_rules(self, rules: Rules) -> list[Command]:
        return self.step(RulesSet("A garden", rules))

    def act(self, request: Request, host: str = "host") -> list[Command]:
        """A host's act, asked for, stored, and done."""
        commands = self.ask(host, request)
        for stored in self.stored_acts(commands):
            commands = commands + self.step(stored)
        return commands

    def stored_acts(self, commands: Iterable[Command]) -> list[ActStored]:
        """What the database answers."""
        return [ActStored(command, repeated=False) for command in commands if isinstance(command, SaveAct)]

    def request_id(self) -> str:
        self._requests += 1
        return f"{self._requests:016}"

    def inside(self) -> set[str]:
        return {user for user in self.ids if self.space.participant_of(UserId(user)) is not None}

    def second(self) -> list[Command]:
        """So much later that everybody may be told again."""
        return self.step(after_ms=WAITING_TOLD_EVERY_MS)


def held(commands: Iterable[Command], participant: ParticipantId) -> list[Waiting]:
    """What one who waits is told."""
    return [each.waiting for each in commands if isinstance(each, Hold) and each.participant == participant]


def ways(commands: Iterable[Command]) -> list[tuple[str, int]]:
    """Reason and place of everybody who is told."""
    return [(each.waiting.reason, each.waiting.place) for each in commands if isinstance(each, Hold)]


def ends(commands: Iterable[Command]) -> list[tuple[ParticipantId, CloseCode]]:
    return [(each.participant, each.code) for each in commands if isinstance(each, HangUp)]


def lists(commands: Iterable[Command], host: ParticipantId) -> list[Waiters]:
    """What a host hears of those who wait."""
    return [notice for notice in told(commands, host) if isinstance(notice, Waiters)]
