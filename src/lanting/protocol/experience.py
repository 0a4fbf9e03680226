"""What visitors and experiences say to one another: clicks, commands, Panels, offers, and what an experience shows.

An experience is a Participant without a body (`Enter.unseen`): what it may ask for is in `program`.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from lanting.kernel.error import Fact
from lanting.protocol.limit import ANIMATION_KEYS_MAX, BADGE_CHARS_MAX, PHOTO_BYTES_MAX, TOLD_CHARS_MAX
from lanting.protocol.message import Notice, Request, notice, request
from lanting.protocol.panel import FieldName, FieldValues, Panel
from lanting.protocol.permission import Permission
from lanting.protocol.word import EntityKey, Place, Point, RequestId

ShownKey = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_.-]{1,64}\Z")]
"""The program's own name for something it shows; said again, it replaces what was shown."""
PanelKey = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_.-]{1,100}\Z")]
"""The server's name for one Panel of one program: told with it, said in answers."""
CommandWord = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{0,23}\Z")]
BadgeText = Annotated[str, msgspec.Meta(min_length=1, max_length=BADGE_CHARS_MAX)]
ToldText = Annotated[str, msgspec.Meta(min_length=1, max_length=TOLD_CHARS_MAX)]


# What visitors ask for


@request(100, "use.click", needs=Permission.USE, rate_per_s=5, burst=20, size_max=128)
class Click(Request, frozen=True):
    """A thing to which an experience listens, from CLICK_WITHIN_M. Refused, or the experience decides what happens."""

    entity: EntityKey


@request(101, "use.command", needs=Permission.USE, rate_per_s=1, burst=5, size_max=2_200)
class Command(Request, frozen=True):
    """A line of chat that began with a stroke: for the experience that has this command, and for nobody else."""

    word: CommandWord
    text: Annotated[str, msgspec.Meta(max_length=500)] = ""
    """What followed the word."""


@request(102, "use.answer", needs=Permission.USE, rate_per_s=4, burst=20, size_max=16_000, saved=True)
class Answer(Request, frozen=True):
    """A button of a Panel, with what is in its fields. Answered by AnswerTaken or Refused; asked again until then."""

    request_id: RequestId
    panel: PanelKey
    button: FieldName | None
    """None: she put it away."""
    values: FieldValues = {}


@request(103, "use.decide", needs=Permission.ENTER, rate_per_s=2, burst=10, size_max=192)
class Decide(Request, frozen=True):
    """Goes along, or does not, where an experience offered to take her somewhere."""

    offer: PanelKey
    goes: bool


@request(104, "use.photo", needs=Permission.ENTER, rate_per_s=200, burst=400, size_max=16_000)
class Photo(Request, frozen=True):
    """A picture that a program of hers asked for (PhotoAsked), piece by piece, at most PHOTO_BYTES_MAX."""

    photo: PanelKey
    piece: Annotated[bytes, msgspec.Meta(max_length=15_000)]
    is_last: bool
    """With an empty first piece: she does not want to, or cannot."""


assert PHOTO_BYTES_MAX < 400 * 15_000, "a photo passes in one burst"


# What visitors are told


@notice(224, "panel.shown")
class PanelShown(Notice, frozen=True):
    """A Panel is before her, or hangs in the Space, or has other contents now."""

    panel: str
    name: str
    """Of the experience that shows it."""
    content: Panel
    board: str | None = None
    """The Entity on which it hangs, for everybody; None: it is hers."""


@notice(225, "panel.closed")
class PanelClosed(Notice, frozen=True):
    """It is gone; what was not answered will not be."""

    panel: str
    reason: Literal["closed", "reloaded", "ended", "replaced"]


@notice(226, "panel.answer_taken")
class AnswerTaken(Notice, frozen=True):
    """The experience has taken the answer, and what it wanted to keep of it is kept."""

    re: int
    request_id: str


@notice(227, "experience.told")
class Told(Notice, frozen=True):
    """A sentence of an experience, to her or to everybody. Kept nowhere."""

    name: str
    text: str


@notice(228, "experience.offered")
class Offered(Notice, frozen=True):
    """Somebody would take her somewhere; nothing happens until she decides."""

    offer: str
    name: str
    text: str


