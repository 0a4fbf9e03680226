"""Answers: checked against the Panel as it is shown, routed once, and answered (SP-197, SP-198)."""

from __future__ import annotations

from typing import Any

import pytest

from lanting.protocol.experience import Answer, AnswerTaken, PanelClosed, PanelShown
from lanting.protocol.notice import Refused
from lanting.protocol.panel import (
    ChoiceField,
    DateField,
    FieldValue,
    NumberField,
    Panel,
    PanelButton,
    Slider,
    TextField,
)
from lanting.protocol.pose import Pose
from lanting.protocol.program import Answered, TakeAnswer
from lanting.space.command import Command, Tell
from lanting.space.event import AnswersKept
from lanting.space.experience.answers import EARLY_MS
from tests.space.experience_stage import SIGN, ExperienceStage, once

FORM = Panel(
    title="A form",
    items=[
        TextField(name="name", label="Your name", chars_max=5, is_required=True),
        NumberField(name="age", label="Age", min=0, max=120),
        Slider(name="heat", label="Heat", value=20, min=0, max=100),
        ChoiceField(name="teas", label="Teas", options=["Longjing", "Pu'er"], is_many=True),
        ChoiceField(name="cup", label="Cup", options=["small", "large"]),
        DateField(name="day", label="Day", min="2026-01-01"),
    ],
    buttons=[PanelButton(name="send", label="Send", style="primary"), PanelButton(name="back", label="Back")],
)
FULL: dict[str, FieldValue] = {
    "name": " Mei ",
    "age": 30.0,
    "heat": 80,
    "teas": ["Pu'er"],
    "cup": [],
    "day": "2026-11-22",
}


class Table(ExperienceStage):
    """Ann stands before a Panel of the tea house."""

    def __init__(self, content: Panel = FORM, **where: Any) -> None:
        super().__init__()
        self.visitor("ann")
        self.program()
        self.content = content
        (shown,) = self.heard_of(PanelShown, "ann", self.show("form", content, **where))
        self.panel = shown.panel

    def answer(self, button: str | None = "send", request_id: str = "", **values: FieldValue) -> list[Command]:
        said = Answer(request_id=request_id or once(), panel=self.panel, button=button, values={**FULL, **values})
        return self.ask("ann", said)

    def take(self, answered: Answered, why: str | None = None) -> list[Command]:
        return self.ask(
            "tea",
            TakeAnswer(participant=answered.participant, request_id=answered.request_id, refused_because=why),
        )

    def code(self, commands: list[Command]) -> str | None:
        found = self.heard_of(Refused, "ann", commands)
        return found[0].code if found else None


def test_sp197_an_answer_goes_to_the_program_of_the_panel_and_to_nobody_else() -> None:
    table = Table()
    commands = table.answer()
    answered = table.answered(commands)
    assert (answered.key, answered.button, answered.participant) == ("form", "send", table.id_of("ann"))
    assert answered.values == {**FULL, "name": "Mei"}
    assert [type(command) for command in commands] == [Tell]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": "longer than five"}, "answer_wrong"),
        ({"name": 7.0}, "answer_wrong"),
        ({"name": " \u200d"}, "answer_missing"),
        ({"name": None}, "answer_missing"),
        ({"age": -1.0}, "answer_wrong"),
        ({"age": 121.0}, "answer_wrong"),
        ({"age": float("nan")}, "answer_wrong"),
        ({"age": "30"}, "answer_wrong"),
        ({"heat": None}, "answer_wrong"),
        ({"heat": 100.5}, "answer_wrong"),
        ({"teas": ["Coffee"]}, "answer_wrong"),
        ({"teas": ["Pu'er", "Pu'er"]}, "answer_wrong"),
        ({"teas": "Pu'er"}, "answer_wrong"),
        ({"cup": ["small", "large"]}, "answer_wrong"),
        ({"day": "2025-12-31"}, "answer_wrong"),
        ({"day": "2026-02-30"}, "answer_wrong"),
        ({"another": "field"}, "answer_wrong"),
    ],
)
def test_sp197_what_does_not_fit_the_panel_is_refused(values: dict[str, FieldValue], code: str) -> None:
    table = Table()
    assert table.code(table.answer(**values)) == code


@pytest.mark.parametrize(
    ("name", "value", "read"), [("age", None, None), ("teas", None, []), ("day", None, None), ("day", "", None)]
)
def test_sp197_what_need_not_be_filled_in_may_be_empty(name: str, value: FieldValue, read: FieldValue) -> None:
    table = Table()
    assert table.answered(table.answer(**{name: value})).values[name] == read


def test_sp197_a_plain_button_beside_another_wants_nothing_filled_in() -> None:
    table = Table()
    assert table.code(table.answer("back", name="")) is None
    alone = Table(Panel(title="T", items=FORM.items[:1], buttons=[PanelButton(name="send", label="Send")]))
    said = Answer(request_id=once(), panel=alone.panel, button="send")
    assert alone.refused("ann", said) == "answer_missing"


