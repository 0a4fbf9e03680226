"""The acts of hosts over a real socket (SP-95 to SP-119): who may not, who is told, and which lines end."""

from __future__ import annotations

from itertools import count

import pytest

from lanting.identity.caller import Caller
from lanting.kernel.clock import Instant
from lanting.protocol.close_code import CloseCode
from lanting.protocol.host_request import (
    Ban,
    BringToDoor,
    Gather,
    GiveStage,
    HoldStill,
    LetIn,
    Lock,
    LowerHand,
    MuteChat,
    MuteVoices,
    Quiet,
    Remove,
    Rename,
    TurnAway,
)
from lanting.protocol.message import REQUESTS, Request, declaration_of
from lanting.protocol.notice import (
    ActDone,
    Announced,
    Moved,
    Refused,
    RulesChanged,
    Standing,
    WhisperAccepted,
    Whispered,
)
from lanting.protocol.permission import Permission
from lanting.protocol.pose import YAW_SHIFT, Pose, pack_position
from lanting.protocol.request import Say, SayTo
from lanting.protocol.version import SUBPROTOCOL, TICKET_PREFIX
from lanting.space.act import BanGuest
from tests.contracts.house import MemoryShelf, Place, a_host, new_user
from tests.contracts.visiting import listen, say_pose, stand, where
from tests.contracts.wire import Wire

_numbers = count(1)


def request_id() -> str:
    return f"request-{next(_numbers):08}"


def acts(about: str) -> list[Request]:
    """Every act of a host, each about the same one where it is about one."""
    return [
        Gather(request_id=request_id(), on=True),
        HoldStill(request_id=request_id(), on=True),
        Quiet(request_id=request_id(), on=True),
        BringToDoor(request_id=request_id(), participant=about),
        LetIn(request_id=request_id(), participant=about),
        TurnAway(request_id=request_id(), participant=about),
        Rename(request_id=request_id(), participant=about, name="Zoe"),
        MuteChat(request_id=request_id(), participant=about, on=True),
        MuteVoices(request_id=request_id(), on=True, participant=about),
        GiveStage(request_id=request_id(), participant=about, on=True),
        LowerHand(request_id=request_id(), participant=about),
        Lock(request_id=request_id(), on=True),
        Remove(request_id=request_id(), participant=about),
        Ban(request_id=request_id(), participant=about),
    ]


def hosted(place: Place) -> tuple[Wire, Wire, str]:
    """A host and a guest, both inside, and who the guest is."""
    host, guest = place.open(a_host()), place.open()
    host.enter(name="Mei")
    return host, guest, guest.enter(name="Ann").participant


def done(host: Wire, act: Request) -> None:
    asked = host.ask(act)
    assert host.read_notice(ActDone)[1].re == asked


def spot(place: Place, slot: int) -> int:
    """Where somebody stands, wherever she looks."""
    return where(place, slot) & ((1 << YAW_SHIFT) - 1)


@pytest.mark.parametrize("program", [False, True], ids=["a guest", "a Bot"])
def test_sp102_every_act_is_refused_to_who_has_not_the_right(place: Place, program: bool) -> None:
    _, _, ann = hosted(place)
    eve = place.open()
    eve.enter(name="Eve", program=program)
    asked = acts(ann)
    for act in asked:
        seq = eve.ask(act)
        refused = eve.read_notice(Refused)[1]
        assert (refused.re, refused.code) == (seq, "not_permitted")
        assert refused.facts["needs"] == declaration_of(act).needs.value
    of_hosts = {Permission.MODERATE, Permission.GATHER}
    needing = {declared.type for declared in REQUESTS.values() if declared.needs in of_hosts and declared.saved}
    assert {type(act) for act in asked} == needing


def test_sp102_who_hosts_may(place: Place) -> None:
    host, _, ann = hosted(place)
    for act in acts(ann):
        if not isinstance(act, LetIn | TurnAway | Ban):
            done(host, act)


def test_sp101_a_repeated_act_is_answered_and_not_done_twice(place: Place) -> None:
    host, guest, ann = hosted(place)
    act = Gather(request_id=request_id(), on=True)
    done(host, act)
    guest.read_notice(Moved)
    done(host, act)
    assert not listen(guest).moves
    remove = Remove(request_id=request_id(), participant=ann)
    done(host, remove)
    done(host, remove)


def test_sp110_gathered_one_stands_there_and_goes_back_again(place: Place) -> None:
    host, guest, _ = hosted(place)
    host.pose = Pose(5.0, 0.0, 5.0)
    stand(place, host, 0, Pose(1.0, 0.0, 1.0))
    away = guest.pose
    done(host, Gather(request_id=request_id(), on=True))
    gathered = guest.read_notice(Moved)[1]
    assert gathered.reason == "gathered"
    assert guest.read_notice(Announced)[1] == Announced(act="gather", on=True, by="Mei")
    done(host, Gather(request_id=request_id(), on=False))
    back = guest.read_notice(Moved)[1]
    assert back.reason == "returned"
    assert (back.place.x, back.place.z) == pytest.approx((away.x, away.z))


