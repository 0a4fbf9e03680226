"""Settings of an experience: declared once as a class, drawn as a form on the page where it is switched on."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from lanting.sdk.experience.error import SettingsWrong


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Base of an experience's settings. Every field has a default.

        class TeaSettings(Settings):
            cups: Annotated[int, msgspec.Meta(ge=1, le=12, title="Cups", description="In each pot.")] = 3

    Types: str, int, float, bool, `Literal["green", "black"]`. `msgspec.Meta` says title, description and limits (`ge`,
    `le`, `max_length`); `extra={"kind": "long_text"}` draws several lines,
    and `extra={"fr": "Tasses", "zh-CN": "杯数"}` are its title in other languages.
    """


AnySettings = TypeVar("AnySettings", bound=Settings)


def read_settings(kind: type[AnySettings], form: bytes) -> AnySettings:
    """Settings from the JSON object that the page has kept. Raises SettingsWrong, which names field and limit."""
    try:
        return msgspec.json.decode(form or b"{}", type=kind)
    except msgspec.DecodeError as error:
        raise SettingsWrong(kind.__name__, str(error)) from error
