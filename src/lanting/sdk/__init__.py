"""The SDK: what authors of programs import, and all they need.

Concepts: a `Bot` is a Participant moved by a program, entering by the same door as a browser; `Person` is whom it
knows; the events it hears are plain dataclasses (`ChatHeard`, `PersonArrived`, …); every error says what to do about
it.
"""

from lanting.protocol.operation import AddEntity, ClearComponent, RemoveEntity, SetProperties
from lanting.protocol.pose import Pose
from lanting.protocol.scene_notice import AppliedEdit
from lanting.protocol.word import BlockedPerson, ChatLine, Emote, Look, Rules, Waiter
from lanting.sdk.bot import Bot, Walk
from lanting.sdk.error import (
    BotEnded,
    BotError,
    CodecMissing,
    EntryRefused,
    FellBehind,
    MustWait,
    NoAnswer,
    RequestRefused,
    ServerNotTrusted,
    ServerUnreachable,
    SpaceNotFound,
)
from lanting.sdk.event import (
    Announced,
    BotEvent,
    ButtonPressed,
    ChatHeard,
    DraftChanged,
    Emoted,
    Ended,
    HandsChanged,
    LineLost,
    LineRestored,
    Moved,
    PersonArrived,
    PersonLeft,
    RightsChanged,
    RulesChanged,
    SceneEdited,
    ThingLeft,
    ThingTaken,
    WaitersChanged,
    Waits,
    WhisperHeard,
)
from lanting.sdk.hand import CarriedThing
from lanting.sdk.listening import Heard, HeardPacket
from lanting.sdk.people import Person
from lanting.sdk.rights import Rights
from lanting.sdk.scene import BotScene, SceneEntity
from lanting.sdk.thing import Thing
from lanting.sdk.tracking import Tracked, TrackedPart

__all__ = [
    "AddEntity",
    "Announced",
    "AppliedEdit",
    "BlockedPerson",
    "Bot",
    "BotEnded",
    "BotError",
    "BotEvent",
    "BotScene",
    "ButtonPressed",
    "CarriedThing",
    "ChatHeard",
    "ChatLine",
    "ClearComponent",
    "CodecMissing",
    "DraftChanged",
    "Emote",
    "Emoted",
    "Ended",
    "EntryRefused",
    "FellBehind",
    "HandsChanged",
    "Heard",
    "HeardPacket",
    "LineLost",
    "LineRestored",
    "Look",
    "Moved",
    "MustWait",
    "NoAnswer",
    "Person",
    "PersonArrived",
    "PersonLeft",
    "Pose",
    "RemoveEntity",
    "RequestRefused",
    "Rights",
    "RightsChanged",
    "Rules",
    "RulesChanged",
    "SceneEdited",
    "SceneEntity",
    "ServerNotTrusted",
    "ServerUnreachable",
    "SetProperties",
    "SpaceNotFound",
    "Thing",
    "ThingLeft",
    "ThingTaken",
    "Tracked",
    "TrackedPart",
    "Waiter",
    "WaitersChanged",
    "Waits",
    "Walk",
    "WhisperHeard",
]
