"""A visitor on the stage: what she does, and what is before her eyes."""

from __future__ import annotations

import math
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol import experience as told
from lanting.protocol import panel as wire
from lanting.protocol.limit import CLICK_WITHIN_M
from lanting.protocol.message import Notice, Request
from lanting.protocol.notice import ChatSaid, Moved, Refused, SayAccepted, Welcome, Whispered
from lanting.protocol.request import Enter, Grab, Leave, Press, Release, Say, SayTo, ShowEmote, Sit, Stand
from lanting.protocol.word import Emote, Language, Place
from lanting.sdk.error import RequestRefused
from lanting.sdk.testing.house import House

Settle = Callable[[], Awaitable[None]]
_BESIDE_M: Final = 1.5
_FIELDS = (wire.TextField, wire.NumberField, wire.Slider, wire.ChoiceField, wire.DateField)


@dataclass(frozen=True, slots=True)
class Shown:
    """A Panel as somebody sees it."""

    key: str
    """The server's name for it."""
    experience: str
    """The name of the experience that shows it."""
    content: wire.Panel
    board: str | None
    """The id of the Entity on which it hangs; None: it is before her."""

    @property
    def title(self) -> str:
        return self.content.title

    @property
    def texts(self) -> list[str]:
        """Its paragraphs."""
        return [each.text for each in self.content.items if isinstance(each, wire.Text)]

    @property
    def buttons(self) -> list[str]:
        """What stands on them."""
        return [each.label for each in self.content.buttons]

    @property
    def fields(self) -> list[str]:
        """Their names."""
        return [each.name for each in self.content.items if isinstance(each, _FIELDS)]

    def item(self, kind: type[Any]) -> Any:
        """The first item of a kind (`Table`, `BarChart`, …). Raises LookupError."""
        found = next((each for each in self.content.items if isinstance(each, kind)), None)
        if found is None:
            raise LookupError(f"there is no {kind.__name__} on {self.title!r}")
        return found


