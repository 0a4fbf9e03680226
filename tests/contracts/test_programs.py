"""Programs without a body on the wire: how they come, what they hear of everybody, and what visitors hear of them."""

from __future__ import annotations

from hashlib import sha256

import msgspec
import pytest

from lanting.identity.caller import Caller
from lanting.identity.capability import Capability
from lanting.identity.companion import COMPANIONS_MAX, companion_of
from lanting.identity.key import program_of
from lanting.identity.rights import LiveToken
from lanting.kernel.clock import Instant
from lanting.protocol.close_code import CloseCode
from lanting.protocol.experience import Answer, AnswerTaken, Command, PanelClosed, PanelShown, Told
from lanting.protocol.host_request import Ban
from lanting.protocol.limit import RESUME_WITHIN_MS
from lanting.protocol.notice import People, Refused
from lanting.protocol.panel import Panel, PanelButton
from lanting.protocol.pose import Pose, pack_position
from lanting.protocol.program import Answered, Attendance, Commanded, Listen, ShowPanel, TakeAnswer, TellTo
from lanting.protocol.request import AskPeople, AskVoice, Sit
from lanting.protocol.version import SUBPROTOCOL, TICKET_PREFIX
from tests.contracts.house import MemoryShelf, Place, a_host, new_user
from tests.contracts.visiting import listen, stand
from tests.contracts.wire import Answer as HttpAnswer
from tests.contracts.wire import Wire

TEA = Panel(title="Tea?", buttons=[PanelButton(name="yes", label="Yes")])
SOON = "an-answer-of-mine"


def token_of(place: Place, *scopes: Capability) -> Caller:
    """Somebody's program that shows a token."""
    assert isinstance(place.house.shelf, MemoryShelf)
    digest = sha256(new_user().encode()).hexdigest()
    place.house.shelf.tokens[digest] = LiveToken(frozenset(scopes), None)
    place.house.look(lambda: place.house.hall.standings_changed(place.id))
    return Caller(program_of(digest), Instant(0), token=digest, is_trustworthy=True)


def companion(program: Caller, name: str) -> Caller:
    """As whom the door lets one in whom this program brings."""
    return msgspec.structs.replace(program, user=companion_of(program.user, name))


def answer_to(place: Place, caller: Caller) -> HttpAnswer:
    """What the front door says to her."""
    ticket = place.house.ticket(caller, place.id, address=place.id)
    return place.wire().upgrade(SUBPROTOCOL, TICKET_PREFIX + ticket)


def program_in(place: Place, caller: Caller | None = None) -> Wire:
    wire = place.open(caller or token_of(place))
    wire.enter(name="Tea house", program=True, unseen=True)
    return wire


def visitor_in(place: Place, name: str = "Mei") -> Wire:
    wire = place.open()
    wire.enter(name=name, language="fr")
    return wire


def test_pr100_who_may_not_attend_is_not_let_in_without_a_body(place: Place) -> None:
    for caller in (None, token_of(place)):
        wire = place.open(caller)
        wire.ask_enter(unseen=True, program=caller is None)
        assert wire.read_close() == CloseCode.BAD_MESSAGE


def test_pr101_it_is_told_of_everybody_after_its_welcome_and_people_find_it_in_the_list(place: Place) -> None:
    mei = visitor_in(place)
    wire = place.open(token_of(place))
    assert {"attend"} <= set(wire.enter(name="Tea house", program=True, unseen=True).permissions)
    (told,) = wire.read_notice(Attendance)[1].came
    assert (told.name, told.language, told.program) == ("Mei", "fr", False) and told.person.startswith("psn_")
    mei.ask(AskPeople())
    people = mei.read_notice(People)[1]
    assert [(card.name, card.program) for card in people.cards] == [("Mei", False), ("Tea house", True)]


def test_pr104_its_frames_tell_of_all_however_far_and_nobody_acknowledges_them(place: Place) -> None:
    mei = visitor_in(place)
    slot, far = 0, Pose(3.0, 0.0, 3.0)
    stand(place, mei, slot, far)
    program = program_in(place)
    frame = program.read_pose_frame()
    assert (frame.frame, [(each.slot, each.position) for each in frame.records]) == (0, [(slot, pack_position(far))])
    assert not listen(mei).of(1), "nobody sees it"


def test_pr105_a_command_goes_to_the_program_and_back_comes_a_sentence(place: Place) -> None:
    mei, program = visitor_in(place), program_in(place)
    program.ask(Listen(commands={"roll": "Rolls dice"}))
    program.settle()
    mei.ask(Command(word="roll", text="2d6"))
    said = program.read_notice(Commanded)[1]
    assert (said.word, said.text) == ("roll", "2d6")
    program.ask(TellTo(to=[said.participant], text="Seven."))
    assert mei.read_notice(Told)[1] == Told(name="Tea house", text="Seven.")


def test_pr106_an_answer_is_taken_and_asked_again_it_is_answered_as_before(place: Place) -> None:
    mei, program = visitor_in(place), program_in(place)
    program.ask(ShowPanel(key="tea", content=TEA))
    panel = mei.read_notice(PanelShown)[1].panel
    said = Answer(request_id=SOON, panel=panel, button="yes")
    mei.ask(said)
    answered = program.read_notice(Answered)[1]
    program.ask(TakeAnswer(participant=answered.participant, request_id=answered.request_id))
    assert mei.read_notice(AnswerTaken)[1].request_id == SOON
    again = mei.ask(said)
    assert mei.read_notice(AnswerTaken)[1].re == again


