"""Who sees whom: SP-20 to SP-27."""

from __future__ import annotations

import pytest

from lanting.kernel.ids import ParticipantId
from lanting.protocol.limit import CARDS_PUSHED_PEOPLE_MAX, SLOT_REST_MS
from lanting.protocol.message import Notice
from lanting.protocol.notice import Cards, People, Refused
from lanting.protocol.request import AskCards, AskPeople, ChangeCard, Leave
from lanting.protocol.word import Look
from tests.space.stage import Stage, told

_CROWD = CARDS_PUSHED_PEOPLE_MAX + 10


def _cards(notices: list[Notice]) -> list[Cards]:
    return [notice for notice in notices if isinstance(notice, Cards)]


def _people(stage: Stage, user: str, ask: AskPeople) -> People:
    (page,) = told(stage.ask(user, ask), stage.id_of(user))
    assert isinstance(page, People)
    return page


def _settled(*users: str) -> Stage:
    """A Space in which these are inside and nothing is new."""
    stage = Stage()
    for user in users:
        stage.welcome(user)
    stage.step(after_ms=1_000)
    stage.step(after_ms=1_000)
    return stage


def test_sp20_the_hidden_look_like_slots_that_nobody_is_in() -> None:
    stage = _settled("ann", "bob", "cleo")
    stage.block("ann", "bob")
    assert stage.poses.hidden == {(0, 1), (1, 0)}
    for asking, hidden in (("ann", 1), ("bob", 0)):
        (cards,) = _cards(told(stage.ask(asking, AskCards(slots=[0, 1, 2])), stage.id_of(asking)))
        assert hidden in cards.left and hidden not in [card.slot for card in cards.cards]
        assert _people(stage, asking, AskPeople()).total == 2
    assert [card.slot for card in stage.welcome("ann").cards] == [0, 2]


def test_sp20_of_a_slot_nothing_is_remembered_when_it_is_free() -> None:
    stage = _settled("ann", "bob")
    stage.block("ann", "bob")
    stage.ask("bob", Leave())
    stage.step(after_ms=SLOT_REST_MS)
    assert stage.welcome("cleo").slot == 1
    stage.step(after_ms=1_000)
    assert _people(stage, "ann", AskPeople()).total == 2


def test_sp22_news_go_out_at_once_and_then_once_a_second() -> None:
    stage = _settled("ann")
    ann = stage.id_of("ann")
    (first,) = _cards(told(stage.step(stage.entered("bob")), ann))
    assert [card.name for card in first.cards] == ["bob"] and first.people == 2
    assert _cards(told(stage.step(stage.entered("cleo"), after_ms=400), ann)) == []
    assert _cards(told(stage.step(stage.entered("dora"), after_ms=400), ann)) == []
    (second,) = _cards(told(stage.step(after_ms=200), ann))
    assert [card.name for card in second.cards] == ["cleo", "dora"] and second.people == 4


def test_sp22_with_nothing_new_nothing_is_sent() -> None:
    stage = _settled("ann", "bob")
    assert [stage.step(after_ms=1_000) for _ in range(5)] == [[]] * 5


def test_sp22_who_came_and_left_within_a_second_is_told_as_left_only() -> None:
    stage = _settled("ann", "bob")
    ann = stage.id_of("ann")
    stage.ask("ann", ChangeCard(name="Anna"))
    stage.welcome("cleo")
    stage.ask("cleo", Leave())
    (news,) = _cards(told(stage.step(after_ms=1_000), ann))
    assert (news.cards, news.left, news.people) == ([], [2], 2)


def test_sp22_an_empty_space_tells_nobody() -> None:
    stage = _settled("ann")
    assert len(stage.ask("ann", Leave())) == 1
    assert stage.step(after_ms=2_000) == []


def test_sp23_up_to_fifty_everybody_s_card_is_in_the_welcome() -> None:
    stage = Stage()
    stage.fill(CARDS_PUSHED_PEOPLE_MAX - 1)
    assert len(stage.welcome("last").cards) == CARDS_PUSHED_PEOPLE_MAX
    assert stage.welcome("one more").cards == []


def test_sp24_in_a_crowd_new_cards_are_not_pushed_and_the_count_still_is() -> None:
    stage = Stage()
    stage.fill(_CROWD)
    stage.step(after_ms=1_000)
    news = _cards(told(stage.step(stage.entered("late"), after_ms=1_000), ParticipantId("par_1")))
    assert [(message.cards, message.people) for message in news] == [([], _CROWD + 1)]


def test_sp24_in_a_crowd_changed_cards_and_leaves_are_told_to_all() -> None:
    stage = Stage()
    stage.fill(_CROWD)
    stage.step(after_ms=1_000)
    commands = stage.ask("person 3", ChangeCard(look=Look(glasses=True)))
    commands += stage.ask("person 4", Leave())
    commands += stage.step(after_ms=1_000)
    news = _cards(told(commands, ParticipantId("par_1")))
    assert [([card.slot for card in message.cards], message.left) for message in news] == [([3], []), ([], [4])]


