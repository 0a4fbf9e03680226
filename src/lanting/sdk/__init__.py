"""The SDK: what authors of programs import, and all they need.

Concepts: a `Bot` is a Participant moved by a program, entering by the same door as a browser; `Person` is whom it
knows; the events it hears are plain dataclasses (`ChatHeard`, `PersonArrived`, …); every error says what to do about
it.
"""

from lanting.protocol.pose import Pose
from lanting.protocol.word import ChatLine, Emote, Look
from lanting.sdk.bot import Bot, Walk
from lanting.sdk.error import (
    BotEnded,
    BotError,
    EntryRefused,
    FellBehind,
    NoAnswer,
    RequestRefused,
    ServerNotTrusted,
    ServerUnreachable,
    SpaceNotFound,
)
from lanting.sdk.event import (
    BotEvent,
    ChatHeard,
    Emoted,
    Ended,
    LineLost,
    LineRestored,
    Moved,
    PersonArrived,
    PersonLeft,
)
from lanting.sdk.people import Person
from lanting.sdk.thing import Thing

__all__ = [
    "Bot",
    "BotEnded",
    "BotError",
    "BotEvent",
    "ChatHeard",
    "ChatLine",
    "Emote",
    "Emoted",
    "Ended",
    "EntryRefused",
    "FellBehind",
    "LineLost",
    "LineRestored",
    "Look",
    "Moved",
    "NoAnswer",
    "Person",
    "PersonArrived",
    "PersonLeft",
    "Pose",
    "RequestRefused",
    "ServerNotTrusted",
    "ServerUnreachable",
    "SpaceNotFound",
    "Thing",
    "Walk",
]
