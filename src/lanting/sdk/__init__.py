"""The SDK: what authors of programs import, and all they need.

Concepts: a `Bot` is a Participant moved by a program, entering by the same door as a browser; `Person` is whom it
knows; the events it hears are plain dataclasses (`ChatHeard`, `PersonArrived`, …). An `Experience` is behaviour for a
Space: handlers that are given its `World` and what happened (`Clicked`, `CameIn`, …), with `Panel`s to ask, `State` to
keep and `Settings` to be chosen; `lanting.sdk.testing` tries it without a server. Every error says what to do about it.
"""

from lanting.protocol.experience import Badge
from lanting.protocol.operation import AddEntity, ClearComponent, RemoveEntity, SetProperties
from lanting.protocol.panel import (
    BarChart,
    ChoiceField,
    DateField,
    LineChart,
    Listing,
    NumberField,
    Picture,
    Progress,
    Series,
    Slider,
    Table,
    Text,
    TextField,
)
from lanting.protocol.pose import Pose
from lanting.protocol.scene_notice import AppliedEdit
from lanting.protocol.word import BlockedPerson, ChatLine, Emote, Look, Place, Rules, Waiter
from lanting.sdk.bot import Bot
from lanting.sdk.companion import Asked, Companion, Found
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
from lanting.sdk.experience.asking import Answer, OpenPanel
from lanting.sdk.experience.declaration import Experience
from lanting.sdk.experience.entity import Entity
from lanting.sdk.experience.error import (
    CapabilityMissing,
    EntityUnknown,
    HandlerOverran,
    Left,
    PanelWrong,
    ParticipantUnknown,
    PutAway,
    Refuse,
    Reloaded,
    SettingsWrong,
    StateWrong,
    TextUnknown,
)
from lanting.sdk.experience.happened import (
    CameIn,
    CameNear,
    Clicked,
    CrossedZone,
    GaveAnswer,
    GaveCommand,
    LeftThing,
    MadeGesture,
    SaidLine,
    TookThing,
    WentAway,
    WhisperedLine,
)
from lanting.sdk.experience.log import WorldLog, Written
from lanting.sdk.experience.motion import Motion, Sounding, Track
from lanting.sdk.experience.panel import Button, Panel
from lanting.sdk.experience.participant import Participant
from lanting.sdk.experience.settings import Settings
from lanting.sdk.experience.show import ShowClock
from lanting.sdk.experience.state import State, migration
from lanting.sdk.experience.texts import ReaderTexts
from lanting.sdk.experience.world import World
from lanting.sdk.figure import Walk
from lanting.sdk.hand import CarriedThing
from lanting.sdk.listening import Heard, HeardPacket
from lanting.sdk.people import Person
from lanting.sdk.remote.array_acts import PointsPlot, SurfacePlot
from lanting.sdk.remote.connect import BlockingWorld, Connection, connect, connect_blocking
from lanting.sdk.remote.error import NoCamera, NotSecure
from lanting.sdk.remote.photo import Photo
from lanting.sdk.rights import Rights
from lanting.sdk.scene import BotScene, SceneEntity
from lanting.sdk.thing import Thing
from lanting.sdk.tracking import Tracked, TrackedPart

__all__ = [
    "AddEntity",
    "Announced",
    "Answer",
    "AppliedEdit",
    "Asked",
    "Badge",
    "BarChart",
    "BlockedPerson",
    "BlockingWorld",
    "Bot",
    "BotEnded",
    "BotError",
    "BotEvent",
    "BotScene",
    "Button",
    "ButtonPressed",
    "CameIn",
    "CameNear",
    "CapabilityMissing",
    "CarriedThing",
    "ChatHeard",
    "ChatLine",
    "ChoiceField",
    "ClearComponent",
    "Clicked",
    "CodecMissing",
    "Companion",
    "Connection",
    "CrossedZone",
    "DateField",
    "DraftChanged",
    "Emote",
    "Emoted",
    "Ended",
    "Entity",
    "EntityUnknown",
    "EntryRefused",
    "Experience",
    "FellBehind",
    "Found",
    "GaveAnswer",
    "GaveCommand",
    "HandlerOverran",
    "HandsChanged",
    "Heard",
    "HeardPacket",
    "Left",
    "LeftThing",
    "LineChart",
    "LineLost",
    "LineRestored",
    "Listing",
    "Look",
    "MadeGesture",
    "Motion",
    "Moved",
    "MustWait",
    "NoAnswer",
    "NoCamera",
    "NotSecure",
    "NumberField",
    "OpenPanel",
    "Panel",
    "PanelWrong",
    "Participant",
    "ParticipantUnknown",
    "Person",
    "PersonArrived",
    "PersonLeft",
    "Photo",
    "Picture",
    "Place",
    "PointsPlot",
    "Pose",
    "Progress",
    "PutAway",
    "ReaderTexts",
    "Refuse",
    "Reloaded",
    "RemoveEntity",
    "RequestRefused",
    "Rights",
    "RightsChanged",
    "Rules",
    "RulesChanged",
    "SaidLine",
    "SceneEdited",
    "SceneEntity",
    "Series",
    "ServerNotTrusted",
    "ServerUnreachable",
    "SetProperties",
    "Settings",
    "SettingsWrong",
    "ShowClock",
    "Slider",
    "Sounding",
    "SpaceNotFound",
    "State",
    "StateWrong",
    "SurfacePlot",
    "Table",
    "Text",
    "TextField",
    "TextUnknown",
    "Thing",
    "ThingLeft",
    "ThingTaken",
    "TookThing",
    "Track",
    "Tracked",
    "TrackedPart",
    "Waiter",
    "WaitersChanged",
    "Waits",
    "Walk",
    "WentAway",
    "WhisperHeard",
    "WhisperedLine",
    "World",
    "WorldLog",
    "Written",
    "connect",
    "connect_blocking",
    "migration",
]
