"""An Experience: its name, what it asks for, and which functions are called when something happens."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

from lanting.protocol.limit import COMMANDS_MAX
from lanting.sdk.experience import happened
from lanting.sdk.experience.settings import Settings
from lanting.sdk.experience.state import State
from lanting.sdk.experience.texts import Texts

if TYPE_CHECKING:
    from lanting.sdk.experience.world import World

CAPABILITIES: Final = ("chat", "edit", "teleport", "records", "network")
_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
_WORD: Final = re.compile(r"[a-z][a-z0-9-]{0,23}")
_NEAR_M: Final = 3.0

Words = str | Mapping[str, str]
"""One text for all, or one by language (`en`, `fr`, `zh-CN`)."""
When = Literal[
    "start",
    "stop",
    "every",
    "enter",
    "leave",
    "click",
    "near",
    "zone",
    "grab",
    "drop",
    "chat",
    "whisper",
    "emote",
    "command",
    "answer",
]
Simple = Callable[["World"], Awaitable[None]]
Heard = TypeVar("Heard", bound=happened.Happened)
Handler = Callable[..., Awaitable[None]]
_Handler = TypeVar("_Handler", bound=Handler)
_Simple = TypeVar("_Simple", bound=Simple)


@dataclass(frozen=True, slots=True)
class Hook:
    """One function and when it is called."""

    when: When
    handler: Handler
    names: tuple[str, ...] = ()
    """Of Entities, gestures, commands or Panels; none: any."""
    tag: str | None = None
    about: str = ""
    within_m: float = _NEAR_M
    every_s: float = 0.0

    def is_for(self, name: str, words: str | None, tags: Sequence[str]) -> bool:
        """Whether it is about an Entity called so."""
        return name in self.names or words in self.names or (self.tag is not None and self.tag in tags)


class Experience:
    """Behaviour for Spaces. Handlers are async functions, called with the `World` and with what happened.

    Handlers begin in the order of what happened, one after another; where one awaits something, the next begins. A
    handler that fails ends alone, and the author reads where. One that is added while the experience is under way
    counts at once, as if it had been there from the beginning; a function that is defined anew, as by a notebook's cell
    that is run again, takes the place of the one of its name.
    """

    def __init__(
        self,
        name: str,
        *,
        title: Words = "",
        about: Words = "",
        capabilities: Iterable[str] = (),
        settings: type[Settings] | None = None,
        states: Iterable[type[State]] = (),
        keeps: Words = "",
        texts: str | Path | None = None,
        template: str | None = None,
        purpose: str | None = None,
    ) -> None:
        """`name`: a to z, 0 to 9 and `-`, at most 40; what it keeps belongs to it. `title` and `about` are read by who
        switches it on, with the `capabilities` that it needs (chat, edit, teleport, records, network) and what personal
        data it `keeps`. `states`: what it keeps; those of its own module need not be named. `texts`: the folder of
        its Fluent files (else `texts` beside its file). `template`: the Scene that it is made for; `purpose`: under
        what a lobby offers it (meet, learn, heal, shop, travel, perform, assemble), else under what that place is for.
        """
        if not _NAME.fullmatch(name):
            raise ValueError(f"an experience is named with a to z, 0 to 9 and -, at most 40 of them, not {name!r}")
        unknown = sorted(set(capabilities) - set(CAPABILITIES))
        if unknown:
            raise ValueError(f"there is no capability {unknown[0]!r}; there are {', '.join(CAPABILITIES)}")
        self.name = name
        self.title: Words = title or name.replace("-", " ").capitalize()
        self.about = about
        self.capabilities = frozenset(capabilities)
        self.settings = settings
        self.keeps = keeps
        self.template = template
        self.purpose = purpose
        self.hooks: list[Hook] = []
        self.on_change: list[Callable[[Hook], object]] = []
        """Called with a hook that was added."""
        frame = sys._getframe(1)
        self.module: str = frame.f_globals.get("__name__", "")
        folder = Path(frame.f_globals["__file__"]).parent / "texts" if "__file__" in frame.f_globals else None
        self.texts = Texts(Path(texts) if texts is not None else folder)
        self._states = tuple(states)

    @property
    def states(self) -> tuple[type[State], ...]:
        """What it keeps: what it names, and what its own module declares."""
        own = [kind for kind in State.__subclasses__() if kind.__module__ == self.module]
        return tuple(dict.fromkeys((*self._states, *own)))

    @property
    def commands(self) -> dict[str, str]:
        """By word, what it does."""
        return {hook.names[0]: hook.about for hook in self.hooks if hook.when == "command"}

    def of(self, when: When) -> list[Hook]:
        """Its hooks of one kind, in the order of their declaration."""
        return [hook for hook in self.hooks if hook.when == when]

    # When a handler is called

    def on_start(self, handler: _Simple) -> _Simple:
        """When the experience begins in a Space: the first person has come, or it was switched on or reloaded."""
        return self._add("start", handler, arguments=1)

    def on_stop(self, handler: _Simple) -> _Simple:
        """Before it ends or is reloaded. Not when its process is killed: what must last is kept when it happens."""
        return self._add("stop", handler, arguments=1)

    def every(self, seconds: float) -> Callable[[_Simple], _Simple]:
        """Again and again, so long after the last call has ended."""
        if seconds < 0.05:
            raise ValueError(f"a timer waits 0.05 s or longer, not {seconds:g} s")
        return lambda handler: self._add("every", handler, arguments=1, every_s=seconds)

    def on_enter(self, handler: _Handler) -> _Handler:
        """`CameIn`: a person is inside, also for those who were there before the experience began."""
        return self._add("enter", handler)

    def on_leave(self, handler: _Handler) -> _Handler:
        """`WentAway`."""
        return self._add("leave", handler)

    def on_click(self, *names: str, tag: str | None = None, does: str = "") -> Callable[[_Handler], _Handler]:
        """`Clicked`: from at most 8 m, a thing of such a name or tag. `does` is read before: "Rings the bell"."""
        return self._on_things("click", names, tag, about=does)

    def on_near(self, *names: str, tag: str | None = None, within_m: float = _NEAR_M) -> Callable[[_Handler], _Handler]:
        """`CameNear`: measured on the floor plan, four times a second."""
        if not 0.5 <= within_m <= 100:
            raise ValueError(f"near is 0.5 to 100 m, not {within_m:g} m")
        return self._on_things("near", names, tag, within_m=within_m)

    def on_zone(self, *names: str, tag: str | None = None) -> Callable[[_Handler], _Handler]:
        """`CrossedZone`: into or out of a Zone (an Entity with the component `zone`)."""
        return self._on_things("zone", names, tag)

    def on_grab(self, *names: str, tag: str | None = None) -> Callable[[_Handler], _Handler]:
        """`TookThing`."""
        return self._on_things("grab", names, tag)

    def on_drop(self, *names: str, tag: str | None = None) -> Callable[[_Handler], _Handler]:
        """`LeftThing`."""
        return self._on_things("drop", names, tag)

    def on_chat(self, handler: _Handler) -> _Handler:
        """`SaidLine`: somebody else than the experience."""
        return self._add("chat", handler)

    def on_whisper(self, handler: _Handler) -> _Handler:
        """`WhisperedLine`."""
        return self._add("whisper", handler)

    def on_emote(self, *emotes: str) -> Callable[[_Handler], _Handler]:
        """`MadeGesture`: one of these, or any."""
        return lambda handler: self._add("emote", handler, names=emotes)

    def on_command(self, word: str, *, about: str = "") -> Callable[[_Handler], _Handler]:
        """`GaveCommand`: `/word …` in the chat. At most 20, of a to z, 0 to 9 and `-`."""
        if not _WORD.fullmatch(word):
            raise ValueError(f"a command is a to z, 0 to 9 and -, at most 24 of them, not {word!r}")

        def add(handler: _Handler) -> _Handler:
            if any(hook.names == (word,) and not _is_anew(hook.handler, handler) for hook in self.of("command")):
                raise ValueError(f"/{word} has a handler already")
            if len({*self.commands, word}) > COMMANDS_MAX:
                raise ValueError(f"an experience has at most {COMMANDS_MAX} commands: make one of /{word} and another")
            return self._add("command", handler, names=(word,), about=about)

        return add

    def on_answer(self, key: str) -> Callable[[_Handler], _Handler]:
        """`GaveAnswer`: to a Panel shown or hung with this `key`. Outlives a restart that shows it again."""
        return lambda handler: self._add("answer", handler, names=(key,))

    def _on_things(
        self, when: When, names: tuple[str, ...], tag: str | None, **more: Any
    ) -> Callable[[_Handler], _Handler]:
        if names and callable(names[0]):
            raise TypeError(f'write @….on_{when}("name"): of which thing?')
        if not names and tag is None:
            raise ValueError(f'on_{when} needs names or a tag: on_{when}("bell"), on_{when}(tag="bells")')

        return lambda handler: self._add(when, handler, names=names, tag=tag, **more)

    def _add(self, when: When, handler: _Handler, *, arguments: int = 2, **more: Any) -> _Handler:
        name = getattr(handler, "__name__", repr(handler))
        is_async = inspect.iscoroutinefunction(handler)
        if not is_async:
            raise TypeError(f"{name} handles on_{when} and has to be an async function: write `async def {name}(…)`")
        try:
            inspect.signature(handler).bind(*[None] * arguments)
        except TypeError as error:
            told = "world" if arguments == 1 else "world, event"
            raise TypeError(f"{name} is called with ({told}): write `async def {name}({told})`") from error
        hook = Hook(when, handler, **more)
        self.hooks = [each for each in self.hooks if not _is_in_place_of(hook, each)]
        self.hooks.append(hook)
        for tell in self.on_change:
            tell(hook)
        return handler

    def __repr__(self) -> str:
        return f"Experience({self.name!r})"


def _is_in_place_of(hook: Hook, before: Hook) -> bool:
    """Whether it is called for the same, and defined anew."""
    is_for_same = (hook.when, hook.names, hook.tag) == (before.when, before.names, before.tag)
    return is_for_same and _is_anew(before.handler, hook.handler)


def _is_anew(before: Handler, handler: Handler) -> bool:
    """Whether a function of a module, or of a notebook, was defined again. Those within others share their names."""
    name = getattr(handler, "__qualname__", "_")
    is_named = name != "_" and "<" not in name
    return is_named and (before.__module__, getattr(before, "__qualname__", "")) == (handler.__module__, name)
