"""What a program without a body asks for and is told: an experience, or a script with a token (PR-100 to PR-106)."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from lanting.protocol.experience import Badge, Channel, CommandWord, ShownKey, ToldText
from lanting.protocol.lane import Lane
from lanting.protocol.limit import (
    ARRAY_BYTES_MAX,
    CLICKABLE_MAX,
    COMMANDS_MAX,
    GIVEN_PIECE_CHARS_MAX,
    PIECE_BYTES_MAX,
    RECORD_BYTES_MAX,
    RECORDS_PAGE_MAX,
    STATE_BYTES_MAX,
    TO_MAX,
)
from lanting.protocol.message import Notice, Request, notice, request
from lanting.protocol.panel import AssetName, FieldValue, Label, Panel
from lanting.protocol.permission import Permission
from lanting.protocol.word import EntityKey, Language, Look, ParticipantKey, Place, Point, Reason, RequestId, Role

To = Annotated[list[ParticipantKey], msgspec.Meta(min_length=1, max_length=TO_MAX)] | None
"""These people, or everybody."""
PersonKey = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_]{1,40}\Z")]
StateKey = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_./-]{1,120}\Z")]
LogName = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{0,39}\Z")]
FileName = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]


@request(110, "program.listen", needs=Permission.ATTEND, rate_per_s=10, burst=40, size_max=16_000)
class Listen(Request, frozen=True):
    """From now on these things can be clicked, and these commands said: all of them, anew."""

    clickable: Annotated[dict[EntityKey, Label], msgspec.Meta(max_length=CLICKABLE_MAX)] = {}
    commands: Annotated[dict[CommandWord, Label], msgspec.Meta(max_length=COMMANDS_MAX)] = {}


@request(111, "program.tell", needs=Permission.ATTEND, rate_per_s=2_000, burst=4_000, size_max=16_000)
class TellTo(Request, frozen=True):
    """A sentence for these people alone, or for everybody; kept nowhere."""

    to: To
    text: ToldText


@request(112, "program.show_panel", needs=Permission.ATTEND, rate_per_s=2_000, burst=4_000, size_max=16_000)
class ShowPanel(Request, frozen=True):
    """A Panel before these people, or hung on an Entity for everybody. The same key again: other contents."""

    key: ShownKey
    content: Panel
    to: To = None
    board: EntityKey | None = None
    in_languages: dict[Language, Panel] = {}
    """What those see instead whose pages speak one of these."""


@request(113, "program.close_panel", needs=Permission.ATTEND, rate_per_s=2_000, burst=4_000, size_max=16_000)
class ClosePanel(Request, frozen=True):
    """It is before nobody any more, or no more before these."""

    key: ShownKey
    to: To = None
    reason: Literal["closed", "reloaded", "ended"] = "closed"


@request(114, "program.take_answer", needs=Permission.ATTEND, rate_per_s=2_000, burst=4_000, size_max=1_100)
class TakeAnswer(Request, frozen=True):
    """What the handler of an answer came to: it is taken, or she reads why it is not."""

    participant: ParticipantKey
    request_id: RequestId
    refused_because: Reason | None = None


@request(115, "program.animate", needs=Permission.ATTEND, rate_per_s=50, burst=300, size_max=16_000)
class Animate(Request, frozen=True):
    """Things move for everybody. No channels: the animation of this key ends."""

    key: ShownKey
    channels: Annotated[list[Channel], msgspec.Meta(max_length=64)]
    at: int | None = None
    """Server time in milliseconds since 1970; None: now."""
    loops: bool = False


@request(116, "program.play", needs=Permission.ATTEND, rate_per_s=20, burst=100, size_max=512)
class Play(Request, frozen=True):
    """A sound for everybody. No sound: that of this key ends."""

    key: ShownKey
    sound: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_]{1,80}\Z")] | None
    entity: EntityKey | None = None
    place: Point | None = None
    at: int | None = None
    gain: Annotated[float, msgspec.Meta(ge=0, le=1)] = 1.0
    loops: bool = False


@request(117, "program.set_show", needs=Permission.ATTEND, rate_per_s=5, burst=20, size_max=1_000)
class SetShow(Request, frozen=True):
    """Start, stop or set the show clock."""

    second: Annotated[float, msgspec.Meta(ge=0, le=86_400)]
    runs: bool
    title: Label = ""


@request(118, "program.offer", needs=Permission.GATHER, rate_per_s=20, burst=100, size_max=16_000)
class Offer(Request, frozen=True):
    """Would take these people, or everybody, to a place; who says yes is taken there (an announced cut)."""

    to: To
    place: Place
    text: ToldText
    seats: Annotated[list[EntityKey], msgspec.Meta(max_length=TO_MAX)] = []
    """Who goes along sits down here, while there are free ones."""


@request(119, "program.keep", needs=Permission.ATTEND, rate_per_s=2_000, burst=4_000, size_max=64_000, lane=Lane.SCENE)
class Keep(Request, frozen=True):
    """Keep a value for the next start. Answered by Kept once it is committed, or Refused.

    `for_answers`: the answers that were being handled. They are marked as taken in the same transaction, so that one
    that is sent again is not handled again (PR-37).
    """

    key: StateKey
    version: Annotated[int, msgspec.Meta(ge=0, le=65_535)]
    """Of the shape of the value."""
    value: Annotated[bytes, msgspec.Meta(max_length=STATE_BYTES_MAX)] | None
    """None: it is forgotten."""
    person: PersonKey | None = None
    """Whose it is, where it is somebody's (Attendee.person)."""
    for_answers: Annotated[list[RequestId], msgspec.Meta(max_length=64)] = []


