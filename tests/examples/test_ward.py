"""The ward: an exercise, from the instructor's hidden panel to the debrief."""

from __future__ import annotations

import csv
import io

from lanting.sdk import LineChart, Slider, Table
from lanting.sdk.testing import Shown, Stage, stage
from tests.examples.test_examples import load

NOTICE = "Training, not a medical device."
FRENCH_NOTICE = "Pour la formation uniquement\u00a0: ceci n’est pas un dispositif médical."


def ward() -> object:
    return load("ward").ward


def now(s: Stage, vital: str) -> float:
    table: Table = s.board("monitor").item(Table)
    return float(next(value for name, value, _ in table.rows if name == vital))


def words(table: Table) -> list[list[str]]:
    """Its cells but for the numbers."""
    return [table.columns, *([cell for cell in row if not cell.isdecimal()] for row in table.rows)]


def labels(panel: Shown) -> list[str]:
    return [each.label for each in panel.content.items if isinstance(each, Slider)]


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


async def test_a_french_training_is_in_the_words_of_nurses() -> None:
    async with stage(ward(), template="courtyard", language="fr") as s:
        teacher, nurse = await s.visitor("Dr Roy", role="host", language="fr"), await s.visitor("Ana", language="fr")
        await s.advance(10)
        monitor, checklist = s.board("moniteur"), s.board("liste de soins")
        assert monitor.title == "Moniteur" and checklist.title == "Liste de soins"
        assert monitor.texts == ["Stable", FRENCH_NOTICE]
        assert words(monitor.item(Table)) == [["", "valeur", ""], ["FC", "bpm"], ["SpO₂", "%"], ["PA", "mmHg"]]
        assert [each.name for each in monitor.item(LineChart).series] == ["FC", "SpO₂", "PA"]
        assert "Modifier l’état du patient (formateur)" in nurse.clickable.values()
        await nurse.click("moniteur")
        assert nurse.told == ["C’est d’ici que le formateur modifie l’état du patient."]
        await nurse.answer(checklist, "Oxygène administré")
        assert done(s.board("liste de soins")) == {"Oxygène administré": "10\u00a0s, Ana"}
        await teacher.click("moniteur")
        panel = await teacher.panel("Formateur")
        assert panel.buttons == ["Appliquer", "Débriefing", "Nouvel exercice"] and panel.texts == [FRENCH_NOTICE]
        assert labels(panel) == ["Fréquence cardiaque (FC)", "SpO₂", "PA systolique"]
        await teacher.answer(panel, "Appliquer", saturation=85.0, pulse=130.0)
        await s.advance(1)
        assert s.board("moniteur").texts == ["Alarme\u00a0: FC", "Alarme\u00a0: SpO₂", FRENCH_NOTICE]
        await teacher.answer(panel, "Débriefing")
        assert list(csv.reader(io.StringIO(teacher.files["débriefing.csv"]))) == [
            ["secondes", "qui", "quoi"],
            ["10.0", "Ana", "Oxygène administré"],
            ["10.0", "Dr Roy", "FC réglée à 130, SpO₂ à 85, PA systolique à 118"],
            ["", "", FRENCH_NOTICE],
        ]


async def test_a_chinese_instructor_in_a_french_ward_reads_what_is_hers_in_chinese() -> None:
    async with stage(ward(), template="courtyard", language="fr") as s:
        teacher, nurse = (
            await s.visitor("吴老师", role="host", language="zh-CN"),
            await s.visitor("Mei", language="zh-CN"),
        )
        await nurse.answer(s.board("liste de soins"), "Médecin appelé")
        await nurse.click("moniteur")
        assert nurse.told == ["患者的状态由带教老师在这里调整。"]
        await teacher.click("moniteur")
        panel = await teacher.panel("带教老师")
        assert panel.buttons == ["设定", "复盘", "新的练习"] and panel.texts == ["仅供培训，不是医疗器械。"]
        assert labels(panel) == ["心率", "血氧饱和度", "收缩压"]
        await teacher.answer(panel, "设定", pulse=130.0)
        await teacher.answer(panel, "复盘")
        assert list(csv.reader(io.StringIO(teacher.files["复盘.csv"]))) == [
            ["秒", "执行人", "事项"],
            ["0.0", "Mei", "已通知医生"],
            ["0.0", "吴老师", "心率设为 130，血氧饱和度设为 97，收缩压设为 118"],
            ["", "", "仅供培训，不是医疗器械。"],
        ]
        await s.advance(1)
        assert s.board("moniteur").texts[0] == "Alarme\u00a0: FC"


async def test_the_boards_of_a_chinese_ward_are_chinese() -> None:
    async with stage(ward(), template="courtyard", language="zh-CN") as s:
        teacher, nurse = (
            await s.visitor("吴老师", role="host", language="zh-CN"),
            await s.visitor("Mei", language="zh-CN"),
        )
        await s.advance(5)
        monitor, checklist = s.board("监护仪"), s.board("核对清单")
        assert (monitor.title, checklist.title) == ("监护仪", "核对清单")
        assert monitor.texts == ["生命体征平稳", "仅供培训，不是医疗器械。"]
        assert words(monitor.item(Table)) == [
            ["", "当前值", ""],
            ["心率", "次/分"],
            ["血氧饱和度", "%"],
            ["血压", "mmHg"],
        ]
        assert "改变患者状态（带教老师）" in nurse.clickable.values()
        await nurse.answer(checklist, "已给予吸氧")
        assert done(s.board("核对清单")) == {"已给予吸氧": "5 秒，Mei"}
        await teacher.click("监护仪")
        await teacher.answer(await teacher.panel("带教老师"), "设定", pressure=60.0)
        await s.advance(1)
        assert s.board("监护仪").texts[0] == "报警：血压"
