"""When the company talks, who to whom, and when it is quiet."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from lanting.household.cast import characters, dialogues
from lanting.household.talk import LINE_EVERY_S, QUIET_FOR_PEOPLE_S, Talk, Utterance
from lanting.protocol.limit import CHAT_CHARS_MAX, NAME_CHARS_MAX
from lanting.protocol.text import clean_line

NEAR = {0: (0.0, 0.0), 1: (2.0, 0.0), 2: (3.0, 1.0), 3: (90.0, 0.0)}


def hour(seed: int, seconds: int = 3_600) -> list[tuple[float, Utterance]]:
    talk = Talk(dialogues(), Random(seed), 0.0)
    return [(at / 2, said) for at in range(2 * seconds) if (said := talk.next(at / 2, NEAR)) is not None]


@given(st.integers(0, 10_000))
@settings(max_examples=20)
def test_about_one_line_is_said_in_twenty_seconds(seed: int) -> None:
    assert 0.75 <= len(hour(seed)) * LINE_EVERY_S / 3_600 <= 1.25


def test_the_same_seed_is_the_same_conversation() -> None:
    assert hour(7) == hour(7) != hour(8)


def test_two_who_are_near_one_another_speak_in_turn_and_say_a_dialogue_to_its_end() -> None:
    said = [utterance for _, utterance in hour(1)]
    assert all({each.speaker, each.listener} <= {0, 1, 2} for each in said)
    at = 0
    while at < len(said):
        (dialogue,) = (each for each in dialogues() if each[0] == said[at].text)
        part = said[at : at + len(dialogue)]
        assert [each.text for each in part] == list(dialogue)[: len(part)]
        assert all(one.speaker == other.listener for one, other in pairwise(part))
        at += len(dialogue)


def test_everything_is_said_once_before_anything_is_said_again() -> None:
    firsts = {each[0] for each in dialogues()}
    begun = [said.text for _, said in hour(2) if said.text in firsts]
    assert len(set(begun[: len(dialogues())])) == len(begun[: len(dialogues())])


def test_when_a_person_speaks_the_company_is_quiet() -> None:
    talk = Talk(dialogues(), Random(1), 0.0)
    assert talk.next(12.0, NEAR) is not None
    talk.hush(13.0)
    assert all(talk.next(at, NEAR) is None for at in (17.0, 30.0, 13.0 + QUIET_FOR_PEOPLE_S - 0.1))
    after = talk.next(13.0 + QUIET_FOR_PEOPLE_S, NEAR)
    assert after is not None and after.text in {each[0] for each in dialogues()}


def test_nobody_talks_to_herself_or_across_the_garden() -> None:
    talk = Talk(dialogues(), Random(1), 0.0)
    assert all(talk.next(float(at), {0: (0.0, 0.0), 3: (90.0, 0.0)}) is None for at in range(100))


def test_the_cast_are_two_dozen_who_differ_and_whose_names_stay_as_they_are_written() -> None:
    names = [each.name for each in characters()]
    looks = [each.look for each in characters()]
    assert len(set(names)) == len(set(looks)) == 24
    assert all(clean_line(name) == name and len(name) <= NAME_CHARS_MAX for name in names)
    assert any(look.wheelchair for look in looks)
    assert sum(look.glasses for look in looks) >= 3
    assert sum(look.hair_style == 5 for look in looks) >= 2
    assert {look.skin for look in looks} == set(range(7)) and {look.hair_style for look in looks} == set(range(7))


def test_every_dialogue_is_two_or_three_short_lines() -> None:
    assert len(set(dialogues())) == len(dialogues()) >= 24
    assert all(len(dialogue) in (2, 3) for dialogue in dialogues())
    assert all(0 < len(line) <= min(80, CHAT_CHARS_MAX) for dialogue in dialogues() for line in dialogue)
