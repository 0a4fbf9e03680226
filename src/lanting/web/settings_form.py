"""Settings of an experience as a plain form: what its fields show, and what was typed into them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from lanting.protocol.manifest import Manifest, SettingField, SettingValue
from lanting.web.form import Complaints, Form

PREFIX = "set-"
"""Before the names of their fields, which are the author's."""
Chosen = Mapping[str, SettingValue]


@dataclass(frozen=True, slots=True)
class ShownSetting:
    """A field as the page draws it."""

    name: str
    kind: str
    label: str
    note: str
    value: str
    """As text; of yes or no "on" or ""."""
    options: list[tuple[str, str]]
    """What is sent, and what is read."""
    chars_max: int


def shown_settings(manifest: Manifest, chosen: Chosen, locale: str, typed: Form | None = None) -> list[ShownSetting]:
    """With what was chosen before, or with what was just typed."""
    return [
        ShownSetting(
            name=f"{PREFIX}{each.name}",
            kind=each.kind,
            label=manifest.said(each.label, locale) or each.name,
            note=manifest.said(each.note, locale),
            value=_spelled(chosen.get(each.name, each.value)) if typed is None else typed[f"{PREFIX}{each.name}"],
            options=[(option, manifest.said(option, locale)) for option in each.options],
            chars_max=each.chars_max,
        )
        for each in manifest.settings
    ]


def typed_settings(manifest: Manifest, form: Form) -> tuple[dict[str, SettingValue], Complaints]:
    """What was chosen; and by field what is wrong."""
    chosen: dict[str, SettingValue] = {}
    complaints: Complaints = {}
    for field in manifest.settings:
        name = f"{PREFIX}{field.name}"
        # A browser ends every line of a long text with both.
        found = _read(field, form[name].replace("\r\n", "\n"), is_ticked=form.is_ticked(name))
        if found is None:
            complaints[name] = _complaint(field)
        else:
            chosen[field.name] = found
    return chosen, complaints


def _read(field: SettingField, typed: str, *, is_ticked: bool) -> SettingValue | None:
    """None: it cannot be that."""
    match field.kind:
        case "yes_no":
            return is_ticked
        case "number":
            return _number(field, typed.strip())
        case "choice":
            return typed if typed in field.options else None
    return typed if len(typed) <= field.chars_max else None


def _number(field: SettingField, typed: str) -> float | int | None:
    try:
        # A comma is what half of our readers write.
        number = float(typed.replace(",", ".")) if typed else float(field.value)
    except ValueError:
        return None
    low, high = _limits(field)
    if not low <= number <= high or (field.is_whole and not number.is_integer()):
        return None
    return int(number) if field.is_whole else number


def _limits(field: SettingField) -> tuple[float, float]:
    return -1e12 if field.min is None else field.min, 1e12 if field.max is None else field.max


def _complaint(field: SettingField) -> tuple[str, dict[str, str | int | float]]:
    if field.kind == "number":
        low, high = (int(each) if math.isfinite(each) and float(each).is_integer() else each for each in _limits(field))
        return ("setting-whole-refused" if field.is_whole else "setting-number-refused"), {"min": low, "max": high}
    if field.kind == "choice":
        return "rules-choice-refused", {}
    return "setting-text-refused", {"max": field.chars_max}


def _spelled(value: SettingValue) -> str:
    if isinstance(value, bool):
        return "on" if value else ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
