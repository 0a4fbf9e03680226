"""The ward: an exercise, from the instructor's hidden panel to the debrief."""

from __future__ import annotations

import csv
import io

from lanting.sdk import Table
from lanting.sdk.testing import Shown, Stage, stage
from tests.examples.test_examples import load

NOTICE = "Training, not a medical device."


def ward() -> object:
    return load("ward").ward


def now(s: Stage, vital: str) -> float:
    table: Table = s.board("monitor").item(Table)
    return float(next(value for name, value, _ in table.rows if name == vital))


def done(checklist: Shown) -> dict[str, str]:
    return {step: when for step, when in checklist.item(Table).rows if when}


async def test_the_monitor_follows_the_instructor_whose_panel_nobody_else_sees() -> None:
    async with stage(ward(), template="courtyard") as s:
        teacher, nurse = await s.visitor("Dr Wu", role="host"), await s.visitor("Ana")
        await s.advance(3)
        assert abs(now(s, "pulse") - 78) <= 2 and "Stable" in s.board("monitor").texts
        await teacher.click("monitor")
        await teacher.answer(await teacher.panel("Instructor"), "Set", pulse=150.0)
        await s.advance(2)
        assert abs(now(s, "pulse") - 150) <= 2 and "Alarm: pulse" in s.board("monitor").texts and "alarm" in s.sounds
        assert nurse.panels == []
        await nurse.click("monitor")
        assert nurse.panels == [] and nurse.told == ["The instructor changes the patient's state from here."]


async def test_the_checklist_says_when_and_by_whom_and_the_debrief_tells_all_of_it() -> None:
    async with stage(ward(), template="courtyard") as s:
        teacher, nurse = await s.visitor("Dr Wu", role="host"), await s.visitor("Ana")
        await s.advance(10)
        await nurse.answer(s.board("checklist"), "Oxygen given")
        assert done(s.board("checklist")) == {"Oxygen given": "10 s, Ana"}
        assert "Oxygen given" not in s.board("checklist").buttons
        await s.restart()
        assert done(s.board("checklist")) == {"Oxygen given": "10 s, Ana"}, "kept"
        await teacher.click("monitor")
        panel = await teacher.panel("Instructor")
        await teacher.answer(panel, "Set", saturation=85.0)
        await teacher.answer(panel, "Debrief")
        written = list(csv.reader(io.StringIO(teacher.files["debrief.csv"])))
        assert [row[1] for row in written[1:-1]] == ["Ana", "Dr Wu"]
        assert "saturation set to 85" in written[2][2] and written[-1][2] == NOTICE
        await teacher.answer(panel, "New exercise")
        assert done(s.board("checklist")) == {}


async def test_it_says_everywhere_that_it_is_no_medical_device() -> None:
    async with stage(ward(), template="courtyard") as s:
        teacher = await s.visitor("Dr Wu", role="host")
        await s.advance(1)
        await teacher.click("monitor")
        for shown in (s.board("monitor"), s.board("checklist"), await teacher.panel("Instructor")):
            assert NOTICE in shown.texts
