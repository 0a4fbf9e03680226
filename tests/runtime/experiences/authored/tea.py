"""A good experience: counts cups, each once."""

from __future__ import annotations

from lanting.sdk import Experience, GaveAnswer, Panel, State, World

tea = Experience("tea")


class Book(State):
    cups: int = 0


@tea.on_start
async def ask(world: World) -> None:
    await world.show(Panel("Tea?", choices=["Longjing"]), key="tea")


@tea.on_answer("tea")
async def count(world: World, event: GaveAnswer) -> None:
    async with world.state(Book) as book:
        book.cups += 1
