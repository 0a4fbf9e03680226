"""An experience for a journey: a board on which everybody votes for a tea, and a bell that grows when it is clicked."""

from lanting.sdk import BarChart, CameIn, Clicked, Experience, GaveAnswer, Panel, World

tea = Experience("tea-board", capabilities=["edit"], template="open-field")
votes = {"Longjing": 0, "Pu'er": 0}
hung: list[str] = []
BELL = {"kind": "box", "size": [0.5, 0.5, 0.5], "colour": "#d9b25f", "rounding_m": 0.02}


def poll() -> Panel:
    return Panel("Which tea shall we drink?", BarChart("Votes", list(votes), list(votes.values())), choices=list(votes))


@tea.on_enter
async def hang(world: World, event: CameIn) -> None:
    """Before the first who comes; under load several may be there before the experience is."""
    if hung:
        return
    hung.append("sign")
    while (here := event.participant.place) is None:
        await world.sleep(0.1)
    await world.add(name="sign", at=here.before(3.5, aside_m=-1.5))
    await world.add(name="bell", at=here.before(4.0, aside_m=0.8, up_m=1.2), components={"shape": BELL})
    await world.hang(poll(), on="sign", key="votes")


@tea.on_answer("votes")
async def vote(world: World, event: GaveAnswer) -> None:
    votes[str(event.answer.choice)] += 1
    await world.hang(poll(), on="sign", key="votes")


@tea.on_click("bell", does="Ring the bell")
async def ring(world: World, event: Clicked) -> None:
    await world.play("bell", at=event.entity)
    await event.entity.animate("scale", [0.0, 0.5], [[1.0, 1.0, 1.0], [1.0, 2.0, 1.0]])
