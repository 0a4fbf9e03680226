"""A quiz in teams: the questions come from a CSV, the board shows the score, attendance and answers go out as CSV.

The teacher (a host) leads it from the table. Who comes later joins a team and gets the question that is open; what was
answered survives every restart. Try it: `lanting dev examples/classroom.py --template teaching-room`.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Annotated

from msgspec import Meta

from lanting.sdk import BarChart, CameIn, Clicked, Experience, GaveAnswer, Panel, Refuse, Settings, State, World

TEAMS = {"Orchids": 2, "Cranes": 4, "Pines": 1}  # with the colours of their badges
SAMPLE = """question,right answer,others
Which planet has the most moons?,Saturn,Mars,Venus,Mercury
What does a plant take from the air?,Carbon dioxide,Nitrogen,Helium,Argon
Who wrote the Preface to the Orchid Pavilion?,Wang Xizhi,Li Bai,Du Fu,Su Shi
"""


class Quiz(Settings):
    questions: Annotated[
        str, Meta(title="Questions", description="CSV: question, right answer, others", extra={"kind": "long_text"})
    ] = SAMPLE


class Lesson(State):
    asked: int = 0
    is_open: bool = False  # whether the last question that was asked may still be answered


class Pupil(State):
    name: str = ""
    team: str = ""
    came_at: list[str] = []
    answers: dict[str, str] = {}  # by the number of the question


classroom = Experience(
    "classroom",
    title="Classroom quiz",
    about="A quiz in teams with a scoreboard; attendance and answers as CSV.",
    keeps="Names, teams, when somebody came and what she answered.",
    capabilities=["records"],
    settings=Quiz,
    template="teaching-room",
)


def questions_of(world: World) -> list[tuple[str, list[str]]]:
    """Each with its answers, the right one first."""
    rows = list(csv.reader(io.StringIO(world.settings.questions)))[1:]
    return [(row[0], [each for each in row[1:] if each]) for row in rows if len(row) > 2]


@classroom.on_start
async def begin(world: World) -> None:
    """Also after a restart: what was open is open again."""
    await show_question(world)
    await show_score(world)


@classroom.on_enter
async def come_in(world: World, event: CameIn) -> None:
    who = event.participant
    async with world.state(Lesson), world.state(Pupil, of=who) as pupil:  # one after another: teams fill evenly
        sizes = Counter(each.team for each in (await world.states(Pupil)).values())
        pupil.name, pupil.team = who.name, pupil.team or min(TEAMS, key=lambda team: sizes[team])
        if not event.was_here:
            pupil.came_at.append(f"{world.now():%Y-%m-%d %H:%M}")
    await who.set_badge(pupil.team, colour=TEAMS[pupil.team])
    await show_question(world)


@classroom.on_click("thing-teachers-table", does="Lead the quiz")
async def lead(world: World, event: Clicked) -> None:
    teacher = event.participant
    if not teacher.is_host:
        await teacher.tell("The teacher leads the quiz from here.")
        return
    acts = ["Next question", "Close the question", "Begin again", "Attendance", "Answers"]
    choice = (await teacher.ask(Panel("Lead the quiz", choices=acts))).choice
    if choice in ("Attendance", "Answers"):
        written = io.StringIO()
        csv.writer(written).writerows(await (attendance if choice == "Attendance" else answers)(world))
        await teacher.give(f"{choice.lower()}.csv", written.getvalue())
        return
    async with world.state(Lesson) as lesson:
        lesson.is_open = choice == "Next question" and lesson.asked < len(questions_of(world))
        lesson.asked = 0 if choice == "Begin again" else lesson.asked + lesson.is_open
    for person in await world.states(Pupil) if choice == "Begin again" else []:
        async with world.state(Pupil, of=person) as pupil:
            pupil.answers.clear()
    await begin(world)


async def show_question(world: World) -> None:
    """Before whoever has not answered it."""
    async with world.state(Lesson) as lesson:
        number = str(lesson.asked)
    kept = await world.states(Pupil)
    answered = {person for person, pupil in kept.items() if number in pupil.answers}
    waiting = [who for who in world.participants if lesson.is_open and who.person not in answered]
    question, choices = questions_of(world)[lesson.asked - 1]
    panel = Panel(f"Question {number}", question, choices=sorted(choices), can_close=False)
    shown = await world.show(panel, to=waiting, key="quiz")
    if not waiting:
        await shown.close()


@classroom.on_answer("quiz")
async def answer(world: World, event: GaveAnswer) -> None:
    async with world.state(Lesson) as lesson:
        number = str(lesson.asked)
    async with world.state(Pupil, of=event.participant) as pupil:
        if number in pupil.answers or not lesson.is_open:
            raise Refuse("Your first answer counts." if lesson.is_open else "This question is closed.")
        pupil.answers[number] = str(event.answer.choice)
    await event.participant.tell("Your answer is in.")
    await begin(world)


async def show_score(world: World) -> None:
    pupils, questions = (await world.states(Pupil)).values(), questions_of(world)
    points = dict.fromkeys(TEAMS, 0.0)
    for pupil in pupils:
        right = sum(questions[int(number) - 1][1][0] == said for number, said in pupil.answers.items())
        points[pupil.team or next(iter(TEAMS))] += right
    chart = BarChart("Points", list(points), list(points.values()))
    given = sum(len(pupil.answers) for pupil in pupils)
    await world.hang(Panel("Scores", chart, f"{given} answers so far"), on="thing-board", key="scores")


async def attendance(world: World) -> list[list[str]]:
    pupils = (await world.states(Pupil)).values()
    return [["name", "team", "came at"], *([each.name, each.team, at] for each in pupils for at in each.came_at)]


async def answers(world: World) -> list[list[str]]:
    rows = [["name", "team", "question", "answer", "right"]]
    for pupil in (await world.states(Pupil)).values():
        for number, said in pupil.answers.items():
            question, choices = questions_of(world)[int(number) - 1]
            rows.append([pupil.name, pupil.team, question, said, "yes" if said == choices[0] else "no"])
    return rows