@request(120, "program.recall", needs=Permission.ATTEND, rate_per_s=200, burst=1_000, size_max=1_200)
class Recall(Request, frozen=True):
    """What was kept under a key, or under all that begin with it. Answered by Recalled, page by page."""

    key: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_./-]{0,120}\Z")]
    person: PersonKey | None = None
    is_prefix: bool = False
    after: Annotated[str, msgspec.Meta(max_length=200)] | None = None


@request(121, "program.record", needs=Permission.ATTEND, rate_per_s=200, burst=1_000, size_max=16_000, saved=True)
class Record(Request, frozen=True):
    """Append to a log of which nothing is ever changed. Answered by Recorded once it is committed."""

    request_id: RequestId
    log: LogName
    body: Annotated[str, msgspec.Meta(max_length=RECORD_BYTES_MAX)]
    """Canonical JSON (RFC 8785) of what happened."""
    for_answers: Annotated[list[RequestId], msgspec.Meta(max_length=64)] = []


@request(122, "program.ask_records", needs=Permission.ATTEND, rate_per_s=20, burst=100, size_max=256)
class AskRecords(Request, frozen=True):
    """A page of a log. Answered by Records."""

    log: LogName
    after: Annotated[int, msgspec.Meta(ge=0)] = 0
    limit: Annotated[int, msgspec.Meta(ge=1, le=RECORDS_PAGE_MAX)] = RECORDS_PAGE_MAX


@request(
    123, "program.hand_over", needs=Permission.ATTEND, rate_per_s=400, burst=2_000, size_max=64_000, lane=Lane.SCENE
)
class HandOver(Request, frozen=True):
    """A file for the Space's library, piece by piece, checked as an upload is. Needs the capability `edit` (PR-102).

    Each piece is answered by HandedOver or Refused. One that is here already is only answered, so that all that was
    not answered may be sent again over another line; one that leaves a gap is refused with `upload_offset`.
    """

    file: RequestId
    """The same for all its pieces."""
    name: FileName
    at: Annotated[int, msgspec.Meta(ge=0, le=ARRAY_BYTES_MAX)]
    """At which byte of the file the piece begins."""
    piece: Annotated[bytes, msgspec.Meta(max_length=PIECE_BYTES_MAX)]
    is_last: bool
    replaces: AssetName | None = None
    """Said with the last: an Asset that this program has brought too, deleted then unless something still shows it."""


