"""The classroom: a quiz in teams, as its teacher and pupils live it."""

from __future__ import annotations

import csv
import io

import pytest

from lanting.sdk import BarChart, RequestRefused
from lanting.sdk.testing import Actor, Stage, stage
from tests.examples.test_examples import load

TABLE = "thing-teachers-table"
QUESTIONS = "question,right answer,others\n2 + 2?,4,5,22\nThe capital of Peru?,Lima,Cusco\n"


def classroom() -> object:
    return load("classroom").classroom


async def lead(teacher: Actor, act: str) -> None:
    await teacher.click(TABLE)
    await teacher.answer(await teacher.panel("Lead the quiz"), act)


def points(s: Stage) -> dict[str, float]:
    chart: BarChart = s.board("thing-board").item(BarChart)
    return dict(zip(chart.labels, chart.values, strict=True))


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


async def test_a_quiz_in_teams_is_asked_answered_scored_and_given_out_as_csv() -> None:
    async with stage(classroom(), template="teaching-room", settings={"questions": QUESTIONS}) as s:
        teacher = await s.visitor("Ms Lin", role="host")
        mei, ana = await s.visitor("Mei"), await s.visitor("Ana")
        await s.advance(1)
        assert (mei.badges, ana.badges) == (["Cranes"], ["Pines"]), "teams fill evenly"
        await lead(teacher, "Next question")
        question = await mei.panel("Question 1")
        assert question.texts == ["2 + 2?"] and sorted(question.buttons) == ["22", "4", "5"]
        await mei.answer(question, "4")
        await ana.answer(await ana.panel("Question 1"), "22")
        assert mei.panels == [] and "Your answer is in." in mei.told
        assert points(s) == {"Orchids": 0, "Cranes": 1, "Pines": 0}

        await lead(teacher, "Attendance")
        await lead(teacher, "Answers")
        assert [row[:2] for row in rows(teacher.files["attendance.csv"])] == [
            ["name", "team"],
            ["Ms Lin", "Orchids"],
            ["Mei", "Cranes"],
            ["Ana", "Pines"],
        ]
        assert rows(teacher.files["answers.csv"])[1:] == [
            ["Mei", "Cranes", "2 + 2?", "4", "yes"],
            ["Ana", "Pines", "2 + 2?", "22", "no"],
        ]


async def test_who_comes_later_gets_the_question_that_is_open_and_nobody_after_it_is_closed() -> None:
    async with stage(classroom(), template="teaching-room", settings={"questions": QUESTIONS}) as s:
        teacher = await s.visitor("Ms Lin", role="host")
        await lead(teacher, "Next question")
        mei = await s.visitor("Mei")
        shown = await mei.panel("Question 1")
        await lead(teacher, "Close the question")
        assert mei.panels == []
        # For a while it might be an answer to what is about to be shown again.
        await s.advance(11)
        with pytest.raises(RequestRefused):
            await mei.answer(shown, "4")
        assert sum(points(s).values()) == 0


async def test_an_answer_counts_once_however_often_it_is_sent_and_after_a_restart() -> None:
    async with stage(classroom(), template="teaching-room", settings={"questions": QUESTIONS}) as s:
        teacher, mei = await s.visitor("Ms Lin", role="host"), await s.visitor("Mei")
        await lead(teacher, "Next question")
        await mei.answer(await mei.panel("Question 1"), "4")
        await s.restart()
        await mei.answer_again()
        assert points(s)["Cranes"] == 1 and mei.panels == []
        await lead(teacher, "Answers")
        assert len(rows(teacher.files["answers.csv"])) == 2


async def test_a_late_press_is_no_answer_to_the_next_question() -> None:
    questions = "question,right answer,others\n2 + 2?,4,5,22\n3 + 3?,6,5,33\n"
    async with stage(classroom(), template="teaching-room", settings={"questions": questions}) as s:
        teacher, mei = await s.visitor("Ms Lin", role="host"), await s.visitor("Mei")
        await lead(teacher, "Next question")
        first = await mei.panel("Question 1")
        await lead(teacher, "Next question")
        with pytest.raises(RequestRefused):
            await mei.answer(first, "4")
        await mei.answer(await mei.panel("Question 2"), "6")
        assert points(s)["Cranes"] == 1


async def test_what_was_answered_before_it_began_again_counts_no_more() -> None:
    async with stage(classroom(), template="teaching-room", settings={"questions": QUESTIONS}) as s:
        teacher, mei = await s.visitor("Ms Lin", role="host"), await s.visitor("Mei")
        for answer, given in (("4", 1), ("22", 0)):
            await lead(teacher, "Begin again")
            assert sum(points(s).values()) == 0
            await lead(teacher, "Next question")
            await mei.answer(await mei.panel("Question 1"), answer)
            assert points(s)["Cranes"] == given


async def test_a_pupil_cannot_lead_the_quiz() -> None:
    async with stage(classroom(), template="teaching-room") as s:
        mei = await s.visitor("Mei")
        await mei.click(TABLE)
        assert mei.panels == [] and mei.told == ["The teacher leads the quiz from here."]