def test_sp197_only_its_buttons_and_putting_it_away_only_where_that_is_offered() -> None:
    table = Table()
    assert table.code(table.answer("burn")) == "answer_button"
    table = Table(Panel(title="Stay", can_close=False))
    assert table.code(table.answer(None)) == "answer_button"


def test_sp197_who_was_not_shown_it_cannot_answer_it() -> None:
    table = Table()
    table.visitor("ben")
    table.show("hers", FORM, to=[table.id_of("ben")])
    table.panel = table.panel.replace(".form", ".hers")
    assert table.code(table.answer()) == "panel_unknown"


def test_sp197_a_board_is_answered_from_near() -> None:
    table = Table(board=SIGN)
    assert table.code(table.answer()) is None
    table.poses.poses[0] = Pose(0.0, 0.0, 12.0)
    assert table.code(table.answer()) == "panel_too_far"


def test_sp198_taken_or_refused_with_the_authors_sentence() -> None:
    table = Table()
    (taken,) = table.heard_of(AnswerTaken, "ann", table.take(table.answered(table.answer(request_id="r" * 16))))
    assert taken.request_id == "r" * 16
    (refused,) = table.heard_of(Refused, "ann", table.take(table.answered(table.answer()), "The last one is sold."))
    assert (refused.code, refused.facts) == ("experience_refused", {"why": "The last one is sold.", "name": "tea"})


def test_sp198_a_repeat_is_routed_once_and_answered_as_the_first() -> None:
    table = Table()
    answered = table.answered(table.answer(request_id="r" * 16))
    assert table.answer(request_id="r" * 16) == []
    commands = table.take(answered)
    (taken,) = table.heard_of(AnswerTaken, "ann", commands)
    assert taken.re == table._seq - 1, "the newest asking is answered"
    again = table.answer(request_id="r" * 16)
    assert table.heard_of(AnswerTaken, "ann", again) and not table.heard_of(Answered, "tea", again)
    table.take(table.answered(table.answer(request_id="s" * 16)), "no")
    assert table.heard_of(Answered, "tea", table.answer(request_id="s" * 16)), "who was refused may try again"


def test_sp198_she_hears_of_it_wherever_she_asks_from_by_then() -> None:
    table = Table()
    answered = table.answered(table.answer(request_id="r" * 16))
    table.step(table.broke("ann"))
    table.step(after_ms=60_000)
    table.visitor("ann")
    assert table.answer(request_id="r" * 16) == []
    assert table.heard_of(AnswerTaken, "ann", table.take(answered))


def test_sp198_a_program_that_goes_refuses_what_it_has_not_taken() -> None:
    table = Table()
    table.answer()
    commands = table.step(table.broke("tea"))
    assert table.code(commands) == "experience_gone"


def test_sp198_an_answer_that_comes_before_its_program_is_back_is_held() -> None:
    table = Table()
    table.step(table.broke("tea"))
    assert table.answer(request_id="r" * 16) == []
    table.program()
    commands = table.show("form", FORM)
    assert table.answered(commands).request_id == "r" * 16


def test_sp198_it_is_refused_when_the_panel_does_not_come() -> None:
    table = Table()
    table.step(table.broke("tea"))
    table.answer()
    assert table.code(table.step(after_ms=EARLY_MS - 1)) is None
    assert table.code(table.step(after_ms=1)) == "panel_unknown"
    table.program()
    table.step(after_ms=EARLY_MS)
    assert table.code(table.answer()) == "panel_unknown"


def test_sp198_who_puts_it_away_sees_it_no_more_once_that_is_taken() -> None:
    table = Table()
    commands = table.take(table.answered(table.answer(None)))
    assert [each.reason for each in table.heard_of(PanelClosed, "ann", commands)] == ["closed"]
    assert table.heard_of(PanelShown, "ann", table.visitor("ann")) == []


def test_sp198_it_is_taken_as_soon_as_what_it_led_to_is_kept() -> None:
    table = Table()
    answered = table.answered(table.answer(request_id="r" * 16))
    commands = table.step(AnswersKept(frozenset({"r" * 16, "another"})))
    assert table.heard_of(AnswerTaken, "ann", commands)
    assert table.take(answered, "too late") == [], "nothing can refuse it any more"
    answered = table.answered(table.answer(request_id="s" * 16))
    table.step(AnswersKept(frozenset({"s" * 16})))
    assert table.code(table.step(table.broke("tea"))) is None
    table.program()
    table.show("form", FORM)
    assert table.heard_of(AnswerTaken, "ann", table.answer(request_id="s" * 16))


def test_sp198_nobody_takes_what_another_program_was_told() -> None:
    table = Table()
    answered = table.answered(table.answer())
    table.program("shop")
    take = TakeAnswer(participant=answered.participant, request_id=answered.request_id)
    assert table.refused("shop", take) == "answer_unknown"
    assert table.refused("tea", take) is None
    assert table.refused("tea", take) == "answer_unknown"
