"""What can go wrong for an experience, each with what to do about it.

BotError
├── Left                she went away while she was asked
├── Reloaded            this code gives way to newer code, or ends, while it waits
├── PutAway             she closed the Panel without an answer
├── Refuse              raised by the author: an answer is not taken, and she reads why
├── EntityUnknown       no thing has this name
├── ParticipantUnknown  nobody inside is this
├── PanelWrong          what no Panel can show (a ValueError, too)
├── StateWrong          what is kept cannot be read by this code
├── SettingsWrong       a setting is not as declared
├── TextUnknown         no text stands under this key
└── CapabilityMissing   the experience did not ask for it, or the host did not allow it
HandlerOverran          no Exception: a step of a handler computed for too long
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import ClassVar

from lanting.protocol.limit import REASON_CHARS_MAX
from lanting.sdk.error import BotError


class Left(BotError):
    """She has left the Space, and will not answer."""

    code: ClassVar[str] = "left"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} has left the space; catch Left where that matters", name=name)
        self.name = name


class Reloaded(BotError):
    """The experience is about to go on with newer code, or to end: nothing that waits is answered any more."""

    code: ClassVar[str] = "reloaded"

    def __init__(self, reason: str) -> None:
        super().__init__(f"the experience was {reason} while this waited; let it end, the next start begins afresh")
        self.reason = reason


class PutAway(BotError):
    """She put the Panel away without an answer. `Panel(..., can_close=False)` does not let her."""

    code: ClassVar[str] = "put_away"

    def __init__(self, name: str, title: str) -> None:
        super().__init__(f"{name} put “{title}” away; catch PutAway, or make the panel with can_close=False")
        self.name = name


class Refuse(BotError):
    """Raise it where an answer cannot be taken: she reads the reason on the Panel, and nothing counts as answered."""

    code: ClassVar[str] = "refuse"

    def __init__(self, reason: str) -> None:
        if not 0 < len(reason) <= REASON_CHARS_MAX:
            raise ValueError(f"a reason has 1 to {REASON_CHARS_MAX} characters, this one {len(reason)}")
        super().__init__(reason)
        self.reason = reason


class EntityUnknown(BotError):
    """No Entity of the published Scene has this name."""

    code: ClassVar[str] = "entity_unknown"

    def __init__(self, name: str, names: Iterable[str]) -> None:
        alike = get_close_matches(name, sorted(set(names)), n=3, cutoff=0.5)
        there = f"; there is {', '.join(map(repr, alike))}" if alike else ""
        super().__init__(f"nothing here is named {name!r}{there}: name a thing so in the editor, or add it", name=name)


class ParticipantUnknown(BotError):
    """Nobody inside has this participant or person id."""

    code: ClassVar[str] = "participant_unknown"

    def __init__(self, key: str) -> None:
        super().__init__(f"nobody inside is {key!r}; she may have left: look into world.participants", key=key)


class PanelWrong(BotError, ValueError):
    """What cannot be on a Panel: too much of something, a name twice, a row of another length."""

    code: ClassVar[str] = "panel_wrong"

    def __init__(self, title: str, what: str) -> None:
        super().__init__(f"the panel {title!r} cannot be shown: {what}", title=title)


class StateWrong(BotError):
    """A kept value cannot be read by this code."""

    code: ClassVar[str] = "state_wrong"

    def __init__(self, state: str, version: int, what: str, remedy: str) -> None:
        super().__init__(f"{state}, kept in version {version}, cannot be read: {what}; {remedy}", state=state)


class SettingsWrong(BotError, ValueError):
    """A setting is not as its class declares it."""

    code: ClassVar[str] = "settings_wrong"

    def __init__(self, settings: str, what: str) -> None:
        super().__init__(f"{settings}: {what}; correct it on the page of the space's experiences", settings=settings)


class TextUnknown(BotError, LookupError):
    """No language of the experience has this text."""

    code: ClassVar[str] = "text_unknown"

    def __init__(self, key: str, folder: Path | None) -> None:
        where = f"in {folder}/en.ftl" if folder else "in a folder texts/ beside the experience, as en.ftl"
        super().__init__(f"there is no text {key!r}; write it {where}", key=key)


class CapabilityMissing(BotError):
    """The experience may not do this here."""

    code: ClassVar[str] = "capability_missing"

    def __init__(self, capability: str, act: str) -> None:
        super().__init__(
            f"{act} needs the capability {capability!r}: give it to Experience(capabilities=[…]), "
            "and have a host allow it on the page of the space's experiences",
            capability=capability,
        )


class HandlerOverran(BaseException):
    """One step of a handler computed for longer than it may. No Exception, so that `except Exception` lets it pass."""

    code: ClassVar[str] = "handler_overran"

    def __init__(self, limit_ms: int) -> None:
        super().__init__(
            f"this handler computed for {limit_ms} ms without awaiting anything; do it in pieces with "
            "`await world.sleep(0)` between them, or prepare it once in on_start"
        )
        self.limit_ms = limit_ms
