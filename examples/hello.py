"""A lantern that greets: `lanting dev examples/hello.py`."""

from lanting.sdk import Clicked, Experience, World

hello = Experience("hello", template="courtyard")


@hello.on_click("thing-lantern", does="Greets")
async def greet(world: World, event: Clicked) -> None:
    await world.tell(f"{event.participant.name} says hello.")
