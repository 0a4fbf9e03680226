"""Whether a Panel can be shown, and whether an answer fits the Panel that she was shown (SP-194, SP-197)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from lanting.protocol.experience import Answer
from lanting.protocol.panel import (
    BarChart,
    ChoiceField,
    DateField,
    Field,
    FieldValue,
    LineChart,
    NumberField,
    Panel,
    PanelButton,
    Slider,
    Table,
    TextField,
)
from lanting.protocol.text import clean_line, clean_text, is_blank

_FIELDS = (TextField, NumberField, Slider, ChoiceField, DateField)


def cleaned(panel: Panel) -> Panel:
    """The same with every text made safe for readers."""
    return _cleaned(panel)  # type: ignore[no-any-return]


def fault_of(panel: Panel) -> str | None:
    """What is wrong with it, as its author would look for it; None: nothing."""
    if is_blank(panel.title):
        return "title"
    names = [*(field.name for field in fields_of(panel)), *(f"button {each.name}" for each in panel.buttons)]
    for name, times in Counter(names).items():
        if times > 1:
            return name
    for number, item in enumerate(panel.items):
        if not _fits_itself(item):
            return getattr(item, "name", f"item {number + 1}")
    return None


def fields_of(panel: Panel) -> list[Field]:
    return [item for item in panel.items if isinstance(item, _FIELDS)]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why an answer is not taken: the code of a refusal, and the label of the field that it is about."""

    code: str
    field: str = ""


def values_of(panel: Panel, answer: Answer) -> dict[str, FieldValue] | Flaw:
    """What is in each field of the Panel, cleaned; nothing where she puts it away."""
    if answer.button is None:
        return {} if panel.can_close else Flaw("answer_button")
    button = next((each for each in panel.buttons if each.name == answer.button), None)
    if button is None:
        return Flaw("answer_button")
    values: dict[str, FieldValue] = {}
    fields = fields_of(panel)
    if not answer.values.keys() <= {field.name for field in fields}:
        return Flaw("answer_wrong")
    for field in fields:
        fits, value = _read(field, answer.values.get(field.name))
        if not fits:
            return Flaw("answer_wrong", field.label)
        if _is_required(field) and value in (None, "", []) and not _leaves(button, panel.buttons):
            return Flaw("answer_missing", field.label)
        values[field.name] = value
    return values


def _leaves(button: PanelButton, buttons: Iterable[PanelButton]) -> bool:
    """Whether it stands beside one that sends: Back and Cancel want no field filled in."""
    return button.style == "plain" and any(each.style != "plain" for each in buttons)


def _is_required(field: Field) -> bool:
    return not isinstance(field, Slider) and field.is_required


def _read(field: Field, value: FieldValue) -> tuple[bool, FieldValue]:
    """Whether it may stand there, and what then stands there."""
    match field:
        case TextField():
            text = "" if value is None else value
            if not isinstance(text, str):
                return False, None
            text = clean_text(text) if field.is_long else clean_line(text)
            return len(text) <= field.chars_max, "" if is_blank(text) else text
        case NumberField() | Slider():
            if value is None:
                return isinstance(field, NumberField), None
            return _is_number(value) and _is_between(value, field.min, field.max), value
        case ChoiceField():
            chosen = [] if value is None else value
            if not isinstance(chosen, list):
                return False, None
            is_one_of_each = len(set(chosen)) == len(chosen) and set(chosen) <= set(field.options)
            return is_one_of_each and (field.is_many or len(chosen) <= 1), chosen
        case DateField():
            if value in (None, ""):
                return True, None
            return _is_day(value) and _is_between(value, field.min, field.max), value


def _is_number(value: Any) -> bool:
    return isinstance(value, float | int) and math.isfinite(value)


def _is_between(value: Any, low: Any, high: Any) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)


def _is_day(value: Any) -> bool:
    """Of the calendar."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _fits_itself(item: object) -> bool:
    """Whether its parts agree with one another."""
    match item:
        case Table():
            return all(len(row) == len(item.columns) for row in item.rows)
        case BarChart():
            return len(item.labels) == len(item.values) and all(map(math.isfinite, item.values))
        case LineChart():
            return all(math.isfinite(number) for each in item.series for point in each.points for number in point)
        case Slider():
            return item.min < item.max and item.min <= item.value <= item.max
        case NumberField():
            return _is_between(item.min, None, item.max) if item.min is not None else True
        case ChoiceField():
            is_one_of_each = len(set(item.options)) == len(item.options)
            return is_one_of_each and _read(item, item.value)[0]
    return True


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    if isinstance(value, msgspec.Struct):
        changed = {
            name: clean
            for name in value.__struct_fields__
            if isinstance(part := getattr(value, name), str | list) and (clean := _cleaned(part)) != part
        }
        return msgspec.structs.replace(value, **changed) if changed else value
    return value
