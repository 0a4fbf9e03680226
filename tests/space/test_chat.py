"""What is said: SP-30 to SP-35."""

from __future__ import annotations

from lanting.kernel.ids import ParticipantId
from lanting.protocol.limit import CHAT_HISTORY_LINES
from lanting.protocol.message import Notice
from lanting.protocol.notice import ChatSaid, Refused, SayAccepted
from lanting.protocol.request import Leave, Say
from lanting.space.command import TellAll
from lanting.space.event import NotStored
from tests.space.stage import Stage, line, told


def _numbers(notices: list[Notice]) -> list[int]:
    return [notice.line.number for notice in notices if isinstance(notice, ChatSaid)]


def test_sp30_a_line_is_cleaned_before_it_is_stored() -> None:
    stage = Stage()
    stage.welcome("ann", name="Ann")
    save = stage.say("ann", "  good\u202e \n\n morning \n")
    assert (save.text, save.name, save.program, save.said_at) == ("good\n\nmorning", "Ann", False, stage.now)


def test_sp30_a_line_with_nothing_visible_is_refused() -> None:
    stage = Stage()
    ann = ParticipantId(stage.welcome("ann").participant)
    for text in ("\u200b", " \n ", "\u200d\u200d"):
        (refused,) = told(stage.ask("ann", Say(request_id="r" * 16, text=text)), ann)
        assert isinstance(refused, Refused) and refused.code == "chat_empty"


def test_sp31_a_stored_line_is_acknowledged_to_its_speaker_and_then_told_to_all() -> None:
    stage = Stage()
    ann = ParticipantId(stage.welcome("ann").participant)
    save = stage.say("ann", "hello")
    accepted, said = told(stage.step(stage.stored(save)), ann)
    assert isinstance(accepted, SayAccepted) and isinstance(said, ChatSaid)
    assert (accepted.re, accepted.request_id, accepted.line) == (save.seq, save.request_id, said.line)


def test_sp31_nothing_is_told_before_it_is_stored() -> None:
    stage = Stage()
    stage.welcome("ann")
    stage.step(after_ms=1_000)
    assert len(stage.ask("ann", Say(request_id="r" * 16, text="hello"))) == 1
    assert stage.step(after_ms=1_000) == []


def test_sp31_a_repeated_request_is_answered_again_and_told_to_nobody_else() -> None:
    stage = Stage()
    ann = ParticipantId(stage.welcome("ann").participant)
    first, second = stage.say("ann", "hello"), stage.say("ann", "hello")
    stage.step(stage.stored(first, number=1))
    notices = told(stage.step(stage.stored(second, number=1, repeated=True)), ann)
    assert [type(notice) for notice in notices] == [SayAccepted]


def test_sp31_a_repeat_whose_first_answer_was_lost_is_told_once() -> None:
    stage = Stage()
    ann = ParticipantId(stage.welcome("ann").participant)
    save = stage.say("ann", "hello")
    assert _numbers(told(stage.step(stage.stored(save, number=1, repeated=True)), ann)) == [1]
    assert _numbers(told(stage.step(stage.stored(save, number=1, repeated=False)), ann)) == []


def test_sp32_lines_are_told_in_order_of_number_whatever_order_they_are_stored_in() -> None:
    stage = Stage(history=[line(7)])
    ann = ParticipantId(stage.welcome("ann").participant)
    save = stage.say("ann", "hello")
    notices: list[Notice] = []
    for number in (10, 9, 8, 11):
        notices += told(stage.step(stage.stored(save, number=number)), ann)
    assert _numbers(notices) == [8, 9, 10, 11]


def test_sp33_a_missing_number_is_waited_for_one_second_and_not_longer() -> None:
    stage = Stage()
    ann = ParticipantId(stage.welcome("ann").participant)
    stage.step(after_ms=5_000)
    save = stage.say("ann", "hello")
    assert _numbers(told(stage.step(stage.stored(save, number=2)), ann)) == []
    assert _numbers(told(stage.step(after_ms=999), ann)) == []
    assert _numbers(told(stage.step(after_ms=1), ann)) == [2]
    assert _numbers(told(stage.step(stage.stored(save, number=1)), ann)) == [1]
    assert [said.number for said in stage.welcome("bob").chat] == [1, 2]


def test_sp34_a_newcomer_gets_the_last_lines_or_those_after_the_one_she_has() -> None:
    stage = Stage(history=[line(number) for number in range(1, 301)])
    everything = [said.number for said in stage.welcome("ann").chat]
    assert everything == list(range(301 - CHAT_HISTORY_LINES, 301))
    assert [said.number for said in stage.welcome("bob", chat_after=298).chat] == [299, 300]
    assert stage.welcome("cleo", chat_after=300).chat == []


def test_sp34_new_lines_join_the_history_and_the_oldest_leave_it() -> None:
    stage = Stage(history=[line(number) for number in range(1, CHAT_HISTORY_LINES + 1)])
    stage.welcome("ann")
    stage.step(stage.stored(stage.say("ann", "news")))
    chat = stage.welcome("bob").chat
    assert (chat[0].number, chat[-1].text, len(chat)) == (2, "news", CHAT_HISTORY_LINES)


def test_sp35_a_line_that_was_not_stored_is_refused_and_told_to_nobody() -> None:
    stage = Stage()
    ann = ParticipantId(stage.welcome("ann").participant)
    save = stage.say("ann", "hello")
    (refused,) = told(stage.step(NotStored(ann, save.seq, "store_closed")), ann)
    assert isinstance(refused, Refused)
    assert (refused.re, refused.code) == (save.seq, "store_closed")


def test_sp14_a_line_of_somebody_who_left_meanwhile_is_still_told_to_the_others() -> None:
    stage = Stage()
    stage.welcome("ann")
    stage.welcome("bob")
    save = stage.say("ann", "goodbye")
    stage.ask("ann", Leave())
    commands = stage.step(stage.stored(save))
    assert [type(command) for command in commands] == [TellAll]


def test_a_line_shows_that_a_program_said_it() -> None:
    stage = Stage()
    stage.welcome("bot", program=True)
    assert stage.say("bot", "beep").program
