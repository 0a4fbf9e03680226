"""Names and the people list under any names that people think of (SP-7, SP-26, SP-27)."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lanting.kernel.ids import ParticipantId
from lanting.protocol.limit import NAME_CHARS_MAX
from lanting.protocol.notice import People
from lanting.protocol.request import AskPeople, ChangeCard, Leave
from lanting.protocol.text import clean_line, is_blank
from lanting.protocol.word import Card
from tests.space.stage import Stage, told

names = st.one_of(
    st.sampled_from(["Ann", "ANN", "ann 2", "Ann 2", "İ", "ß", "SS", "x" * NAME_CHARS_MAX, "\u200b", "Guest", "字 2"]),
    st.text(min_size=1, max_size=NAME_CHARS_MAX).filter(lambda name: name < "\ud800" or name > "\udfff"),
)


def page(stage: Stage, user: str, ask: AskPeople) -> People:
    (answer,) = [notice for notice in told(stage.ask(user, ask), stage.id_of(user)) if isinstance(notice, People)]
    return answer


def everybody(stage: Stage, user: str, limit: int) -> list[Card]:
    """The whole people list, read in pages of `limit`."""
    found = page(stage, user, AskPeople(limit=limit))
    cards = found.cards
    while found.next is not None:
        assert len(found.cards) == limit
        found = page(stage, user, AskPeople(limit=limit, after=found.next))
        cards = cards + found.cards
    return cards


def crowd(wanted: list[str]) -> Stage:
    stage = Stage()
    stage.step(*(stage.entered(f"user {number}", name=name) for number, name in enumerate(wanted)))
    return stage


@settings(max_examples=25)
@given(st.lists(names, min_size=1, max_size=20))
def test_sp7_every_name_is_clean_visible_short_and_nobody_elses(wanted: list[str]) -> None:
    given_names = [card.name for card in everybody(crowd(wanted), "user 0", 100)]
    assert len({name.casefold() for name in given_names}) == len(wanted)
    for name in given_names:
        assert 1 <= len(name) <= NAME_CHARS_MAX
        assert not is_blank(name)
        assert name == clean_line(name)


@settings(max_examples=25)
@given(st.lists(names, min_size=1, max_size=12), st.lists(st.tuples(st.integers(0, 11), names), max_size=12))
def test_sp27_however_often_names_are_changed_no_two_are_alike(
    wanted: list[str], changes: list[tuple[int, str]]
) -> None:
    stage = crowd(wanted)
    for who, name in changes:
        stage.ask(f"user {who % len(wanted)}", ChangeCard(name=name))
    given_names = [card.name.casefold() for card in everybody(stage, "user 0", 100)]
    assert len(set(given_names)) == len(wanted)


@settings(max_examples=25)
@given(st.lists(names, min_size=1, max_size=20), st.integers(1, 7))
def test_sp26_pages_of_any_size_are_together_the_whole_list_in_order(wanted: list[str], limit: int) -> None:
    stage = crowd(wanted)
    cards = everybody(stage, "user 0", limit)
    assert cards == everybody(stage, "user 0", 100)
    assert {card.slot for card in cards} == set(range(len(wanted)))
    assert [card.name.casefold() for card in cards] == sorted(card.name.casefold() for card in cards)


@settings(max_examples=25)
@given(
    st.lists(names, min_size=2, max_size=16),
    st.integers(1, 4),
    st.lists(st.one_of(st.integers(1, 15), names), max_size=10),
)
def test_sp26_who_stays_is_on_exactly_one_page_whoever_comes_or_goes_meanwhile(
    wanted: list[str], limit: int, meanwhile: list[int | str]
) -> None:
    """Between two pages a number leaves and a name comes; the reader, user 0, is among those who stay."""
    stage = crowd(wanted)
    stayed = {ParticipantId(card.participant) for card in everybody(stage, "user 0", 100)}
    seen: list[str] = []
    after: str | None = None
    while True:
        found = page(stage, "user 0", AskPeople(limit=limit, after=after))
        seen += [card.participant for card in found.cards]
        after = found.next
        if after is None:
            break
        if meanwhile:
            stayed -= happens(stage, meanwhile.pop(), len(wanted))
    assert all(seen.count(participant) == 1 for participant in stayed)


def happens(stage: Stage, deed: int | str, people: int) -> set[ParticipantId]:
    """Somebody comes under a name, or a number leaves: who that was."""
    if isinstance(deed, str):
        stage.welcome(f"newcomer {stage.space.people_count}-{deed}", name=deed)
        return set()
    user = f"user {deed % people or 1}"
    gone = stage.space.participant_of(user)  # type: ignore[arg-type]
    if gone is None:
        return set()
    stage.ask(user, Leave())
    return {gone}


@settings(max_examples=25)
@given(st.lists(names, min_size=1, max_size=15), st.text(max_size=4))
def test_sp26_a_query_finds_just_the_names_that_contain_it(wanted: list[str], query: str) -> None:
    stage = crowd(wanted)
    needle = clean_line(query).casefold()
    found = page(stage, "user 0", AskPeople(query=query, limit=100))
    expected = [card for card in everybody(stage, "user 0", 100) if needle in card.name.casefold()]
    assert (found.cards, found.total) == (expected, len(expected))