def test_pr101_what_it_showed_ends_with_its_line(place: Place) -> None:
    mei, program = visitor_in(place), program_in(place)
    program.ask(ShowPanel(key="tea", content=TEA))
    panel = mei.read_notice(PanelShown)[1].panel
    mei.ask(Answer(request_id=SOON, panel=panel, button="yes"))
    program.read_notice(Answered)
    program.cut()
    assert mei.read_notice(Refused)[1].code == "experience_gone"
    assert mei.read_notice(PanelClosed)[1].reason == "ended"


def test_sp190_nothing_ticks_for_it_and_who_left_is_forgotten_though_it_is_there(place: Place) -> None:
    mei, program = visitor_in(place), program_in(place)
    running = place.house.running(place.id)
    assert running is not None
    mei.cut()
    place.house.until(lambda: not running.is_ticking)
    for _ in range(RESUME_WITHIN_MS // 4_000):
        program.settle()
        place.house.clock.advance(4_000)
    program.ask(AskPeople())
    assert program.read_notice(Attendance)[1].left
    assert place.house.look(lambda: (running.space.is_empty, running.is_ticking)) == (True, False)
    program.close()
    place.house.until(lambda: place.house.hall.running(place.id) is None)


def test_sp190_it_is_sent_away_when_its_token_holds_no_more(place: Place) -> None:
    caller = token_of(place)
    program = program_in(place, caller)
    assert isinstance(place.house.shelf, MemoryShelf)
    del place.house.shelf.tokens[caller.token or ""]
    place.house.look(lambda: place.house.hall.standings_changed(place.id))
    closing, code = program.read_closing()
    assert (code, closing.facts) == (CloseCode.NOT_ADMITTED, {"cause": "key_ended"})


def test_ht213_companions_go_with_their_token_and_no_slot_is_kept_for_them(place: Place) -> None:
    caller = token_of(place)
    program, mei = program_in(place, caller), visitor_in(place)
    lin = place.open(companion(caller, "Lin"))
    lin.enter(name="Lin", program=True)
    program.read_notice(Attendance)
    assert isinstance(place.house.shelf, MemoryShelf)
    place.house.shelf.tokens.clear()
    place.house.look(lambda: place.house.hall.standings_changed(place.id))
    for each in (program, lin):
        closing, code = each.read_closing()
        assert (code, closing.facts) == (CloseCode.NOT_ADMITTED, {"cause": "key_ended"})
    mei.ask(AskPeople())
    assert [card.name for card in mei.read_notice(People)[1].cards] == ["Mei"]


def test_ht213_a_host_who_bans_a_program_bans_its_companions_and_a_companion_alone(place: Place) -> None:
    caller, host = token_of(place), place.open(a_host())
    host.enter(name="Ann")
    program, lin, bo = place.open(caller), place.open(companion(caller, "Lin")), place.open(companion(caller, "Bo"))
    script = program.enter(name="Guide", program=True, unseen=True).participant
    lin.enter(name="Lin", program=True)
    host.ask(Ban(request_id="a-ban-of-a-figure", participant=bo.enter(name="Bo", program=True).participant))
    assert bo.read_closing()[1] == CloseCode.BANNED
    host.ask(Ban(request_id="a-ban-of-a-program", participant=script))
    assert [each.read_closing()[1] for each in (program, lin)] == [CloseCode.BANNED] * 2
    answer = answer_to(place, companion(caller, "Cy"))
    assert (answer.status, answer.code) == (403, "banned")


def test_ht213_a_token_brings_so_many_and_one_that_comes_back_is_none_more(place: Place) -> None:
    caller, other = token_of(place), token_of(place)
    program_in(place, caller)
    wires = [place.open(companion(caller, f"Lin {number}")) for number in range(COMPANIONS_MAX)]
    for number, wire in enumerate(wires):
        wire.enter(name=f"Lin {number}", program=True)
    answer = answer_to(place, companion(caller, "Bo"))
    assert (answer.status, answer.code) == (409, "companions_full")
    for more in (companion(caller, "Lin 3"), companion(other, "Bo"), caller, other):
        place.open(more)
    wires[0].close()
    running = place.house.running(place.id)
    assert running is not None
    gone = companion(caller, "Lin 0").user
    place.house.until(lambda: all(each.user != gone for each in running.connections))
    place.open(companion(caller, "Bo"))


@pytest.mark.parametrize("request_of_bodies", [AskVoice(), Sit(seat="ent_0000000000000000")])
def test_sp190_what_needs_a_body_is_refused_on_the_wire(place: Place, request_of_bodies: AskVoice | Sit) -> None:
    program = program_in(place)
    program.ask(request_of_bodies)
    assert program.read_notice(Refused)[1].code == "no_body"
    program.report()
    program.settle()


def test_pr103_a_person_is_another_to_each_program(place: Place) -> None:
    visitor_in(place)
    persons = {program_in(place).read_notice(Attendance)[1].came[0].person for _ in range(2)}
    assert len(persons) == 2
    assert msgspec.json.encode(sorted(persons)).count(b"usr_") == 0
