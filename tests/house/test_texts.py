"""No text is written that nobody says: each key of a locale is named by the sources, whole or put together."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.house.project import texts

KEY = re.compile(r"^([a-z][\w-]*) =", re.MULTILINE)
QUOTED = re.compile(r"""["'`]([\w-]+)["'`]""")
NAME = re.compile(r"^\s+(\w+)[,:]", re.MULTILINE)
TEMPLATE = re.compile(r"`([^`\n ]*\$\{[^`\n]*)`")
FORMATTED = re.compile(r'f"([^"\n ]*\{[^"\n]*)"')
BREAKABLE = re.compile(r"(?<=[^\s=]) [?!;:»](?=\s|$)|« ")
HOLE = re.compile(r"\$?\{[^{}]*\}")
"""What is put into a text's key at run time."""


@cache
def sources() -> str:
    """The product's own code: no tests, no texts."""
    code = (".py", ".ts", ".tsx", ".jinja", ".json")
    folders = ("src/lanting/", "client/src/")
    return "\n".join(text for file, text in texts().items() if file.startswith(folders) and file.endswith(code))


@cache
def words() -> frozenset[str]:
    """Whatever the sources quote or name as a field: a whole key, or what may fill a hole in one."""
    named = {*QUOTED.findall(sources()), *NAME.findall(sources())}
    return frozenset(named | {name.lower() for name in named})


@cache
def composed() -> tuple[re.Pattern[str], ...]:
    """Keys with holes, such as `emote-${name}` and f"thing-{kind}": a hole takes a number or a word of the sources."""
    written = {each for kind in (TEMPLATE, FORMATTED) for each in kind.findall(sources())}
    shapes = (HOLE.split(each) for each in written)
    return tuple(
        re.compile("([a-z_-]+|[0-9])".join(re.escape(part) for part in parts)) for parts in shapes if "-" in parts[0]
    )


def is_said(key: str) -> bool:
    if key in words():
        return True
    matches = (shape.fullmatch(key) for shape in composed())
    return any(all(part.isdigit() or part in words() for part in match.groups()) for match in matches if match)


@pytest.mark.parametrize("file", sorted(file for file in texts() if "/locales/en/" in file))
def test_every_text_is_said_somewhere(file: str) -> None:
    unsaid = [key for key in KEY.findall(texts()[file]) if not is_said(key)]
    assert unsaid == [], f"{file} has texts that nobody says"


def test_a_text_that_nobody_says_is_found() -> None:
    assert is_said("emote-wave")
    assert not is_said("emote-juggle")
    assert not is_said("nobody-says-this")


@pytest.mark.parametrize("file", sorted(file for file in texts() if "/locales/fr/" in file))
def test_french_punctuation_never_begins_a_line(file: str) -> None:
    """A space before ? ! ; : or within « » is one that does not break."""
    broken = [line for line in texts()[file].splitlines() if not line.startswith("#") and BREAKABLE.search(line)]
    assert broken == [], f"{file}: put U+202F before ? ! ; and U+00A0 before : and within « »"
