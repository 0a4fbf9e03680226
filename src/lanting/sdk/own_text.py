"""The texts that Lanting brings along, where they are plain lines: read without Fluent, which takes its time.

`key = text` and `    .description = text`, as they stand in `locales/<language>/<file>.ftl`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

_MESSAGE: Final = re.compile(r"^([a-z][\w-]*) = (.*)(?:\n    \.description = (.*))?$", re.MULTILINE)


@cache
def own_texts(language: str, file: str) -> Mapping[str, tuple[str, str]]:
    """By key: the text, and its description, "" where it has none."""
    text = (files("lanting") / "locales" / language / f"{file}.ftl").read_text(encoding="utf-8")
    return {found[1]: (found[2], found[3] or "") for found in _MESSAGE.finditer(text)}
