"""An experience for a journey: it asks for tea, counts the cups before everybody, hangs up a sign, and takes orders."""

from lanting.sdk import (
    BarChart,
    Button,
    CameIn,
    ChoiceField,
    Experience,
    GaveAnswer,
    GaveCommand,
    NumberField,
    Panel,
    Refuse,
    TextField,
    World,
)

table = Experience("tea-table", capabilities=["edit"])
cups = {"Longjing": 0, "Pu'er": 0}


def poured() -> Panel:
    return Panel("Cups", BarChart("Poured", list(cups), list(cups.values())))


@table.on_enter
async def ask_for_tea(world: World, event: CameIn) -> None:
    if not world.entities(name="Sign"):
        await world.add(name="Sign", at=event.participant.place)
        await world.hang(Panel("Today", text="Cakes of the moon.", choices=["One, please"]), on="Sign", key="sign")
    await world.show(poured(), key="cups")
    answer = await event.participant.ask(Panel("Tea?", text="The water boils.", choices=list(cups)))
    tea = str(answer.choice)
    cups[tea] += 1
    await event.participant.set_badge(tea, colour=2)
    await world.tell(f"{event.participant.name} takes {tea}.")
    await world.show(poured(), key="cups")


@table.on_answer("sign")
async def bring_cake(world: World, event: GaveAnswer) -> None:
    await world.tell(f"A cake for {event.participant.name}.")


@table.on_command("order", about="Orders cups to take home")
async def order(world: World, event: GaveCommand) -> None:
    form = Panel(
        "Order",
        TextField("who", "Name for the parcel", is_required=True),
        NumberField("count", "How many", 2, min=1, max=12),
        ChoiceField("glaze", "Glaze", ["Celadon", "Ash"], ["Ash"]),
        buttons=[Button("send", "Order", style="primary")],
    )
    opened = await world.show(form, to=[event.participant], key="order")

    @opened.on_answer
    async def take(world: World, given: GaveAnswer) -> None:
        if given.answer["count"] > 3:
            raise Refuse("Only three are left.")
        await opened.close()
        await given.participant.give("order.csv", f"{given.answer['who']},{given.answer['count']:g}\r\n")
