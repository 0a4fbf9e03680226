"""What a Welcome says (PR-41), and that each answer names its question (PR-32)."""

from __future__ import annotations

import pytest

from lanting.kernel.ids import ParticipantId
from lanting.protocol.limit import CARDS_PUSHED_PEOPLE_MAX, CHAT_CHARS_MAX, CHAT_HISTORY_BYTES_MAX, CHAT_HISTORY_LINES
from lanting.protocol.message import Request
from lanting.protocol.notice import Path, People, Refused, SayAccepted
from lanting.protocol.permission import Permission
from lanting.protocol.pose import Pose
from lanting.protocol.request import AskPeople, ChangeCard, FindPath
from lanting.space.ground import Spawn
from tests.space.stage import EVERYTHING, SERVER_EPOCH, Stage, ground_of, line, told

FIFTY = CARDS_PUSHED_PEOPLE_MAX
LONG = "字" * CHAT_CHARS_MAX
LONG_BYTES = 3 * CHAT_CHARS_MAX


def test_pr41_a_welcome_says_where_one_stands_and_under_which_epoch_to_report() -> None:
    stage = Stage(ground=ground_of(spawns=[Spawn(Pose(6.0, 0.0, -4.0, yaw=1.25))]))
    welcome = stage.welcome("ann")
    assert stage.poses.poses[welcome.slot] == Pose(welcome.place.x, 0.0, welcome.place.z, welcome.place.yaw)
    assert welcome.epoch == stage.poses.epochs[welcome.slot]
    assert welcome.place.yaw == 1.25
    assert welcome.server_epoch == SERVER_EPOCH


def test_pr41_a_welcome_says_what_the_stamps_of_pose_frames_count_from() -> None:
    stage = Stage()
    welcome = stage.welcome("ann")
    assert welcome.clock_from + stage.moment % 2**32 == stage.now


def test_pr41_a_welcome_says_what_one_may_do_and_nothing_else() -> None:
    held = frozenset({Permission.ENTER, Permission.SEE_PEOPLE})
    assert Stage().welcome("ann", permissions=held).permissions == ["enter", "see_people"]


@pytest.mark.parametrize(
    ("inside", "told_of"),
    [(1, 1), (FIFTY, FIFTY), (FIFTY + 1, 0)],
)
def test_pr41_a_welcome_holds_everybodys_card_up_to_fifty_and_then_none(inside: int, told_of: int) -> None:
    stage = Stage()
    stage.fill(inside - 1)
    welcome = stage.welcome("ann")
    assert (welcome.people, len(welcome.cards)) == (inside, told_of)


def test_pr41_a_program_fills_the_fifty_too_and_is_not_counted_as_a_person() -> None:
    stage = Stage()
    stage.fill(FIFTY, program=True)
    welcome = stage.welcome("ann")
    assert (welcome.people, welcome.cards) == (1, [])


@pytest.mark.parametrize(
    ("chat_after", "first"), [(None, 101), (0, 101), (150, 151), (299, 300), (300, None), (999, None)]
)
def test_pr41_chat_comes_from_where_the_visitor_left_off(chat_after: int | None, first: int | None) -> None:
    stage = Stage(history=[line(number) for number in range(1, 301)])
    numbers = [said.number for said in stage.welcome("ann", chat_after=chat_after).chat]
    assert numbers == ([] if first is None else list(range(first, 301)))
    assert len(numbers) <= CHAT_HISTORY_LINES


def test_sp34_of_long_lines_only_the_newest_are_told_and_none_is_cut() -> None:
    stage = Stage(history=[line(number, LONG) for number in range(1, CHAT_HISTORY_LINES + 1)])
    chat = stage.welcome("ann").chat
    assert len(chat) == CHAT_HISTORY_BYTES_MAX // LONG_BYTES
    assert [said.number for said in chat] == list(range(CHAT_HISTORY_LINES - len(chat) + 1, CHAT_HISTORY_LINES + 1))
    assert {said.text for said in chat} == {LONG}


def test_sp34_one_long_line_does_not_take_the_place_of_short_ones_after_it() -> None:
    old = [line(number, LONG) for number in range(1, 101)]
    new = [line(number, "short") for number in range(101, CHAT_HISTORY_LINES + 1)]
    numbers = [said.number for said in Stage(history=[*old, *new]).welcome("ann").chat]
    assert set(range(101, CHAT_HISTORY_LINES + 1)) <= set(numbers)
    assert numbers == list(range(numbers[0], CHAT_HISTORY_LINES + 1))


def test_sp34_who_has_all_but_a_few_gets_those_however_long_the_others_were() -> None:
    stage = Stage(history=[line(number, LONG) for number in range(1, 101)])
    assert [said.number for said in stage.welcome("ann", chat_after=97).chat] == [98, 99, 100]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (AskPeople(), People),
        (AskPeople(after="nothing of ours"), Refused),
        (ChangeCard(name="\u200b"), Refused),
        (FindPath(x=1.0, z=1.0), Path),
    ],
    ids=["people", "an unknown page", "no name", "a way"],
)
def test_pr32_an_answer_names_the_number_of_its_question(question: Request, answer: type) -> None:
    stage = Stage()
    ann = ParticipantId(stage.welcome("ann").participant)
    for number in range(1, 4):
        commands = [*stage.ask("ann", question), *stage.step(after_ms=100)]
        (heard,) = [notice for notice in told(commands, ann) if isinstance(notice, answer)]
        assert heard.re == number


def test_pr32_a_stored_line_names_the_number_under_which_it_was_asked() -> None:
    stage = Stage()
    ann = ParticipantId(stage.welcome("ann").participant)
    first, second = stage.say("ann", "one", "a" * 16), stage.say("ann", "two", "b" * 16)
    heard = told(stage.step(stage.stored(first), stage.stored(second)), ann)
    assert [(said.re, said.request_id) for said in heard if isinstance(said, SayAccepted)] == [
        (1, "a" * 16),
        (2, "b" * 16),
    ]


def test_pr32_a_refusal_for_want_of_permission_names_the_number_too() -> None:
    stage = Stage()
    ann = ParticipantId(stage.welcome("ann", permissions=EVERYTHING - {Permission.MOVE}).participant)
    for number in range(1, 4):
        (refused,) = told(stage.ask("ann", FindPath(x=0.0, z=0.0)), ann)
        assert isinstance(refused, Refused) and refused.re == number