@request(124, "program.ask_photo", needs=Permission.ATTEND, rate_per_s=0.5, burst=3, size_max=512)
class AskPhoto(Request, frozen=True):
    """A picture from a page that the token's owner has open here. Answered by PhotoTaken or Refused (`no_camera`)."""

    width: Annotated[int, msgspec.Meta(ge=64, le=1_920)] = 960
    height: Annotated[int, msgspec.Meta(ge=64, le=1_080)] = 540
    place: Place | None = None
    pitch: Annotated[float, msgspec.Meta(ge=-1.5708, le=1.5708)] = 0.0


@request(125, "program.give_file", needs=Permission.ATTEND, rate_per_s=10, burst=60, size_max=64_000, lane=Lane.SCENE)
class GiveFile(Request, frozen=True):
    """A text file for one person to keep, or a piece of one. Answered by Refused or not at all."""

    participant: ParticipantKey
    file: FileName
    text: Annotated[str, msgspec.Meta(max_length=GIVEN_PIECE_CHARS_MAX)]
    part_of: ShownKey | None = None
    """The same for all pieces of one file, of GIVEN_CHARS_MAX together; None: it is whole."""
    more: bool = False
    """The next piece follows."""


@request(126, "program.set_badge", needs=Permission.ATTEND, rate_per_s=50, burst=500, size_max=256)
class SetBadge(Request, frozen=True):
    """A badge at somebody's name; None: hers of this program comes off. It ends with the stay."""

    participant: ParticipantKey
    badge: Badge | None


class Attendee(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody inside, as programs know her."""

    participant: str
    slot: int
    name: str
    look: Look
    program: bool
    role: Role
    person: str
    """Who she is to this program in this Space, the same at every coming, and to no other program. For programs ""."""
    language: str
    """That of her page: `en`, `fr`, `zh-CN`."""
    is_new: bool
    seat: str | None = None


@notice(240, "program.attendance")
class Attendance(Notice, frozen=True):
    """Who came or is another now, and who went; at first everybody. Told at once."""

    came: list[Attendee]
    left: list[str] = []
    """Participants."""
    more: bool = False
    """What belongs to it follows at once."""


@notice(241, "program.clicked")
class Clicked(Notice, frozen=True):
    """Somebody clicked what it listens to."""

    participant: str
    entity: str
    at: int
    """Server time in milliseconds since 1970."""


@notice(242, "program.commanded")
class Commanded(Notice, frozen=True):
    """Somebody said one of its commands."""

    participant: str
    word: str
    text: str


@notice(243, "program.answered")
class Answered(Notice, frozen=True):
    """Checked against the Panel that she was shown. To be answered by TakeAnswer."""

    participant: str
    key: str
    """As ShowPanel named it."""
    request_id: str
    button: str | None
    values: dict[str, FieldValue] = {}


@notice(244, "program.decided")
class OfferDecided(Notice, frozen=True):
    """Somebody goes along, or stays."""

    re: int
    """The seq of the Offer."""
    participant: str
    goes: bool


@notice(245, "program.kept")
class Kept(Notice, frozen=True):
    """It is committed."""

    re: int


class KeptValue(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    version: int
    value: bytes
    person: str | None = None
    """Whose it is, where it is somebody's."""


@notice(246, "program.recalled")
class Recalled(Notice, frozen=True):
    """A page of what was kept."""

    re: int
    values: list[KeptValue]
    next: str | None = None


@notice(247, "program.recorded")
class Recorded(Notice, frozen=True):
    """It is committed, and nothing will change it."""

    re: int
    number: int
    """From 1."""
    hash: str
    """SHA-256 over the previous record's and this one's canonical JSON, in hexadecimal digits."""


@notice(248, "program.records")
class Records(Notice, frozen=True):
    """A page of a log."""

    re: int
    lines: list[str]
    """As `lanting verify` reads them."""
    next: int | None = None


@notice(249, "program.handed_over")
class HandedOver(Notice, frozen=True):
    """The file is in the Space's library."""

    re: int
    asset: str | None
    """What the file has become; None: the piece is here, and the file not whole."""


@notice(250, "program.photo_taken")
class PhotoTaken(Notice, frozen=True):
    """Pieces of a PNG or JPEG, in order."""

    re: int
    piece: bytes
    is_last: bool
