"""A stage with hosts: what they ask for is checked, stored in a log that remembers request ids, and takes effect."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Any

from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.protocol.message import Notice, Request
from lanting.protocol.notice import Refused
from lanting.space.command import Command, SaveAct, Tell
from lanting.space.event import ActStored
from lanting.space.ground import Ground
from tests.space.stage import Stage, ground_of, told

_numbers = count(1)


def request_id() -> str:
    """Another one each time."""
    return f"request-{next(_numbers):08}"


class HostingStage(Stage):
    """A Stage whose acts are stored as they are asked for."""

    def __init__(self, ground: Ground | None = None, **more: Any) -> None:
        super().__init__(ground=ground or ground_of(), **more)
        self.grid = (ground or ground_of()).walk_grid
        self.log: list[SaveAct] = []

    def come(self, user: str, role: Role = Role.VISITOR, **standing: Any) -> None:
        """Enter as this."""
        self.step(self.entered(user, standing=Standing(role, **standing)))

    def act(self, user: str, request: Request) -> list[Command]:
        """Ask for an act; what comes of it when it is stored, or the refusal."""
        commands = self.ask(user, request)
        return [*self._rest(commands), *self.store(commands)]

    def store(self, commands: Iterable[Command]) -> list[Command]:
        """What the database answers to the acts among these, and what the Space says to it."""
        answers: list[Command] = []
        for act in commands:
            if isinstance(act, SaveAct):
                repeated = any((known.user, known.request_id) == (act.user, act.request_id) for known in self.log)
                if not repeated:
                    self.log.append(act)
                answers += self.step(ActStored(act, repeated))
        return answers

    def heard(self, user: str, commands: Iterable[Command]) -> list[Notice]:
        return told(commands, self.id_of(user))

    def is_inside(self, user: str) -> bool:
        return self.space.participant_of(user) is not None  # type: ignore[arg-type]

    @staticmethod
    def _rest(commands: Iterable[Command]) -> list[Command]:
        return [command for command in commands if not isinstance(command, SaveAct)]


def refusal(commands: Iterable[Command]) -> Refused | None:
    """The refusal among these, if any."""
    notices = [command.notice for command in commands if isinstance(command, Tell)]
    return next((notice for notice in notices if isinstance(notice, Refused)), None)