class Actor:
    """Made by `Stage.visitor`. What the Space refuses raises RequestRefused, with the server's own reason."""

    is_unseen = False

    def __init__(
        self, house: House, settle: Settle, name: str, role: Role, language: Language, *, program: bool = False
    ) -> None:
        self.name = name
        self.told: list[str] = []
        """What was said to her alone or to everybody by `tell`."""
        self.heard: list[str] = []
        """The chat, as she reads it: "Mei: Hello"."""
        self.whispers: list[str] = []
        """What was said to her alone: "Lin: Hello"."""
        self.files: dict[str, str] = {}
        """What she was given, by name."""
        self._coming: dict[str | None, str] = {}
        self.badges: list[str] = []
        """The words at her own name."""
        self.offers: list[str] = []
        """What she was offered and has not decided yet, by its text."""
        self.panels: list[Shown] = []
        """What is open before her, the oldest first."""
        self.boards: dict[str, Shown] = {}
        """By Entity, what hangs in the Space."""
        self.taken: list[str] = []
        """The request ids of her answers that were taken."""
        self.clickable: Mapping[str, str] = {}
        """By Entity, what a click does."""
        self.commands: Mapping[str, str] = {}
        self.sounds: dict[str, told.Sounded] = {}
        self.animations: dict[str, told.Animated] = {}
        self.show: told.ShowClock | None = None
        self.seat: str | None = None
        self.is_inside = False
        self._house = house
        self._settle = settle
        self._offers: dict[str, str] = {}
        self._refused: dict[int, Refused] = {}
        self._seq = 0
        self._last_answer: told.Answer | None = None
        self._enter = Enter(name=name, language=language, program=program)
        self._standing = Standing(role)
        self._user = UserId(f"usr_{secrets.token_hex(8)}")
        self.id = ParticipantId("")

    # What she does

    async def come(self, *, language: Language | None = None) -> None:
        """Come in, for the first time or again: the same person. `language`: another of her page, from now on."""
        if language is not None:
            self._enter = msgspec.structs.replace(self._enter, language=language)
        self.id = self._house.enter(self, self._user, self._standing, self._enter)
        await self._settle()

    async def leave(self) -> None:
        """Go. `come` brings her back."""
        await self.ask(Leave())
        self.is_inside = False

    @property
    def place(self) -> Place:
        """Where she stands, in metres."""
        pose = self._house.place_of(self.id)
        assert pose is not None, f"{self.name} is not inside"
        return Place(x=pose.x, y=pose.y, z=pose.z, yaw=pose.yaw)

    async def walk_to(self, x: float | str, z: float = 0.0) -> None:
        """Be at x and z, or beside the thing of this name, at once: the clock is not turned."""
        if isinstance(x, str):
            at = self._house.spot(x)
            self._house.put(self.id, at[0], at[2] + _BESIDE_M, at[1])
        else:
            self._house.put(self.id, x, z)
        await self._settle()

    async def click(self, thing: str) -> None:
        """Click a thing to which an experience listens; she goes there first where it is too far."""
        await self._near(thing)
        await self.ask(told.Click(entity=self._house.named(thing)))

    async def press(self, thing: str) -> None:
        """Press a thing's button; she goes there first."""
        await self.walk_to(thing)
        await self.ask(Press(entity=self._house.named(thing)))

    async def grab(self, thing: str) -> None:
        """Take a thing in hand; she goes there first."""
        await self.walk_to(thing)
        await self.ask(Grab(entity=self._house.named(thing)))

    async def drop(self, thing: str) -> None:
        """Put a thing down where it was taken."""
        position = self._house.spot(thing)
        await self.ask(Release(entity=self._house.named(thing), position=position, rotation=(0.0, 0.0, 0.0, 1.0)))

    async def sit(self, seat: str) -> None:
        """Sit down on a seat; she goes there first."""
        await self.walk_to(seat)
        await self.ask(Sit(seat=self._house.named(seat)))

    async def stand(self) -> None:
        """Stand up."""
        await self.ask(Stand())

    async def say(self, text: str) -> None:
        """Write to everybody."""
        await self.ask(Say(request_id=_request_id(), text=text))

    async def whisper(self, text: str, *, to: str) -> None:
        """Write to an experience or a visitor of this name alone."""
        await self.ask(SayTo(participant=self._house.participant_named(to), text=text))

    async def command(self, word: str, text: str = "") -> None:
        """Write `/word text`."""
        await self.ask(told.Command(word=word, text=text))

    async def emote(self, emote: Emote) -> None:
        """Make a gesture."""
        await self.ask(ShowEmote(emote=emote))

    async def panel(self, title: str | None = None) -> Shown:
        """What is before her: the newest Panel, or that of a title. Raises LookupError where there is none."""
        await self._settle()
        found = [each for each in self.panels if title is None or each.title == title]
        if not found:
            raise LookupError(
                f"{self.name} has no such panel before her; open are {[each.title for each in self.panels]}"
            )
        return found[-1]

    async def answer(self, panel: Shown, button: str | None, /, **values: wire.FieldValue) -> str:
        """Press the button with this label or name, with what is in the fields; None: put the Panel away.

        Fields that are not said are left as they were shown. Returns the request id, for `answer_again`.
        """
        if panel.board is not None:
            await self._near(panel.board)
        filled = {each.name: _shown_value(each) for each in panel.content.items if isinstance(each, _FIELDS)}
        pressed = None if button is None else _button_name(panel, button)
        answer = told.Answer(
            request_id=_request_id(), panel=panel.key, button=pressed, values={**filled, **values} if pressed else {}
        )
        self._last_answer = answer
        await self.ask(answer)
        return answer.request_id

    async def answer_again(self) -> None:
        """Send the last answer once more, as a page does that has not heard whether it was taken."""
        assert self._last_answer is not None, f"{self.name} has answered nothing yet"
        await self.ask(self._last_answer)

    async def decide(self, goes: bool) -> None:
        """Go along with the newest offer, or not. Raises LookupError where there is none."""
        if not self._offers:
            raise LookupError(f"nobody has offered {self.name} to take her anywhere")
        offer = next(reversed(self._offers))
        self.offers.remove(self._offers.pop(offer))
        await self.ask(told.Decide(offer=offer, goes=goes))

    async def ask(self, request: Request) -> None:
        """Any request. Raises RequestRefused, and NotOnStage for what only a server can do."""
        self._seq += 1
        seq = self._seq
        self._house.ask(self.id, seq, request)
        await self._settle()
        if (refused := self._refused.pop(seq, None)) is not None:
            raise RequestRefused(type(request).__name__, refused.code, refused.facts)

    async def _near(self, thing: str) -> None:
        pose, spot = self._house.place_of(self.id), self._house.spot(thing)
        if pose is not None and math.dist((pose.x, pose.y, pose.z), spot) > CLICK_WITHIN_M - 1.0:
            await self.walk_to(thing)

    # What the house tells her

    def see(self, frame: bytes) -> None:
        pass

    def end(self, code: int, reason: str) -> None:
        self.is_inside = False

    def hear(self, notice: Notice) -> None:
        match notice:
            case Welcome(participant=participant, seat=seat):
                self.id, self.seat, self.is_inside = ParticipantId(participant), seat, True
                self.panels.clear()
                self.boards.clear()
            case told.PanelShown():
                self._shown(Shown(notice.panel, notice.name, notice.content, notice.board))
            case told.PanelClosed(panel=panel):
                self.panels[:] = [each for each in self.panels if each.key != panel]
                self.boards = {entity: each for entity, each in self.boards.items() if each.key != panel}
            case told.AnswerTaken(request_id=request_id):
                self.taken.append(request_id)
            case told.Told(text=text):
                self.told.append(text)
            case told.Offered(offer=offer, text=text):
                self._offers[offer] = text
                self.offers.append(text)
            case Whispered(name=name, text=text):
                self.whispers.append(f"{name}: {text}")
            case told.FileGiven(file=file, text=text, part_of=part_of, more=more):
                self._coming[part_of] = self._coming.get(part_of, "") + text
                if not more:
                    self.files[file] = self._coming.pop(part_of)
            case told.Badges(badges=badges) if self.id in badges:
                self.badges[:] = [each.text for each in badges[self.id]]
            case told.Listens(clickable=clickable, commands=commands):
                self.clickable, self.commands = clickable, commands
            case told.Sounded(key=key):
                self.sounds[key] = notice
            case told.SoundEnded(key=key):
                self.sounds.pop(key, None)
            case told.Animated(key=key):
                self.animations[key] = notice
            case told.AnimationEnded(key=key):
                self.animations.pop(key, None)
            case told.ShowClock():
                self.show = notice
            case ChatSaid(line=line) | SayAccepted(line=line):
                self.heard.append(f"{line.name}: {line.text}")
            case Moved(seat=seat):
                self.seat = seat
            case Refused(re=re):
                self._refused[re] = notice
            case _:
                pass

    def _shown(self, shown: Shown) -> None:
        if shown.board is not None:
            self.boards[shown.board] = shown
        elif any(each.key == shown.key for each in self.panels):
            self.panels[:] = [shown if each.key == shown.key else each for each in self.panels]
        else:
            self.panels.append(shown)


def _button_name(panel: Shown, button: str) -> str:
    for each in panel.content.buttons:
        if button in (each.label, each.name):
            return each.name
    raise LookupError(f"{panel.title!r} has no button {button!r}; it has {panel.buttons}")


def _shown_value(field: Any) -> wire.FieldValue:
    value: wire.FieldValue = field.value
    return value


def _request_id() -> str:
    return secrets.token_urlsafe(16)
