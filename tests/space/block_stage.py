"""A stage on which Blocks are stored as they are asked for, under the rules of the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

import msgspec

from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.message import Notice
from lanting.protocol.request import AskBlocks, Block, LiftBlock
from lanting.protocol.word import BlockedPerson
from lanting.space.block import BlocksKept
from lanting.space.command import Command, Greet, SaveBlock, Tell, TellAll, TellSome
from lanting.space.event import BlockStored
from tests.space.stage import Stage

_numbers = count(1)


def request_id() -> str:
    return f"request-{next(_numbers):08}"


class BlockStage(Stage):
    """Knows every Block of the Server."""

    def __init__(self, *users: str, **more: Any) -> None:
        super().__init__(**more)
        self.kept: dict[tuple[UserId, UserId], tuple[BlockedPerson, str]] = {}
        for user in users:
            self.come(user)

    def come(self, user: str, role: Role = Role.VISITOR, **said: Any) -> list[Command]:
        """Enter as this, with what the Register knows of her Blocks."""
        return self.step(self.entered(user, standing=Standing(role), **said))

    def settle(self) -> None:
        """Whatever is new is told."""
        for _ in range(2):
            self.step(after_ms=1_000)

    def block_by(self, user: str, whom: str, request: str | None = None) -> list[Command]:
        """One asks for it inside; `whom`: a User inside, or a participant id."""
        participant = whom if whom.startswith("par_") else self.id_of(whom)
        return self.answer(self.ask(user, Block(request_id=request or request_id(), participant=participant)))

    def block(self, user: str, blocked: str, *, on: bool = True) -> list[Command]:
        pair = UserId(user), UserId(blocked)
        if on:
            self.kept[pair] = BlockedPerson(id=f"blk_{next(_numbers)}", name=blocked, at=self.now), request_id()
        else:
            del self.kept[pair]
        return super().block(user, blocked, on=on)

    def lift(self, user: str, blocked: str) -> list[Command]:
        person, _ = self.kept[UserId(user), UserId(blocked)]
        return self.answer(self.ask(user, LiftBlock(request_id=request_id(), block=person.id)))

    def answer(self, commands: Iterable[Command]) -> list[Command]:
        """What the Space says once the database has answered."""
        told: list[Command] = []
        for command in commands:
            told += (
                self.step(BlockStored(command, self._keep(command))) if isinstance(command, SaveBlock) else [command]
            )
        return told

    def heard(self, user: str, commands: Iterable[Command]) -> list[Notice]:
        """The notices that she is told, in order, her Welcome too."""
        me = self.id_of(user)
        return [notice for command in commands for notice in self._heard(me, command)]

    def _heard(self, me: ParticipantId, command: Command) -> Iterator[Notice]:
        match command:
            case Greet(participant=participant, welcome=welcome) if participant == me:
                yield welcome
            case Tell(participant, notice) if participant == me:
                yield notice
            case TellSome(participants, notice) if me in participants:
                yield notice
            case TellAll(notice, about, instead, but) if me not in but:
                if me not in self.space.unaware_of(about):
                    yield notice
                elif instead is not None:
                    yield instead

    def _keep(self, save: SaveBlock) -> BlocksKept:
        blocked, on = None, True
        match save.request:
            case Block() if not save.is_done:
                known = [pair for pair, (_, request) in self.kept.items() if request == save.request.request_id]
                blocked = next((other for user, other in known if user == save.user), save.blocked)
                if blocked is None:
                    return BlocksKept([], refusal="participant_unknown")
                if not known:
                    person = BlockedPerson(id=f"blk_{next(_numbers)}", name=save.name, at=save.at)
                    self.kept[save.user, blocked] = person, save.request.request_id
            case LiftBlock(block=block):
                on = False
                found = [pair for pair, (person, _) in self.kept.items() if person.id == block]
                for pair in found:
                    blocked = pair[1]
                    del self.kept[pair]
            case Block() | AskBlocks():
                pass
        self.blocks = set(self.kept)
        hers = [person for (user, _), (person, _) in self.kept.items() if user == save.user]
        return BlocksKept(hers[::-1], blocked, on)


def said_in(notice: Notice) -> tuple[set[str], set[int]]:
    """Every text in a notice, and every slot that it names."""
    texts: set[str] = set()
    slots: set[int] = set()

    def look(value: Any, name: str) -> None:
        if isinstance(value, dict):
            for key, each in value.items():
                look(each, key)
        elif isinstance(value, list | tuple):
            for each in value:
                look(each, name)
        elif isinstance(value, str):
            texts.add(value)
        elif name in ("slot", "slots", "left", "hands") and isinstance(value, int):
            slots.add(value)

    look(msgspec.to_builtins(notice), "")
    return texts, slots