@notice(229, "experience.listens")
class Listens(Notice, frozen=True):
    """What can be clicked, and which commands there are: all of it, anew."""

    clickable: dict[str, str]
    """By Entity, what a click does, in the experience's words ("" for none)."""
    commands: dict[str, str]
    """By word, what it does."""


_Second = Annotated[float, msgspec.Meta(ge=0, le=86_400)]


class Channel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one property of one Entity goes, as a channel of glTF 2.0 with its sampler (clause 3.11)."""

    entity: EntityKey
    path: Literal["translation", "rotation", "scale", "light.intensity", "light.colour", "visible"]
    times: Annotated[
        list[Annotated[float, msgspec.Meta(ge=0, le=86_400)]], msgspec.Meta(min_length=1, max_length=ANIMATION_KEYS_MAX)
    ]
    """Seconds, rising."""
    values: Annotated[list[list[float]], msgspec.Meta(min_length=1, max_length=ANIMATION_KEYS_MAX)]
    """One for each time: 3 numbers (metres in the Entity's parent, factors; red, green, blue from 0 to 1), a
    quaternion (x, y, z, w), or 1 number. They take the place of the Scene's until the animation ends."""
    interpolation: Literal["linear", "step"] = "linear"


@notice(230, "experience.animated")
class Animated(Notice, frozen=True):
    """Things move, for everybody alike by the server's clock, until AnimationEnded or their end."""

    key: str
    channels: list[Channel]
    at: int
    """When second 0 of the keys is: server time in milliseconds since 1970."""
    loops: bool = False


@notice(231, "experience.animation_ended")
class AnimationEnded(Notice, frozen=True):
    """These things are again where the Scene has them."""

    key: str


@notice(232, "experience.sounded")
class Sounded(Notice, frozen=True):
    """A sound is played, for everybody at the same time, until SoundEnded or its end."""

    key: str
    sound: str
    """An Asset, or one of the client's own: `bell`, `gong`, `chime`, `applause`, `click`, `alarm`, `beep`."""
    entity: str | None
    place: Point | None
    """Where it comes from; neither: everywhere alike."""
    at: int
    """When it begins: server time in milliseconds since 1970."""
    gain: float = 1.0
    loops: bool = False


@notice(233, "experience.sound_ended")
class SoundEnded(Notice, frozen=True):
    """The sound of this key is over, also one that would loop on."""

    key: str


@notice(234, "experience.show")
class ShowClock(Notice, frozen=True):
    """The show clock: the same second for everybody, however late she came."""

    name: str
    """Of the experience whose clock it is."""
    at: int
    """Server time in milliseconds since 1970 at which it showed `second`."""
    second: float
    runs: bool
    title: str = ""


@notice(235, "experience.fault")
class Fault(Notice, frozen=True):
    """For who keeps or builds the Space: an experience went wrong."""

    name: str
    code: str
    """The sentence is in `locales/<language>/experience.ftl` under it."""
    facts: dict[str, Fact] = {}
    trace: str = ""
    """File, line and what Python said, where it was the author's code."""


@notice(236, "experience.photo_asked")
class PhotoAsked(Notice, frozen=True):
    """A program with a token of hers asks for a picture of the Space."""

    photo: str
    width: int
    height: int
    """Pixels."""
    place: Place | None
    """From where; None: as she sees it now."""
    pitch: float = 0.0
    """Radians, up."""


@notice(237, "experience.gave_file")
class FileGiven(Notice, frozen=True):
    """A file for her to keep, or a piece of one: she saves it herself, or puts it away."""

    name: str
    """Of the experience."""
    file: str
    """What to call it."""
    text: str
    """UTF-8; a table as CSV (RFC 4180)."""
    part_of: str | None = None
    """The same for all pieces of one file, which come in order; None: it is whole."""
    more: bool = False
    """The next piece follows."""


class Badge(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word at somebody's name, given by an experience."""

    text: BadgeText
    colour: Annotated[int, msgspec.Meta(ge=0, le=7)] = 0
    """Of the eight colours of cloth."""


@notice(238, "experience.badges")
class Badges(Notice, frozen=True):
    """Who wears which badges now; none: no more."""

    badges: dict[str, list[Badge]]
    """By participant, of those that changed."""
