"""A Bot that says to be somebody else: by name, by session, by place note; and one that fills the place with words."""

from __future__ import annotations

import secrets
import ssl
from collections.abc import Callable

import msgspec
import pytest

from lanting.kernel.ids import SpaceId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import CHAT_CHARS_MAX, CHAT_HISTORY_BYTES_MAX, CHAT_HISTORY_LINES, PLACE_NOTE_EVERY_MS
from lanting.protocol.message import EVENT_HEAD_BYTES, encode_request
from lanting.protocol.notice import ChatSaid, PlaceNote
from lanting.protocol.pose import pack_position
from lanting.protocol.request import Leave, Say
from lanting.protocol.word import ChatLine
from lanting.runtime.line_limit import LineLimits
from lanting.runtime.space_shelf import LoadedSpace
from lanting.space.array_pose_lane import ArrayPoseLane
from lanting.space.chat import SaidLine
from lanting.space.ground import Bounds, Ground
from lanting.space.solid import Extent
from lanting.space.space import Space, SpaceSettings
from lanting.space.walk_grid import WalkGrid
from tests.contracts.house import House, MemoryShelf, Place, empty_scenes, new_user
from tests.contracts.visiting import listen, say_pose, shifted, stand

BOUNDS = Bounds(x=(-50.0, 50.0), y=(-5.0, 20.0), z=(-50.0, 50.0))
EXTENT = Extent(-50.0, 50.0, -50.0, 50.0)


def test_sp10_nobody_speaks_in_the_name_of_another(place: Place) -> None:
    cheat, victim = place.open(), place.open()
    own, other = cheat.enter(name="Mei"), victim.enter(name="Ann")
    cheat.ask(Say(request_id=secrets.token_urlsafe(16), text="I am Ann"))
    line = victim.read_notice(ChatSaid)[1].line
    assert (line.participant, line.name) == (own.participant, "Mei")
    cheat.message(as_somebody_else(other.participant))
    assert cheat.read_closing()[1] == CloseCode.BAD_MESSAGE


def as_somebody_else(participant: str) -> bytes:
    """A line of chat that says whose it is."""
    say = encode_request(2, Say(request_id=secrets.token_urlsafe(16), text="hello"))
    fields = msgspec.msgpack.decode(say[EVENT_HEAD_BYTES:]) | {"participant": participant}
    return say[:EVENT_HEAD_BYTES] + msgspec.msgpack.encode(fields)


def test_sp7_nobody_enters_under_the_name_of_another(place: Place) -> None:
    victim, cheat = place.open(), place.open()
    assert victim.enter(name="Ann").name == "Ann"
    assert cheat.enter(name="\u200bANN\u202e").name == "ANN 2"


# Somebody else's session and place


def test_pr43_the_note_and_the_session_of_another_bring_nobody_to_her_place(place: Place) -> None:
    victim, thief = place.open(), place.open()
    welcome = victim.enter(name="Ann")
    stand(place, victim, welcome.slot, shifted(victim.pose, 8.0))
    for _ in range(2):
        listen(victim)
        place.house.clock.advance(PLACE_NOTE_EVERY_MS // 2)
    note = victim.read_notice(PlaceNote)[1].note
    stolen = thief.enter(name="Ann", session=welcome.session, place_note=note)
    assert not stolen.resumed
    assert stolen.session != welcome.session
    assert {stolen.slot, stolen.participant, stolen.name}.isdisjoint({welcome.slot, welcome.participant, welcome.name})
    assert abs(stolen.place.x - victim.pose.x) > 1.0
    assert listen(victim).moves == []


def test_pr42_a_stolen_session_neither_reads_what_was_missed_nor_keeps_its_owner_out(place: Place) -> None:
    ann = new_user()
    victim, speaker, thief = place.open(ann), place.open(), place.open()
    welcome = victim.enter(name="Ann")
    speaker.enter()
    victim.cut()
    speaker.ask(Say(request_id=secrets.token_urlsafe(16), text="for those who are here"))
    speaker.read_notice(ChatSaid)
    stolen = thief.enter(session=welcome.session, last_event=0)
    assert not stolen.resumed and stolen.participant != welcome.participant
    back = place.open(ann)
    again = back.enter(session=welcome.session, last_event=0)
    assert (again.resumed, again.slot) == (True, welcome.slot)
    assert back.read_notice(ChatSaid)[1].line.text == "for those who are here"


@pytest.mark.parametrize("invented", ["", "ses_0000000000000000", "x" * 1_000])
def test_pr42_an_invented_session_enters_afresh(place: Place, invented: str) -> None:
    welcome = place.open().enter(session=invented)
    assert not welcome.resumed and welcome.session != invented


def test_pr43_an_invented_note_enters_afresh(place: Place) -> None:
    assert not place.open().enter(place_note=bytes(200)).resumed


def test_sp9_who_has_left_moves_and_says_nothing_any_more(place: Place) -> None:
    cheat, viewer = place.open(), place.open()
    slot = cheat.enter().slot
    viewer.enter()
    listen(viewer)
    cheat.ask(Leave())
    for step in range(3):
        say_pose(cheat, shifted(cheat.pose, step / 10))
    cheat.ask(Say(request_id=secrets.token_urlsafe(16), text="still here"))
    assert cheat.read_closing()[1] == CloseCode.NORMAL
    place.pass_tick()
    heard = listen(viewer)
    assert {record.position for record in heard.of(slot)} <= {pack_position(cheat.pose)}
    assert not any(isinstance(notice, ChatSaid) for notice in heard.notices)


# Filling the place


class TalkedFull(MemoryShelf):
    """Its Spaces have heard as many lines as a newcomer gets, each as long as a line may be."""

    async def load(self, space_id: SpaceId) -> LoadedSpace:
        settings, poses = SpaceSettings(space_id, "Courtyard"), ArrayPoseLane(BOUNDS)
        history = [SaidLine(UserId("usr_0"), full_line(number)) for number in range(1, CHAT_HISTORY_LINES + 1)]
        space = Space(settings, Ground(BOUNDS, WalkGrid.of([], EXTENT)), poses, history, 7, 1)
        return LoadedSpace(space, poses, empty_scenes())


def full_line(number: int) -> ChatLine:
    return ChatLine(
        number=number, participant="par_0", name="Bot", program=True, text="字" * CHAT_CHARS_MAX, said_at=number
    )


def test_pr41_who_fills_the_chat_shuts_nobody_out(
    build_house: Callable[..., House], client_tls: ssl.SSLContext | None
) -> None:
    """A Welcome of all that was said would be more than a backlog may hold, and close whom it greets."""
    small = 64 * 1024
    house = build_house(LineLimits(), shelf=TalkedFull(), kernel_buffer_bytes=small)
    wire = Place(house, client_tls).open(kernel_buffer_bytes=small)
    chat = wire.enter().chat
    assert [line.number for line in chat] == list(range(CHAT_HISTORY_LINES - len(chat) + 1, CHAT_HISTORY_LINES + 1))
    assert 0 < sum(len(line.text.encode()) for line in chat) <= CHAT_HISTORY_BYTES_MAX
    wire.settle()
