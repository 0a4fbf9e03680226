"""A museum with a guide: four stops with plates, a tour for who wants to come along, and answers in her language.

What one visitor reads is in her language, what the guide says to all in the Space's: the words are in `texts`.
Try it: `lanting dev examples/museum.py`.
"""

import asyncio
import math

from lanting.sdk import Asked, Companion, Entity, Experience, Look, Panel, Participant, Place, World

museum = Experience(
    "museum",
    title="museum-title",
    about="museum-about",
    keeps="museum-keeps",
    capabilities=["chat", "edit", "teleport"],
    template="gallery",
    purpose="travel",
)

LANGUAGES = ("en", "fr", "zh-CN")
HOME = Place(x=1.6, y=0.18, z=2.2, yaw=math.pi)
READ_S = 8.0
PLATE = "museum-plate"
STOPS = {
    "thing-picture-moon": 1.25,
    "thing-picture-heron": 1.2,
    "thing-picture-lone-boat": 1.8,
    "thing-picture-carp": 1.2,
}
"""By the name of a picture of the gallery: how far to its right the plate hangs, in metres."""
on_tour: set[World] = set()


def plate(picture: Entity, language: str) -> tuple[str, str]:
    """Title and text."""
    key = picture.name.replace("thing-picture", "museum")
    return museum.texts.say(key, language, {}), museum.texts.say(f"{key}-plate", language, {})


@museum.on_start
async def open_house(world: World) -> None:
    """Hang the plates where they do not hang yet, and let the guide come in."""
    if not world.entities(tag=PLATE):
        async with world.edit():
            for picture, aside_m in STOPS.items():
                await hang_plate(world, world.entity(picture), aside_m)
    look = Look(skin=2, hair=0, hair_style=1, cloth=3, sash=4)
    lin = await world.companion(world.texts("museum-guide"), look=look, at=HOME)

    @lin.on_ask
    async def answer(guide: Companion, asked: Asked) -> str | None:
        """To her name alone she says what she is here for; the plates answer the rest."""
        return await guide.answer(asked) if asked.text else world.texts("museum-greeting", asked.participant)


async def hang_plate(world: World, picture: Entity, aside_m: float) -> None:
    """In all languages, the Space's first. Its words belong to the picture: the guide answers from them."""
    words = ["\n".join(plate(picture, language)) for language in dict.fromkeys((world.language, *LANGUAGES))]
    text = {"text": "\n\n".join(words), "width_m": 0.62, "letter_m": 0.04}
    at = Place(x=aside_m, y=-0.1, z=0.0, yaw=math.pi)
    await world.add(parent=picture, at=at, components={"text": text}, tags=[PLATE])


@museum.on_click(*STOPS, does="museum-read")
async def read(world: World, event) -> None:
    title, text = plate(event.entity, event.participant.language)
    await event.participant.show(Panel(title, text), key=f"plate.{event.entity.id}")


@museum.on_command("tour", about="museum-tour")
async def tour(world: World, event) -> None:
    """Whoever says yes is brought to the guide, and led from stop to stop."""
    (lin,) = world.companions.values()
    if world in on_tour:
        await event.participant.tell(world.texts("museum-busy", event.participant, guide=lin.name))
        return
    on_tour.add(world)
    try:
        led = await invite(world, lin)

        async def tell(guide: Companion, picture: Entity) -> None:
            await explain(guide, picture, led)

        stayed = await lin.lead(led, [world.entity(picture) for picture in STOPS], at_stop=tell)
        if stayed:
            await lin.emote("bow")
            await lin.say(world.texts("museum-thanks"))
        await lin.walk_to(HOME)
    finally:
        on_tour.discard(world)


async def invite(world: World, lin: Companion) -> list[Participant]:
    """All at once, each in her language; who said yes."""
    groups = [[who for who in world.participants if who.language == language] for language in LANGUAGES]
    asked = [(group, world.texts("museum-offer", group[0], guide=lin.name)) for group in groups if group]
    went = await asyncio.gather(*(world.offer(lin.place, text, people=group, within_s=30) for group, text in asked))
    return [who for group in went for who in group]


async def explain(guide: Companion, picture: Entity, led: list[Participant]) -> None:
    """At a stop: its name aloud, what the plate says to each in her language, and time to look."""
    guide.look_at(picture)
    await guide.emote("point")
    await guide.say(plate(picture, guide.world.language)[0])
    for visitor in led:
        title, text = plate(picture, visitor.language)
        await visitor.tell(guide.world.texts("museum-stop", visitor, title=title, plate=text))
    await guide.world.sleep(READ_S)
