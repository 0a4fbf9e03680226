"""An experience for a journey in a headset: a board to vote on, and a bell whose click brings a form."""

from lanting.sdk import (
    BarChart,
    Button,
    CameIn,
    ChoiceField,
    Clicked,
    DateField,
    Experience,
    GaveAnswer,
    NumberField,
    Panel,
    Slider,
    TextField,
    World,
)

house = Experience("tea-house", capabilities=["edit"], template="open-field")
votes = {"Longjing": 0, "Pu'er": 0}
hung: list[str] = []
BREWED_AFTER_S = 4.0
"""Longer than she would take it for the answer to what she did."""
BELL = {"kind": "box", "size": [0.3, 0.3, 0.3], "colour": "#d9b25f", "rounding_m": 0.02}


def poll() -> Panel:
    return Panel("Which tea shall we drink?", BarChart("Votes", list(votes), list(votes.values())), choices=list(votes))


def order() -> Panel:
    return Panel(
        "Your tea",
        ChoiceField("tea", "Which tea?", ["Longjing", "Pu'er", "Da Hong Pao"], is_required=True),
        NumberField("cups", "Cups", 1, min=1, max=12, is_required=True),
        Slider("heat", "Heat of the water", 80, min=60, max=100, step=5, unit="°C"),
        DateField("day", "For which day?", min="2030-05-01", max="2030-05-31"),
        TextField("note", "A word to the kitchen"),
        buttons=[Button("send", "Order", style="primary")],
    )


@house.on_enter
async def hang(world: World, event: CameIn) -> None:
    """Before the first who comes."""
    if hung:
        return
    hung.append("sign")
    while (here := event.participant.place) is None:
        await world.sleep(0.1)
    await world.add(name="sign", at=here.before(2.6, aside_m=-0.5))
    await world.add(name="bell", at=here.before(2.0, aside_m=0.9, up_m=1.0), components={"shape": BELL})
    await world.hang(poll(), on="sign", key="votes")


@house.on_answer("votes")
async def vote(world: World, event: GaveAnswer) -> None:
    votes[str(event.answer.choice)] += 1
    await world.hang(poll(), on="sign", key="votes")


@house.on_click("bell", does="Ring for tea")
async def serve(world: World, event: Clicked) -> None:
    await world.play("bell", at=event.entity)
    answer = await event.participant.ask(order())
    tea, cups, heat, day = (answer[name] for name in ("tea", "cups", "heat", "day"))
    await event.participant.tell(f"{cups:g} × {tea}, {heat:g} °C, {day}.")
    await world.sleep(BREWED_AFTER_S)
    await event.participant.ask(Panel("Tea is ready", text="It is on the table.", choices=["Thank you"]))
    await event.participant.tell(f"{event.participant.name} has her tea.")
