"""A Panel as an author writes it: a title, what is on it, and buttons. What is wrong is said where it is made."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from inspect import isawaitable
from typing import Final

import msgspec

from lanting.protocol import panel as wire
from lanting.protocol.limit import PANEL_BYTES_MAX
from lanting.protocol.panel import BarChart, ChoiceField, Item, Slider, Table, Text
from lanting.protocol.word import Language
from lanting.sdk.experience.error import PanelWrong
from lanting.sdk.experience.texts import LANGUAGES, OTHERWISE, ReaderTexts, Texts

Button = wire.PanelButton
_decoder: Final = msgspec.msgpack.Decoder(wire.Panel)
_encoder: Final = msgspec.msgpack.Encoder()
_NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9]+")
_FIELDS: Final = (wire.TextField, wire.NumberField, wire.Slider, wire.ChoiceField, wire.DateField)


class Panel:
    """What is shown to somebody, or hung in the Space as a board: described once, drawn as a form and as a board.

    `Panel("Tea?", choices=["Longjing", "Pu'er"])` has a button for each choice; `Panel("Your mark", TextField("name",
    "Name"), buttons=["Send"])` has a field. A str among the items is a paragraph.
    """

    __slots__ = ("content",)

    content: wire.Panel
    """As the wire has it."""

    def __init__(
        self,
        title: str,
        *items: Item | str,
        text: str = "",
        choices: Sequence[str] = (),
        buttons: Sequence[Button | str] = (),
        can_close: bool = True,
    ) -> None:
        """`text`: a paragraph before the items. `choices` and `buttons` are both buttons, in this order.

        With fields and no button it has one that says OK. `can_close=False`: it is not put away without an answer.
        Raises PanelWrong: too long, too many (60 items, 20 buttons, 15 KB in all), a name twice.
        """
        said = (text, *items) if text else items
        parts: list[Item] = [Text(each) if isinstance(each, str) else each for each in said]
        named = _buttons([*choices, *buttons])
        if not named and any(isinstance(each, _FIELDS) for each in parts):
            named = [Button("ok", "OK", "primary")]
        self.content = _checked(wire.Panel(title=title, items=parts, buttons=named, can_close=can_close))

    @property
    def title(self) -> str:
        return self.content.title

    def label_of(self, button: str | None) -> str | None:
        """What stands on the button of this name."""
        return next((each.label for each in self.content.buttons if each.name == button), None)

    def read(self, values: Mapping[str, wire.FieldValue]) -> dict[str, wire.FieldValue]:
        """What was filled in, as an author reads it: of a choice of one the option itself."""
        one = {each.name for each in self.content.items if isinstance(each, ChoiceField) and not each.is_many}
        return {
            name: next(iter(value), None) if name in one and isinstance(value, list) else value
            for name, value in values.items()
        }

    def __repr__(self) -> str:
        return f"Panel({self.title!r}, {len(self.content.items)} items, {len(self.content.buttons)} buttons)"


PanelFor = Callable[[ReaderTexts], Panel | Awaitable[Panel]]
"""Makes a Panel of the texts of who reads it."""


async def panel_by_language(panel: Panel | PanelFor, texts: Texts) -> dict[Language, Panel]:
    """What is seen in English, and in each language in which something else is.

    Raises PanelWrong, also where all of these are together more than one Panel may be; and what making them raises.
    """
    if isinstance(panel, Panel):
        return {OTHERWISE: panel}
    made: dict[Language, Panel] = {}
    for language in LANGUAGES:
        found = panel(ReaderTexts(texts, language))
        made[language] = await found if isawaitable(found) else found
        if not isinstance(made[language], Panel):
            raise TypeError(f"what makes a panel of texts returns a Panel, not {made[language]!r}")
    english = made[OTHERWISE]
    seen = {each: made[each] for each in LANGUAGES if each == OTHERWISE or made[each].content != english.content}
    size = sum(len(_encoder.encode(each.content)) for each in seen.values())
    if size > PANEL_BYTES_MAX:
        raise PanelWrong(
            english.title,
            f"it has {size:,} bytes in its {len(seen)} languages, at most {PANEL_BYTES_MAX:,} are shown: show less "
            "at a time, or show it in one language to those who read it",
        )
    return seen


def _buttons(wanted: Iterable[Button | str]) -> list[Button]:
    """Each with a name of its own: that of its label where this has letters a to z, else its number."""
    named: list[Button] = []
    for number, each in enumerate(wanted, 1):
        if isinstance(each, str):
            word = _NOT_IN_NAMES.sub("_", each.lower()).strip("_")[:32]
            taken = {button.name for button in named}
            name = word if word[:1].isalpha() and word not in taken else f"button_{number}"
            each = Button(name, each)
        named.append(each)
    return named


def _checked(panel: wire.Panel) -> wire.Panel:
    """What the server would refuse is refused here, in the author's own line. Raises PanelWrong."""
    title = str(panel.title)
    try:
        encoded = _encoder.encode(panel)
        read = _decoder.decode(encoded)
    except (msgspec.DecodeError, TypeError, UnicodeError) as error:
        raise PanelWrong(title, str(error)) from error
    if len(encoded) > PANEL_BYTES_MAX:
        raise PanelWrong(
            title, f"it has {len(encoded):,} bytes, at most {PANEL_BYTES_MAX:,} are shown: show less at a time"
        )
    for kind, names in (
        ("field", [each.name for each in read.items if isinstance(each, _FIELDS)]),
        ("button", [each.name for each in read.buttons]),
    ):
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise PanelWrong(title, f"the {kind} {twice[0]!r} is on it twice: give each a name of its own")
    for number, item in enumerate(read.items, 1):
        if what := _wrong_with(item):
            raise PanelWrong(title, f"item {number} ({type(item).__name__}): {what}")
    return read


def _wrong_with(item: Item) -> str | None:
    match item:
        case Table(columns=columns, rows=rows):
            wrong = next((row for row in rows if len(row) != len(columns)), None)
            return None if wrong is None else f"a row has {len(wrong)} cells and there are {len(columns)} columns"
        case BarChart(labels=labels, values=values) if len(labels) != len(values):
            return f"{len(labels)} labels and {len(values)} values"
        case Slider(value=value, min=least, max=most) if not least <= value <= most:
            return f"{value:g} is not between {least:g} and {most:g}"
        case ChoiceField(options=options, value=chosen) if not set(chosen) <= set(options):
            return f"{sorted(set(chosen) - set(options))[0]!r} is none of the options"
    return None
