"""Who the company are and what they talk about: read from `cast.json` and `talk.json` beside this file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from lanting.household.talk import Dialogue
from lanting.sdk import Look


@dataclass(frozen=True, slots=True)
class Character:
    """One of the company."""

    name: str
    look: Look


@cache
def characters() -> tuple[Character, ...]:
    """Who the company is, in the order in which they come."""
    return msgspec.json.decode(_read("cast.json"), type=tuple[Character, ...])


@cache
def dialogues() -> tuple[Dialogue, ...]:
    """What two of the company may say to each other."""
    return msgspec.json.decode(_read("talk.json"), type=tuple[Dialogue, ...])


def _read(name: str) -> bytes:
    return (files("lanting.household") / name).read_bytes()