def test_sp24_a_card_that_was_asked_for_and_changed_within_its_first_second_is_told_again() -> None:
    stage = Stage()
    stage.fill(_CROWD)
    stage.step(after_ms=1_000)
    stage.step(stage.entered("early"), after_ms=1_000)
    slot = stage.welcome("late").slot
    stage.ask("early", AskCards(slots=[slot]))
    stage.ask("late", ChangeCard(name="Later"))
    (news,) = _cards(told(stage.step(after_ms=1_000), ParticipantId("par_1")))
    assert [card.name for card in news.cards] == ["Later"]


def test_sp24_many_changes_are_spread_over_seconds_and_none_is_lost() -> None:
    stage = Stage()
    stage.fill(_CROWD)
    stage.step(after_ms=1_000)
    commands = [stage.ask(f"person {number}", ChangeCard(look=Look(hair=2))) for number in range(_CROWD)]
    commands += [stage.step(after_ms=1_000) for _ in range(4)]
    news = [message for told_at_once in commands for message in _cards(told(told_at_once, ParticipantId("par_1")))]
    assert [len(message.cards) for message in news] == [
        1,
        CARDS_PUSHED_PEOPLE_MAX,
        _CROWD - CARDS_PUSHED_PEOPLE_MAX - 1,
    ]
    assert sorted(card.slot for message in news for card in message.cards) == list(range(_CROWD))


def test_sp25_asking_for_slots_gives_cards_and_names_the_empty_ones() -> None:
    stage = _settled("ann", "bob")
    (answer,) = _cards(told(stage.ask("ann", AskCards(slots=[1, 7, 1, 9])), stage.id_of("ann")))
    assert ([card.name for card in answer.cards], answer.left) == (["bob"], [7, 9])


def test_sp26_the_people_list_is_in_order_of_name_and_finds_parts_of_names() -> None:
    stage = _settled("bob", "Ann", "anna", "Zoë", "cleo")
    everybody = _people(stage, "bob", AskPeople())
    assert [card.name for card in everybody.cards] == ["Ann", "anna", "bob", "cleo", "Zoë"]
    assert (everybody.total, everybody.next) == (5, None)
    found = _people(stage, "bob", AskPeople(query="NN"))
    assert ([card.name for card in found.cards], found.total) == (["Ann", "anna"], 2)
    assert _people(stage, "bob", AskPeople(query="nobody")).cards == []


def test_sp26_pages_hold_while_people_come_and_go() -> None:
    stage = _settled("a", "c", "e", "g")
    first = _people(stage, "g", AskPeople(limit=2))
    assert [card.name for card in first.cards] == ["a", "c"] and first.total == 4
    stage.ask("c", Leave())
    stage.welcome("b")
    stage.welcome("d")
    second = _people(stage, "g", AskPeople(after=first.next, limit=2))
    assert [card.name for card in second.cards] == ["d", "e"]
    assert [card.name for card in _people(stage, "g", AskPeople(after=second.next)).cards] == ["g"]


def test_sp26_a_cursor_fits_its_field_whatever_the_names() -> None:
    stage = _settled("ΐ" * 32, "ß" * 32, "ŉ" * 32)
    page = _people(stage, "ß" * 32, AskPeople(limit=1))
    while page.next is not None:
        assert len(page.next) <= 64
        page = _people(stage, "ß" * 32, AskPeople(after=page.next, limit=1))
    assert page.total == 3


@pytest.mark.parametrize("cursor", ["", "name", "x:name", ":", "9" * 64])
def test_sp26_a_cursor_that_we_did_not_give_is_refused(cursor: str) -> None:
    stage = _settled("ann")
    (refused,) = told(stage.ask("ann", AskPeople(after=cursor)), stage.id_of("ann"))
    assert isinstance(refused, Refused) and refused.code == "cursor_unknown"


def test_sp27_a_changed_card_is_told_to_all_under_a_name_that_nobody_has() -> None:
    stage = _settled("ann", "bob")
    (news,) = _cards(told(stage.ask("bob", ChangeCard(name="  ANN ", look=Look(cloth=2))), stage.id_of("ann")))
    assert [(card.name, card.look.cloth) for card in news.cards] == [("ANN 2", 2)]


def test_sp27_an_invisible_name_is_refused_and_changes_nothing() -> None:
    stage = _settled("ann")
    (refused,) = told(stage.ask("ann", ChangeCard(name="\u200b", look=Look(hair=1))), stage.id_of("ann"))
    assert isinstance(refused, Refused) and refused.code == "name_empty"
    assert stage.step(after_ms=1_000) == []


def test_sp27_a_change_to_the_same_is_no_news() -> None:
    stage = _settled("ann")
    assert stage.ask("ann", ChangeCard(name="ann", look=Look())) == []
