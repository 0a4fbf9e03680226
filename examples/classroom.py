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

from lanting.sdk import BarChart, Button, CameIn, Clicked, Experience, GaveAnswer, Panel, Refuse, Settings, State, World

TEAMS = {"Orchids": 2, "Cranes": 4, "Pines": 1}  # with the colours of their badges
SAMPLE = """question,right answer,others
Which planet has the most moons?,Saturn,Mars,Venus,Mercury
What does a plant take from the air?,Carbon dioxide,Nitrogen,Helium,Argon
Who wrote the Preface to the Orchid Pavilion?,Wang Xizhi,Li Bai,Du Fu,Su Shi
"""


class Quiz(Settings):
    questions: Annotated[str, Meta(title="Questions as CSV: question, right answer, others", extra={"kind": "long_text",
        "fr": "Questions en CSV : question, bonne réponse, autres", "zh-CN": "题目（CSV：题目、正确答案、其他选项）"})
    ] = SAMPLE  # fmt: skip


class Lesson(State):
    turn: int = 1  # grows when it begins again: what was answered before counts no more
    asked: int = 0
    is_open: bool = False  # whether the last question that was asked may still be answered

    @property
    def question(self) -> str:
        return f"q{self.turn}_{self.asked}"


class Pupil(State):
    name: str = ""
    team: str = ""
    came_at: list[str] = []
    answers: dict[str, str] = {}  # by `Lesson.question`


classroom = Experience(
    "classroom", title={"en": "Classroom quiz", "fr": "Quiz de classe", "zh-CN": "课堂测验"},
    about={"en": "A quiz in teams with a scoreboard; attendance and answers as CSV.",
        "fr": "Un quiz en équipes avec tableau des scores ; présences et réponses en CSV.",
        "zh-CN": "分组测验，带记分牌；考勤和答案可存为 CSV。"},
    keeps={"en": "Names, teams, when somebody came and what she answered.",
        "fr": "Noms, équipes, qui est venu quand et a répondu quoi.", "zh-CN": "姓名、小组、到场时间和答案。"},
    capabilities=["records"], settings=Quiz, template="teaching-room",
)  # fmt: skip


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
        csv.writer(written := io.StringIO()).writerows(await (attendance if choice == "Attendance" else answers)(world))
        await teacher.give(f"{choice.lower()}.csv", written.getvalue())
        return
    async with world.state(Lesson) as lesson:
        lesson.is_open = choice == "Next question" and lesson.asked < len(questions_of(world))
        lesson.asked += lesson.is_open
        if choice == "Begin again":
            lesson.turn, lesson.asked = lesson.turn + 1, 0
    await begin(world)


async def show_question(world: World) -> None:
    """Before whoever has not answered it. Its buttons are its own: a late press is no answer to the next question."""
    lesson = await world.recall(Lesson)
    answered = {who for who, pupil in (await world.states(Pupil)).items() if lesson.question in pupil.answers}
    waiting = [who for who in world.participants if lesson.is_open and who.person not in answered]
    question, choices = questions_of(world)[lesson.asked - 1]
    buttons = [Button(f"{lesson.question}_{number}", each) for number, each in enumerate(sorted(choices))]
    panel = Panel(f"Question {lesson.asked}", question, buttons=buttons, can_close=False)
    shown = await world.show(panel, to=waiting, key="quiz")
    if not waiting:
        await shown.close()


@classroom.on_answer("quiz")
async def answer(world: World, event: GaveAnswer) -> None:
    async with world.state(Pupil, of=event.participant) as pupil:
        lesson = await world.recall(Lesson)
        is_late = not lesson.is_open or not str(event.answer.button).startswith(f"{lesson.question}_")
        if is_late or lesson.question in pupil.answers:
            raise Refuse("This question is closed." if is_late else "Your first answer counts.")
        pupil.answers = {of: said for of, said in pupil.answers.items() if of.startswith(f"q{lesson.turn}_")}
        pupil.answers[lesson.question] = str(event.answer.choice)
    await event.participant.tell("Your answer is in.")
    await begin(world)


async def show_score(world: World) -> None:
    _, *rows = await answers(world)
    right = Counter(row[1] for row in rows if row[4] == "yes")
    chart = BarChart("Points", list(TEAMS), [float(right[team]) for team in TEAMS])
    await world.hang(Panel("Scores", chart, f"{len(rows)} answers so far"), on="thing-board", key="scores")


async def attendance(world: World) -> list[list[str]]:
    pupils = (await world.states(Pupil)).values()
    return [["name", "team", "came at"], *([each.name, each.team, at] for each in pupils for at in each.came_at)]


async def answers(world: World) -> list[list[str]]:
    rows = [["name", "team", "question", "answer", "right"]]
    turn, questions = f"q{(await world.recall(Lesson)).turn}_", questions_of(world)
    for pupil in (await world.states(Pupil)).values():
        for asked in (each for each in pupil.answers if each.startswith(turn)):
            (question, choices), said = questions[int(asked.removeprefix(turn)) - 1], pupil.answers[asked]
            rows.append([pupil.name, pupil.team, question, said, "yes" if said == choices[0] else "no"])
    return rows
