"""The settings in effect, as the TOML that would set them: to look at, to keep, and to show to somebody who helps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import make_url

from lanting.app.settings import SETTINGS_FILE, Settings
from lanting.space.queries import StoredSpace


def printed(settings: Settings, *, redacted: bool) -> str:
    """One line a setting, those that differ from what Lanting comes with first. `redacted` leaves passwords out."""
    lines = list(_lines(settings, redacted=redacted))
    chosen = [line for line, is_chosen in lines if is_chosen] or ["# nothing: all is as Lanting comes"]
    left = [f"# {line}" for line, is_chosen in lines if not is_chosen]
    return "\n".join([f"# {SETTINGS_FILE}", "# Chosen", *chosen, "", "# As Lanting comes", *left])


def space_as_toml(space: StoredSpace) -> str:
    """A Space's name, template, language and rules; what a rule leaves to the Server is not written."""
    rules = {name: value for name, value in msgspec.to_builtins(space.rules).items() if value is not None}
    lines = [f"{name} = {_quoted(getattr(space, name))}" for name in ("name", "template", "language")]
    return "\n".join([*lines, "", "[rules]", *(f"{name} = {_quoted(value)}" for name, value in rules.items())])


def _lines(settings: Settings, *, redacted: bool) -> Iterator[tuple[str, bool]]:
    for name, field in Settings.model_fields.items():
        value = getattr(settings, name)
        if name == "database" and value is not None and redacted:
            value = make_url(value).render_as_string(hide_password=True)
        text = '""  # not set' if value is None else _quoted(_plain(value))
        yield f"{name} = {text}", value != field.default


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _plain(value: Any) -> Any:
    """A value as TOML writes it: JSON's text, numbers and lists are TOML's too."""
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple):
        return [str(each) for each in value]
    return value.as_posix() if isinstance(value, Path) else str(value)
