"""A class before `examples/classroom.py`: what its pupils were told of their answers, and what was kept of them."""

from __future__ import annotations

import asyncio
import csv
import io
import random
from collections import Counter
from typing import Self

from tests.kill.guest import TAKEN, Guest
from tests.kill.room import Room, kept
from tests.serving import Serving

PUPILS = 4
TABLE = "thing-teachers-table"
LEAD = "Lead the quiz"
NEXT, AGAIN, CSV = "Next question", "Begin again", "Answers"
QUESTIONS = 3
THINKS_S_MAX = 0.3


class Quiz(Room):
    """Each turn is a question: the teacher asks it, and all answer."""

    example = "classroom"

    def __init__(self, teacher: Guest, pupils: list[Guest], source: random.Random) -> None:
        super().__init__([teacher, *pupils])
        self._teacher = teacher
        self._pupils = pupils
        self._source = source
        self._turn, self._asked = 1, 0
        """As often as the teacher was told that it is so."""
        self._given: dict[tuple[str, int], str] = {}
        """By pupil and question: what she was told to be taken, of this turn."""

    @classmethod
    async def begin(cls, server: Serving, source: random.Random) -> Self:
        teacher = await Guest.come(server, "Ms Lin", key=server.owner_key)
        return cls(teacher, [await Guest.come(server, f"Pupil {number}") for number in range(PUPILS)], source)

    async def act(self) -> None:
        if self._asked == QUESTIONS:
            await self._lead(AGAIN)
            self._turn, self._asked, self._given = self._turn + 1, 0, {}
        await self._lead(NEXT)
        self._asked += 1
        await asyncio.gather(*(self._answer(each, self._asked) for each in self._pupils))

    async def faults(self, server: Serving) -> list[str]:
        (lesson,) = kept(server.data, "Lesson")
        faults = [] if (lesson["turn"], lesson["asked"]) == (self._turn, self._asked) else [f"the lesson is {lesson}"]
        turn = f"q{self._turn}_"
        told = {(name, f"{turn}{asked}"): said for (name, asked), said in self._given.items()}
        answers = [(pupil["name"], each) for pupil in kept(server.data, "Pupil") for each in pupil["answers"].items()]
        inside = {(name, asked): said for name, (asked, said) in answers if asked.startswith(turn)}
        if inside != told:
            faults.append(f"told {told}, and kept {inside}")
        await self._lead(CSV)
        await self._teacher.until(lambda: "answers.csv" in self._teacher.files)
        _, *rows = csv.reader(io.StringIO(self._teacher.files.pop("answers.csv")))
        given = Counter((row[0], row[3]) for row in rows)
        if given != Counter((name, said) for (name, _), said in told.items()):
            faults.append(f"told {told}, and given out {rows}")
        return faults

    async def _lead(self, act: str) -> None:
        """Once, however often she has to try."""
        pressed = []
        while True:
            shown = await self._teacher.open(TABLE, LEAD)
            # What was taken before everything ended is told before anything else can be done.
            if any(each.fate == TAKEN for each in pressed):
                return
            pressed.append(await self._teacher.press(shown, act))
            if await self._teacher.told(pressed[-1]) == TAKEN:
                return

    async def _answer(self, pupil: Guest, asked: int) -> None:
        """One of the answers, until it is taken; again where the experience went before it had taken it."""
        await asyncio.sleep(self._source.uniform(0, THINKS_S_MAX))
        title, said = f"Question {asked}", ""
        while said != TAKEN:
            await pupil.until(lambda: pupil.panel(title) is not None)
            shown = pupil.panel(title)
            assert shown is not None
            label = self._source.choice(shown.content.buttons).label
            said = await pupil.settled(await pupil.press(shown, label))
            assert said in (TAKEN, "experience_gone", "panel_unknown"), f"{pupil.name} answers {title}: {said}"
        self._given[pupil.name, asked] = label
