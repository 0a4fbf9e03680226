"""Somebody before Panels, as her page is: what she answers is sent again on every next line until it is settled."""

from __future__ import annotations

import asyncio
import math
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from lanting.protocol.experience import Answer, AnswerTaken, Click, FileGiven, Listens, PanelClosed, PanelShown
from lanting.protocol.message import Notice, Request
from lanting.protocol.notice import Refused, Welcome
from lanting.protocol.panel import FieldValue
from lanting.protocol.request import Enter
from lanting.scene.placing import Vector
from lanting.sdk import Bot
from lanting.sdk.address import SpaceAddress
from lanting.sdk.doorway import Doorway
from lanting.sdk.experience.things import Things
from lanting.sdk.line import WebWay
from lanting.sdk.pace import Pace
from lanting.sdk.scene import BotScene
from lanting.sdk.session import Session
from lanting.sdk.voice import Voice
from tests.serving import Serving

TAKEN = "taken"
_CLICK_AGAIN_S = 0.5
"""A click is lost with whoever was to hear it."""
_NEAR_M = 7.0
_PATIENCE_S = 60.0


@dataclass(eq=False)
class Said:
    """An answer, and what became of it."""

    answer: Answer
    fate: str = ""
    """`TAKEN`, the experience's own words why not, or the code of a refusal; "": she has not been told."""


class Guest:
    """A person with her cookies, over as many Servers and children as it takes."""

    def __init__(self, name: str, session: Session, bot: Bot) -> None:
        self.name = name
        self.panels: dict[str, PanelShown] = {}
        """Before her alone."""
        self.files: dict[str, str] = {}
        """What she was given, by its name."""
        self.servers = 0
        """So many have welcomed her anew."""
        self._coming: dict[str | None, str] = {}
        """Of each file that is given in parts, what is here."""
        self._session = session
        self._bot = bot
        self._things: dict[str, tuple[str, Vector]] = {}
        """What can be clicked, by name: the Entity, and where it stands."""
        self._clickable: dict[str, str] = {}
        self._said: dict[int, Said] = {}
        """By each number under which it was sent, what is not settled."""
        self._pace = Pace()
        self._news = asyncio.Event()
        session.attend(self._hear, lambda: None)

    @classmethod
    async def come(cls, server: Serving, name: str, *, key: str | None = None) -> Guest:
        """Once an experience is there, too. `key`: an owner's; then she is one."""
        doorway = Doorway.to(SpaceAddress.read(server.space_url, None), None, None)
        if key is not None:
            await doorway.open_key(key)
        session = Session(WebWay(doorway), Enter(name=name), _PATIENCE_S)
        guest = cls(name, session, Bot(session, Voice(session, doorway)))
        await session.start()
        await guest._look_around(await session.follow_scene("published"))
        return guest

    async def go(self) -> None:
        await self._session.leave()

    async def open(self, thing: str, title: str) -> PanelShown:
        """Go near a thing and click on it, again and again, until the Panel of this title is before her."""
        for each in [each for each in self.panels.values() if each.content.title == title]:
            del self.panels[each.panel]
        entity, _ = self._things[thing]
        while (shown := self.panel(title)) is None:
            await self.until(lambda: entity in self._clickable)
            # Another Server may have her where she was before she came near.
            await self._go_near(thing)
            await self._take_turn(Click)
            self._session.tell(Click(entity=entity))
            await self.until(lambda: self.panel(title) is not None, _CLICK_AGAIN_S)
        return shown

    async def press(self, shown: PanelShown, label: str, **values: FieldValue) -> Said:
        """Fill in and press, and send it until it is settled: see `told` and `settled`."""
        button = next(each.name for each in shown.content.buttons if each.label == label)
        answer = Answer(request_id=str(uuid.uuid4()), panel=shown.panel, button=button, values=values)
        self.panels.pop(shown.panel, None)
        said = Said(answer)
        await self._take_turn(Answer)
        self._said[self._session.tell(answer)] = said
        return said

    async def told(self, said: Said) -> str:
        """What became of it; "" where the Server has ended first: she hears it later, and may press again meanwhile."""
        servers = self.servers
        await self.until(lambda: said.fate != "" or self.servers != servers)
        return said.fate

    async def settled(self, said: Said) -> str:
        """What became of it, whatever ends meanwhile."""
        await self.until(lambda: said.fate != "")
        return said.fate

    async def until(self, is_so: Callable[[], bool], within_s: float | None = None) -> None:
        """Or for so long."""
        try:
            async with asyncio.timeout(within_s):
                while not is_so():
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            return

    def panel(self, title: str) -> PanelShown | None:
        return next((each for each in self.panels.values() if each.content.title == title), None)

    async def _go_near(self, thing: str) -> None:
        """So near that she can click on it."""
        (_, (x, _, z)), place = self._things[thing], self._bot.place
        away_m = math.hypot(x - place.x, z - place.z)
        if away_m > _NEAR_M:
            share = 1 - (_NEAR_M - 1) / away_m
            await self._bot.walk_to(place.x + share * (x - place.x), place.z + share * (z - place.z), run=True)

    async def _look_around(self, scene: BotScene) -> None:
        await self.until(lambda: bool(self._clickable) and self._clickable.keys() <= scene.entities.keys())
        things = Things(lambda: scene)
        for each in scene.entities.values():
            if each.id in self._clickable:
                self._things.setdefault(each.words or each.name, (each.id, things.placing(each.id).position))

    def _hear(self, notice: Notice) -> None:
        match notice:
            case Welcome():
                if not notice.resumed:
                    self.servers += 1
                    self.panels, self._clickable, self._pace = {}, {}, Pace()
                for said in dict.fromkeys(self._said.values()):
                    self._said[self._session.tell(said.answer)] = said
            case Listens(clickable=clickable):
                self._clickable = clickable
            case PanelShown(board=None):
                self.panels[notice.panel] = notice
            case PanelClosed():
                self.panels.pop(notice.panel, None)
            case FileGiven(file=file, text=text, part_of=part_of, more=more):
                self._coming[part_of] = self._coming.get(part_of, "") + text
                if not more:
                    self.files[file] = self._coming.pop(part_of)
            case AnswerTaken(re=seq) if seq in self._said:
                self._settle(self._said[seq], TAKEN)
            case Refused(re=seq, code=code, facts=facts) if seq in self._said:
                self._settle(self._said[seq], str(facts.get("why", code)))
        self._news.set()

    def _settle(self, settled: Said, fate: str) -> None:
        settled.fate = fate
        self._said = {seq: said for seq, said in self._said.items() if said is not settled}

    async def _take_turn(self, kind: type[Request]) -> None:
        await asyncio.sleep(self._pace.wait_s(kind, asyncio.get_running_loop().time()))
