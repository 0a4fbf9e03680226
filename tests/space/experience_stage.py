"""A stage with programs without a body: a bell and a sign are there, and what each one hears is counted once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Any, TypeVar

from lanting.identity.capability import Capability
from lanting.identity.standing import Standing
from lanting.kernel.ids import EntityId
from lanting.protocol.message import Notice, Request
from lanting.protocol.notice import Refused
from lanting.protocol.panel import ChoiceField, Panel, PanelButton
from lanting.protocol.program import Answered, ShowPanel
from lanting.space.command import Command, HangUp, Tell, TellAll, TellSome
from lanting.space.event import Asked
from tests.space.hosting_stage import HostingStage
from tests.space.stage import greets

NoticeType = TypeVar("NoticeType", bound=Notice)

BELL, SIGN, FAR_AWAY = "ent_bell", "ent_sign", "ent_far"
PLACES = {BELL: (2.0, 1.0, 0.0), SIGN: (0.0, 2.0, -3.0), FAR_AWAY: (15.0, 0.0, 15.0)}
TEA = Panel(
    title="Tea?",
    items=[ChoiceField(name="tea", label="Which", options=["Longjing", "Pu'er"], is_required=True)],
    buttons=[PanelButton(name="pour", label="Pour", style="primary"), PanelButton(name="later", label="Later")],
)
_numbers = count(1)


def once() -> str:
    """A request id, another one each time."""
    return f"answer-{next(_numbers):010}"


class ExperienceStage(HostingStage):
    """Programs and visitors are known by their Users; `said` is everything that was told to each since `begin`."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.space.look_places_up(lambda entity: PLACES.get(EntityId(entity)))

    def program(self, user: str = "tea", *capabilities: Capability, name: str = "") -> list[Command]:
        """A program of the house enters."""
        standing = Standing(capabilities=frozenset(capabilities), is_invited=True)
        return self.step(self.entered(user, name=name or user, unseen=True, standing=standing))

    def visitor(self, user: str, **said: Any) -> list[Command]:
        return self.step(self.entered(user, standing=Standing(), **said))

    def show(self, key: str, content: Panel = TEA, **more: Any) -> list[Command]:
        return self.ask("tea", ShowPanel(key=key, content=content, **more))

    def answered(self, commands: Iterable[Command]) -> Answered:
        """What the program was told of an answer."""
        (answered,) = self.heard_of(Answered, "tea", commands)
        return answered

    def heard_of(self, kind: type[NoticeType], user: str, commands: Iterable[Command]) -> list[NoticeType]:
        """The notices of a kind that this one hears, as `runtime` would deliver them."""
        me = self.id_of(user)
        heard: list[Notice] = []
        for command in commands:
            match command:
                case Tell(participant, notice) if participant == me:
                    heard.append(notice)
                case TellSome(participants, notice) if me in participants:
                    heard.append(notice)
                case TellAll(notice, about) if me not in command.but and me not in self.space.unaware_of(about):
                    heard.append(notice)
        return [notice for notice in heard if isinstance(notice, kind)]

    def refused(self, user: str, request: Request) -> str | None:
        """The code with which this is refused."""
        found = self.heard_of(Refused, user, self.ask(user, request))
        return found[0].code if found else None

    def ask_at_once(self, *asked: tuple[str, Request]) -> list[Command]:
        """Several requests in one step, in this order."""
        events = []
        for user, request in asked:
            self._seq += 1
            events.append(Asked(self.id_of(user), self._seq, request))
        return self.step(*events)


def is_inside(commands: Iterable[Command]) -> bool:
    return bool(greets(commands))


def hung_up(commands: Iterable[Command]) -> list[HangUp]:
    return [command for command in commands if isinstance(command, HangUp)]
