"""A ward to practise in: a patient with a live monitor, an instructor who changes her state unseen, and a debrief.

Training, not a medical device. The instructor (a host) clicks the monitor; whoever cares for the patient works by the
checklist beside the bed. What they read is in `texts`. Try it: `lanting dev examples/ward.py --template courtyard`.
"""

import csv
import io
from collections import deque

from lanting.sdk import Button, Experience, LineChart, Panel, Participant, Series, Slider, State, Table, Text, World

STEPS = ["hands", "identity", "airway", "oxygen", "doctor"]
# The least that the instructor can set, from where to where the monitor sounds no alarm, and the most.
VITALS = {"pulse": (0, 50, 120, 220), "saturation": (50, 92, 100, 100), "pressure": (40, 90, 140, 220)}
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
    deeds: list[tuple[float, str, str, dict[str, float]]] = []
    """Seconds since it began; who; a step, or that the vitals were set; to what."""


ward = Experience(
    "ward",
    title="ward-title",
    about="ward-about",
    keeps="ward-keeps",
    capabilities=["edit", "records"],
    template="courtyard",
    purpose="heal",
)
curves: dict[str, deque[tuple[float, float]]] = {name: deque(maxlen=60) for name in VITALS}


@ward.on_start
async def furnish(world: World) -> None:
    async with world.edit():
        for thing, (kind, size, colour, where) in FURNITURE.items():
            if not world.entities(tag=f"ward-{thing}"):
                shape = {"shape": {"kind": kind, "size": size, "colour": colour, "rounding_m": 0.02}}
                name, at = world.texts(f"ward-thing-{thing}"), world.arrival.before(*where)
                await world.add(name=name, components=shape, at=at, tags=[f"ward-{thing}"])
    async with world.state(Exercise) as exercise:
        exercise.began_at = exercise.began_at or world.now().timestamp()
    await show_checklist(world)


@ward.every(1.0)
async def beat(world: World) -> None:
    patient = await world.recall(Patient)
    state = {vital: getattr(patient, vital) for vital in VITALS}
    now_s = world.now().timestamp()
    for vital, value in state.items():
        curves[vital].append((now_s, value + world.random.uniform(-1.0, 1.0)))
    called = {vital: world.texts(f"ward-{vital}") for vital in VITALS}
    alarms = [called[vital] for vital, (_, least, most, _) in VITALS.items() if not least <= state[vital] <= most]
    warnings = [Text(world.texts("ward-alarm", vital=each), "warning") for each in alarms]
    now = {vital: f"{curve[-1][1]:.0f}" for vital, curve in curves.items()}
    rows = [[called[vital], now[vital], world.texts(f"ward-unit-{vital}")] for vital in VITALS]
    table = Table(["", world.texts("ward-now"), ""], rows)
    series = [Series(called[vital], [(at - now_s, value) for at, value in curve]) for vital, curve in curves.items()]
    chart = LineChart(world.texts("ward-last-minute"), series, x_label="s")
    said = warnings or [Text(world.texts("ward-stable"), "good")]
    panel = Panel(world.texts("ward-monitor"), *said, table, chart, world.texts("ward-notice"))
    for monitor in world.entities(tag="ward-monitor"):
        await world.hang(panel, on=monitor, key="monitor")
        if alarms:
            await world.play("alarm", at=monitor, gain=0.5)


@ward.on_click(tag="ward-monitor", does="ward-instruct")
async def instruct(world: World, event) -> None:
    who = event.participant
    if not who.is_host:
        await who.tell(world.texts("ward-instructor-only", who))
        return
    patient, sliders = await world.recall(Patient), []
    for vital, (least, _, _, most) in VITALS.items():
        label, unit = world.texts(f"ward-slider-{vital}", who), world.texts(f"ward-unit-{vital}", who)
        sliders.append(Slider(vital, label, getattr(patient, vital), least, most, unit=unit))
    buttons = [Button(name, world.texts(f"ward-button-{name}", who)) for name in ("set", "debrief", "new_exercise")]
    panel = Panel(world.texts("ward-instructor", who), *sliders, world.texts("ward-notice", who), buttons=buttons)
    await who.show(panel, key="instructor")


@ward.on_answer("instructor")
async def set_state(world: World, event) -> None:
    answer, who = event.answer, event.participant
    if answer.button == "debrief":
        await who.give(world.texts("ward-file", who), await debrief(world, who))
    elif answer.button == "new_exercise":
        async with world.state(Exercise) as exercise:
            exercise.began_at, exercise.deeds = world.now().timestamp(), []
        await show_checklist(world)
    elif answer.button == "set":
        async with world.state(Patient) as patient:
            for vital in VITALS:
                setattr(patient, vital, float(answer[vital]))
        await note(world, who.name, "set", {vital: answer[vital] for vital in VITALS})


@ward.on_answer("checklist")
async def tick(world: World, event) -> None:
    await note(world, event.participant.name, str(event.answer.button), {})
    await show_checklist(world)


async def note(world: World, who: str, what: str, values: dict[str, float]) -> None:
    async with world.state(Exercise) as exercise:
        exercise.deeds.append((world.now().timestamp() - exercise.began_at, who, what, values))


async def show_checklist(world: World) -> None:
    exercise = await world.recall(Exercise)
    done = {what: (at, who) for at, who, what, _ in reversed(exercise.deeds)}
    said = {step: world.texts(f"ward-did-{step}") for step in STEPS}
    when = {step: world.texts("ward-when", seconds=round(at), who=who) for step, (at, who) in done.items()}
    rows = [[said[step], when.get(step, "")] for step in STEPS]
    left = [Button(step, said[step]) for step in STEPS if step not in done]
    table = Table([world.texts("ward-step"), world.texts("ward-when-who")], rows)
    panel = Panel(world.texts("ward-checklist"), table, world.texts("ward-notice"), buttons=left)
    for checklist in world.entities(tag="ward-checklist"):
        await world.hang(panel, on=checklist, key="checklist")


async def debrief(world: World, reader: Participant) -> str:
    """What happened, as CSV in her language."""
    exercise = await world.recall(Exercise)
    rows = [[f"{at:.1f}", who, world.texts(f"ward-did-{what}", reader, **to)] for at, who, what, to in exercise.deeds]
    heads = [world.texts(f"ward-column-{column}", reader) for column in ("seconds", "who", "what")]
    csv.writer(written := io.StringIO()).writerows([heads, *rows, ["", "", world.texts("ward-notice", reader)]])
    return written.getvalue()
