"""What handlers are told: plain values in the past tense. Whoever has left meanwhile is still named (`is_here`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lanting.sdk.experience.asking import Answer
    from lanting.sdk.experience.entity import Entity
    from lanting.sdk.experience.participant import Participant


@dataclass(frozen=True, slots=True)
class Clicked:
    """Somebody near clicked a thing, or pressed its button."""

    participant: Participant
    entity: Entity
    at: datetime


@dataclass(frozen=True, slots=True)
class CameIn:
    """A person is inside."""

    participant: Participant
    was_here: bool
    """She was inside already when the experience began."""


@dataclass(frozen=True, slots=True)
class WentAway:
    """A person has left; what is kept of her stays."""

    participant: Participant


@dataclass(frozen=True, slots=True)
class CameNear:
    """Somebody came near a thing; told again after she has gone away from it."""

    participant: Participant
    entity: Entity


@dataclass(frozen=True, slots=True)
class CrossedZone:
    """Somebody entered or left a Zone."""

    participant: Participant
    entity: Entity
    is_in: bool


@dataclass(frozen=True, slots=True)
class TookThing:
    """Somebody took a thing in hand."""

    participant: Participant
    entity: Entity


@dataclass(frozen=True, slots=True)
class LeftThing:
    """A thing lies or flies again that was in a hand."""

    participant: Participant | None
    """Who had it, as far as known."""
    entity: Entity


@dataclass(frozen=True, slots=True)
class SaidLine:
    """Somebody wrote to everybody."""

    participant: Participant | None
    """None: she has left already."""
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class WhisperedLine:
    """Somebody wrote to the experience alone."""

    participant: Participant
    text: str


@dataclass(frozen=True, slots=True)
class MadeGesture:
    """Somebody waved, clapped, bowed, pointed, raised a hand or danced."""

    participant: Participant
    emote: str
    """`wave`, `clap`, `bow`, `point`, `raise_hand` or `dance`."""


@dataclass(frozen=True, slots=True)
class GaveCommand:
    """Somebody wrote `/word text` in the chat; nobody else read it."""

    participant: Participant
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class GaveAnswer:
    """Somebody pressed a button of a Panel, or put it away."""

    participant: Participant
    answer: Answer


Happened = (
    Clicked
    | CameIn
    | WentAway
    | CameNear
    | CrossedZone
    | TookThing
    | LeftThing
    | SaidLine
    | WhisperedLine
    | MadeGesture
    | GaveCommand
    | GaveAnswer
)
