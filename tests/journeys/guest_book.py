"""An experience for a journey: a book in which guests write their names; what is in it is kept."""

from lanting.sdk import CameIn, Experience, GaveAnswer, Panel, State, TextField, World

house = Experience("guest-book", keeps="The names that guests have written down.")


class Book(State):
    names: list[str] = []


def written(book: Book) -> Panel:
    return Panel("Written", *(f"{number}: {name}" for number, name in enumerate(book.names, 1)))


@house.on_enter
async def lay_out(world: World, event: CameIn) -> None:
    async with world.state(Book) as book:
        await world.show(written(book), key="written")
    form = Panel("Guests", TextField("name", "Your name", is_required=True), buttons=["Write it down"])
    await world.show(form, to=[event.participant], key="guests")


@house.on_answer("guests")
async def write_down(world: World, event: GaveAnswer) -> None:
    async with world.state(Book) as book:
        book.names.append(str(event.answer["name"]))
        await world.show(written(book), key="written")
