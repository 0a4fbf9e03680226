"""An assembly: members from a CSV, one organisation one vote, seats that light with each stance, minutes as a chain.

The chair (a host) writes `/motion …`, and `/close` when all have voted. A delegate writes `/join` with the word of her
organisation. `/minutes` gives the minutes as a file of which nothing can be changed: `lanting verify minutes.jsonl`.
"""

import csv
import io
import json
from collections import Counter
from typing import Annotated

from msgspec import Meta

from lanting.sdk import BarChart, Button, Experience, GaveAnswer, GaveCommand, Panel, Refuse, Settings, State, World

STANCES = {"for": "#5f9e6e", "against": "#b5533c", "abstain": "#d8b25a"}  # and the colour of each
SILENT, SCREEN, LIGHT = "#8a9a9f", "thing-stage-screen", "assembly-light"
CSV = Meta(title="assembly-members", description="assembly-members-note", extra={"kind": "long_text"})


class House(Settings):
    members: Annotated[str, CSV] = ""
    quorum: Annotated[int, Meta(ge=1, title="assembly-quorum")] = 2


class Sitting(State):
    delegates: dict[str, str] = {}  # by person, for which organisation she speaks
    number: int = 0  # of the motion
    motion: str = ""
    is_open: bool = False
    stances: dict[str, str] = {}  # by organisation, so that none has two


assembly = Experience(  # its words are in `texts`: a ballot's in the voter's language, what all read in the Space's
    "assembly", title="assembly-title", about="assembly-about", keeps="assembly-keeps",
    capabilities=["chat", "edit", "records"], settings=House, template="stage-hall", purpose="assemble",
)  # fmt: skip


def members_of(world: World) -> dict[str, str]:
    """By organisation, the word of its delegates."""
    rows = list(csv.reader(io.StringIO(world.settings.members or world.texts("assembly-sample"))))[1:]
    return {row[0].strip(): row[1].strip() for row in rows if len(row) > 1}


def outcome_of(world: World, sitting: Sitting) -> str:
    """The sentence that is said, and that stands in the minutes."""
    counts, members, quorum = Counter(sitting.stances.values()), len(members_of(world)), world.settings.quorum
    key = "assembly-carried" if counts["for"] > counts["against"] else "assembly-rejected"
    key = key if len(sitting.stances) >= quorum else "assembly-no-quorum"
    facts = {stance: counts[stance] for stance in STANCES}
    return world.texts(key, number=sitting.number, members=members, quorum=quorum, **facts)


@assembly.on_start
async def begin(world: World) -> None:
    """Also after a restart: lights, screen and ballots are there again, and the minutes lack nothing."""
    lit = {each.name for each in world.entities(tag=LIGHT)}
    seats = [each.place for each in world.entities() if "seat" in each.components]
    lamp = {"shape": {"kind": "sphere", "size": [0.2, 0.2, 0.2], "colour": SILENT}}
    async with world.edit():
        for name, at in zip(members_of(world), seats, strict=False):
            if name not in lit:
                await world.add(name=name, tags=[LIGHT], at=at.before(0.0, up_m=1.9), components=lamp)
    await minute(world)
    await show(world)


async def minute(world: World) -> None:
    """Write down what was decided, once."""
    sitting, minutes = await world.recall(Sitting), world.log("minutes")
    is_written = any(json.loads(line)["body"]["number"] == sitting.number for line in await minutes.lines())
    if sitting.number and not sitting.is_open and not is_written:
        said = {"number": sitting.number, "motion": sitting.motion, "stances": sitting.stances}
        await minutes.append({**said, "outcome": outcome_of(world, sitting)})


async def show(world: World) -> None:
    """The motion on the screen, a light for each stance, and a ballot before whoever may still vote."""
    sitting = await world.recall(Sitting)
    counts = Counter(sitting.stances.values())
    labels = [world.texts(f"assembly-stance-{stance}") for stance in STANCES]
    chart = BarChart(world.texts("assembly-stances"), labels, [float(counts[stance]) for stance in STANCES])
    title, text = world.texts("assembly-motion", number=sitting.number), sitting.motion or world.texts("assembly-none")
    await world.hang(Panel(title, text, chart), on=SCREEN, key="screen")
    async with world.edit():
        for light in world.entities(tag=LIGHT):
            await light.set("shape", colour=STANCES.get(sitting.stances.get(light.name, ""), SILENT))
    done = {None, *sitting.stances}
    voters = [who for who in world.participants if sitting.is_open and sitting.delegates.get(who.person) not in done]

    def ballot(texts) -> Panel:
        """In the language of who reads it. Its buttons are its own: a late press is no vote on the next motion."""
        buttons = [Button(f"{each}_{sitting.number}", texts(f"assembly-stance-{each}")) for each in STANCES]
        return Panel(texts("assembly-ballot"), sitting.motion, buttons=buttons)

    await world.show(ballot, to=voters, key="ballot")


@assembly.on_command("join", about="assembly-join")
async def join(world: World, event: GaveCommand) -> None:
    found = [name for name, word in members_of(world).items() if word == event.text.strip()]
    if not found:
        return await event.participant.tell(world.texts("assembly-word-unknown", event.participant))
    async with world.state(Sitting) as sitting:
        sitting.delegates[event.participant.person] = found[0]
    await event.participant.set_badge(found[0][:24], colour=3)
    return await show(world)


@assembly.on_command("motion", about="assembly-put")
async def put(world: World, event: GaveCommand) -> None:
    chair, words = event.participant, event.text.strip()
    async with world.state(Sitting) as sitting:
        if not chair.is_host or sitting.is_open or not words:
            return await chair.tell(world.texts("assembly-put-refused", chair))
        sitting.number, sitting.motion, sitting.is_open, sitting.stances = sitting.number + 1, words, True, {}
    await show(world)
    return await world.say(world.texts("assembly-is-put", number=sitting.number, motion=words))


@assembly.on_answer("ballot")
async def vote(world: World, event: GaveAnswer) -> None:
    if event.answer.button is None:
        return  # she has put it away: it is there again when somebody else has voted
    who, (stance, number) = event.participant, event.answer.button.split("_")
    async with world.state(Sitting) as sitting:
        name = sitting.delegates[who.person]
        is_late = not sitting.is_open or number != str(sitting.number)
        if is_late or name in sitting.stances:
            raise Refuse(world.texts("assembly-vote-closed" if is_late else "assembly-voted", who, name=name))
        sitting.stances[name] = stance
    await show(world)


@assembly.on_command("close", about="assembly-close")
async def close(world: World, event: GaveCommand) -> None:
    async with world.state(Sitting) as sitting:
        if not event.participant.is_host or not sitting.is_open:
            return await event.participant.tell(world.texts("assembly-close-refused", event.participant))
        sitting.is_open = False
    await minute(world)
    await show(world)
    return await world.say(outcome_of(world, sitting))


@assembly.on_command("minutes", about="assembly-minutes")
async def give_minutes(world: World, event: GaveCommand) -> None:
    await event.participant.give("minutes.jsonl", "".join(f"{line}\n" for line in await world.log("minutes").lines()))
