"""A Panel: what an experience asks or shows, described once, drawn as accessible HTML and as a board in the Space."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from lanting.protocol.limit import (
    PANEL_BUTTONS_MAX,
    PANEL_ITEMS_MAX,
    PANEL_OPTIONS_MAX,
    PANEL_POINTS_MAX,
    PANEL_TEXT_CHARS_MAX,
)

Label = Annotated[str, msgspec.Meta(max_length=200)]
FieldName = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{0,39}\Z")]
PanelNumber = Annotated[float, msgspec.Meta(ge=-1e12, le=1e12)]
AssetName = Annotated[str, msgspec.Meta(pattern=r"^ast_[0-9a-hjkmnp-tv-z]{16,64}\Z")]
Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")]
"""A date of RFC 3339: year, month and day."""


class _Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """One thing on a Panel, from top to bottom."""


class Text(_Item, frozen=True, tag="text"):
    """A paragraph; line breaks are kept."""

    text: Annotated[str, msgspec.Meta(max_length=PANEL_TEXT_CHARS_MAX)]
    style: Literal["plain", "heading", "good", "warning"] = "plain"


class Picture(_Item, frozen=True, tag="picture"):
    """A picture of the Space's library."""

    asset: AssetName
    alt: Label
    """What it shows, for who does not see it; "" where it only decorates."""


class Listing(_Item, frozen=True, tag="list"):
    """Entries one below the other, with dots or numbers."""

    entries: Annotated[list[Label], msgspec.Meta(max_length=PANEL_OPTIONS_MAX)]
    is_numbered: bool = False


class Table(_Item, frozen=True, tag="table"):
    """Each row has as many cells as there are columns."""

    columns: Annotated[list[Label], msgspec.Meta(min_length=1, max_length=8)]
    rows: Annotated[list[list[Label]], msgspec.Meta(max_length=PANEL_OPTIONS_MAX)]
    caption: Label = ""


class Progress(_Item, frozen=True, tag="progress"):
    """A bar that is filled so far."""

    label: Label
    value: Annotated[float, msgspec.Meta(ge=0, le=1)]
    """From nothing to done."""


class BarChart(_Item, frozen=True, tag="bars"):
    """A bar for each label."""

    title: Label
    labels: Annotated[list[Label], msgspec.Meta(max_length=PANEL_OPTIONS_MAX)]
    values: Annotated[list[PanelNumber], msgspec.Meta(max_length=PANEL_OPTIONS_MAX)]
    unit: Label = ""


class Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points of one line, x and y, in the order in which they are joined."""

    name: Label
    points: Annotated[list[tuple[PanelNumber, PanelNumber]], msgspec.Meta(max_length=PANEL_POINTS_MAX)]


class LineChart(_Item, frozen=True, tag="lines"):
    """Lines over one pair of axes."""

    title: Label
    series: Annotated[list[Series], msgspec.Meta(max_length=6)]
    x_label: Label = ""
    y_label: Label = ""


class TextField(_Item, frozen=True, tag="text_field"):
    """A line to write, or several."""

    name: FieldName
    label: Label
    value: Annotated[str, msgspec.Meta(max_length=PANEL_TEXT_CHARS_MAX)] = ""
    chars_max: Annotated[int, msgspec.Meta(ge=1, le=PANEL_TEXT_CHARS_MAX)] = 200
    is_long: bool = False
    """Several lines."""
    is_required: bool = False


class NumberField(_Item, frozen=True, tag="number_field"):
    """A number to write."""

    name: FieldName
    label: Label
    value: PanelNumber | None = None
    min: PanelNumber | None = None
    max: PanelNumber | None = None
    step: Annotated[float, msgspec.Meta(gt=0, le=1e9)] | None = None
    unit: Label = ""
    is_required: bool = False


class Slider(_Item, frozen=True, tag="slider"):
    """A number to choose between two."""

    name: FieldName
    label: Label
    value: PanelNumber
    min: PanelNumber
    max: PanelNumber
    step: Annotated[float, msgspec.Meta(gt=0, le=1e9)] = 1.0
    unit: Label = ""


class ChoiceField(_Item, frozen=True, tag="choice_field"):
    """One of the options, or with `is_many` any of them."""

    name: FieldName
    label: Label
    options: Annotated[list[Label], msgspec.Meta(min_length=1, max_length=PANEL_OPTIONS_MAX)]
    value: Annotated[list[Label], msgspec.Meta(max_length=PANEL_OPTIONS_MAX)] = []
    is_many: bool = False
    is_required: bool = False


class DateField(_Item, frozen=True, tag="date_field"):
    """A day to choose."""

    name: FieldName
    label: Label
    value: Day | None = None
    min: Day | None = None
    max: Day | None = None
    is_required: bool = False


Field = TextField | NumberField | Slider | ChoiceField | DateField
Item = Text | Picture | Listing | Table | Progress | BarChart | LineChart | Field


class PanelButton(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: FieldName
    label: Label
    style: Literal["plain", "primary", "warning"] = "plain"


class Panel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is on it. Names of fields and of buttons are each there once."""

    title: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    items: Annotated[list[Item], msgspec.Meta(max_length=PANEL_ITEMS_MAX)] = []
    buttons: Annotated[list[PanelButton], msgspec.Meta(max_length=PANEL_BUTTONS_MAX)] = []
    can_close: bool = True
    """Whether she may put it away without an answer."""


FieldValue = (
    Annotated[str, msgspec.Meta(max_length=PANEL_TEXT_CHARS_MAX)]
    | PanelNumber
    | Annotated[list[Label], msgspec.Meta(max_length=PANEL_OPTIONS_MAX)]
    | None
)
"""Of a text or date field a string, of a number or slider a number, of a choice the chosen; None: left empty."""
FieldValues = Annotated[dict[FieldName, FieldValue], msgspec.Meta(max_length=PANEL_ITEMS_MAX)]
