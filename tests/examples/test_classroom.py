"""The classroom: a quiz in teams, as its teacher and pupils live it."""

from __future__ import annotations

import asyncio
import csv
import io

import pytest

from lanting.sdk import BarChart, RequestRefused
from lanting.sdk.testing import Actor, Stage, stage
from lanting.sdk.testing.actor import Language
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


@pytest.mark.parametrize("language", ["en", "fr", "zh-CN"])
async def test_without_questions_of_a_teacher_there_are_three_with_four_answers(language: Language) -> None:
    module = load("classroom")
    async with stage(module.classroom, template="teaching-room", language=language) as s:
        assert [len(choices) for _, choices in module.questions_of(s.world)] == [4, 4, 4]


async def test_a_french_class_has_a_quiz_in_french() -> None:
    async with stage(classroom(), template="teaching-room", language="fr") as s:
        teacher = await s.visitor("Mme Roy", role="host", language="fr")
        ana = await s.visitor("Ana", language="fr")
        await s.advance(1)
        assert (teacher.badges, ana.badges) == (["Orchidées"], ["Grues"])
        assert list(ana.clickable.values()) == ["Mener le quiz"]
        await ana.click(TABLE)
        assert ana.told == ["C’est d’ici que votre professeur mène le quiz."]
        await teacher.click(TABLE)
        acts = await teacher.panel("Mener le quiz")
        assert acts.buttons == ["Question suivante", "Clore la question", "Recommencer", "Présences", "Réponses"]
        await teacher.answer(acts, "Question suivante")
        question = await ana.panel("Question 1")
        assert question.buttons == ["Mars", "Mercure", "Saturne", "Vénus"]
        await ana.answer(question, "Saturne")
        assert ana.told[-1] == "Votre réponse est enregistrée."
        board = s.board("thing-board")
        assert (board.title, board.texts) == ("Scores", ["1 réponse pour l’instant"])
        assert points(s) == {"Orchidées": 0, "Grues": 1, "Pins": 0} and board.item(BarChart).title == "Points"
        for act in ("Présences", "Réponses"):
            await teacher.click(TABLE)
            await teacher.answer(await teacher.panel("Mener le quiz"), act)
        assert rows(teacher.files["présences.csv"])[0] == ["nom", "équipe", "arrivée"]
        assert rows(teacher.files["réponses.csv"]) == [
            ["nom", "équipe", "question", "réponse", "juste"],
            ["Ana", "Grues", "Quelle planète a le plus de lunes\u202f?", "Saturne", "oui"],
        ]


async def test_each_of_a_mixed_class_is_asked_in_her_own_language_before_and_after_a_restart() -> None:
    settings = {"questions": QUESTIONS}
    async with stage(classroom(), template="teaching-room", settings=settings, language="fr") as s:
        teacher = await s.visitor("吴老师", role="host", language="zh-CN")
        mei, ana = await s.visitor("梅", language="zh-CN"), await s.visitor("Ana", language="fr")
        eve = await s.visitor("Eve")
        await s.advance(1)
        assert mei.badges == ["Grues"], "what all read is in the Space's language"
        await mei.click(TABLE)
        assert mei.told == ["测验由老师在这里主持。"]
        await teacher.click(TABLE)
        acts = await teacher.panel("主持测验")
        assert acts.buttons == ["下一题", "结束本题", "重新开始", "考勤", "答案"]
        await teacher.answer(acts, "下一题")
        assert [[each.title for each in who.panels] for who in (mei, ana, eve)] == [
            ["第 1 题"],
            ["Question 1"],
            ["Question 1"],
        ]
        await mei.answer(await mei.panel("第 1 题"), "4")
        assert mei.told[-1] == "你的回答已收到。" and mei.panels == []
        await s.restart()
        assert mei.panels == [], "she has answered"
        await ana.answer(await ana.panel("Question 1"), "5")
        assert ana.told == ["Votre réponse est enregistrée."] and ana.panels == []
        await eve.answer(await eve.panel("Question 1"), "4")
        assert eve.told == ["Your answer is in."]
        assert s.board("thing-board").texts == ["3 réponses pour l’instant"]
        await teacher.click(TABLE)
        await teacher.answer(await teacher.panel("主持测验"), "答案")
        columns, *given = rows(teacher.files["答案.csv"])
        assert columns == ["姓名", "小组", "题目", "答案", "是否正确"]
        assert sorted(given) == [
            ["Ana", "青松组", "2 + 2?", "5", "否"],
            ["Eve", "兰花组", "2 + 2?", "4", "是"],
            ["梅", "仙鹤组", "2 + 2?", "4", "是"],
        ]


async def test_who_answers_twice_at_once_reads_in_her_language_which_of_them_counts() -> None:
    async with stage(classroom(), template="teaching-room", language="zh-CN") as s:
        teacher = await s.visitor("Ms Lin", role="host")
        mei, ana = await s.visitor("梅", language="zh-CN"), await s.visitor("Ana", language="fr")
        await lead(teacher, "Next question")
        for who, title, why in (
            (mei, "第 1 题", "以你的第一次回答为准。"),
            (ana, "Question 1", "Seule votre première réponse compte."),
        ):
            question = await who.panel(title)
            assert question.texts == ["哪颗行星的卫星最多？"], "the quiz is in the Space's language"
            first, second = await asyncio.gather(
                who.answer(question, "土星"), who.answer(question, "火星"), return_exceptions=True
            )
            assert isinstance(first, str) and isinstance(second, RequestRefused)
            assert second.facts["why"] == why
        assert s.board("thing-board").title == "记分牌" and points(s) == {"兰花组": 0, "仙鹤组": 1, "青松组": 1}