def test_sp115_held_still_one_is_where_she_was_whatever_she_reports(place: Place) -> None:
    host, guest, _ = hosted(place)
    guest.report()
    here = spot(place, 1)
    done(host, HoldStill(request_id=request_id(), on=True))
    guest.read_notice(RulesChanged)
    for x in (0.5, 3.0, 40.0):
        say_pose(guest, Pose(x, 0.0, 3.0))
        place.pass_tick()
    assert spot(place, 1) == here
    assert not listen(guest).moves
    done(host, HoldStill(request_id=request_id(), on=False))
    stand(place, guest, 1, Pose(guest.pose.x + 0.3, guest.pose.y, guest.pose.z))
    assert where(place, 1) == pack_position(guest.pose)


def test_sp117_who_is_muted_is_told_why_and_is_refused(place: Place) -> None:
    host, guest, ann = hosted(place)
    done(host, MuteChat(request_id=request_id(), participant=ann, on=True, reason="shouting"))
    assert guest.read_notice(Standing)[1].why == "shouting"
    guest.ask(Say(request_id=request_id(), text="but"))
    refused = guest.read_notice(Refused)[1]
    assert (refused.code, refused.facts) == ("chat_muted", {"why": "shouting"})


def test_sp118_who_is_sent_out_hears_why_cannot_resume_and_may_come_again(place: Place) -> None:
    host, ann = place.open(a_host()), new_user()
    host.enter(name="Mei")
    wire = place.open(ann)
    welcome = wire.enter()
    done(host, Remove(request_id=request_id(), participant=welcome.participant, reason="enough"))
    closing, code = wire.read_closing()
    assert (code, closing.reason, closing.facts) == (CloseCode.REMOVED, "removed", {"why": "enough"})
    again = place.open(ann).enter(session=welcome.session, last_event=wire.last_event)
    assert not again.resumed
    assert again.participant != welcome.participant


def test_sp119_every_line_of_who_is_banned_ends(place: Place) -> None:
    host, eve = place.open(a_host()), new_user()
    host.enter(name="Mei")
    wire = place.open(eve)
    unentered = place.open(eve)
    welcome = wire.enter()
    act = Ban(request_id=request_id(), participant=welcome.participant, reason="spam", minutes=10)
    done(host, act)
    until = place.house.look(place.house.clock.now) + 10 * 60_000
    closing, code = wire.read_closing()
    assert (code, closing.facts) == (CloseCode.BANNED, {"why": "spam", "until": until})
    assert unentered.read_close() == CloseCode.BANNED


def test_sp119_who_is_banned_while_her_line_is_broken_does_not_come_back(place: Place) -> None:
    host, eve = place.open(a_host()), new_user()
    host.enter(name="Mei")
    wire = place.open(eve)
    welcome = wire.enter()
    wire.cut()
    done(host, Ban(request_id=request_id(), participant=welcome.participant))
    back = place.wire()
    ticket = place.house.ticket(eve, place.id, address=place.id)
    answer = back.upgrade(SUBPROTOCOL, TICKET_PREFIX + ticket)
    assert (answer.status, answer.code) == (403, "banned")


def test_sp96_a_whisper_reaches_one_and_its_speaker(place: Place) -> None:
    _, guest, ann = hosted(place)
    bob, cyd = place.open(), place.open()
    bob.enter(name="Bob")
    cyd.enter(name="Cyd")
    asked = bob.ask(SayTo(participant=ann, text=" hello "))
    accepted = bob.read_notice(WhisperAccepted)[1]
    assert (accepted.re, accepted.participant, accepted.name, accepted.text) == (asked, ann, "Ann", "hello")
    whispered = guest.read_notice(Whispered)[1]
    assert (whispered.name, whispered.text, whispered.said_at) == ("Bob", "hello", accepted.said_at)
    assert not [notice for notice in listen(cyd).notices if isinstance(notice, Whispered)]


def test_sp115_who_comes_later_and_who_resumes_is_held_too(place: Place) -> None:
    host, ann = place.open(a_host()), new_user()
    host.enter(name="Mei")
    wire = place.open(ann)
    session = wire.enter().session
    done(host, HoldStill(request_id=request_id(), on=True))
    last = wire.read_notice(Announced)[0]
    wire.cut()
    again = place.open(ann)
    assert again.enter(session=session, last_event=last).resumed
    late = place.open()
    late.enter()
    for slot, each in ((1, again), (2, late)):
        here = spot(place, slot)
        say_pose(each, Pose(each.pose.x + 0.5, each.pose.y, each.pose.z))
        place.pass_tick()
        assert spot(place, slot) == here


@pytest.mark.parametrize("is_there", [True, False], ids=["inside", "with a broken line"])
def test_sp119_a_ban_of_newcomers_names_the_network_from_which_she_came(place: Place, is_there: bool) -> None:
    host = place.open(a_host())
    host.enter(name="Mei")
    eve = place.open(Caller(new_user(), Instant(0), network="192.0.2.7"))
    participant = eve.enter().participant
    if not is_there:
        eve.cut()
        running = place.house.running(place.id)
        assert running is not None
        place.house.until(lambda: len(running.connections) == 1)
    done(host, Ban(request_id=request_id(), participant=participant, newcomers=True))
    shelf = place.house.shelf
    assert isinstance(shelf, MemoryShelf)
    effects = [act.effect for (space, _, _), act in shelf.acts.items() if space == place.id]
    assert [effect.network for effect in effects if isinstance(effect, BanGuest)] == ["192.0.2.7"]
