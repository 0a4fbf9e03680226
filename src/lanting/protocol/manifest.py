"""What an experience says of itself before it is switched on: made of its code in a process of its own (ADR 13)."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from lanting.protocol.limit import PANEL_ITEMS_MAX
from lanting.protocol.panel import FieldName, Label

SETTING_CHARS_MAX: Final = 60_000
"""Of one setting: a table of some hundred lines as CSV."""

ExperienceName = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{0,39}\Z")]
_Said = Annotated[str, msgspec.Meta(max_length=2_000)]


SettingKind = Literal["text", "long_text", "number", "yes_no", "choice"]
SettingValue = bool | int | float | Annotated[str, msgspec.Meta(max_length=SETTING_CHARS_MAX)]


class SettingField(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that may be chosen. Drawn as a field of a form, and checked there."""

    name: FieldName
    kind: SettingKind
    value: SettingValue
    """What counts unless something is chosen."""
    label: Label = ""
    """"" for its name."""
    note: _Said = ""
    options: list[str] = []
    """Of a choice."""
    min: float | None = None
    max: float | None = None
    is_whole: bool = False
    """A number without a fraction."""
    chars_max: int = SETTING_CHARS_MAX


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """Each text is either what is said, or the key of what is said in `words`."""

    name: ExperienceName
    title: Label = ""
    """What people call it; "" for its name."""
    about: _Said = ""
    """What it does, in a sentence or two."""
    capabilities: Annotated[list[str], msgspec.Meta(max_length=16)] = []
    """What it asks to be allowed."""
    keeps: _Said = ""
    """Which personal data it keeps, and why; "" for none."""
    settings: Annotated[list[SettingField], msgspec.Meta(max_length=PANEL_ITEMS_MAX)] = []
    """What whoever keeps the Space may choose, each with its value unless chosen."""
    commands: dict[str, str] = {}
    """By word, what each does."""
    template: str | None = None
    """The place that it was made for."""
    purpose: str | None = None
    """What people come to do there, as the lobby groups Spaces; None: what that place is for."""
    words: dict[str, dict[str, str]] = {}
    """By language and key, what its texts are in it."""

    def said(self, text: str, language: str) -> str:
        """A text of this manifest in a reader's language, or in English, or as it stands."""
        for each in (language, "en"):
            if (found := self.words.get(each, {}).get(text)) is not None:
                return found
        return text

    def called(self, language: str) -> str:
        """What people call it."""
        return self.said(self.title, language) or self.name


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """What reading the code at one place came to."""

    ref: str
    manifest: Manifest | None = None
    trouble: str = ""
    """Why there is none: file, line and what Python said."""
