"""Who is inside, over pages and over a new stay: nobody comes or goes who has only been told of again."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from lanting.protocol.program import Attendance, Attendee
from lanting.protocol.word import Look
from lanting.sdk.experience.crowd import Crowd
from lanting.sdk.experience.participant import Participant


def attendee(name: str, slot: int, participant: str = "") -> Attendee:
    return Attendee(
        participant=participant or f"ptc_{name}",
        slot=slot,
        name=name,
        look=Look(),
        program=False,
        role="visitor",
        person=f"psn_{name}",
        language="en",
        is_new=False,
    )


def names(people: list[Participant]) -> list[str]:
    return [who.name for who in people]


def crowd() -> Crowd:
    made = Crowd(lambda told: Participant(cast(Any, SimpleNamespace()), told))
    made.welcomed("ptc_own")
    return made


def test_everybody_is_known_once_the_last_page_has_come() -> None:
    people = crowd()
    assert names(people.hear(Attendance(came=[attendee("Mei", 1)], more=True))[0]) == ["Mei"]
    assert not people.is_whole
    assert names(people.hear(Attendance(came=[attendee("Ann", 2), attendee("Own", 3, "ptc_own")]))[0]) == ["Ann"]
    assert people.is_whole and names(list(people)) == ["Mei", "Ann"]


def test_who_is_told_of_again_after_a_break_has_neither_come_nor_gone() -> None:
    people = crowd()
    people.hear(Attendance(came=[attendee("Mei", 1), attendee("Ann", 2), attendee("Bo", 3)]))
    before = people.get("psn_Mei")
    people.welcomed("ptc_other")
    assert people.hear(Attendance(came=[attendee("Mei", 4)], more=True)) == ([], [])
    came, left = people.hear(Attendance(came=[attendee("Ann", 5), attendee("Cy", 1)]))
    assert (names(came), names(left)) == (["Cy"], ["Bo"])
    assert people.get("psn_Mei") is before is people.at(4) and before is not None and before.is_here


def test_who_takes_a_slot_that_was_freed_is_another() -> None:
    people = crowd()
    people.hear(Attendance(came=[attendee("Mei", 1)]))
    mei = people.at(1)
    came, left = people.hear(Attendance(came=[attendee("Ann", 1)], left=["ptc_Mei"]))
    assert (names(came), names(left)) == (["Ann"], ["Mei"])
    assert mei is not None and not mei.is_here and people.get("psn_Mei") is None
