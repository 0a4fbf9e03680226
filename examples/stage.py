"""A show on one clock: light, sound and curtain, seats for who comes, and applause by as many as really clap.

lanting dev examples/stage.py
"""

import math

from lanting.sdk import Experience, Panel, Participant, Place, Progress, World

stage = Experience(
    "stage",
    title="stage-title",  # what it says is in texts/, in every language
    about="stage-about",
    keeps="stage-keeps",
    capabilities=["chat", "edit", "teleport"],
    template="stage-hall",
)

CURTAIN = "stage-curtain"
LIGHT = "stage-light"
BOARD = "stage-board"
HALF_M, HEIGHT_M, FLOOR_M, FRONT_M, BACK_M = 4.5, 3.7, 0.9, -6.75, -8.6
"""The stage of the template: half its opening, how high it is, its floor, and z of the curtain and of the light."""
OPEN_S, HOLD_S = 4.0, 3_600.0
CLAP_S = 4.0
"""A gesture counts as clapping for so long."""
clapping: dict[World, dict[Participant, float]] = {}
playing: set[World] = set()


@stage.on_start
async def build(world: World) -> None:
    """Hang curtain, lights and the board that tells of the applause, where they are not there yet."""
    clapping[world] = {}
    if not world.entities(tag=CURTAIN):
        async with world.edit():
            for side in (-1, 1):
                await add_curtain(world, side)
            for colour, x in (("#ffb46b", -2.6), ("#8fb6ff", 2.6)):
                lamp = {"kind": "point", "colour": colour, "strength": 0.0, "reach_m": 9.0}
                at = Place(x=x, y=4.2, z=BACK_M, yaw=0.0)
                await world.add(name=world.texts("stage-light"), at=at, components={"lamp": lamp}, tags=[LIGHT])
            beside = Place(x=5.4, y=1.7, z=-5.2, yaw=math.pi)
            await world.add(name=world.texts("stage-applause"), at=beside, tags=[BOARD])
    await show_applause(world)


async def add_curtain(world: World, side: int) -> None:
    """Half of it: it closes the stage where the Scene has it, and is drawn aside by an animation."""
    shape = {"kind": "box", "size": [HALF_M, HEIGHT_M, 0.12], "colour": "#8e2f2a", "rounding_m": 0.04}
    at = Place(x=side * HALF_M / 2, y=FLOOR_M + HEIGHT_M / 2, z=FRONT_M, yaw=0.0)
    await world.add(name=world.texts("stage-curtain"), at=at, components={"shape": shape}, tags=[CURTAIN])


async def draw_curtain(world: World, *, is_open: bool) -> None:
    """Both halves in one step. While it is open the animation holds it; closed, the Scene has it again."""
    times, tracks = [0.0, OPEN_S, HOLD_S][: 3 if is_open else 2], []
    for half in world.entities(tag=CURTAIN):
        here = half.place
        shut, aside = (here.x, here.y, here.z), (here.x * 2.05, here.y, here.z)
        broad, narrow = (1.0, 1.0, 1.0), (0.12, 1.0, 1.0)
        tracks.append(half.track("translation", times, [shut, aside, aside] if is_open else [aside, shut]))
        tracks.append(half.track("scale", times, [broad, narrow, narrow] if is_open else [narrow, broad]))
    await world.animate(tracks, key="curtain")


async def light(world: World, values: list[float], seconds: float) -> None:
    """The lights go through these values, evenly, and stay at the last."""
    times = [seconds * number / (len(values) - 1) for number in range(len(values))]
    tracks = [
        lamp.track("light.intensity", [*times, HOLD_S], [*values, values[-1]]) for lamp in world.entities(tag=LIGHT)
    ]
    await world.animate(tracks, key="light")


async def begin(world: World) -> None:
    await world.play("gong", at=world.entity("thing-stage"))
    await light(world, [0.0, 6.0], 3.0)


async def moonrise(world: World) -> None:
    await draw_curtain(world, is_open=True)
    await world.play("chime", at=world.entity("thing-stage-screen"))


async def storm(world: World) -> None:
    await light(world, [6.0, 1.0, 9.0, 2.0, 8.0, 3.0], 6.0)
    await world.play("gong", at=world.entity("thing-stage"), gain=0.6)


async def finale(world: World) -> None:
    await world.play("bell", at=world.entity("thing-stage"))
    await draw_curtain(world, is_open=False)
    await light(world, [3.0, 0.0], 4.0)


CUES = [(1.0, begin), (5.0, moonrise), (14.0, storm), (24.0, finale)]
"""At which second of the show clock what happens: the same for who comes late."""


@stage.on_command("show", about="stage-show")
async def show(world: World, event) -> None:
    if world in playing:
        await event.participant.tell(world.texts("stage-on", event.participant))
        return
    playing.add(world)
    try:
        play = world.texts("stage-play")
        seats, before = world.entities("thing-stage-seat"), Place(x=0.0, y=0.0, z=2.0, yaw=0.0)
        await world.offer(before, world.texts("stage-invitation", play=play), seats=seats, within_s=15)
        await world.show_clock.set(0)
        await world.show_clock.start(title=play)
        for second, cue in CUES:
            await world.show_clock.until(second)
            await cue(world)
        await world.show_clock.until(30)
        await world.show_clock.stop()
    finally:
        playing.discard(world)


@stage.on_emote("clap")
async def clap(world: World, event) -> None:
    if not event.participant.program:
        clapping[world][event.participant] = world.now().timestamp() + CLAP_S
        await show_applause(world)


@stage.every(1.0)
async def fade(world: World) -> None:
    """Who has stopped clapping is counted no more."""
    ended = [who for who, until in clapping[world].items() if until <= world.now().timestamp() or not who.is_here]
    for who in ended:
        del clapping[world][who]
    if ended:
        await show_applause(world)


async def show_applause(world: World) -> None:
    """As loud as the part of those inside who clap now, and on a board beside the stage."""
    count, people = len(clapping[world]), max(1, len(world.participants))
    part = min(1.0, count / people)
    panel = Panel(world.texts("stage-applause"), Progress(f"{count} / {people}", part))
    for board in world.entities(tag=BOARD):
        await world.hang(panel, on=board, key="applause")
    if count:
        await world.play("applause", at=world.entity("thing-stage"), gain=part, loops=True, key="applause")
    else:
        await world.stop_sound("applause")
