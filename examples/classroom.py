"""A quiz in teams: the questions come from a CSV, the board shows the score, attendance and answers go out as CSV.

The teacher (a host) leads it from the table. Who comes later joins a team and gets the question that is open; what was
answered survives every restart. What one person reads is in her own language, the board in the Space's: see `texts`.
Try it: `lanting dev examples/classroom.py --template teaching-room`.
"""

import csv
import io
from collections import Counter
from typing import Annotated

from msgspec import Meta

from lanting.sdk import BarChart, Button, CameIn, Clicked, Experience, GaveAnswer, Panel, Refuse, Settings, State, World

TEAMS = {"orchids": 2, "cranes": 4, "pines": 1}  # with the colours of their badges
ACTS = ("next", "close", "again", "attendance", "answers")
CSV = Meta(title="classroom-csv", description="classroom-csv-note", extra={"kind": "long_text"})


class Quiz(Settings):
    questions: Annotated[str, CSV] = ""


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
    "classroom", title="classroom-title", about="classroom-about", keeps="classroom-keeps",
    capabilities=["records"], settings=Quiz, template="teaching-room",
)  # fmt: skip


def questions_of(world: World) -> list[tuple[str, list[str]]]:
    """Each with its answers, the right one first."""
    rows = list(csv.reader(io.StringIO(world.settings.questions or world.texts("classroom-sample"))))[1:]
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
    await who.set_badge(world.texts(f"classroom-team-{pupil.team}"), colour=TEAMS[pupil.team])
    await show_question(world)


@classroom.on_click("thing-teachers-table", does="classroom-lead")
async def lead(world: World, event: Clicked) -> None:
    teacher = event.participant
    if not teacher.is_host:
        return await teacher.tell(world.texts("classroom-not-teacher", teacher))
    acts = [Button(act, world.texts(f"classroom-act-{act}", teacher)) for act in ACTS]
    chosen = await teacher.ask(Panel(world.texts("classroom-lead", teacher), buttons=acts))
    if chosen.button in ("attendance", "answers"):
        csv.writer(written := io.StringIO()).writerows(await table(world, event, chosen.button))
        return await teacher.give(f"{chosen.choice}.csv".lower(), written.getvalue())
    async with world.state(Lesson) as lesson:
        lesson.is_open = chosen.button == "next" and lesson.asked < len(questions_of(world))
        lesson.asked += lesson.is_open
        if chosen.button == "again":
            lesson.turn, lesson.asked = lesson.turn + 1, 0
    return await begin(world)


async def show_question(world: World) -> None:
    """Before whoever has not answered it. Its buttons are its own: a late press is no answer to the next question."""
    lesson = await world.recall(Lesson)
    answered = {who for who, pupil in (await world.states(Pupil)).items() if lesson.question in pupil.answers}
    waiting = [who for who in world.participants if lesson.is_open and who.person not in answered]
    question, choices = questions_of(world)[lesson.asked - 1]
    buttons = [Button(f"{lesson.question}_{number}", each) for number, each in enumerate(sorted(choices))]

    def quiz(texts) -> Panel:  # made for each language: `texts` are those of who reads it
        return Panel(texts("classroom-question", number=lesson.asked), question, buttons=buttons, can_close=False)

    await world.show(quiz, to=waiting, key="quiz")


@classroom.on_answer("quiz")
async def answer(world: World, event: GaveAnswer) -> None:
    who, button = event.participant, str(event.answer.button)
    async with world.state(Pupil, of=who) as pupil:
        lesson = await world.recall(Lesson)
        is_late = not lesson.is_open or not button.startswith(f"{lesson.question}_")
        if is_late or lesson.question in pupil.answers:
            raise Refuse(world.texts("classroom-closed" if is_late else "classroom-first-counts", who))
        pupil.answers = {of: said for of, said in pupil.answers.items() if of.startswith(f"q{lesson.turn}_")}
        pupil.answers[lesson.question] = str(event.answer.choice)
    await who.tell(world.texts("classroom-taken", who))
    await begin(world)


async def show_score(world: World) -> None:
    given = await answers(world)
    right = Counter(pupil.team for pupil, _, _, is_right in given if is_right)
    teams = [world.texts(f"classroom-team-{team}") for team in TEAMS]
    chart = BarChart(world.texts("classroom-points"), teams, [float(right[team]) for team in TEAMS])
    so_far = world.texts("classroom-answers-so-far", answers=len(given))
    await world.hang(Panel(world.texts("classroom-scores"), chart, so_far), on="thing-board", key="scores")


async def answers(world: World) -> list[tuple[Pupil, str, str, bool]]:
    """Of this turn: by whom, to which question, what, and whether it is right."""
    turn, questions, given = f"q{(await world.recall(Lesson)).turn}_", questions_of(world), []
    for pupil in (await world.states(Pupil)).values():
        for asked in (each for each in pupil.answers if each.startswith(turn)):
            (question, choices), said = questions[int(asked.removeprefix(turn)) - 1], pupil.answers[asked]
            given.append((pupil, question, said, said == choices[0]))
    return given


async def table(world: World, event: Clicked, of: str) -> list[list[str]]:
    """What goes out as CSV, in the words of who clicked for it."""
    reader = event.participant
    teams = {team: world.texts(f"classroom-team-{team}", reader) for team in TEAMS}
    right = [world.texts("classroom-right-no", reader), world.texts("classroom-right-yes", reader)]
    rows = [[each.name, teams[each.team], at] for each in (await world.states(Pupil)).values() for at in each.came_at]
    if of == "answers":
        rows = [[by.name, teams[by.team], asked, said, right[fits]] for by, asked, said, fits in await answers(world)]
    return [world.texts(f"classroom-{of}-columns", reader).split(","), *rows]
