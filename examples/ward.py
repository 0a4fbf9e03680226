"""A ward to practise in: a patient with a live monitor, an instructor who changes her state unseen, and a debrief.

Training, not a medical device. The instructor (a host) clicks the monitor; whoever cares for the patient works by the
checklist beside the bed. Try it: `lanting dev examples/ward.py --template courtyard`.
"""

import csv
import io
from collections import deque

from lanting.sdk import Clicked, Experience, GaveAnswer, LineChart, Panel, Series, Slider, State, Table, Text, World

NOTICE = "Training, not a medical device."
STEPS = ["Hands washed", "Patient identified", "Airway checked", "Oxygen given", "Doctor called"]
# Outside of these the monitor sounds its alarm.
VITALS = {"pulse": (50, 120, "beats/min"), "saturation": (92, 100, "%"), "pressure": (90, 140, "mmHg")}
WALL, STEEL, SKIN, PAPER, LINEN = "#dfe6e2", "#2f3b40", "#c9a58f", "#f2eddc", "#8fb3ad"
FURNITURE = {  # size and colour; how far ahead of newcomers, to their right, and up; in metres
    "bed": ("box", [2.1, 0.5, 0.95], WALL, (6.0, 0.0, 0.25)),
    "pillow": ("box", [0.42, 0.12, 0.66], PAPER, (6.0, -0.78, 0.56)),
    "patient": ("sphere", [0.25, 0.25, 0.25], SKIN, (6.0, -0.72, 0.7)),
    "blanket": ("box", [1.45, 0.26, 0.97], LINEN, (6.0, 0.31, 0.56)),
    "monitor": ("box", [1.6, 1.0, 0.06], STEEL, (6.8, 1.15, 2.0)),
    "checklist": ("box", [1.0, 1.0, 0.04], PAPER, (6.8, -0.95, 2.0)),
}


class Patient(State):
    pulse: float = 78.0
    saturation: float = 97.0
    pressure: float = 118.0


class Exercise(State):
    began_at: float = 0.0
    events: list[tuple[float, str, str]] = []  # seconds since it began; who; what


ward = Experience(
    "ward",
    title={"en": "Ward simulation", "fr": "Simulation au lit du patient", "zh-CN": "病房模拟"},
    about={
        "en": f"A patient with a live monitor, a checklist and a debrief. {NOTICE}",
        "fr": "Un patient, son moniteur, une liste de soins et un bilan. Pour s’exercer : pas un dispositif médical.",
        "zh-CN": "病人、实时监护仪、核对清单和复盘。仅供练习，不是医疗器械。",
    },
    keeps={
        "en": "Who did which step of an exercise and when, until the next one begins.",
        "fr": "Qui a fait quelle étape d’un exercice et quand, jusqu’au suivant.",
        "zh-CN": "谁在何时完成了练习的哪一步，保留到下一次练习开始。",
    },
    capabilities=["edit", "records"],
    template="courtyard",
    purpose="heal",
)
curves: dict[str, deque[tuple[float, float]]] = {name: deque(maxlen=60) for name in VITALS}


@ward.on_start
async def furnish(world: World) -> None:
    async with world.edit():
        for name, (kind, size, colour, where) in FURNITURE.items():
            if not world.entities(name):
                shape = {"kind": kind, "size": size, "colour": colour, "rounding_m": 0.02}
                await world.add(name=name, components={"shape": shape}, at=world.arrival.before(*where))
    async with world.state(Exercise) as exercise:
        exercise.began_at = exercise.began_at or world.now().timestamp()
    await show_checklist(world)


@ward.every(1.0)
async def beat(world: World) -> None:
    async with world.state(Patient) as patient:
        state = {name: getattr(patient, name) for name in VITALS}
    now_s = world.now().timestamp()
    for name, value in state.items():
        curves[name].append((now_s, value + world.random.uniform(-1.0, 1.0)))
    alarms = [name for name, (least, most, _) in VITALS.items() if not least <= state[name] <= most]
    rows = [[name, f"{curves[name][-1][1]:.0f}", unit] for name, (_, _, unit) in VITALS.items()]
    series = [Series(name, [(at - now_s, value) for at, value in curve]) for name, curve in curves.items()]
    warning = Text(f"Alarm: {', '.join(alarms)}", "warning") if alarms else Text("Stable", "good")
    chart = LineChart("Last minute", series, x_label="s")
    await world.hang(
        Panel("Monitor", warning, Table(["", "now", ""], rows), chart, NOTICE), on="monitor", key="monitor"
    )
    if alarms:
        await world.play("alarm", at=world.entity("monitor"), gain=0.5)


@ward.on_click("monitor", does="Change the patient's state (instructor)")
async def instruct(world: World, event: Clicked) -> None:
    if not event.participant.is_host:
        await event.participant.tell("The instructor changes the patient's state from here.")
        return
    async with world.state(Patient) as patient:
        sliders = [
            Slider("pulse", "Pulse", patient.pulse, 0, 220, unit="beats/min"),
            Slider("saturation", "Saturation", patient.saturation, 50, 100, unit="%"),
            Slider("pressure", "Systolic pressure", patient.pressure, 40, 220, unit="mmHg"),
        ]
    buttons = ["Set", "Debrief", "New exercise"]
    await event.participant.show(Panel("Instructor", *sliders, NOTICE, buttons=buttons), key="instructor")


@ward.on_answer("instructor")
async def set_state(world: World, event: GaveAnswer) -> None:
    answer, who = event.answer, event.participant
    if answer.choice == "Debrief":
        await who.give("debrief.csv", await debrief(world))
    elif answer.choice == "New exercise":
        async with world.state(Exercise) as exercise:
            exercise.began_at, exercise.events = world.now().timestamp(), []
        await show_checklist(world)
    elif answer.choice == "Set":
        async with world.state(Patient) as patient:
            for name in VITALS:
                setattr(patient, name, float(answer[name]))
        await note(world, who.name, ", ".join(f"{name} set to {answer[name]:g}" for name in VITALS))


@ward.on_answer("checklist")
async def tick(world: World, event: GaveAnswer) -> None:
    await note(world, event.participant.name, str(event.answer.choice))
    await show_checklist(world)


async def note(world: World, who: str, what: str) -> None:
    async with world.state(Exercise) as exercise:
        exercise.events.append((world.now().timestamp() - exercise.began_at, who, what))


async def show_checklist(world: World) -> None:
    async with world.state(Exercise) as exercise:
        done = {what: f"{at:.0f} s, {who}" for at, who, what in reversed(exercise.events)}
    rows = [[step, done.get(step, "")] for step in STEPS]
    left = [step for step in STEPS if step not in done]
    panel = Panel("Checklist", Table(["Step", "When, who"], rows), NOTICE, choices=left)
    await world.hang(panel, on="checklist", key="checklist")


async def debrief(world: World) -> str:
    """What happened, as CSV."""
    async with world.state(Exercise) as exercise:
        rows = [[f"{at:.1f}", who, what] for at, who, what in exercise.events]
    csv.writer(written := io.StringIO()).writerows([["seconds", "who", "what"], *rows, ["", "", NOTICE]])
    return written.getvalue()
