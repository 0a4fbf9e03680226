"""A museum with a guide: four stops with plates, a tour for who wants to come along, and answers in two languages.

lanting dev examples/museum.py
"""

import math

from lanting.sdk import Companion, Entity, Experience, Look, Panel, Participant, Place, World

museum = Experience(
    "museum",
    title={"en": "Museum tour", "fr": "Visite du musée", "zh-CN": "博物馆导览"},
    about={
        "en": "Lin leads whoever wants past four pictures, and answers questions about what is here.",
        "fr": "Lin guide qui le veut devant quatre tableaux et répond aux questions sur ce qui est ici.",
        "zh-CN": "小林带愿意同行的人看四幅画，也回答这里有什么。",
    },
    keeps={"en": "Nothing about you.", "fr": "Rien sur vous.", "zh-CN": "不保存您的任何信息。"},
    capabilities=["chat", "edit", "teleport"],
    template="gallery",
    purpose="travel",
)

HOME = Place(x=1.6, y=0.18, z=2.2, yaw=math.pi)
READ_S = 8.0
PLATE = "museum-plate"
STOPS = {
    "thing-picture-moon": {
        "aside_m": 1.25,
        "en": ("Moon over a pine", "Painted in one autumn night. The paper was grey already: only the moon is blank."),
        "zh-CN": ("松月", "一个秋夜画成。纸本就是灰的，只有月亮留白。"),
    },
    "thing-picture-heron": {
        "aside_m": 1.2,
        "en": ("White heron", "The painter waited eleven mornings until the heron came back to the same reeds."),
        "zh-CN": ("白鹭", "画家等了十一个清晨，白鹭才回到那片芦苇。"),
    },
    "thing-picture-lone-boat": {
        "aside_m": 1.8,
        "en": ("Lone boat", "After a poem by Liu Zongyuan, written in exile: a thousand hills, and no bird in flight."),
        "zh-CN": ("孤舟", "取意柳宗元《江雪》：千山鸟飞绝，万径人踪灭。"),
    },
    "thing-picture-carp": {
        "aside_m": 1.2,
        "en": ("Two carp", "A wedding gift. Two carp that circle each other wish a couple plenty, year after year."),
        "zh-CN": ("双鲤", "贺婚之作。双鲤相逐，愿新人年年有余。"),
    },
}
"""By the name of a picture of the gallery: how far to its right the plate hangs, and what is on it."""
on_tour: set[World] = set()


@museum.on_start
async def open_house(world: World) -> None:
    """Hang the plates where they do not hang yet, and let the guide come in."""
    if not world.entities(tag=PLATE):
        async with world.edit():
            for picture, stop in STOPS.items():
                await hang_plate(world, world.entity(picture), stop)
    look = Look(skin=2, hair=0, hair_style=1, cloth=3, sash=4)
    await world.companion(
        "Lin", look=look, at=HOME, about="Ask me about a picture, or say /tour. 问我画里有什么，或输入 /tour。"
    )


async def hang_plate(world: World, picture: Entity, stop: dict) -> None:
    """Words of a plate belong to the thing on which it hangs: who asks about them is led there."""
    words = "\n".join(line for language in ("en", "zh-CN") for line in stop[language])
    text = {"text": words, "width_m": 0.62, "letter_m": 0.04}
    await world.add(
        parent=picture, at=Place(x=stop["aside_m"], y=-0.1, z=0.0, yaw=math.pi), components={"text": text}, tags=[PLATE]
    )


def plate(picture: Entity, reader: Participant) -> tuple[str, str]:
    """Title and text, in her language as far as the museum has it."""
    return STOPS[picture.name]["zh-CN" if reader.language == "zh-CN" else "en"]


@museum.on_click(*STOPS, does="Read the plate")
async def read(world: World, event) -> None:
    title, text = plate(event.entity, event.participant)
    await event.participant.show(Panel(title, text), key=f"plate.{event.entity.id}")


@museum.on_command("tour", about="Lin leads you past four pictures")
async def tour(world: World, event) -> None:
    """Whoever says yes is brought to the guide, and led from stop to stop."""
    lin = world.companions["Lin"]
    if world in on_tour:
        await event.participant.tell("Lin is under way with others; she will be back soon. 小林正在带队，稍后就回来。")
        return
    on_tour.add(world)
    try:
        led = await world.offer(lin.place, "Lin begins a tour past four pictures. 小林要带大家看四幅画。", within_s=30)

        async def tell(guide: Companion, picture: Entity) -> None:
            await explain(guide, picture, led)

        stayed = await lin.lead(led, [world.entity(picture) for picture in STOPS], at_stop=tell)
        if stayed:
            await lin.emote("bow")
            await lin.say("Thank you for coming along! 谢谢大家！")
        await lin.walk_to(HOME)
    finally:
        on_tour.discard(world)


async def explain(guide: Companion, picture: Entity, led: list[Participant]) -> None:
    """At a stop: its name aloud, what the plate says to each in her language, and time to look."""
    guide.look_at(picture)
    await guide.emote("point")
    await guide.say(" ".join(STOPS[picture.name][language][0] for language in ("en", "zh-CN")))
    for visitor in led:
        await visitor.tell(plate(picture, visitor)[1])
    await guide.world.sleep(READ_S)
